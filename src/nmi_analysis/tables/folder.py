"""A folder of tables and their data package: written all at once, read as it was written."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..datapackage import describe
from ..errors import ParameterError, TableError
from ..schemas import TABLES
from . import files
from .frames import frame
from .swap import Old, swapped
from .workbook import write_workbook

if TYPE_CHECKING:
    import pandas as pd

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
