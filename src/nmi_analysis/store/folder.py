"""A folder of tables, their data package and workbook: written all at once, read as it was written.

``datapackage.json`` (Data Package version 2) is made from the schemas.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..errors import ParameterError, TableError
from ..rows.schemas import TABLES, Column, Table
from . import files
from .rows import Row, frame
from .swap import Old, swapped

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"text": "string", "integer": "integer", "nullable integer": "integer", "number": "number",
          "boolean": "boolean"}
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}
NAME = "nmi-analysis-tables"
_FREE = ("articles", "decisions")  # a decision may be about an article that is gone
_HOST = "https://datapackage.org/profiles/2.0"


def describe(form: str, signature: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor of a folder of tables in the format ``form``, the signature included."""
    return {
        "$schema": f"{_HOST}/datapackage.json",
        "name": NAME,
        "resources": [_resource(t, form) for t in TABLES.values()],
        "signature": dict(signature),
    }


def _resource(table: Table, form: str) -> dict[str, Any]:
    keys = [{"fields": ["article"], "reference": {"resource": "articles", "fields": ["article"]}}]
    return {
        "$schema": f"{_HOST}/dataresource.json",
        "name": table.name, "type": "table", "path": f"{table.name}.{form}", "mediatype": _MEDIA[form],
        "encoding": "utf-8", "description": f"A row is {table.row}.",
        "schema": {
            "$schema": f"{_HOST}/tableschema.json",
            "fields": [_field(c) for c in table.columns],
            **({"primaryKey": ["article"]} if table.name == "articles" else {}),
            **({"foreignKeys": keys} if "article" in table.names and table.name not in _FREE else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    values = [v for v in column.values if v]
    if values:
        limits["enum"] = values
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.filled or column.kind in ("integer", "boolean"):
        limits["required"] = True
    return {"name": column.name, "type": _TYPES[column.kind], "description": column.description,
            **({"constraints": limits} if limits else {})}


BOOK, WORKBOOK = "xlsx", "tables.xlsx"
SAVED = (*files.FORMATS, BOOK)  # a workbook holds no long text whole: it is beside CSV
_PACKAGE = "datapackage"
_TRIES = 5  # times that a set is read which another run replaces meanwhile


@contextmanager
def saving(folder: Path, form: str, signature: Mapping[str, Any]) -> Iterator[Callable[[str], Path]]:
    """Where to write each table's file; all are put in place together at the end, none where that fails.

    Tables that an earlier run left in another format are removed, and so are the parts of one. Raises ParameterError
    where a person's decisions would be written over.
    """
    _apart(folder)
    data = "csv" if form == BOOK else form
    with swapped(folder, Old(f"{_PACKAGE}.json", (".parts", ".*.part.*", *written()))) as stage:
        yield lambda name: stage / f"{name}.{data}"
        if form == BOOK:
            write_workbook(stage / WORKBOOK, {t: files.read(t, stage / f"{t.name}.{data}") for t in TABLES.values()})
        text = json.dumps(describe(data, signature), indent=2, ensure_ascii=False) + "\n"
        (stage / f"{_PACKAGE}.json").write_text(text, encoding="utf-8", newline="\n")


def _apart(folder: Path) -> None:
    """Raise ParameterError where a person's decisions lie in the place of that table, which has a status."""
    place = folder / "decisions.csv"
    if place.is_file():
        with place.open("rb") as f:
            if b"status" not in f.readline():
                raise ParameterError(f"{place} holds a person's decisions and would be written over; choose another "
                                     "folder")


def written() -> list[str]:
    """Names of all files that tables may be in."""
    return [WORKBOOK, *(f"{name}.{form}" for name in TABLES for form in files.FORMATS)]


def open_folder(folder: Path) -> tuple[dict[str, "pd.DataFrame"], dict[str, Any]]:
    """Frames and signature of a folder that ``save`` wrote. Raises TableError where a table is missing.

    Where another set is put in its place meanwhile, that one is read.
    """
    for _ in range(_TRIES):
        before = _state(folder)
        with suppress(TableError):
            made = _opened(folder)
            if _state(folder) == before:
                return made
        if _state(folder) == before:
            break
    return _opened(folder)


def _state(folder: Path) -> list[int]:
    """Numbers that are others when the folder's package is another."""
    try:
        about = (folder / f"{_PACKAGE}.json").stat()
        return [folder.stat().st_ino, about.st_ino, about.st_mtime_ns]
    except OSError:
        return []


def _opened(folder: Path) -> tuple[dict[str, "pd.DataFrame"], dict[str, Any]]:
    try:
        package = json.loads((folder / f"{_PACKAGE}.json").read_text(encoding="utf-8"))
        paths = {r["name"]: folder / Path(r["path"]).name for r in package["resources"]}
    except FileNotFoundError as e:
        raise TableError(f"{folder}: no {_PACKAGE}.json; nmi-analysis analyze writes it, last of all: "
                         "where a run was killed before, its --resume does") from e
    except (ValueError, KeyError, TypeError, RecursionError) as e:
        raise TableError(f"{folder}/{_PACKAGE}.json: not a data package of this program ({e})") from e
    made = {}
    for name, table in TABLES.items():
        if name not in paths or not paths[name].is_file():
            raise TableError(f"{folder}: the table '{name}' is missing")
        made[name] = frame(table, files.read(table, paths[name]))
    return made, package.get("signature", {})


LONGEST = 32_767  # characters of a cell
MOST = 1_048_576  # rows of a sheet
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class _Timeless(ZipFile):
    """An archive of equal bytes for equal content: no member has the time of its writing, in its name or in it."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **options: Any) -> None:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        super().writestr(_member(zinfo_or_arcname), _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", raw))

    def write(self, filename: Any, arcname: Any = None, *args: Any, **options: Any) -> None:
        with Path(filename).open("rb") as source, self.open(_member(arcname or filename), "w") as target:
            while part := source.read(1 << 20):
                target.write(part)


def _member(name: Any) -> ZipInfo:
    made = ZipInfo(name.filename if isinstance(name, ZipInfo) else str(name), _EPOCH)
    made.compress_type = ZIP_DEFLATED
    return made


def write_workbook(path: Path, tables: Mapping[Table, Iterable[Row]]) -> None:
    """Write tables as sheets. A longer text is cut, more rows than a sheet has are left out, and a sheet says so.

    Control characters, which a workbook cannot hold, are shown as U+FFFD.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = datetime(1980, 1, 1)
    book.properties.creator = "nmi-analysis"
    cuts: list[str] = []
    for table, rows in tables.items():
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for cells in _sheet(sheet, table, rows, cuts):
            sheet.append(cells)
    if cuts:
        sheet = book.create_sheet("cut")
        for line in ("What a workbook cannot hold is cut here; the CSV files beside it have it whole.", *cuts):
            sheet.append([line])
    with _Timeless(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()


def _sheet(sheet: Any, table: Table, rows: Iterable[Row], cuts: list[str]) -> Iterator[list[Any]]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    def cell(value: Any, column: str, number: int) -> Any:
        if not isinstance(value, str):
            return value
        text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        if len(text) > LONGEST:
            cuts.append(f"{table.name}, row {number}, {column}: {len(text)} characters")
            text = text[:LONGEST]
        if not text.startswith(FORMULA):
            return text
        made = WriteOnlyCell(sheet)
        made.value, made.data_type = text, "s"
        made.quotePrefix = True  # it stays text when somebody edits it
        return made

    yield list(table.names)
    for number, row in enumerate(rows, start=2):
        if number > MOST:
            cuts.append(f"{table.name}: rows from {MOST} on")
            return
        yield [cell(row[name], name, number) for name in table.names]
