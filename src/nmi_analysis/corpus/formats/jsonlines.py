"""JSON Lines: one article a line, a record with ``text`` or a ninjs item."""

import json
from collections.abc import Iterator
from typing import IO, Any

from ...settings import ReadSettings
from ..decode import decoded, lines
from . import Bad, Record, ninjs


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield a record a line; a line that is no JSON object is a Bad with its number, from 1."""
    yield from records(*decoded(stream, "\n"), settings)


def records(text: IO[str], encoding: str, settings: ReadSettings) -> Iterator[Record | Bad]:
    """The same of decoded text."""
    for number, line in enumerate(lines(text, settings.longest), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as e:
            yield Bad(str(number), f"not JSON: {e}")
            continue
        yield from record(item, str(number), encoding)


def record(item: Any, number: str, encoding: str) -> Iterator[Record | Bad]:
    """What one JSON value holds."""
    if not isinstance(item, dict):
        yield Bad(number, f"a JSON {type(item).__name__}, not an object")
    elif ninjs.is_item(item):
        yield from ninjs.records(item, number, encoding)
    else:
        yield Record(item, encoding, number)
