"""Plain text: one article a file, or the articles of a Nexis export."""

from collections.abc import Iterator

from ..decode import decode
from . import Bad, Record, nexis


def read(data: bytes) -> Iterator[Record | Bad]:
    """Yield the decoded file as one record, or a record an article of the export."""
    text, encoding = decode(data)
    if nexis.is_export(text):
        yield from nexis.records(text, encoding)
    else:
        yield Record({"text": text}, encoding)
