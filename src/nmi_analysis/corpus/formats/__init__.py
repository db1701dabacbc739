"""One registry of readers, a module each: bytes of a file to records.

A record's fields are ``text`` and, as far as known, ``article``, ``source``, ``title``, ``author``,
``published`` and ``url``. A reader yields a ``Bad`` for a record that it cannot read and goes on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any


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


Reader = Callable[[bytes], Iterator[Record | Bad]]

# suffix -> module of this package with ``read(data)``
_MODULES = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonlines", ".ndjson": "jsonlines", ".csv": "delimited", ".tsv": "delimited",
    ".parquet": "columnar",
}
SUFFIXES = frozenset(_MODULES)
MANY = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})  # a file of these holds many articles


def reader(suffix: str) -> Reader:
    """The reader for one of ``SUFFIXES`` (lower case, with its dot)."""
    read: Reader = import_module(f".{_MODULES[suffix]}", __name__).read
    return read
