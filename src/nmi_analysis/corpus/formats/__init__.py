"""One registry of readers, a module each: bytes of a file to records.

A record is a dict with ``text`` and, as far as known, ``article``, ``source``, ``title``, ``author``,
``published`` and ``url``. A reader yields a ``Bad`` for a record that it cannot read and goes on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Bad:
    """A record that could not be read."""

    record: str
    reason: str


Record = dict[str, Any]
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


def reader(suffix: str) -> Reader | None:
    """The reader for a file suffix (lower case, with its dot), or None."""
    name = _MODULES.get(suffix)
    if name is None:
        return None
    read: Reader = import_module(f".{name}", __name__).read
    return read
