"""JSON Lines: one article a line, a record with ``text`` or a ninjs item."""

import json
from collections.abc import Iterator
from typing import Any

from ..decode import decode
from . import Bad, Record, ninjs


def read(data: bytes) -> Iterator[Record | Bad]:
    """Yield a record a line; a line that is no JSON object is a Bad with its number, from 1."""
    yield from records(*decode(data))


def records(text: str, encoding: str) -> Iterator[Record | Bad]:
    """The same of decoded text."""
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as e:
            yield Bad(str(number), f"not JSON: {e}")
            continue
        yield from record(item, str(number), encoding)


def _lines(text: str) -> Iterator[str]:
    """What ``text.split`` gives, one after the other: a file may hold a whole archive."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def record(item: Any, number: str, encoding: str) -> Iterator[Record | Bad]:
    """What one JSON value holds."""
    if not isinstance(item, dict):
        yield Bad(number, f"a JSON {type(item).__name__}, not an object")
    elif ninjs.is_item(item):
        yield from ninjs.records(item, number, encoding)
    else:
        yield Record(item, encoding, number)
