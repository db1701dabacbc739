"""The names within a chunk: 'NATO Secretary General Jens Stoltenberg' is an organisation and a person."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from ...english import Document
from . import lists
from .regions import Chunk, Word

SURE, LIKELY, WEAK = 3, 2, 1
_NO_NAMES: Mapping[str, str] = {}
_SMALL = ("of", "for", "the", "and", "&")
_WHERE = ("in", "at", "near", "across", "outside", "on", "along", "around", "through", "into", "off")
_SAID = ("said", "says", "told", "added")
NONE = "NONE"  # a capitalised name of something else: a law, a war, a prize


class Name(NamedTuple):
    """A candidate: characters, words, type ('' where unknown) and how sure it is."""

    start: int
    end: int
    words: tuple[str, ...]
    type: str
    strength: int
    rule: str

    @property
    def shown(self) -> str:
        """The name as it is written, with the stop of an initial."""
        last = len(self.words) - 1
        return " ".join(f"{w}." if len(w) == 1 and w.isupper() and i < last else w for i, w in enumerate(self.words))

    @property
    def key(self) -> str:
        """For comparison within an article."""
        return " ".join(self.words).casefold()


def names(document: Document, chunk: Chunk) -> Iterator[Name]:
    """The candidates of a chunk in text order."""
    words = chunk.words
    titled = _last_title(words)
    if titled is None:
        yield from _plain(words, _context(document, chunk))
        return
    yield from _before_title(words[:titled])
    after = words[titled + 1:]
    if after:
        yield from _person(after)


def make(words: list[Word], kind: str, strength: int, rule: str) -> Name:
    """A candidate of whole words."""
    return Name(words[0].start, words[-1].end, tuple(w.text for w in words), kind, strength, f"mentions.{rule}/v1")


def _last_title(words: list[Word]) -> int | None:
    """Index of the last word of a title in the chunk; None where there is none or it is part of a name."""
    found = None
    for i, w in enumerate(words):
        if lists.title(w.text) and (w.text not in lists.heads() or i + 1 < len(words)):
            found = i
    if found is None:
        return None
    text = " ".join(w.text for w in words)
    if text in lists.gazetteer():
        return None
    return _extended(words, found)


def _extended(words: list[Word], found: int) -> int:
    """The title's last word where it goes on: 'Secretary of State', 'Minister of the Interior'."""
    while found + 2 < len(words) and words[found + 1].text in _SMALL and lists.modifier(words[found + 2].text):
        found += 2
        while found + 1 < len(words) and lists.common(words[found + 1].text):
            found += 1
    return found


def _before_title(words: list[Word]) -> Iterator[Name]:
    """Names before a title: 'US Defense' Secretary, 'NATO' Secretary General."""
    while words and lists.modifier(words[-1].text) and words[-1].text not in lists.gazetteer() and not (
            len(words) > 1 and lists.body(words[-1].text)):
        words = words[:-1]
    if words:
        yield from _plain(words, "")


def _person(words: list[Word]) -> Iterator[Name]:
    """What follows a title: a person, unless it is a known place ('President of Iraq')."""
    text = " ".join(w.text for w in words)
    if text in lists.organisations() or (
            len(words) > 1 and words[-1].text in lists.heads() and words[-1].text not in lists.family_heads()):
        yield from _plain(words, "")
    elif text in lists.demonyms():
        return
    else:
        yield make(words[:5], "PER", SURE, "title")


def _context(document: Document, chunk: Chunk) -> str:
    """What the words beside the chunk say: 'role', 'place', 'determiner', 'said' , 'company' or nothing."""
    tokens, sentence = document.tokens, chunk.sentence
    if chunk.last < sentence.last and tokens[chunk.last].lower == "administration":
        return "role"
    if chunk.first > sentence.first:
        before = tokens[chunk.first - 1]
        if before.lower in lists.roles() or before.lower.rpartition("-")[2] in lists.roles():
            return "role"
        if before.lower in _WHERE:
            return "place"
        if before.lower in lists.organisation_nouns():
            return "company"
        if before.tag in ("DT", "POS", "PRP$"):
            return "determiner"
        if before.lower in _SAID:
            return "said"
    after = tokens[chunk.last] if chunk.last < sentence.last else None
    if after is not None and (after.lower in (*_SAID, "who") or (
            after.text == "," and chunk.last + 1 < sentence.last and tokens[chunk.last + 1].text == "who")):
        return "said"
    return ""


def _plain(words: list[Word], context: str) -> Iterator[Name]:
    """A run without a title."""
    texts = [w.text for w in words]
    if _demonym_before(texts):
        words, texts, context = words[1:], texts[1:], "determiner"
    while len(texts) > 2 and lists.common(texts[0]) and texts[1] in lists.given() and not (
            texts[-1] in lists.heads() or " ".join(texts[:2]) in lists.gazetteer()):
        words, texts = words[1:], texts[1:]
    known = lists.gazetteer().get(" ".join(texts))
    if known:
        yield make(words, known, SURE, "place" if context == "place" and known == "LOC" else "list")
    elif len(words) == 1:
        yield from _single(words[0], context)
    else:
        yield from _several(words, texts, context)


def _demonym_before(texts: list[str]) -> bool:
    """Whether the first word says where what is named is from: 'French Ann Lee', but 'French Army'."""
    if len(texts) < 2 or texts[0] not in lists.demonyms() or _word_given(texts) or " ".join(texts) in lists.gazetteer():
        return False
    rest = texts[1:]
    return rest[0] not in lists.heads() and not all(lists.common(t) or t in lists.heads() or t in _SMALL for t in rest)


def _single(word: Word, context: str) -> Iterator[Name]:
    text = word.text
    if text in lists.family_heads() and context != "determiner":
        yield make([word], "", WEAK, "bare")
        return
    if len(text) == 1 or text in lists.heads() or {text, text.removesuffix("s")} & lists.demonyms().keys():
        return
    if text.isupper() and len(text) > 1:
        if text.title() in lists.places():
            yield make([word], "LOC", LIKELY, "list")
        elif len(text) <= 6 and "-" not in text and not lists.word(text.lower()) and not any(c.isdigit() for c in text):
            yield make([word], "ORG", WEAK, "acronym")
        return
    if "-" in text and text.rpartition("-")[2] in lists.heads():
        yield make([word], lists.heads()[text.rpartition("-")[2]], LIKELY, "head")
        return
    if lists.common(text) and context not in ("role", "company"):
        if context != "determiner":  # a surname of the article or nothing
            yield make([word], "", WEAK, "bare")
        return
    kind = {"role": "PER", "place": "LOC", "said": "PER", "company": "ORG"}.get(context, "")
    yield make([word], kind, LIKELY if context in ("role", "company") else WEAK, "context" if kind else "bare")


def _several(words: list[Word], texts: list[str], context: str) -> Iterator[Name]:
    heads = lists.heads()
    last, first = heads.get(texts[-1]), heads.get(texts[0])
    inner = next((heads[t] for t, n in pairwise(texts) if t in heads and n in ("of", "for", "to", "against")), "")
    if first and texts[1] in ("of", "for"):
        yield make(words, first, SURE, "head")
    elif inner:
        yield make(words, inner, SURE, "head")
        if "to" in texts:  # the coalition to defeat somebody
            yield from _listed(words[texts.index("to"):])
    elif texts[0] in lists.openers() and texts[0] not in lists.given():
        yield make(words, lists.openers()[texts[0]], LIKELY, "opener")
    elif context == "role" and texts[0] in lists.given() and len(texts) == 2:  # 'director Ann Bay'
        yield make(words, "PER", LIKELY, "role")
    elif last and (context in ("determiner", "place") or not _with_family_head(texts)):
        yield make(words, last, SURE, "head")
    elif _personal(texts):
        yield make(words, "PER", LIKELY, "given_name")
    elif context == "role" and len(words) <= 4:
        yield make(words, "PER", LIKELY, "role")
    elif context == "company":
        yield make(words, "ORG", LIKELY, "context")
    else:
        yield from _unknown(words, texts, context)


def _with_family_head(texts: list[str]) -> bool:
    """Whether it is a person whose surname makes names of places too: 'Ann Hill', 'Ann B. Hill'."""
    return (texts[-1] in lists.family_heads() and len(texts) <= 3
            and all(t in lists.given() or (i and len(t) == 1) for i, t in enumerate(texts[:-1])))


def _word_given(texts: list[str]) -> bool:
    """Whether it is a given name that is rather a word, and a surname that is none: 'Hunter Brandt'."""
    last = texts[-1]
    return texts[0] in lists.given_words() and 2 <= len(texts) <= 3 and not (
        last.isupper() or lists.common(last) or last in lists.gazetteer() or last in lists.heads()
        or {last, last.removesuffix("s")} & lists.demonyms().keys())


def _personal(texts: list[str]) -> bool:
    """Whether the words look like a person's full name."""
    if len(texts) > 5 or any(t in _SMALL for t in texts):
        return False
    last = texts[-1]
    if _word_given(texts):
        return True
    if texts[0] in lists.given() and texts[0] not in lists.gazetteer() and len(texts) <= 3 and not last.isupper() and (
            lists.gazetteer().get(last) == "LOC"):
        return True  # 'Luis Montenegro'
    if texts[0] in lists.given() and texts[-1] not in lists.gazetteer():
        return not (texts[0] in lists.gazetteer() and lists.common(last)) or (
            last in lists.surnames() and last not in lists.heads())
    return any(len(t) == 1 for t in texts[1:-1]) or any(
        t.lower() in lists.particles() or t[:3].lower() in ("al-", "el-") for t in texts[1:])


def _unknown(words: list[Word], texts: list[str], context: str) -> Iterator[Name]:
    """No list knows it: known names within it, else a person of two unknown words, else an organisation."""
    inner = [*_listed(words)]
    if inner:
        yield from inner
        return
    strange = [not lists.common(t) for t in texts]
    if context == "place":
        yield make(words, "LOC", WEAK, "context")
    elif context == "said" and len(texts) <= 3 and (strange[-1] or texts[-1] in lists.surnames()) and not any(
            t.isupper() for t in texts):
        yield make(words, "PER", LIKELY, "context")
    elif len(texts) <= 3 and (all(strange) or (all(strange[:-1]) and texts[-1] in lists.surnames())) and not any(
            t.isupper() for t in texts):
        yield make(words, "PER", LIKELY if context == "said" else WEAK, "unknown_words")
    elif len(texts) >= 3:
        yield make(words, "ORG", WEAK, "several_words")


def _listed(words: list[Word]) -> Iterator[Name]:
    for part, kind in within(words):
        yield make(part, kind, LIKELY, "list")


def within(words: list[Word], extra: Mapping[str, str] = _NO_NAMES, reach: int = 1) -> list[tuple[list[Word], str]]:
    """Known names within the run, longest first from the left.

    ``extra``: names of the article and their types; ``reach``: the most words one has.
    """
    found = []
    i = 0
    while i < len(words):
        for n in range(min(len(words) - i, max(reach, lists.longest().get(words[i].text, 1))), 0, -1):
            text = " ".join(w.text for w in words[i:i + n])
            kind = lists.gazetteer().get(text) or extra.get(text)
            if kind:
                found.append((words[i:i + n], kind))
                i += n
                break
        else:
            i += 1
    return found
