"""All tables of one run, in memory and in a folder."""

import errno
import json
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..datapackage import describe
from ..errors import TableError
from ..schemas import TABLES
from . import files
from .frames import frame, records

if TYPE_CHECKING:
    import pandas as pd

_PACKAGE = "datapackage"


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
    """Where to write each table's file; all are moved into place together at the end, none where that fails.

    Tables that an earlier run left in another format are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.part.*"):  # by a run that was killed
        left.unlink(missing_ok=True)
    made: dict[Path, Path] = {}

    def place(name: str, suffix: str = form) -> Path:
        path = folder / f"{name}.{suffix}"
        made[path] = path.with_name(f".{name}.part.{suffix}")
        return made[path]

    try:
        yield place
        text = json.dumps(describe(form, signature), indent=2, ensure_ascii=False) + "\n"
        place(_PACKAGE, "json").write_text(text, encoding="utf-8", newline="\n")
        _in_the_way(made)
        with undisturbed():
            (folder / f"{_PACKAGE}.json").unlink(missing_ok=True)  # a set without it is known to be incomplete
            for path, part in made.items():
                part.replace(path)
            for name in TABLES:
                for other in set(files.FORMATS) - {form}:
                    (folder / f"{name}.{other}").unlink(missing_ok=True)
    finally:
        for part in made.values():
            part.unlink(missing_ok=True)


def _in_the_way(paths: Iterable[Path]) -> None:
    """Raise IsADirectoryError where a file cannot be replaced, before any is."""
    for path in paths:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder stands where a table is to be written", str(path))


@contextmanager
def undisturbed() -> Iterator[None]:
    """An interruption (SIGINT) waits until the block is done. Of use in the main thread, which alone gets it."""
    before = signal.getsignal(signal.SIGINT)
    if before is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def open_folder(folder: Path) -> tuple[dict[str, "pd.DataFrame"], dict[str, Any]]:
    """Frames and signature of a folder that ``save`` wrote. Raises TableError where a table is missing."""
    try:
        package = json.loads((folder / f"{_PACKAGE}.json").read_text(encoding="utf-8"))
        paths = {r["name"]: folder / Path(r["path"]).name for r in package["resources"]}
    except FileNotFoundError as e:
        raise TableError(f"{folder}: no {_PACKAGE}.json; nmi-analysis analyze writes it, last of all: "
                         "where a run was killed before, its --resume does") from e
    except (ValueError, KeyError, TypeError) as e:
        raise TableError(f"{folder}/{_PACKAGE}.json: not a data package of this program ({e})") from e
    made = {}
    for name, table in TABLES.items():
        if name not in paths or not paths[name].is_file():
            raise TableError(f"{folder}: the table '{name}' is missing")
        made[name] = frame(table, files.read(table, paths[name]))
    return made, package.get("signature", {})
