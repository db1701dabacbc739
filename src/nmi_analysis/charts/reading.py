"""One article with its spans marked, as a notebook shows it."""

from html import escape

from ..summaries.flags import worst
from ..summaries.sources import Sources
from ..tables import TableSet
from .highlight import highlighted


class Reading:
    """The article that ``focus`` names, or the one most probably spun, with the named tables' spans; none if none is.

    Flags are marked in an article that is judged spun alone.

    Raises ParameterError for an unknown article.

    >>> nmi.charts.Reading(tables, "002", "figures")
    Reading(Shafaq News)
    """

    def __init__(self, tables: TableSet, focus: str = "", *names: str) -> None:
        sources = Sources(tables)
        self.article = worst(tables, focus) if "flags" in names else sources.find(focus) or worst(tables)
        self.label = (sources.dated(self.article) if self.article else
                      "This article is not judged spun" if focus else "No article is judged spun")
        self._markup = highlighted(tables, self.article, names) if self.article else ""

    def _repr_html_(self) -> str:
        return f"<h3>{escape(self.label)}</h3>{self._markup}"

    def __repr__(self) -> str:
        return f"Reading({self.label})"
