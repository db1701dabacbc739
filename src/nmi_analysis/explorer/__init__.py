"""JupyterLab: findings, claims and the articles themselves side by side; one selection moves them all."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..store import TableSet
    from .widget import Explorer

__all__ = ["explore"]


def explore(tables: "TableSet") -> "Explorer":
    """The explorer of a run, as the last line of a cell shows it.

    Filters, findings, the matrix of claims, and two articles beside each other, what they share aligned and what
    differs marked. Where the tables know their articles, a person corrects rows in it (see ``tables.decide``): the
    tables given are made again at once, so that later cells follow.

    >>> len(nmi.explore(tables).view["articles"])
    5
    """
    from .widget import Explorer

    return Explorer(tables)
