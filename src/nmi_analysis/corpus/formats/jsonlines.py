"""JSON Lines: one article a line."""

import json
from collections.abc import Iterator

from ..decode import decode
from . import Bad, Record


def read(data: bytes) -> Iterator[Record | Bad]:
    """Yield a record a line; a line that is no JSON object is a Bad with its number, from 1."""
    text, encoding = decode(data)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as e:
            yield Bad(str(number), f"not JSON: {e}")
            continue
        if isinstance(record, dict):
            yield Record(record, encoding, str(number))
        else:
            yield Bad(str(number), f"a JSON {type(record).__name__}, not an object")
