"""Rows of ``facts``: what an article says of each variable of the codebook; for who writes one, what it nearly says."""

from collections.abc import Iterator
from typing import NamedTuple

from ...english import Context, Document
from ...settings import FactSettings
from ...store import Row, Rows
from ..codebook import Codebook, Rule, Variable
from .conditions import Failed, failures, fits
from .places import Place, Surroundings, places
from .values import change_denied, denied, filled, negates


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``facts`` in text order within each variable; none without a codebook."""
    if context.codebook is None:
        return
    around = Surroundings(document, rows)
    for name, variable in context.codebook.variables.items():
        found: dict[tuple[int, int, str], Row] = {}
        for rule in variable.any:
            for place in places(document, rows, rule):
                row = row_at(around, variable, rule, place, context.settings.facts)
                if row is not None:
                    found.setdefault((row["start"], row["end"], row["value"]), {"variable": name, **row})
        yield from (found[key] for key in sorted(found))


def row_at(
    around: Surroundings, variable: Variable, rule: Rule, place: Place, settings: FactSettings,
) -> Row | None:
    """The fact at one place; None where the place does not fit the rule or holds no value of the variable's kind."""
    if not fits(around, rule, place):
        return None
    inside = negates(around.document, place)
    changed = around.arrival(place.row, place.value)
    negated = inside or denied(around.document, place, settings) or (
        changed is not None and change_denied(around.document, changed, place, settings))
    made = filled(around, variable, rule, place, negated=negated, inside=inside)
    if made is None:
        return None
    return {"start": place.start, "end": place.end, "polarity": "denied" if negated else "affirmed",
            "attribution": around.attribution(place.start), "rule": f"facts.{rule.from_}/v1", **made}


class Attempt(NamedTuple):
    """A place that a variable's rule looks at: the row of ``facts`` there, or the one condition that it fails."""

    variable: str
    rule: int  # number of the rule in its variable, from 1
    start: int
    end: int
    row: Row | None
    failed: Failed | None = None


def attempts(document: Document, rows: Rows, codebook: Codebook, settings: FactSettings) -> Iterator[Attempt]:
    """Every place that is found, and those that fail by one condition alone."""
    around = Surroundings(document, rows)
    for name, variable in codebook.variables.items():
        for number, rule in enumerate(variable.any, 1):
            for place in places(document, rows, rule):
                row = row_at(around, variable, rule, place, settings)
                failed = [] if row else list(failures(around, rule, place)) or [_valueless(variable, place)]
                if len(failed) < 2:
                    yield Attempt(name, number, place.start, place.end, row, failed[0] if failed else None)


def _valueless(variable: Variable, place: Place) -> Failed:
    """The place meets every condition, and what stands there is no value of the variable."""
    listed = tuple(word for rule in variable.any for word in rule.values)
    return Failed("values", listed, place.said) if listed else Failed("kind", (variable.kind,), place.said)
