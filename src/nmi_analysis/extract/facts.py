"""Rows of ``facts``."""

from collections.abc import Iterator

from ..language import Context, Document
from ..tables import Row, Rows


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``facts`` in text order."""
    yield from ()
