"""Rows of ``flags``."""

from collections.abc import Iterator

from ..language import Context, Document
from ..tables import Row, Rows


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``flags`` in text order."""
    yield from ()
