"""pandera models built from the schemas when asked for; the check that every row is its slice."""

from typing import TYPE_CHECKING, Any

from ..errors import TableError
from ..rows.schemas import TABLES, Table
from . import DTYPES, TableSet

if TYPE_CHECKING:
    import pandas as pd


def model(table: Table) -> Any:
    """The pandera schema of a table."""
    import pandera.pandas as pa

    columns = {}
    for c in table.columns:
        checks = []
        if c.values:
            checks.append(pa.Check.isin(list(c.values)))
        if c.minimum is not None:
            checks.append(pa.Check.ge(c.minimum))
        if c.filled:
            checks.append(pa.Check.str_length(min_value=1))
        nullable = c.kind in ("number", "nullable integer")
        columns[c.name] = pa.Column(DTYPES[c.kind], checks, nullable=nullable, description=c.description)
    return pa.DataFrameSchema(columns, name=table.name, strict=True, ordered=True)


def check(tables: TableSet) -> None:
    """Raise TableError where a table breaks its schema or a row's text is not its slice."""
    import pandera.errors

    texts = dict(zip(tables.articles["article"], tables.articles["text"], strict=True))
    problems: list[str] = []
    for table in TABLES.values():
        made = getattr(tables, table.name)
        try:
            model(table).validate(made, lazy=True)
        except pandera.errors.SchemaErrors as e:
            cases = e.failure_cases.head(3).to_dict("records")
            problems.append(f"{table.name}: {cases}")
        problems.extend(_slices(table, made, texts))
    if problems:
        raise TableError("; ".join(problems))


def _slices(table: Table, made: "pd.DataFrame", texts: dict[str, str]) -> list[str]:
    sides = [""] if table.spanned else ["_a", "_b"] if table.name == "reuse" else []
    out = []
    made = made[made["start"].notna()] if table.partly else made
    for s in sides:
        rows = zip(made[f"article{s}"], made[f"start{s}"], made[f"end{s}"], made[f"text{s}"], strict=True)
        wrong = sum(texts[a][b:e] != t for a, b, e, t in rows)
        if wrong:
            out.append(f"{table.name}: {wrong} rows whose text is not their slice")
    return out
