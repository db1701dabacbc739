"""Rows to typed pandas frames, and frames to and from files, by the schema alone.

Equal frames give equal bytes: row order is the schema's, floats are rounded to six decimals and written
as the shortest text that reads back, text columns stay text ("000" is never 0).
"""

import csv
import io
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import TableError
from .schemas import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
Rows = dict[str, list[Row]]
FORMATS = ("csv", "parquet", "jsonl")
DTYPES = {"text": "object", "integer": "int64", "nullable integer": "Int64", "number": "float64",
           "boolean": "bool"}
_BLANK: dict[str, Any] = {"text": "", "integer": 0, "nullable integer": None, "number": None, "boolean": False}
DECIMALS = 6


def frame(table: Table, rows: Iterable[Row]) -> "pd.DataFrame":
    """Rows as a frame with the schema's columns, types and order; absent values are blank or missing."""
    import pandas as pd

    listed = list(rows)
    columns: dict[str, Any] = {}
    for c in table.columns:
        blank = _BLANK[c.kind]
        values = [blank if (v := r.get(c.name)) is None else v for r in listed]
        columns[c.name] = pd.Series(values, dtype=DTYPES[c.kind])
        if c.kind == "number":
            columns[c.name] = columns[c.name].round(DECIMALS) + 0.0  # + 0.0: no negative zero
    made = pd.DataFrame(columns, columns=table.names)
    extra = sorted({k for r in listed for k in r} - set(table.names))
    if extra:
        raise TableError(f"table {table.name}: rows with unknown columns {extra}")
    return made.sort_values(list(table.order), kind="stable", ignore_index=True) if len(made) else made


def frames(rows: Mapping[str, Iterable[Row]]) -> dict[str, "pd.DataFrame"]:
    """Every table of the schema, empty where ``rows`` has none."""
    return {name: frame(table, rows.get(name, ())) for name, table in TABLES.items()}


def records(made: "pd.DataFrame") -> list[Row]:
    """Rows as plain dicts, missing values as None."""
    return [{str(k): None if v != v else v for k, v in zip(row, map(_plain, row.values()), strict=True)}
            for row in made.to_dict("records")]


def write(made: "pd.DataFrame", path: Path) -> None:
    """Write one frame; the suffix says the format (.csv, .jsonl, .parquet)."""
    if path.suffix == ".parquet":
        made.to_parquet(path, index=False)
    elif path.suffix == ".jsonl":
        lines = (json.dumps(r, ensure_ascii=False) for r in records(made))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    else:
        path.write_text("".join(_csv_lines(made)), encoding="utf-8", newline="")


def _csv_lines(made: "pd.DataFrame") -> Iterator[str]:
    """Lines of CSV. A lone carriage return is quoted too, which pandas leaves bare and readers then drop."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # both its characters make a field quoted
    columns = [list(made[name]) for name in made.columns]
    for row in itertools.chain([list(made.columns)], zip(*columns, strict=True)):
        writer.writerow(["" if v is None or v != v else v for v in map(_plain, row)])
        yield buffer.getvalue()[:-2] + "\n"
        buffer.seek(0)
        buffer.truncate()


def _plain(value: Any) -> Any:
    """The value without pandas' own missing marker, whose comparisons have no truth."""
    import pandas as pd

    return None if value is pd.NA else value


def read(table: Table, path: Path) -> "pd.DataFrame":
    """Read one frame back with the schema's types. Raises TableError where it does not fit."""
    import pandas as pd

    try:
        if path.suffix == ".parquet":
            raw = records(pd.read_parquet(path))
        elif path.suffix == ".jsonl":
            raw = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        else:
            raw = [{k: _parsed(table, k, v) for k, v in r.items()} for r in _csv_rows(path)]
        return frame(table, raw)
    except (ValueError, TypeError, KeyError) as e:
        raise TableError(f"{path.name}: not a table '{table.name}' of this package ({e})") from e


def _csv_rows(path: Path) -> Iterable[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)  # an article is one field
    with path.open(encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f)


def _parsed(table: Table, name: str, value: str) -> Any:
    column: Column | None = next((c for c in table.columns if c.name == name), None)
    if column is None or column.kind == "text":
        return value
    if column.kind == "boolean":
        return {"True": True, "False": False}[value]
    if value == "":
        return None
    return float(value) if column.kind == "number" else int(value)


class TableSet:
    """All tables of one run as attributes (``tables.figures``), each a tidy pandas DataFrame.

    ``signature`` is the dict written beside them. Raises AttributeError for an unknown table.
    """

    def __init__(self, made: Mapping[str, "pd.DataFrame"], signature: Mapping[str, Any] | None = None) -> None:
        self._frames = dict(made)
        self.signature: dict[str, Any] = dict(signature or {})

    def __getattr__(self, name: str) -> "pd.DataFrame":
        if not name.startswith("_") and name in self._frames:
            return self._frames[name]
        raise AttributeError(f"no table '{name}'; there are {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{n}: {len(f)}' for n, f in self._frames.items())})"

    def text(self, article: str) -> str:
        """The article's text. Raises KeyError for an unknown article."""
        found = self.articles.loc[self.articles["article"] == article, "text"]
        if found.empty:
            raise KeyError(f"no article '{article}'; there are {', '.join(self.articles['article'])}")
        return str(found.iloc[0])

    def save(self, folder: Path, form: str = "csv") -> None:
        """Write every table and ``datapackage.json`` into ``folder``; each file is replaced atomically."""
        from .datapackage import describe

        folder.mkdir(parents=True, exist_ok=True)
        for name, made in self._frames.items():
            _replace(folder / f"{name}.{form}", partial(write, made))
            for other in set(FORMATS) - {form}:
                (folder / f"{name}.{other}").unlink(missing_ok=True)
        package = json.dumps(describe(form, self.signature), indent=2, ensure_ascii=False) + "\n"
        _replace(folder / "datapackage.json",
                 lambda path: path.write_text(package, encoding="utf-8", newline="\n"))


def _replace(path: Path, make: Callable[[Path], object]) -> None:
    """Make a file beside ``path`` and move it there: the old one or the new one, never half of one."""
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        make(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def open_folder(folder: Path) -> tuple[dict[str, "pd.DataFrame"], dict[str, Any]]:
    """Frames and signature of a folder that ``save`` wrote. Raises TableError where a table is missing."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        paths = {r["name"]: folder / Path(r["path"]).name for r in package["resources"]}
    except FileNotFoundError as e:
        raise TableError(f"{folder}: no datapackage.json; nmi-analysis analyze writes it") from e
    except (ValueError, KeyError, TypeError) as e:
        raise TableError(f"{folder}/datapackage.json: not a data package of this program ({e})") from e
    made = {}
    for name, table in TABLES.items():
        if name not in paths or not paths[name].is_file():
            raise TableError(f"{folder}: the table '{name}' is missing")
        made[name] = read(table, paths[name])
    return made, package.get("signature", {})
