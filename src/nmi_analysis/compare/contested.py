"""Findings on facts that a codebook tracks and on who leads what, where articles of one time contradict each other.

The stances are those of ``claims``: no value is compared anew.
"""

from collections.abc import Iterator, Mapping, Sequence

from ..english import Context, Document
from ..extract.codebook import Variable
from ..rows import Evidence, Finding, Role
from ..settings import ContestedSettings
from ..store import Row
from .frames import around, tokens_between
from .story import Outlets, Story, ended
from .variables import variable_of

Values = Mapping[tuple[str, str, int], str]  # variable, article and start to the value of a fact
_RULES = ("claims.variable/v1", "claims.leader/v1")
_BEFORE, _BEHIND = 12, 12  # words of a long statement that are quoted on either side of a fact
_VALUES = frozenset(("number", "date", "name"))  # kinds of variables of which another value is another fact


def contested(story: Story, context: Context) -> dict[str, list[Finding]]:
    """A finding for each claim that articles of one time state and contradict, or give another value of."""
    settings, variables = context.settings.contested, context.codebook.variables if context.codebook else {}
    values = {(f["variable"], f["article"], f["start"]): f["value"] for f in story.table("facts")}
    claims: dict[str, list[Row]] = {}
    for r in story.table("claims"):
        if r["rule"] in _RULES and not r["time_separated"]:
            claims.setdefault(r["claim"], []).append(r)
    made: list[Finding] = []
    for rows in claims.values():
        states = [r for r in rows if r["stance"] == "states"]
        for stance in ("contradicts", "differs"):
            against = [r for r in rows if r["stance"] == stance and (
                stance == "contradicts" or (_other(r, variables) and not _listed(rows, states, r)))]
            if states and {r["article"] for r in against} - {r["article"] for r in states}:
                made.append(_finding(story, states, against, _asked(states[0], variables), values, settings))
    return {"findings": made}


def _asked(row: Row, variables: Mapping[str, Variable]) -> str:
    """What the codebook calls the variable; blank where the claim is of none."""
    return variables[variable_of(row["claim"])].label if row["kind"] == "variable" else ""


def _other(row: Row, variables: Mapping[str, Variable]) -> bool:
    """Whether a row that differs gives another value of a variable that has one."""
    variable = variables.get(variable_of(row["claim"]))
    return variable is not None and variable.kind in _VALUES and str(row["reason"]).startswith("other ")


def _listed(rows: Sequence[Row], states: Sequence[Row], other: Row) -> bool:
    """Whether an article gives several names where a variable may have several: a list of stars is no dispute."""
    of = [r for r in rows if r["article"] in {other["article"], *(s["article"] for s in states)}]
    return len({(r["article"], r["text"]) for r in of}) > len({r["article"] for r in of})


def _finding(story: Story, states: Sequence[Row], against: Sequence[Row], asked: str, values: Values,
             settings: ContestedSettings) -> Finding:
    """``asked``: what the codebook calls the fact; blank where none tracks it."""
    told = "; ".join(_side(story.outlets, rows, story) for rows in (states, against))
    contradicts = against[0]["stance"] == "contradicts"
    sure = settings.leader if not asked else settings.variable if contradicts else settings.variable_differs
    evidence = (*_evidence(story, states, "states", asked, values),
                *_evidence(story, against, "against", asked, values))
    return Finding("contradiction" if contradicts else "differs", ended(f"{asked}: {told}" if asked else told), sure,
                   settings.contradicts if contradicts else settings.differs, evidence)


def _side(outlets: Outlets, rows: Sequence[Row], story: Story) -> str:
    """'the Courier “led by a Danish commander”, likewise the Herald'."""
    start, end = _passage(story.documents[rows[0]["article"]], rows[0])
    return outlets.said([r["article"] for r in rows], story.documents[rows[0]["article"]].text[start:end])


def _evidence(story: Story, rows: Sequence[Row], role: Role, asked: str, values: Values) -> Iterator[Evidence]:
    """The first passage of each article; its value is the fact as the codebook has it, 'Boats at sea: 12'."""
    for article in dict.fromkeys(r["article"] for r in rows):
        row = next(r for r in rows if r["article"] == article)
        value = values.get((variable_of(row["claim"]), article, row["start"]), "")
        yield Evidence(article, *_passage(story.documents[article], row), role, f"{asked}: {value}" if asked else "")


def _passage(document: Document, row: Row) -> tuple[int, int]:
    """The statement that has a fact; of a long one the words around it."""
    tokens = document.tokens_of(document.sentences[row["sentence"]])
    first, last = tokens_between(tokens, row["start"], row["end"])
    near = max(0, first - _BEFORE), min(len(tokens) - 1, last + _BEHIND)
    left, right = around(tokens, first, last) or near
    while right > last and not tokens[right].text[-1].isalnum():
        right -= 1
    return min(tokens[left].start, row["start"]), max(tokens[right].end, row["end"])
