"""An article's text as HTML with its spans marked and labelled."""

from ..tables import TableSet


def highlighted(tables: TableSet, article: str, names: tuple[str, ...] = ()) -> str:
    """Stub."""
    raise NotImplementedError
