"""One article with its spans marked, as a notebook shows it."""

from html import escape

from ..summaries.flags import worst
from ..summaries.sources import Sources
from ..tables import TableSet
from .highlight import highlighted


class Reading:
    """The article that ``focus`` names, or the one with the most doubtful wording, with the named tables' spans.

    Raises ParameterError for an unknown article.

    >>> nmi.charts.Reading(tables, "002", "figures")
    Reading(Shafaq News)
    """

    def __init__(self, tables: TableSet, focus: str = "", *names: str) -> None:
        sources = Sources(tables)
        self.article = sources.find(focus) or worst(tables)
        self.label = sources.dated(self.article)
        self._markup = highlighted(tables, self.article, names)

    def _repr_html_(self) -> str:
        return f"<h3>{escape(self.label)}</h3>{self._markup}"

    def __repr__(self) -> str:
        return f"Reading({self.label})"
