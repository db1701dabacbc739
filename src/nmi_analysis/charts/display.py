"""Any matplotlib figure in a notebook, with its alternative text."""

from matplotlib.figure import Figure

from .style import bundle


def show(figure: Figure, alt: str, name: str = "") -> None:
    """Display a figure; ``alt`` says in numbers what it shows. Raises NmiError where ``alt`` is blank.

    >>> from matplotlib.figure import Figure
    >>> nmi.charts.show(Figure(), "Two bars: 3 and 4 articles")  # doctest: +SKIP
    """
    from IPython.display import publish_display_data

    data, metadata = bundle(figure, alt, name)
    publish_display_data(data, metadata=metadata)  # type: ignore[no-untyped-call]
