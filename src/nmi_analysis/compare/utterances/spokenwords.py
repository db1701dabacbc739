"""The words of a rendering, each with the key it is compared by, and of what sort a difference between two is.

Keys put spelling, contractions and numbers aside. Sorts go from trivia that no reader stops at to a denial.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from ... import lexicons
from ...english import Document, Token
from ...settings import AlterationSettings
from ..polarity import doubts, negates, opposed
from ..terms import RAREST, frequency, root
from ..units import term

_SIGNS = {"%": "percent", "&": "and"}
_ACRONYM = 3  # letters of an acronym that may be a word in small letters
_MASKED = frozenset("*-")
_HYPHEN = re.compile("[-‐‑]")
_OPEN, _CLOSE = frozenset("[("), frozenset("])")
# American spelling for British, where a rule tells; keys are compared, never shown.
_SPELLINGS = tuple((re.compile(pattern), put) for pattern, put in (
    (r"(?<=\w{2})our(?=s?$|ed$|ing$|able$|ful$|ite$|hood$)", "or"), (r"(?<=\w{3})is(?=(?:e[sd]?|ing|ations?)$)", "iz"),
    (r"(?<=\w{3})ys(?=e[sd]?$|ing$)", "yz"), (r"(?<=\w{2})tre(?=s?$)", "ter"), (r"(?<=\w{2})ll(?=ed$|ing$|ers?$)", "l"),
    (r"(?<=\w{3})ogue(?=s?$)", "og"), (r"(?<=\w{3})ence(?=s?$)", "ense"), (r"^grey", "gray"),
    (r"(?<=\w{4})wards$", "ward")))


class SpokenWord(NamedTuple):
    """A word in its place. ``quoted``: inside quotation marks; ``editorial``: in brackets, so not the speaker's.

    ``tag`` is that of its token; ``term``: what it tells of the matter, blank for a function word.
    """

    start: int
    end: int
    key: str
    term: str
    tag: str
    quoted: bool
    editorial: bool


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    return {r["form"]: tuple(r["words"].split()) for r in lexicons.table("contractions")}


@cache
def _numbers() -> dict[str, str]:
    return {r["word"]: r["value"] for r in lexicons.table("number_words") if r["class"] in ("unit", "teen", "ten")}


@lru_cache(maxsize=1 << 16)
def keys(text: str, tag: str) -> tuple[str, ...]:
    """What a token is compared by: one key, none for a mark, or those of the words that a contraction stands for."""
    lower = text.lower().replace("’", "'")
    if lower == "'s" and tag != "VBZ":
        return ("us",) if tag == "PRP" else ()
    if lower in _contractions():
        return _contractions()[lower]
    if lower in _SIGNS:
        return (_SIGNS[lower],)
    if not lower[0].isalnum():
        return ()
    bare = lower.replace(",", "").removesuffix(":00") if lower[0].isdigit() else lower.replace(".", "")
    if 1 < len(bare) <= _ACRONYM and text.isupper():
        return (bare.upper(),)  # 'US' is not 'us'
    return tuple(spelled(_numbers().get(part, part)) for part in _parts(bare))


def _parts(word: str) -> list[str]:
    """The words that hyphens join, where no letters are masked: a hyphen is as often a dash without its blanks."""
    return [word] if "*" in word or "--" in word else [p for p in _HYPHEN.split(word) if p]


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """A lower-cased word in one spelling, American where British differs by a rule: 'colour', 'organise'."""
    for pattern, put in _SPELLINGS:
        other = pattern.sub(put, word)
        if frequency(other) > RAREST:
            word = other
    return word


def spoken(document: Document, start: int, end: int, marked: Sequence[tuple[int, int]]) -> tuple[SpokenWord, ...]:
    """The words of a span; ``marked`` are the spans between quotation marks, in order and apart."""
    starts = [s for s, _ in marked]
    made = []
    inside = False
    for token in _tokens(document, start, end):
        if token.text in _OPEN or token.text in _CLOSE:
            inside = token.text in _OPEN
            continue
        at = bisect_right(starts, token.start) - 1
        quoted = at >= 0 and token.start < marked[at][1]
        made += [SpokenWord(token.start, token.end, key, term(key), token.tag, quoted, inside)
                 for key in keys(token.text, token.tag)]
    return tuple(made)


def _tokens(document: Document, start: int, end: int) -> Iterator[Token]:
    """The tokens of a span, the parts of a masked word ('d***ed', 'f--k') as one."""
    first = document.token_at(start)
    listed = [t for t in document.tokens[first:document.token_at(max(start, end - 1)) + 1] if start <= t.start < end]
    at = 0
    while at < len(listed):
        last = at
        while last + 1 < len(listed) and listed[last].end == listed[last + 1].start and _hides(listed, at, last):
            last += 1
        if last > at and any(set(t.text) <= _MASKED for t in listed[at:last + 1]) and listed[at].text[0].isalpha():
            text = document.text[listed[at].start:listed[last].end]
            yield Token(listed[at].start, listed[last].end, text, text.lower(), "NN")
        else:
            yield from listed[at:last + 1]
        at = last + 1


def _hides(listed: Sequence[Token], first: int, last: int) -> bool:
    """Whether the next token goes on a word of which letters are masked."""
    one, other = listed[last].text, listed[last + 1].text
    if set(other) <= _MASKED:
        return one[-1].isalpha() or (last > first and set(one) <= _MASKED)
    return last > first and set(one) <= _MASKED and other[0].isalpha()


Sort = Literal["editorial", "masked", "spelling", "filler", "repeated", "small", "function", "inflection", "pronoun",
               "content", "name", "modality", "number", "opposite", "negation"]
TRIVIA: frozenset[Sort] = frozenset(("editorial", "masked", "spelling", "filler", "repeated", "small"))
_FILLERS = frozenset(("um", "uh", "er", "ah", "oh", "well", "look", "okay"))
_SMALL = frozenset(("a", "an", "the", "that"))
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile("[aeiou]")


class _Side(NamedTuple):
    words: list[SpokenWord]

    @property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]

    def having(self, tags: str | tuple[str, ...]) -> list[str]:
        return [w.key for w in self.words if w.tag.startswith(tags)]


def sort(one: Sequence[SpokenWord], at_one: tuple[int, int], other: Sequence[SpokenWord],
         at_other: tuple[int, int], settings: AlterationSettings) -> Sort:
    """The sort of the difference between words ``at_one`` of a version and ``at_other`` of another."""
    a, b = one[slice(*at_one)], other[slice(*at_other)]
    if any(w.editorial for w in a) or any(w.editorial for w in b):
        return "editorial"
    if (_repeats(one, at_one) and not b) or (_repeats(other, at_other) and not a):
        return "repeated"
    mine, theirs = (_Side([w for w in side if w.key not in _SMALL]) for side in (a, b))
    if mine.keys == theirs.keys:
        return "small"
    x, y = "".join(mine.keys), "".join(theirs.keys)
    if "*" in x or "*" in y or "--" in x or "--" in y:
        return "masked"
    if x.replace("-", "") == y.replace("-", "") or (x and y and _spelled_alike(mine, theirs, settings)):
        return "spelling"
    if {*mine.keys, *theirs.keys} <= _FILLERS:
        return "filler"
    return _telling(mine, theirs)


def _telling(mine: _Side, theirs: _Side) -> Sort:
    """The sort of a difference that is no trivia, the gravest first."""
    if sum(map(negates, mine.keys)) % 2 != sum(map(negates, theirs.keys)) % 2:
        return "negation"
    if any(opposed(key).intersection(theirs.keys) for key in mine.keys):
        return "opposite"
    if mine.having("CD") != theirs.having("CD"):
        return "number"
    if {*mine.having("MD")} != {*theirs.having("MD")} or any(map(doubts, mine.keys)) != any(map(doubts, theirs.keys)):
        return "modality"
    if [root(k) for k in mine.keys] == [root(k) for k in theirs.keys]:
        return "inflection"
    pronouns = bool(mine.having("PRP")) != bool(theirs.having("PRP"))
    if mine.having("NNP") != theirs.having("NNP"):
        return "pronoun" if pronouns else "name"
    if any(w.term for w in (*mine.words, *theirs.words)):
        return "content"
    return "pronoun" if pronouns else "function"


def _repeats(words: Sequence[SpokenWord], at: tuple[int, int]) -> bool:
    """Whether the words say again what stands before or behind them, as a speaker who stumbles."""
    first, last = at
    n = last - first
    keys = [w.key for w in words]
    return n > 0 and keys[first:last] in (keys[max(0, first - n):first], keys[last:last + n])


def _spelled_alike(mine: _Side, theirs: _Side, settings: AlterationSettings) -> bool:
    """Whether the one word on either side is one in two spellings ('okay', 'Qassem'), and not two inflections."""
    if len(mine.words) != 1 or len(theirs.words) != 1:
        return False
    x, y = mine.keys[0], theirs.keys[0]
    if not (mine.having("N") and theirs.having("N")) or root(x) == root(y):
        return {x, y} == {"OK", "okay"}
    close = min(len(x), len(y)) >= settings.long and x[0] == y[0] and (
        Levenshtein.normalized_similarity(x, y) >= settings.spelled)
    short, long = sorted((x, y), key=len)
    named = bool(mine.having("NNP") or theirs.having("NNP"))
    clipped = named and len(short) >= settings.clipped and long.startswith(short)
    return close or clipped or _consonants(x) == _consonants(y)


def _consonants(word: str) -> str:
    """The consonants of a word, doubled ones once: 'momma' and 'mama' sound alike."""
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", word))
