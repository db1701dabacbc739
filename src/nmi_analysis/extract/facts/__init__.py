"""Rows of ``facts``: what an article says of each variable of the codebook."""

from collections.abc import Iterator

from ...english import Context, Document
from ...settings import FactSettings
from ...store import Row, Rows
from ..codebook import Rule, Variable
from .conditions import fits
from .places import Place, places
from .surroundings import Surroundings
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
