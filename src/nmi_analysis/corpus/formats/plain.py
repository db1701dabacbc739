"""Plain text: one article a file, or the articles of a Nexis export."""

from collections.abc import Iterator
from typing import IO

from ...settings import ReadSettings
from ..decode import whole
from . import Bad, Record, nexis


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield the decoded file as one record, or a record an article of the export."""
    yield from nexis.records(*whole(stream))
