"""What a codebook finds in an article and what it nearly finds: for somebody who is writing one."""

from collections.abc import Iterator
from typing import NamedTuple

from ...english import Document
from ...settings import FactSettings
from ...store import Row, Rows
from ..codebook import Codebook, Variable
from . import row_at
from .conditions import Failed, failures
from .places import Place, places
from .surroundings import Surroundings


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
