"""Rows as plain dicts, filled, rounded and ordered by the schema alone, and as typed pandas frames."""

import math
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..errors import TableError
from ..rows.schemas import TABLES, Table

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
Rows = dict[str, list[Row]]
DECIMALS = 6
_BLANK: dict[str, Any] = {"text": "", "integer": 0, "nullable integer": None, "number": None, "boolean": False}


def tidy(table: Table, rows: Iterable[Row]) -> list[Row]:
    """Rows with exactly the schema's columns in the schema's order.

    An absent value is blank or None, a number is rounded to six decimals, NaN is None.
    Raises TableError for a column that the schema does not have.
    """
    known = frozenset(table.names)
    columns = [(c.name, _BLANK[c.kind], _CLEAN[c.kind]) for c in table.columns]
    made = []
    for row in rows:
        if not known.issuperset(row):
            raise TableError(f"table {table.name}: rows with unknown columns {sorted(set(row) - known)}")
        made.append({name: blank if (v := row.get(name)) is None else clean(v) for name, blank, clean in columns})
    return sorted(made, key=key(table))


def key(table: Table) -> Callable[[Row], Any]:
    """What orders the rows of a table."""
    return itemgetter(*table.order)


def _whole(value: Any) -> int | None:
    return None if value != value else int(value)


def _rounded(value: Any) -> float | None:
    number = round(float(value), DECIMALS)
    return None if math.isnan(number) else number + 0.0  # + 0.0: no negative zero


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "text": str, "integer": int, "nullable integer": _whole, "number": _rounded, "boolean": bool}


DTYPES = {"text": "object", "integer": "int64", "nullable integer": "Int64", "number": "float64",
          "boolean": "bool"}


def frame(table: Table, rows: Iterable[Row]) -> "pd.DataFrame":
    """Rows as a frame with the schema's columns, types and order; absent values are blank or missing."""
    import pandas as pd

    listed = tidy(table, rows)
    return pd.DataFrame({c.name: pd.Series([r[c.name] for r in listed], dtype=DTYPES[c.kind]) for c in table.columns},
                        columns=table.names)


def frames(rows: Mapping[str, Iterable[Row]]) -> dict[str, "pd.DataFrame"]:
    """Every table of the schema, empty where ``rows`` has none."""
    return {name: frame(table, rows.get(name, ())) for name, table in TABLES.items()}


def records(made: "pd.DataFrame") -> list[Row]:
    """Rows as plain dicts, missing values as None."""
    import pandas as pd

    return [{str(k): None if v is pd.NA or v != v else v for k, v in row.items()} for row in made.to_dict("records")]
