"""Sheets of text for people and their spreadsheets: CSV and Excel, in which no cell is ever a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..corpus.decode import NotTextError, decode
from ..errors import InputError, ParameterError

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
LONGEST = 32_767  # characters of a cell of Excel's
Line = Mapping[str, str]


def write_sheets(path: Path, sheets: Mapping[str, tuple[Sequence[str], Iterable[Line]]]) -> None:
    """Write sheets (name to columns and lines): all into an .xlsx file, the first alone into a .csv file.

    A cell that looks like a formula is text: quoted in Excel, behind an apostrophe in CSV. Never writes over a file:
    somebody may have filled it in. Raises ParameterError for that and for another suffix.
    """
    writer = {".csv": _write_csv, ".xlsx": _write_xlsx}.get(path.suffix.lower())
    if writer is None:
        raise ParameterError(f"{path}: a sheet is a .csv or an .xlsx file")
    if path.exists():
        raise ParameterError(f"{path} exists and may hold somebody's codings; choose another name or move it away")
    path.write_bytes(writer(sheets))


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The lines of a .csv or .xlsx file (its first sheet) by its header; every cell as text, stripped.

    Raises InputError where it cannot be read.
    """
    try:
        lines = _read_xlsx(path) if path.suffix.lower() == ".xlsx" else _read_csv(path)
    except (OSError, NotTextError, csv.Error, ValueError, KeyError) as e:
        raise InputError(f"{path}: cannot be read as a sheet ({e})") from e
    header = [h.strip().lower() for h in lines[0]] if lines else []
    return [{h: _plain(cell) for h, cell in zip(header, line, strict=False) if h} for line in lines[1:] if any(line)]


def _plain(cell: str) -> str:
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(FORMULA) else bare


def _write_csv(sheets: Mapping[str, tuple[Sequence[str], Iterable[Line]]]) -> bytes:
    columns, lines = next(iter(sheets.values()))
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    for line in lines:
        cells = [line.get(c, "") for c in columns]
        writer.writerow(["'" + c if c.startswith(FORMULA) else c for c in cells])
    return made.getvalue().encode("utf-8-sig")  # the mark tells Excel that this is UTF-8


def _write_xlsx(sheets: Mapping[str, tuple[Sequence[str], Iterable[Line]]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    for sheet in book.worksheets:  # the empty one of a new book
        book.remove(sheet)
    for name, (columns, lines) in sheets.items():
        sheet = book.create_sheet(name)
        for number, cells in enumerate([dict(zip(columns, columns, strict=True)), *lines], start=1):
            for place, column in enumerate(columns, start=1):
                cell = sheet.cell(number, place)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", cells.get(column, ""))[:LONGEST]
                cell.data_type = "s"  # text, also where it begins with '='
                cell.number_format = "@"
                cell.alignment = Alignment(vertical="top", wrap_text=len(cells.get(column, "")) > _WRAPPED)
                cell.font = Font(bold=number == 1)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(columns):
            sheet.column_dimensions[chr(ord("A") + place)].width = _WIDTHS.get(column, 18)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_WRAPPED = 40
_WIDTHS = {"text": 100, "title": 40, "label": 40, "values": 40, "note": 40}


def _read_csv(path: Path) -> list[list[str]]:
    text, _ = decode(path.read_bytes())
    delimiter = max(",\t;", key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True))


def _read_xlsx(path: Path) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except BadZipFile as e:
        raise ValueError("no Excel workbook") from e
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [["" if v is None else _cell(v) for v in row] for row in rows]


def _cell(value: object) -> str:
    """A cell as a person sees it: 4 and not 4.0, a date without its midnight."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
