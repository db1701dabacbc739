"""All tables of one run, in memory and in a folder."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..datapackage import describe
from ..errors import TableError
from ..schemas import TABLES
from . import files
from .frames import frame, records
from .swap import Old, swapped

if TYPE_CHECKING:
    import pandas as pd

_PACKAGE = "datapackage"
_TRIES = 5  # times that a set is read which another run replaces meanwhile


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

    def save(self, folder: str | Path, form: str = "csv") -> None:
        """Write every table and ``datapackage.json`` into ``folder``: all of them, or none."""
        with saving(Path(folder), form, self.signature) as place:
            for name, table in TABLES.items():
                files.write(table, records(self._frames[name]), place(name))


@contextmanager
def saving(folder: Path, form: str, signature: Mapping[str, Any]) -> Iterator[Callable[[str], Path]]:
    """Where to write each table's file; all are put in place together at the end, none where that fails.

    Tables that an earlier run left in another format are removed, and so are the parts of one.
    """
    with swapped(folder, Old(f"{_PACKAGE}.json", (".parts", ".*.part.*", *written()))) as stage:
        yield lambda name: stage / f"{name}.{form}"
        text = json.dumps(describe(form, signature), indent=2, ensure_ascii=False) + "\n"
        (stage / f"{_PACKAGE}.json").write_text(text, encoding="utf-8", newline="\n")


def written() -> list[str]:
    """Names of all files that tables may be in."""
    return [f"{name}.{form}" for name in TABLES for form in files.FORMATS]


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
