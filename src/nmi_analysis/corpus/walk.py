"""Which files the inputs hold, in the order of their names, what is not read, and what lies beside the articles.

``sources.csv`` has what a file itself does not carry; a phrase list may lie there too.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..decisions import FILE
from ..errors import InputError, ParameterError, contained
from ..resources import corpora
from ..rows.schemas import TABLES
from ..store import Row
from ..store.folder import NAME
from .article import Article
from .decode import NotTextError, decode
from .enrich import iso_date
from .formats import SUFFIXES, split_name

SIDECAR, CODEBOOK, PACKAGE = "sources.csv", "codebook.yaml", "datapackage.json"
_OURS = {SIDECAR, CODEBOOK, PACKAGE, FILE}
_WRITTEN = {*TABLES, "index"}  # names of files that a run writes


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: the input it belongs to, and its path relative to that."""

    root: Path
    path: Path

    @property
    def relative(self) -> str:
        """POSIX path below the input (the file's name, where the input is the file)."""
        return self.path.relative_to(self.root).as_posix()


def rejected(path: str, reason: str, record: str = "") -> Row:
    """A row of ``rejects``; a name that is no UTF-8 is shown with its bytes escaped."""
    return {"path": _shown(path), "record": record, "reason": reason}


def resolved(inputs: Iterable[str | Path], rejects: list[Row]) -> list[Path]:
    """Inputs that exist; the words ``sample`` and ``seeds`` are our own corpora unless a path has that name.

    Raises InputError where none exists; one that does not exist beside others is a reject.
    """
    listed = list(inputs)
    lost = missing(listed)
    if lost and len(lost) == len(listed):
        only = " (the seeds are part of the repository alone; 'sample' is packaged)" if "seeds" in lost else ""
        raise InputError(f"{', '.join(lost)}: no such file or folder{only}")
    rejects.extend(rejected(Path(name).name, "no such file or folder") for name in lost)
    return [Path(given) if Path(given).exists() else corpora()[str(given)] for given in listed
            if _shown(str(given)) not in lost]


def missing(inputs: Iterable[str | Path]) -> list[str]:
    """Inputs that do not exist, as they were given."""
    return [_shown(str(given)) for given in inputs if not Path(given).exists() and str(given) not in corpora()]


def apart(roots: Iterable[Path], out: Path) -> None:
    """Raise ParameterError where an input is the folder that is written to, or a file there that may be replaced."""
    for root in roots:
        if root.resolve() == out.resolve():
            raise ParameterError(f"{_shown(str(root))} is both input and output; choose another output folder")
        if root.is_file() and root.stem in _WRITTEN and root.resolve().parent == out.resolve():
            raise ParameterError(f"{_shown(str(root))} might be written over; choose another output folder")


def files(roots: Sequence[Path], without: Path | None, rejects: list[Row], *, follow: bool = False) -> Iterator[File]:
    """Files of the inputs, each once. ``without``: a folder to pass over (where this run writes to).

    ``follow``: symbolic links below the inputs are followed, each folder once; otherwise they are rejects.
    """
    seen: set[str] = set()
    passed = without.resolve() if without else None
    for root in roots:
        base = root if root.is_dir() else root.parent
        for path in _below(root, passed, rejects, follow) if root.is_dir() else [root]:
            file = File(base, path)
            real = os.path.realpath(path)  # unlike Path.resolve, of a link to itself too
            if real not in seen and _readable(file, rejects):
                yield file
            seen.add(real)


def _readable(file: File, rejects: list[Row]) -> bool:
    known = split_name(file.path)[1] in SUFFIXES
    reason = ("" if known else f"unknown format '{_shown(file.path.suffix.lower())}'") or (
        "" if _shown(file.relative) == file.relative else "the file's name is not UTF-8")
    if reason:
        rejects.append(rejected(file.relative, reason))
    return not reason


def _below(root: Path, passed: Path | None, rejects: list[Row], follow: bool) -> Iterator[Path]:
    """Files below a folder; hidden ones, our own and our own output are left out."""
    found: list[Path] = []
    walked: set[Path] = set()

    def lost(e: OSError) -> None:
        rejects.append(rejected(Path(e.filename).relative_to(root).as_posix(), f"cannot be read: {e.strerror or e}"))

    for folder, folders, names in os.walk(root, onerror=lost, followlinks=follow):
        here = Path(folder)
        if here.resolve() in walked:  # a link to a folder above it, or beside it
            folders.clear()
            continue
        walked.add(here.resolve())
        links = [n for n in (*folders, *names) if (here / n).is_symlink() and not n.startswith(".") and not follow]
        rejects.extend(rejected((here / n).relative_to(root).as_posix(), "symbolic link, not followed") for n in links)
        folders[:] = [n for n in folders if not n.startswith(".") and n not in links and not _written(here / n, passed)]
        folders.sort(key=lambda n: ((here / n).is_symlink(), n))  # a place of two names keeps the one that is no link
        found.extend(here / n for n in names if not n.startswith(".") and n not in links and n not in _OURS)
    return iter(sorted(found, key=lambda p: p.relative_to(root).as_posix()))


def _written(folder: Path, passed: Path | None) -> bool:
    """Whether the folder is the one to pass over, or holds tables or a report that this program wrote."""
    if passed is not None and folder.resolve() == passed:
        return True
    for package in (folder / PACKAGE, folder / "tables" / PACKAGE):
        try:
            if package.is_file() and json.loads(package.read_text(encoding="utf-8"))["name"] == NAME:
                return True
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return False


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


COLUMNS = ("source", "title", "author", "url", "published", "published_basis", "language", "story")
_BASES = {"text", "metadata", "user", "inferred"}


@dataclass(slots=True)
class Sidecar:
    """Metadata rows by the article's relative path or id."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def applied(self, article: Article) -> Article:
        """The article with the sidecar's filled cells; what the user writes wins over metadata."""
        name = next((n for n in (article.path, article.id) if n in self.rows), None)
        if name is None:
            return article
        self.used.add(name)
        given: dict[str, Any] = {k: v for k in COLUMNS if (v := (self.rows[name].get(k) or "").strip())}
        if "published" in given:
            basis = given.get("published_basis", "")
            given["published_basis"] = basis if basis in _BASES else "user"
        return replace(article, **given)

    def unused(self) -> list[str]:
        """Names in the sidecar that were no article's."""
        return sorted(set(self.rows) - self.used)


def read_sidecar(folder: Path, rejects: list[Row]) -> Sidecar:
    """Read ``folder/sources.csv``; a bad file is a reject and an empty sidecar."""
    path = folder / SIDECAR
    if not path.is_file():
        return Sidecar()
    try:
        text, _ = decode(path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, NotTextError, csv.Error) as e:
        rejects.append(rejected(SIDECAR, f"cannot be read: {e}"))
        return Sidecar()
    out: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=1):
        name = (row.get("article") or "").strip()
        if not name or None in row:
            rejects.append(rejected(SIDECAR, "blank article, or more fields than the header line has", str(number)))
            continue
        if row.get("published"):
            date = ""
            with contained([]):
                date = iso_date(row["published"])
            if not date:
                rejects.append(rejected(SIDECAR, f"published is no date: {row['published']!r}", str(number)))
            row["published"] = date
        out[name] = row
    return Sidecar(out)


def read_phrases(path: Path) -> dict[str, str]:
    """Phrase (lower case) to the expected one. Raises ParameterError naming the file and the line."""
    try:
        text, _ = decode(path.read_bytes())
        rows = csv.DictReader(io.StringIO(text, newline=""))
        if not {"phrase", "expected"} <= set(rows.fieldnames or []):
            raise ParameterError(f"{path}: needs the columns phrase and expected")
        out: dict[str, str] = {}
        for row in rows:
            phrase = " ".join((row["phrase"] or "").lower().split())
            if not phrase:
                raise ParameterError(f"{path}, line {rows.line_num}: blank phrase")
            out[phrase] = (row["expected"] or "").strip()
    except (OSError, NotTextError, csv.Error) as e:
        raise ParameterError(f"{path}: cannot be read: {e}") from e
    return out
