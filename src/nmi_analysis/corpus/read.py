"""Any mix of folders and files to articles and rejects, in a fixed order with unique ids."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISREG
from typing import Any

from ..decisions import FILE
from ..errors import InputError, contained
from ..settings import ReadSettings
from ..store import Row
from . import walk
from .article import Article, Articles, Texts
from .decode import NotTextError
from .enrich import article_of, enriched
from .formats import MANY, STREAMED, Bad, Record, reader, split_name
from .formats.gzipped import unpacked
from .walk import CODEBOOK, SIDECAR, File, Sidecar, read_sidecar, rejected

MEMORY = "memory"  # the path named for a record that comes from no file


@dataclass(slots=True)
class Reading:
    """What was read: articles in id order, and rows of ``rejects``."""

    articles: Articles = field(default_factory=lambda: Articles([]))
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


def decisions_beside(inputs: Iterable[str | Path]) -> Path | None:
    """Where decisions on the articles of these inputs are kept: in the first folder, or beside the first file."""
    return next(((path if path.is_dir() else path.parent) / FILE for path in walk.resolved(inputs, [])), None)


def read(inputs: Iterable[str | Path], settings: ReadSettings | None = None, *,
         without: Path | None = None, texts: Texts | None = None, enrich: bool = True) -> Reading:
    """Read every article of the inputs; ``without`` is a folder to pass over.

    ``texts``: where the texts are kept, by default in memory. ``enrich``: whether to look into the texts for their
    language and date. Raises InputError where no input exists, ParameterError where ``without`` is an input;
    everything else that goes wrong is a reject.
    """
    settings = settings or ReadSettings()
    out = Reading()
    roots = walk.resolved(inputs, out.rejects)
    if without:
        walk.apart(roots, without)
    files = walk.files(roots, without, out.rejects, follow=settings.follow_links)
    articles, found = _kept((one for file in files for one in _read_file(file, settings, out.rejects)), texts)
    sidecars = {base: read_sidecar(base, out.rejects)
                for base in dict.fromkeys(r if r.is_dir() else r.parent for r in roots)}
    chosen = [(number, (sidecars[one.root] if one.root else Sidecar()).applied(one.article))
              for number, one in _unique(found, out.rejects)]
    out.articles = articles.picked(chosen)
    if enrich:
        _enrich(out.articles, settings)
    for base in (r for r in roots if r.is_dir()):
        out.rejects.extend(rejected(SIDECAR, "names no article of this folder", name)
                           for name in sidecars[base].unused())
    out.rejects.sort(key=lambda r: (r["path"], r["record"]))
    return out


def from_frame(records: Iterable[Mapping[str, Any]], settings: ReadSettings | None = None, *,
               texts: Texts | None = None, enrich: bool = True) -> Reading:
    """Articles from records in memory (``text``, and the rest if known).

    Raises InputError where no record has a text: the column is missing, or has another name.
    """
    settings, records = settings or ReadSettings(), list(records)
    if records and not any("text" in fields for fields in records):
        there = ", ".join(map(str, records[0])) or "none"
        raise InputError(f"no column 'text'; a frame of articles has 'article' and 'text', here there are: {there}")
    out = Reading()
    given = (one for number, fields in enumerate(records, start=1)
             for one in _one(Record(dict(fields), number=str(number)), None, out.rejects, settings))
    articles, found = _kept(given, texts)
    out.articles = articles.picked([(number, one.article) for number, one in _unique(found, out.rejects)])
    if enrich:
        _enrich(out.articles, settings)
    return out


def _kept(given: Iterable[_Read], texts: Texts | None) -> tuple[Articles, list[_Read]]:
    """The articles with their texts put away, and what was read of each beside."""
    articles, found = Articles([] if texts is None else texts), []
    for one in given:
        articles.append(one.article)
        found.append(replace(one, article=articles.metadata[-1]))
    return articles, found


def _enrich(articles: Articles, settings: ReadSettings) -> None:
    for number, article in enumerate(articles):
        articles.metadata[number] = replace(enriched(article, settings), text="")


def _read_file(file: File, settings: ReadSettings, rejects: list[Row]) -> Iterator[_Read]:
    faults: list[str] = []
    with contained(faults):
        yield from _records(file, settings, rejects, faults)
    rejects.extend(rejected(file.relative, said) for said in faults)


def _records(file: File, settings: ReadSettings, rejects: list[Row], faults: list[str]) -> Iterator[_Read]:
    """The file's articles; what ends the reading before the file's end is one of ``faults``."""
    _, suffix, compressed = split_name(file.path)
    none = True
    before = len(rejects)
    try:
        about = file.path.stat()
        if not S_ISREG(about.st_mode):  # a pipe or a device may have no end
            raise NotTextError("no regular file")
        longest = _longest(suffix, settings)
        if suffix not in STREAMED and about.st_size > longest:
            raise NotTextError(f"larger than {longest} bytes")
        with file.path.open("rb") as opened:
            stream = unpacked(opened, max(settings.longest, min(longest, settings.ratio * about.st_size))
                              ) if compressed else opened
            for record in reader(suffix)(stream, settings):
                if isinstance(record, Bad):
                    rejects.append(rejected(file.relative, record.reason, record.record))
                else:
                    for one in _one(record, file, rejects, settings):
                        none = False
                        yield one
        if none and len(rejects) == before:
            raise NotTextError("empty: no article in it")
    except NotTextError as e:
        faults.append(str(e))
    except OSError as e:
        faults.append(f"cannot be read: {e.strerror or e}")


def _longest(suffix: str, settings: ReadSettings) -> int:
    """Bytes of a file that is read whole, or to which a packed one may unpack."""
    if suffix in STREAMED:
        return settings.unpacked
    return settings.document if suffix in MANY else settings.longest


def _one(record: Record, file: File | None, rejects: list[Row], settings: ReadSettings) -> list[_Read]:
    """The record's article, or none and a reject."""
    stem, path, root = (split_name(file.path)[0], file.relative, file.root) if file else ("", "", None)
    article = None
    faults: list[str] = []
    with contained(faults):
        try:
            article = article_of(record, path, settings)
        except ValueError as e:
            faults.append(str(e))
    rejects.extend(rejected(path or MEMORY, said, record.number) for said in faults)
    if article is None:
        return []
    named = bool(article.id)
    made = article if named else replace(article, id="-".join(p for p in (stem, record.number) if p))
    return [_Read(made, named, record.number, root)]


def _unique(found: list[_Read], rejects: list[Row]) -> list[tuple[int, _Read]]:
    """Articles with unique ids, in their order, each with its number among those found.

    Ids made from colliding file names become relative paths, and where these collide too, the input's name and
    the path; a colliding id that a record carries is rejected.
    """
    by_stem = Counter(f.article.id for f in found)
    by_path = Counter(_path_id(f) for f in found)
    out: dict[str, tuple[int, _Read]] = {}
    for number, f in enumerate(found):
        name = f.article.id
        if not f.named and by_stem[name] > 1:
            name = _path_id(f) if by_path[_path_id(f)] == 1 or f.root is None else f"{f.root.name}/{_path_id(f)}"
        if name in out:
            rejects.append(rejected(f.article.path or MEMORY, f"the article id '{name}' stands twice",
                                    f.number and name))
            continue
        out[name] = number, replace(f, article=replace(f.article, id=name))
    return [out[k] for k in sorted(out)]


def _path_id(one: _Read) -> str:
    return "-".join(p for p in (one.article.path, one.number) if p)
