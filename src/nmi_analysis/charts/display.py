"""Any matplotlib figure in a notebook, with its alternative text."""

from matplotlib.figure import Figure

from .style import bundle, message


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
