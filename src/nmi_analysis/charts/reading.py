"""One article with its spans marked, and any matplotlib figure, as a notebook shows them."""

from html import escape

from matplotlib.figure import Figure

from ..store import TableSet
from ..views.flags import worst
from ..views.sources import Sources
from .highlight import highlighted
from .style import bundle, message


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


def show(figure: Figure, alt: str, name: str = "") -> None:
    """Display a figure; ``alt`` says in numbers what it shows. One without data is a sentence, no empty axes.

    Raises NmiError where ``alt`` is blank.

    >>> from matplotlib.figure import Figure
    >>> nmi.charts.show(Figure(), "Two bars: 3 and 4 articles")  # doctest: +SKIP
    """
    from IPython.display import publish_display_data

    if figure.axes and not any(axes.has_data() for axes in figure.axes):
        alt = "Nothing to draw: there is nothing in the data of this chart."
        figure = message(alt)
    data, metadata = bundle(figure, alt, name)
    publish_display_data(data, metadata=metadata)  # type: ignore[no-untyped-call]
