"""Any mix of folders and files to articles and rejects, in a fixed order with unique ids."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..settings import ReadSettings
from ..tables import Row
from . import walk
from .article import Article
from .decode import NotTextError
from .enrich import article_of, enriched
from .formats import MANY, Bad, Record, reader, split_name
from .formats.gzipped import unpacked
from .sidecar import Sidecar, read_sidecar
from .walk import CODEBOOK, SIDECAR, File, rejected

MEMORY = "memory"  # the path named for a record that comes from no file


@dataclass(slots=True)
class Reading:
    """What was read: articles in id order, and rows of ``rejects``."""

    articles: list[Article] = field(default_factory=list)
    rejects: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    article: Article
    named: bool  # the record carries its id; it was not made from a file name
    number: str  # the record within its file; blank for a whole file
    root: Path | None


def codebook_beside(inputs: Iterable[str | Path]) -> Path | None:
    """The first ``codebook.yaml`` in an input folder, or beside an input file."""
    for path in walk.resolved(inputs, []):
        candidate = (path if path.is_dir() else path.parent) / CODEBOOK
        if candidate.is_file():
            return candidate
    return None


def read(inputs: Iterable[str | Path], settings: ReadSettings | None = None, *,
         without: Path | None = None) -> Reading:
    """Read every article of the inputs; ``without`` is a folder to pass over.

    Raises InputError where no input exists; everything else that goes wrong is a reject.
    """
    settings = settings or ReadSettings()
    found: list[_Read] = []
    out = Reading()
    roots = walk.resolved(inputs, out.rejects)
    for file in walk.files(roots, without, out.rejects, follow=settings.follow_links):
        found.extend(_read_file(file, settings, out.rejects))
    sidecars = {base: read_sidecar(base, out.rejects)
                for base in dict.fromkeys(r if r.is_dir() else r.parent for r in roots)}
    for one in _unique(found, out.rejects):
        sidecar = sidecars[one.root] if one.root else Sidecar()
        out.articles.append(enriched(sidecar.applied(one.article), settings))
    for base in (r for r in roots if r.is_dir()):
        out.rejects.extend(rejected(SIDECAR, "names no article of this folder", name)
                           for name in sidecars[base].unused())
    out.rejects.sort(key=lambda r: (r["path"], r["record"]))
    return out


def from_frame(records: Iterable[Mapping[str, Any]], settings: ReadSettings | None = None) -> Reading:
    """Articles from records in memory (``article`` and ``text``, the rest optional)."""
    settings = settings or ReadSettings()
    found: list[_Read] = []
    out = Reading()
    for number, fields in enumerate(records, start=1):
        found.extend(_one(Record(dict(fields), number=str(number)), None, out.rejects))
    out.articles = [enriched(one.article, settings) for one in _unique(found, out.rejects)]
    return out


def _read_file(file: File, settings: ReadSettings, rejects: list[Row]) -> list[_Read]:
    _, suffix, compressed = split_name(file.path)
    out: list[_Read] = []
    before = len(rejects)
    try:
        if suffix not in MANY and file.path.stat().st_size > settings.longest:
            raise NotTextError(f"larger than {settings.longest} bytes, no news article")
        data = file.path.read_bytes()
        if compressed:
            data = unpacked(data, _longest(suffix, len(data), settings))
        for record in reader(suffix)(data):
            if isinstance(record, Bad):
                rejects.append(rejected(file.relative, record.reason, record.record))
            else:
                out.extend(_one(record, file, rejects))
        if not out and len(rejects) == before:
            raise NotTextError("empty: no article in it")
    except NotTextError as e:
        rejects.append(rejected(file.relative, str(e)))
    except OSError as e:
        rejects.append(rejected(file.relative, f"cannot be read: {e.strerror or e}"))
    return out


def _longest(suffix: str, packed: int, settings: ReadSettings) -> int:
    """Bytes to which a .gz file may unpack."""
    most = min(settings.unpacked, settings.ratio * packed) if suffix in MANY else 0
    return max(settings.longest, most)


def _one(record: Record, file: File | None, rejects: list[Row]) -> list[_Read]:
    """The record's article, or none and a reject."""
    stem, path, root = (split_name(file.path)[0], file.relative, file.root) if file else ("", "", None)
    try:
        article = article_of(record, path)
    except ValueError as e:
        rejects.append(rejected(path or MEMORY, str(e), record.number))
        return []
    named = bool(article.id)
    made = article if named else replace(article, id="-".join(p for p in (stem, record.number) if p))
    return [_Read(made, named, record.number, root)]


def _unique(found: list[_Read], rejects: list[Row]) -> list[_Read]:
    """Articles with unique ids, in their order.

    Ids made from colliding file names become relative paths, and where these collide too, the input's name and
    the path; a colliding id that a record carries is rejected.
    """
    by_stem = Counter(f.article.id for f in found)
    by_path = Counter(_path_id(f) for f in found)
    out: dict[str, _Read] = {}
    for f in found:
        name = f.article.id
        if not f.named and by_stem[name] > 1:
            name = _path_id(f) if by_path[_path_id(f)] == 1 or f.root is None else f"{f.root.name}/{_path_id(f)}"
        if name in out:
            rejects.append(rejected(f.article.path or MEMORY, f"the article id '{name}' stands twice",
                                    f.number and name))
            continue
        out[name] = _Read(replace(f.article, id=name), f.named, f.number, f.root)
    return [out[k] for k in sorted(out)]


def _path_id(one: _Read) -> str:
    return "-".join(p for p in (one.article.path, one.number) if p)
