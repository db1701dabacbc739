"""Names by a fitted model: it weighs what lists and rules say, in the sentence and in the rest of the article."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ...english import Document, Sentence, Token
from ...models import chain
from ...settings import MentionSettings
from . import lists
from .hints import Hints, spans
from .parts import LIKELY, Name
from .regions import regions, sport, trimmed

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
RULE = "mentions.tagger/v1"
_TITLED = "mentions.title/v1"
_LISTED = "mentions.list/v1"
_HEADED = "mentions.head/v1"
_PURPOSE = frozenset(("to", "against"))
_POSSESSIVE = ("'s", "’s")


class Found(NamedTuple):
    """A name of the model, and how far its labels are ahead of none."""

    name: Name
    lead: int


def tagged(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name],
           settings: MentionSettings) -> list[Name]:
    """The names of these sentences; one that a rule found with the same span and type keeps the rule's name.

    What lists and titles say for sure the model may extend, not undo. A name that no rule supports, here or elsewhere
    in the article, must be far ahead.
    """
    by = {(n.start, n.end, n.type): n for n in ruled}
    sports = sport(document) > 0
    least = settings.lead_sports if sports else settings.lead
    sure = {(n.start, n.end): n for n in ruled if _sure(n)}
    headed = {(n.start, n.end): n for n in ruled if n.rule == _HEADED}
    found = [Found(headed.get((f.name.start, f.name.end), f.name), f.lead) if f.name.type == "PER" else f
             for f in label(document, sentences, ruled, chain.load("names"))]  # 'Coast Guard' is nobody's name
    known = {(n.key, n.type) for n, lead in found if lead >= least or (n.start, n.end, n.type) in by}
    made = [sure.get((n.start, n.end)) or by.get((n.start, n.end, n.type), n) for n, _ in found
            if (n.key, n.type) in known]
    inside = {k for s in sure.values() for k in range(s.start, s.end + (not _PURPOSE.isdisjoint(s.words)))}
    made = [n for n in made if n.start not in inside or n.end not in inside]
    loose = {k for n in made if n.rule == RULE for k in range(n.start, n.end)}
    made += [n for n in sure.values() if n not in made and n.start not in loose and n.end - 1 not in loose]
    return [*made, *_persons(made, ruled, {k for n in made for k in range(n.start, n.end)})]


def _sure(name: Name) -> bool:
    """Whether a rule alone suffices.

    So it is with listed bodies, bodies named by their purpose ('Coalition to Defeat Malaria') and persons with a title.
    """
    return name.rule == _TITLED or (name.rule == _LISTED and name.type == "ORG") or (
        name.rule == _HEADED and not _PURPOSE.isdisjoint(name.words))


def _persons(names: Sequence[Name], ruled: Sequence[Name], taken: Collection[int]) -> Iterator[Name]:
    """Bare surnames, as the rules found them, of persons whose names are among ``names`` in full or with a title."""
    surnames = {n.words[-1] for n in names if n.type == "PER" and (len(n.words) > 1 or n.rule == _TITLED)}
    for name in ruled:
        if name.type == "PER" and name.start not in taken and len(name.words) == 1 and name.words[0] in surnames:
            yield name


def label(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name],
          models: dict[str, chain.Chain]) -> Iterator[Found]:
    """Names by the second model, which knows what the first said in the whole article."""
    places = [r for s in sentences for r in regions(document, s)]
    hints = Hints(document, places, ruled)
    own = hints.own(document)
    first, second = models["first"], models["second"]
    memory = hints.memory([[first.labels[k] for k in row] for row in first.decode(own)])
    for region, rows in zip(places, second.scores(joined(own, memory)), strict=True):
        numbers = chain.best(rows, second.steps)
        for start, end, kind in spans([second.labels[k] for k in numbers]):
            name = named(document.tokens, region.first + start, region.first + end, kind)
            if name and not _labels(document.tokens, region.first + end, name):
                yield Found(name, sum(rows[i][numbers[i]] - rows[i][0] for i in range(start, end)))


def _labels(tokens: Sequence[Token], after: int, name: Name) -> bool:
    """Whether it is an ordinary word before a colon: 'Photo: Reuters'."""
    return len(name.words) == 1 and lists.common(name.words[0]) and after < len(tokens) and tokens[after].text == ":"


def joined(own: list[chain.Hints], more: list[chain.Hints]) -> list[chain.Hints]:
    """The hints of both for every token."""
    return [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(own, more, strict=True)]


def named(tokens: Sequence[Token], first: int, last: int, kind: str) -> Name | None:
    """The candidate of some tokens, without 'anti-' and '-based'; None where no name is left."""
    opening, closing = (trimmed(tokens[i], i) for i in (first, last - 1))
    words: list[str] = []
    for i in range(first, last):
        text = trimmed(tokens[i], i).text
        if words and text in _POSSESSIVE:
            words[-1] += text
        elif text[0].isalnum() or text == "&":
            words.append(text)
    if not words or (len(words) == 1 and words[0] in lists.demonyms()) or lists.party(words[0]):
        return None
    return Name(opening.start, closing.end, tuple(words), kind, LIKELY, RULE)
