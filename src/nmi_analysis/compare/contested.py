"""Findings on facts that a codebook tracks and on who leads what, where articles of one time contradict each other.

The stances are those of ``claims``: no value is compared anew.
"""

from collections.abc import Iterator, Sequence

from ..language import Context, Document
from ..rows import Evidence, Finding, Role
from ..settings import ContestedSettings
from ..tables import Row
from .outlets import Outlets, ended, words_of
from .story import Story

_RULES = ("claims.variable/v1", "claims.leader/v1")
_VALUES = frozenset(("number", "date", "name"))  # kinds of variables of which another value is another fact


def contested(story: Story, context: Context) -> dict[str, list[Finding]]:
    """A finding for each claim that articles of one time state and contradict, or give another value of."""
    settings, kinds = context.settings.contested, _kinds(context)
    claims: dict[str, list[Row]] = {}
    for r in story.table("claims"):
        if r["rule"] in _RULES and not r["time_separated"]:
            claims.setdefault(r["claim"], []).append(r)
    made: list[Finding] = []
    for rows in claims.values():
        states = [r for r in rows if r["stance"] == "states"]
        for stance in ("contradicts", "differs"):
            against = [r for r in rows if r["stance"] == stance and (stance == "contradicts" or _other(r, kinds))]
            if states and {r["article"] for r in against} - {r["article"] for r in states}:
                made.append(_finding(story, states, against, settings))
    return {"findings": made}


def _kinds(context: Context) -> dict[str, str]:
    variables = context.codebook.variables if context.codebook is not None else {}
    return {name: v.kind for name, v in variables.items()}


def _other(row: Row, kinds: dict[str, str]) -> bool:
    """Whether a row that differs gives another value of a variable that has one."""
    _, _, rest = str(row["claim"]).partition("/")
    return kinds.get(rest.partition("/")[0], "") in _VALUES and str(row["reason"]).startswith("other ")


def _finding(story: Story, states: Sequence[Row], against: Sequence[Row], settings: ContestedSettings) -> Finding:
    variable = states[0]["kind"] == "variable"
    label = str(states[0]["label"]) if variable else ""
    told = [_side(story.outlets, rows, story) for rows in (states, against)]
    statement = ended((f"{label}: " if variable else "") + "; ".join(told))
    evidence = (*_evidence(story, states, "states", label), *_evidence(story, against, "against", label))
    contradicts = against[0]["stance"] == "contradicts"
    return Finding("contradiction" if contradicts else "differs", statement,
                   settings.variable if variable else settings.leader,
                   settings.contradicts if contradicts else settings.differs, evidence)


def _side(outlets: Outlets, rows: Sequence[Row], story: Story) -> str:
    """'the Courier and the Herald “led by a Danish commander”': the words are the first article's."""
    articles = list(dict.fromkeys(r["article"] for r in rows))
    start, end = _passage(story.documents[rows[0]["article"]], rows[0])
    return f"{outlets.named(articles)} {words_of(story.documents[rows[0]['article']].text[start:end])}"


def _evidence(story: Story, rows: Sequence[Row], role: Role, label: str) -> Iterator[Evidence]:
    for article in dict.fromkeys(r["article"] for r in rows):
        row = next(r for r in rows if r["article"] == article)
        yield Evidence(article, *_passage(story.documents[article], row), role, label)


_BEFORE, _BEHIND = 12, 12  # words of a sentence that are quoted on either side of a fact


def _passage(document: Document, row: Row) -> tuple[int, int]:
    """The words around a fact, within its sentence."""
    tokens = document.tokens_of(document.sentences[row["sentence"]])
    first = next((i for i, t in enumerate(tokens) if t.end > row["start"]), 0)
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].start < row["end"]), len(tokens) - 1)
    left, right = max(0, first - _BEFORE), min(len(tokens) - 1, last + _BEHIND)
    while right > last and not tokens[right].text[-1].isalnum():
        right -= 1
    return min(tokens[left].start, row["start"]), max(tokens[right].end, row["end"])
