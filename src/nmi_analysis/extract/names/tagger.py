"""Names by a fitted model: it weighs what lists and rules say, in the sentence and in the rest of the article."""

from collections.abc import Sequence
from typing import NamedTuple

from ...language import Document, Sentence, Token
from ...models import chain
from . import chunks
from .hints import Hints, spans
from .parts import LIKELY, Name
from .regions import Region, regions

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
RULE = "mentions.tagger/v1"
_POSSESSIVE = ("'s", "’s")


class Tagged(NamedTuple):
    """The regions of a document with the label of every token."""

    regions: list[Region]
    labels: list[list[str]]


def tagged(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name]) -> list[Name]:
    """The names of these sentences; one that a rule found with the same span and type keeps the rule's name."""
    found = label(document, sentences, ruled, chain.load("names"))
    by = {(n.start, n.end, n.type): n for n in ruled}
    made = []
    for region, row in zip(found.regions, found.labels, strict=True):
        for first, last, kind in spans(row):
            name = named(document.tokens, region.first + first, region.first + last, kind)
            if name:
                made.append(by.get((name.start, name.end, kind), name))
    return made


def label(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name],
          models: dict[str, chain.Chain]) -> Tagged:
    """Labels of all regions: by the first model alone, then by the second, which knows what the first said."""
    found = [r for s in sentences for r in regions(document, s)]
    hints = Hints(document, found, ruled)
    own = hints.own(document)
    first = _labels(models["first"], own)
    return Tagged(found, _labels(models["second"], joined(own, hints.memory(first))))


def _labels(model: chain.Chain, hints: list[chain.Hints]) -> list[list[str]]:
    return [[model.labels[k] for k in row] for row in model.decode(hints)]


def joined(own: list[chain.Hints], more: list[chain.Hints]) -> list[chain.Hints]:
    """The hints of both for every token."""
    return [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(own, more, strict=True)]


def named(tokens: Sequence[Token], first: int, last: int, kind: str) -> Name | None:
    """The candidate of some tokens, without 'anti-' and '-based'; None where nothing is left."""
    opening, closing = (chunks.trimmed(tokens[i], i) for i in (first, last - 1))
    words: list[str] = []
    for i in range(first, last):
        text = chunks.trimmed(tokens[i], i).text
        if words and text in _POSSESSIVE:
            words[-1] += text
        elif text[0].isalnum() or text == "&":
            words.append(text)
    return Name(opening.start, closing.end, tuple(words), kind, LIKELY, RULE) if words else None
