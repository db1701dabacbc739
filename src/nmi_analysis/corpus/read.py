"""Any mix of folders and files to articles and rejects, in a fixed order with unique ids."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..resources import seeds
from ..settings import ReadSettings
from ..tables import Row
from .article import Article
from .decode import NotTextError
from .enrich import article_of, enriched
from .formats import MANY, SUFFIXES, Bad, Record, reader
from .sidecar import SIDECAR, Sidecar, read_sidecar

CODEBOOK = "codebook.yaml"
_OURS = {SIDECAR, CODEBOOK, "datapackage.json"}


@dataclass(slots=True)
class Reading:
    """What was read: articles in id order, rows of ``rejects``, and how many inputs were seen."""

    articles: list[Article] = field(default_factory=list)
    rejects: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    article: Article
    named: bool  # the id was given by a record, not made from a file name
    path: Path


def resolved(inputs: Iterable[str | Path]) -> list[Path]:
    """Inputs as existing paths; the word ``seeds`` is the packaged corpus unless a path has that name.

    Raises InputError for a path that does not exist.
    """
    out = []
    for given in inputs:
        path = Path(given)
        if path.exists():
            out.append(path)
        elif str(given) == "seeds":
            out.append(seeds())
        else:
            raise InputError(f"{given}: no such file or folder")
    return out


def codebook_beside(inputs: Iterable[str | Path]) -> Path | None:
    """The first ``codebook.yaml`` in an input folder, or beside an input file."""
    for path in resolved(inputs):
        candidate = (path if path.is_dir() else path.parent) / CODEBOOK
        if candidate.is_file():
            return candidate
    return None


def read(inputs: Iterable[str | Path], settings: ReadSettings | None = None) -> Reading:
    """Read every article of the inputs.

    Raises InputError where an input does not exist; everything else that goes wrong is a reject.
    """
    settings = settings or ReadSettings()
    found: list[_Read] = []
    out = Reading()
    for root in resolved(inputs):
        base = root if root.is_dir() else root.parent
        sidecar = read_sidecar(base, out.rejects)
        for path in _files(root, out.rejects):
            found.extend(_read_file(path, base, sidecar, settings, out.rejects))
        out.rejects.extend({"path": SIDECAR, "record": name, "reason": "names no article of this folder"}
                           for name in sidecar.unused({f.article.id for f in found}))
    out.articles = _unique(found, out.rejects)
    out.rejects.sort(key=lambda r: (r["path"], r["record"]))
    return out


def from_frame(records: Iterable[Mapping[str, Any]], settings: ReadSettings | None = None) -> Reading:
    """Articles from records in memory (``article`` and ``text``, the rest optional)."""
    settings = settings or ReadSettings()
    found: list[_Read] = []
    out = Reading()
    for number, record in enumerate(records, start=1):
        made = _one({"record": str(number), **record}, Path("memory"), "", Sidecar(), settings, out.rejects)
        found.extend(made)
    out.articles = _unique(found, out.rejects)
    return out


def _files(root: Path, rejects: list[Row]) -> Iterator[Path]:
    """Files to read, in the order of their names; hidden ones and our own are left out, others refused."""
    if root.is_file():
        if root.suffix.lower() not in SUFFIXES:
            rejects.append({"path": root.name, "record": "", "reason": f"unknown format '{root.suffix}'"})
        else:
            yield root
        return
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
        relative = path.relative_to(root)
        if path.is_dir() or any(part.startswith(".") for part in relative.parts) or path.name in _OURS:
            continue
        if path.is_symlink():
            rejects.append({"path": relative.as_posix(), "record": "", "reason": "symbolic link, not followed"})
        elif path.suffix.lower() in SUFFIXES:
            yield path
        else:
            rejects.append({"path": relative.as_posix(), "record": "",
                            "reason": f"unknown format '{path.suffix}'"})


def _read_file(path: Path, base: Path, sidecar: Sidecar, settings: ReadSettings,
               rejects: list[Row]) -> list[_Read]:
    relative = path.relative_to(base).as_posix()
    suffix = path.suffix.lower()
    read_bytes = reader(suffix)
    out: list[_Read] = []
    before = len(rejects)
    try:
        if read_bytes is None:
            raise NotTextError(f"unknown format '{suffix}'")
        if suffix not in MANY and path.stat().st_size > settings.longest:
            raise NotTextError(f"larger than {settings.longest} bytes, no news article")
        for record in read_bytes(path.read_bytes()):
            if isinstance(record, Bad):
                rejects.append({"path": relative, "record": record.record, "reason": record.reason})
            else:
                out.extend(_one(record, path, relative, sidecar, settings, rejects))
        if not out and len(rejects) == before:
            raise NotTextError("empty: no article in it")
    except NotTextError as e:
        rejects.append({"path": relative, "record": "", "reason": str(e)})
    except OSError as e:
        rejects.append({"path": relative, "record": "", "reason": f"cannot be read: {e.strerror or e}"})
    return out


def _one(record: Record, path: Path, relative: str, sidecar: Sidecar, settings: ReadSettings,
         rejects: list[Row]) -> list[_Read]:
    """The record's article, or none and a reject."""
    number = str(record.get("record", ""))
    try:
        article = article_of(record, path.stem, relative)
    except ValueError as e:
        rejects.append({"path": relative or "memory", "record": number, "reason": str(e)})
        return []
    named = bool(number)
    return [_Read(enriched(sidecar.applied(article), settings), named, path)]


def _unique(found: list[_Read], rejects: list[Row]) -> list[Article]:
    """Articles with unique ids: colliding stems become relative paths, colliding record ids are rejected."""
    counts: dict[str, int] = {}
    for f in found:
        counts[f.article.id] = counts.get(f.article.id, 0) + 1
    out: dict[str, Article] = {}
    for f in found:
        article = f.article
        if counts[article.id] > 1 and not f.named:
            article = replace(article, id=article.path)
        if article.id in out:
            rejects.append({"path": article.path or "memory", "record": article.id if f.named else "",
                            "reason": f"the article id '{article.id}' stands twice"})
            continue
        out[article.id] = article
    return [out[k] for k in sorted(out)]
