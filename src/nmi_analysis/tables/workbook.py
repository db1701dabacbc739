"""Tables as one Excel workbook: a sheet each, numbers as numbers, text as text whatever it begins with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..schemas import Table
from .rows import Row

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
