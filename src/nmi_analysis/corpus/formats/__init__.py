"""One registry of readers, a module each: the bytes of a file, as a stream, to records.

A record's fields are ``text`` and, as far as known, ``article``, ``source``, ``title``, ``author``,
``published`` and ``url``. A reader yields a ``Bad`` for a record that it cannot read and goes on. Where one suffix has
several formats (ninjs, Nexis, Media Cloud), the content tells which. Each may come compressed, as ``.gz``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import IO, Any

from ...settings import ReadSettings


@dataclass(frozen=True, slots=True)
class Record:
    """An article's fields as they stand in the file, and its number there (blank for a whole file)."""

    fields: dict[str, Any]
    encoding: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """A record that could not be read."""

    record: str
    reason: str


Reader = Callable[[IO[bytes], ReadSettings], Iterator[Record | Bad]]

# suffix -> module of this package with ``read(stream, settings)``
_MODULES = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".docx": "word",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "jsondocument",
    ".jsonl": "jsonlines", ".ndjson": "jsonlines", ".csv": "delimited", ".tsv": "delimited",
    ".parquet": "columnar",
}
SUFFIXES = frozenset(_MODULES)
STREAMED = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})  # of these no more than a piece is in memory
MANY = STREAMED | {".json"}  # a file of these holds many articles
GZIP = ".gz"


def split_name(path: PurePath) -> tuple[str, str, bool]:
    """A file's name without its suffix, the suffix (lower case, with its dot), and whether ``.gz`` follows it."""
    compressed = path.suffix.lower() == GZIP
    inner = PurePath(path.stem) if compressed else path
    return inner.stem, inner.suffix.lower(), compressed


def reader(suffix: str) -> Reader:
    """The reader for one of ``SUFFIXES``."""
    read: Reader = import_module(f".{_MODULES[suffix]}", __name__).read
    return read
