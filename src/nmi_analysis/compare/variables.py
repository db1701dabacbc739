"""Claims and coverage of a codebook's variables: each value of a variable is a claim.

The reference of a variable is the value that most independent sources give, ties to the earliest. A variable's time is
that of most independent sources. A claim's time is the same where it is stated then, else that of its earliest
statement; what is said at another time may differ and contradicts nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from ..english import Context
from ..extract.codebook import Variable
from ..settings import VariableSettings
from ..store import Row
from .claims import covered
from .story import Story, apart, days


class Verdict(NamedTuple):
    """A stance of the table and its reason, blank for ``states``."""

    stance: str
    reason: str = ""


STATES = Verdict("states")
OTHER = {"number": "other value", "date": "other date", "name": "other actor", "yes_no": "negation",
         "text": "other value"}
# Reasons that hold at any time: the two go together.
COMPATIBLE = frozenset({"less specific", "rounding or bound"})


PREFIX = "codebook/"  # of the names of claims on variables


def claim_of(variable: str, value: str) -> str:
    """The name of the claim that a variable has a value."""
    return f"{PREFIX}{variable}/{value}"


def variable_of(claim: str) -> str:
    """The codebook variable of a claim, blank for any other claim."""
    return claim[len(PREFIX):].partition("/")[0] if claim.startswith(PREFIX) else ""


def key(variable: Variable, fact: Row) -> str:
    """The value as it names a claim; a denied one is another value than the affirmed."""
    denied = fact["polarity"] == "denied" and variable.kind != "yes_no"
    return f"not {fact['value']}" if denied else str(fact["value"])


def verdict(variable: Variable, claim: Row, fact: Row, settings: VariableSettings) -> Verdict:
    """What ``fact`` does with the claim that the fact ``claim`` states, both of one time."""
    ours, theirs = key(variable, claim), key(variable, fact)
    if ours == theirs:
        return STATES
    if ours.removeprefix("not ") == theirs.removeprefix("not "):
        return Verdict("contradicts", "negation")
    affirmed = not ours.startswith("not ") and not theirs.startswith("not ")
    if variable.kind == "date" and affirmed and theirs.startswith(ours):
        return STATES
    if variable.kind == "date" and affirmed and ours.startswith(theirs):
        return Verdict("differs", "less specific")
    if variable.kind == "number" and affirmed and _overlap(claim, fact, settings.about):
        return Verdict("differs", "rounding or bound")
    exclusive = (variable.single or variable.kind == "yes_no") and affirmed
    return Verdict("contradicts" if exclusive else "differs", OTHER[variable.kind])


def _overlap(a: Row, b: Row, about: float) -> bool:
    (low, high), (least, most) = _interval(a, about), _interval(b, about)
    return low <= most and least <= high


def _interval(fact: Row, about: float) -> tuple[float, float]:
    """The numbers that the fact allows."""
    low = float(fact["number"])
    high = low if fact.get("upper") is None else float(fact["upper"])
    if fact.get("bound") == "~":
        return low - about * abs(low), high + about * abs(high)
    return (-inf if fact.get("bound") == "<" else low), (inf if fact.get("bound") == ">" else high)


RULE = "claims.variable/v1"
SEPARATED = "time-separated"
LONGEST = 80  # characters of a value in a label


@dataclass(frozen=True)
class _Comparison:
    story: Story
    variable: Variable
    settings: VariableSettings

    def apart(self, a: str, b: str) -> bool:
        """Whether two articles are from other times."""
        dates = [days(str(self.story.by_article[x].get("published") or "")) for x in (a, b)]
        return abs(apart(*dates)) > self.settings.apart_days

    def order(self, article: str) -> tuple[float, str]:
        """By publication, undated ones last, then by id."""
        known = days(str(self.story.by_article[article].get("published") or ""))
        return (known[0] if known else inf, article)

    def independent(self, facts: Sequence[Row]) -> list[str]:
        """The articles that count as sources; all of them where none does."""
        articles = sorted({f["article"] for f in facts}, key=self.order)
        return [a for a in articles if a in self.story.independent] or articles

    def reference(self, groups: dict[str, list[Row]]) -> str:
        """The value that most independent sources give; ties to the earliest."""
        sources = {value: self.independent(facts) for value, facts in groups.items()}
        return min(groups, key=lambda value: (-len(sources[value]), self.order(sources[value][0]), value))

    def main_time(self, facts: Sequence[Row]) -> str:
        """An article of the time that most independent sources are from; ties to the earliest."""
        free = self.independent(facts)
        return min(free, key=lambda a: (-sum(not self.apart(a, b) for b in free), self.order(a)))


def variables(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``claims`` and ``coverage`` for the codebook's variables."""
    claims: list[Row] = []
    coverage: list[Row] = []
    if context.codebook is not None:
        for name, variable in context.codebook.variables.items():
            facts = [f for f in story.table("facts") if f["variable"] == name]
            comparison = _Comparison(story, variable, context.settings.variables)
            for made in _claims(comparison, name, facts):
                claims.extend(made)
                coverage.extend(covered(story, made[0]["claim"], made))
    return {"claims": claims, "coverage": coverage}


def _claims(comparison: _Comparison, name: str, facts: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each value's claim, the reference's first."""
    groups: dict[str, list[Row]] = {}
    for fact in facts:
        groups.setdefault(key(comparison.variable, fact), []).append(fact)
    if not groups:
        return
    main = comparison.reference(groups)
    now = comparison.main_time(facts)
    for value in sorted(groups, key=lambda v: (v != main, v)):
        stated = comparison.independent(groups[value])
        then = next((a for a in stated if not comparison.apart(a, now)), stated[0])
        made = [_claim(comparison, name, groups[value][0], fact, then) for fact in facts]
        if any(row["stance"] == "contradicts" for row in made):
            _stand_aside(made)
        yield made


def _stand_aside(claims: Sequence[Row]) -> None:
    """Where a value is contested, a statement of it from another time takes no side."""
    for row in claims:
        if row["time_separated"] and row["stance"] == "states":
            row["stance"], row["reason"] = "differs", SEPARATED


def _claim(comparison: _Comparison, name: str, first: Row, fact: Row, then: str) -> Row:
    """What ``fact`` does with the claim that ``first`` states; ``then`` is the article that gives the claim's time."""
    variable = comparison.variable
    found = verdict(variable, first, fact, comparison.settings)
    separated = comparison.apart(then, fact["article"])
    if separated and found != STATES and found.reason not in COMPATIBLE:
        found = Verdict("differs", SEPARATED)
    value = key(variable, first)
    return {
        "story": comparison.story.id, "claim": claim_of(name, value), "label": label(variable, first),
        "kind": "variable", "stance": found.stance, "reason": found.reason,
        "value": "", "against": "", "time_separated": separated, "rule": RULE,
        **{k: fact[k] for k in ("article", "sentence", "start", "end", "text")},
    }


def label(variable: Variable, fact: Row) -> str:
    """'Planned strength: 4,000 personnel'."""
    value = key(variable, fact)
    number = fact.get("number")
    if number is not None:
        upper = fact.get("upper")
        value = f"{number:,.10g}" + (f" to {upper:,.10g}" if upper is not None else "")
        value = " ".join(filter(None, ("not" if key(variable, fact).startswith("not ") else "", value, variable.unit)))
    return f"{variable.label}: {value if len(value) <= LONGEST else value[:LONGEST - 1] + '…'}"
