"""Rows to typed pandas frames and back."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..schemas import TABLES, Table
from .rows import Row, tidy

if TYPE_CHECKING:
    import pandas as pd

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
