"""How one value of a codebook variable stands to another."""

from math import inf
from typing import NamedTuple

from ..extract.codebook import Variable
from ..settings import VariableSettings
from ..store import Row


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
