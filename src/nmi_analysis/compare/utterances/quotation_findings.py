"""Findings from what happened to utterances: the only place where it becomes a sentence."""

from collections import Counter

from ...rows import Evidence, Finding, Role
from ..story import Story
from .altered import Altered, Side, rates
from .spoken import surname


def finding(a: Altered, labels: dict[str, str]) -> Finding:
    """The finding of an alteration; ``labels`` are the names of the articles' outlets."""
    weight, confidence = rates()[a.name]
    statement = {"attributed": _attributed, "turned": _turned, "reworded": _reworded, "cut": _cut}[a.kind](a, labels)
    named = a.kind == "attributed" or bool(_speaker(a))
    evidence = *_evidence(a.one, "states", named), *_evidence(a.other, "against", named)
    return Finding("quotation", statement, confidence, weight, evidence)


def labels(story: Story) -> dict[str, str]:
    """The name of each article's outlet; with the article's where two articles have one, alone where it has none."""
    sources = {a["article"]: str(a.get("source") or "") for a in story.articles}
    times = Counter(sources.values())
    return {a: s if s and times[s] == 1 else f"{s} ({a})" if s else a for a, s in sources.items()}


def _speaker(a: Altered) -> str:
    """Who says the words; blank where the articles do not agree, or none names a speaker."""
    names = [p.rendering.speaker.name for p in (*a.one, *a.other) if p.rendering.speaker.name]
    return names[0] if names and len({surname(n) for n in names}) == 1 else ""


def _evidence(side: Side, role: Role, named: bool) -> list[Evidence]:
    """The words in each article, and who says them where it names him and the others do not disagree."""
    return [Evidence(p.article, p.start, p.end, role,
                     p.rendering.speaker.name if named and p.rendering.speaker.sure else "") for p in side]


def _outlets(side: Side, labels: dict[str, str]) -> str:
    """'the Courier', 'the Courier, the Herald and the Star'."""
    names = [labels[p.article] for p in side]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _words(text: str) -> str:
    return f'"{" ".join(text.split())}"'


def _has(side: Side, labels: dict[str, str]) -> str:
    return f"{_outlets(side, labels)} {'has' if len(side) == 1 else 'have'} {_words(side[0].text)}"


def _quotes(side: Side, labels: dict[str, str], speaker: str) -> str:
    """'the Courier quotes Ann Lee as saying "..."'; a speaker is named where all articles of the side name him."""
    known = speaker and all(p.rendering.speaker.sure for p in side)
    return (f"{_outlets(side, labels)} {'quotes' if len(side) == 1 else 'quote'}"
            f" {f'{side[0].rendering.speaker.name} as saying ' if known else ''}{_words(side[0].text)}")


def _attributed(a: Altered, labels: dict[str, str]) -> str:
    one, other = (f"{_outlets(s, labels)} to {s[0].rendering.speaker.name}" for s in (a.one, a.other))
    return f"The words {_words(a.one[0].text)} are given by {one}, by {other}."


def _turned(a: Altered, labels: dict[str, str]) -> str:
    return f"Two renderings of one utterance have opposite sense: {_has(a.one, labels)}, {_has(a.other, labels)}."


def _reworded(a: Altered, labels: dict[str, str]) -> str:
    first = a.one[0].rendering.speaker.sure or not a.other[0].rendering.speaker.sure
    one, other = (a.one, a.other) if first else (a.other, a.one)
    return f"{_quotes(one, labels, _speaker(a))}; {_has(other, labels)}."


def _cut(a: Altered, labels: dict[str, str]) -> str:
    leaves = "leaves" if len(a.other) == 1 else "leave"
    return f"{_quotes(a.one, labels, _speaker(a))}; {_outlets(a.other, labels)} {leaves} out {_words(a.left)}."
