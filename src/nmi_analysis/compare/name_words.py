"""The words of a story's names as they are written, with what stands beside and around them."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from ..english import Context, Document, Sentence
from ..extract.mentions import title_case
from ..extract.names import lists
from ..settings import SpellingSettings
from ..store import Row
from .frames import function_words
from .story import Story
from .terms import frequency, stem

_KNOWN = 1e-6  # share of running English from which a word is known: one in a million
_SOUNDS = (("ph", "f"), ("ck", "k"), ("gh", "g"), ("kh", "k"), ("q", "k"), ("x", "ks"), ("c", "k"), ("z", "s"),
           ("w", "v"), ("y", "i"), ("j", "g"))  # letters that transliterations and slips exchange
_WHERE = frozenset(("in", "at", "near", "off", "outside", "around", "across"))  # before the name of a place
_AMERICAN = tuple((re.compile(british), american) for british, american in (
    (r"(?<!v)is(e[drs]?|ers|ing|ations?)$", r"iz\1"), (r"ys(e[drs]?|ers|ing)$", r"yz\1"), (r"tre(s?)$", r"ter\1"),
    (r"ence$", "ense"), (r"ogue(s?)$", r"og\1"), (r"ll(e[dr]|ers|ing|ors?)$", r"l\1"), (r"amme(s?)$", r"am\1")))
_JOINS = frozenset(("of", "de", "del", "di", "al"))
_MARKS = frozenset(".\"“”'’")


class NameWord(NamedTuple):
    """A word of a name at a token; ``left`` and ``right``: the words of names beside it, plain, blank for none."""

    article: str
    token: int
    text: str
    left: str
    right: str
    around: frozenset[str]  # stems of the words around
    kind: str  # of the mention it stands in, or LOC behind 'in' and the like; blank for none


def name_words(story: Story, context: Context) -> dict[str, list[NameWord]]:
    """Every word that is written as a name, by its plain form, in the order of the articles."""
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in story.table("mentions"):
        mentions[row["article"]].append(row)
    made: dict[str, list[NameWord]] = defaultdict(list)
    for article in story.by_article:
        document = story.documents[article]
        scene = _Scene(document, mentions[article])
        for sentence in document.sentences:
            if sentence.kind != "boilerplate" and not title_case(document, sentence, context.settings.mentions):
                for word in scene.words(sentence, context.settings.spellings):
                    made[plain(word.text)].append(word)
    return made


class _Scene:
    def __init__(self, document: Document, mentions: list[Row]) -> None:
        self.document = document
        self.types = {i: str(m["type"]) for m in mentions
                      for i in range(document.token_at(m["start"]), document.token_at(m["end"] - 1) + 1)}

    def words(self, sentence: Sentence, settings: SpellingSettings) -> list[NameWord]:
        tokens = self.document.tokens
        opening = next((i for i in range(sentence.first, sentence.last) if tokens[i].text[0].isalnum()), -1)
        made = []
        for i in range(sentence.first, sentence.last):
            text = tokens[i].text
            if len(text) < settings.shortest or text.isupper() or not self._name(i, opening):
                continue
            made.append(NameWord(self.document.article, i, text, self._beside(i, -1, sentence, opening),
                                 self._beside(i, 1, sentence, opening), self._around(i, sentence, settings),
                                 self._kind(i, sentence)))
        return made

    def _kind(self, i: int, sentence: Sentence) -> str:
        before = self.document.tokens[i - 1].lower if i > sentence.first else ""
        return "LOC" if before in _WHERE else self.types.get(i, "")

    def _name(self, i: int, opening: int) -> bool:
        """Whether the token is written as a name; the first of a sentence only where a list or no list has it."""
        text = self.document.tokens[i].text
        if not (text[0].isalpha() and text[0].isupper()) or text in lists.calendar():
            return False
        return i != opening or i in self.types or not lists.word(text.lower())

    def _beside(self, i: int, step: int, sentence: Sentence, opening: int) -> str:
        tokens = self.document.tokens
        at = i + step
        while sentence.first <= at < sentence.last and (
                tokens[at].text in _MARKS or (len(tokens[at].text) == 1 and tokens[at].text.isupper())):
            at += step
        if sentence.first < at < sentence.last - 1 and tokens[at].text in _JOINS:  # 'Gulf of Aden'
            at += step
        inside = sentence.first <= at < sentence.last
        text = tokens[at].text if inside and self._name(at, opening) else ""
        return "" if lists.title(text) else plain(text)

    def _around(self, i: int, sentence: Sentence, settings: SpellingSettings) -> frozenset[str]:
        first, last = max(sentence.first, i - settings.window), min(sentence.last, i + settings.window + 1)
        return frozenset(stem(t.lower) for k, t in enumerate(self.document.tokens[first:last], first)
                         if k != i and t.text[0].isalnum() and t.lower not in function_words())


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """Without case, diacritics and hyphens, in American spelling: house style is no other name."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    bare = bare.replace("’", "'").replace("-", "").replace("our", "or")
    for british, american in _AMERICAN:
        bare = british.sub(american, bare)
    return bare


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """The consonants of a plain word, those alike as one letter, doubled ones once; its first letter stays."""
    bare = re.sub("[^a-z]", "", word)
    for letters, other in _SOUNDS:
        bare = bare.replace(letters, other)
    return re.sub(r"(.)\1+", r"\1", bare[:1] + re.sub("[aeiouh]", "", bare[1:]))


@lru_cache(maxsize=1 << 14)
def known(word: str, kind: str) -> bool:
    """Whether a word as written is a name of the kind (``PER``, ``LOC``, blank for any) or a word of the language."""
    if lists.word(word.lower()) or word in lists.gazetteer():
        return True
    return kind != "LOC" and (word in lists.given() or word in lists.surnames() or frequency(word.lower()) >= _KNOWN)
