"""Which articles report one event."""

from ..language import Context
from ..tables import Row, Rows


def group(rows: Rows, context: Context) -> list[Row]:
    """Rows of ``stories``; for now all articles are one story, named after the first."""
    ids = sorted(r["article"] for r in rows["articles"])
    return [{"story": ids[0], "article": a} for a in ids]
