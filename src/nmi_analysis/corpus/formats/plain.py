"""Plain text: one article a file."""

from collections.abc import Iterator

from ..decode import decode
from . import Bad, Record


def read(data: bytes) -> Iterator[Record | Bad]:
    """Yield the decoded file as one record."""
    text, encoding = decode(data)
    yield Record({"text": text}, encoding)
