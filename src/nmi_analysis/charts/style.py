"""How every chart looks, the figure that carries its own alternative text and is shown with it, and stacked bars."""

import base64
import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from html import escape
from pathlib import Path
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..errors import NmiError
from ..store import TableSet
from ..views.frame import STYLE as LISTED
from ..views.words import ends

# Okabe and Ito (2008), distinguishable with every common form of colour blindness.
BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILION, PURPLE = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
RUST = "#BF4A00"  # vermilion, darker: white text on it has a contrast of 5 to 1
GREY, PALE, INK = "#8a8a8a", "#eeeeee", "#222222"
WIDTH = 8.0  # inches: 800 pixels at 100 dots per inch
DPI = 150
STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans", "font.size": 9, "axes.titlesize": 10, "axes.titleweight": "bold",
    "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY,
    "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "text.color": INK, "xtick.labelsize": 8,
    "ytick.labelsize": 8.5, "svg.hashsalt": "nmi-analysis", "figure.facecolor": "white", "axes.unicode_minus": False,
    "figure.constrained_layout.w_pad": 0.06, "figure.constrained_layout.h_pad": 0.06, "text.parse_math": False,
}
Bundle = tuple[dict[str, str], dict[str, Any]]  # data and metadata by media type
LOOK: list[str | Path | dict[str, Any]] = ["default", STYLE]


class Chart(Figure):
    """A matplotlib Figure with a name and an alternative text, which a notebook keeps with the picture."""

    name = ""

    @property
    def alt(self) -> str:
        """What the chart shows, in words and numbers."""
        return str(self.get_label())

    def png(self) -> bytes:
        """The picture; equal tables give equal bytes under the same libraries."""
        return png(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(self, self.alt, self.name)


def chart(draw: Callable[[TableSet], Chart]) -> Callable[[TableSet], Chart]:
    """A drawing function in the house style, whatever the user's own settings; its name names the picture."""
    @wraps(draw)
    def drawn(tables: TableSet) -> Chart:
        with matplotlib.style.context(LOOK):
            made = draw(tables)
        made.name = draw.__name__
        if not made.alt:
            raise NmiError(f"the chart '{made.name}' has no alternative text")
        return made

    return drawn


def sheet(height: float, alt: str) -> Chart:
    """An empty chart of the house width; ``height`` in inches."""
    made = Chart(figsize=(WIDTH, height), layout="constrained")
    made.set_label(alt)
    return made


def message(text: str) -> Chart:
    """A chart with nothing to draw: the sentence that says why."""
    made = sheet(0.8, text)
    made.text(0.02, 0.5, text, va="center", ha="left", fontsize=10, style="italic", color="#444444", wrap=True)
    return made


def bare(axes: Axes) -> None:
    """No frame, no ticks' marks: labels alone."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)


def png(figure: Figure) -> bytes:
    """A figure as PNG without date or program name."""
    return _saved(figure, format="png", dpi=DPI, metadata={"Software": None})


def svg(figure: Figure) -> bytes:
    """A figure as SVG without date, its ids made from a fixed salt."""
    return _saved(figure, format="svg", metadata={"Date": None, "Creator": None})


def _saved(figure: Figure, **options: Any) -> bytes:
    stream = io.BytesIO()
    with matplotlib.style.context(LOOK), warnings.catch_warnings():
        # A script that the font lacks is drawn as boxes; the warning would put a path of this machine in the report.
        warnings.filterwarnings("ignore", r"Glyph \d+|Matplotlib currently does not support .* natively")
        figure.savefig(stream, **options)
    return stream.getvalue()


def bundle(figure: Figure, alt: str, name: str = "") -> Bundle:
    """Data and metadata of a figure as a notebook stores them. Raises NmiError without an alternative text.

    The picture stands in it twice: JupyterLab shows the HTML, since it leaves out the alternative text of a bare PNG;
    exporters and other programs take the PNG.
    """
    if not alt.strip():
        raise NmiError("a chart without an alternative text says nothing to a reader who cannot see it")
    picture = base64.b64encode(png(figure)).decode()
    told = escape(alt)
    html = (f'<style>{LISTED}</style><div class="nmi chart"><figure><img alt="{told}" '
            f'src="data:image/png;base64,{picture}"></figure>'
            f"<details><summary>this chart in words</summary><p>{told}</p></details></div>")
    data = {"image/png": picture, "text/html": html, "text/plain": f"Chart: {alt}"}
    meta: Mapping[str, Any] = {"image/png": {"alt": alt, **({"name": name} if name else {})}}
    return data, dict(meta)


LABEL = 34  # characters of a bar's label
HEIGHT = 0.3  # inches of a bar
NARROW = 0.03  # share of the longest bar below which a part has no room for its number
DARK = (BLUE, RUST)


def height(bars: int) -> float:
    """Inches that a chart of so many bars needs, its legend included."""
    return 0.9 + HEIGHT * bars


def stacked(axes: Axes, labels: Sequence[str], parts: Mapping[str, Sequence[float]], colours: Mapping[str, str],
            told: Sequence[str] = (), *, most: float = 0.0, numbers: bool = True, label: int = LABEL) -> None:
    """A bar per label with its parts side by side, ``told`` behind it; with ``most`` each on a pale bar so long."""
    longest = most or max((sum(values) for values in zip(*parts.values(), strict=True)), default=0.0) or 1.0
    lefts = [0.0] * len(labels)
    if most:
        axes.barh(range(len(labels)), [most] * len(labels), color=PALE, height=0.7)
    for name, values in parts.items():
        axes.barh(range(len(labels)), values, left=lefts, color=colours[name], height=0.7, edgecolor="white",
                  linewidth=0.5)
        for i, value in enumerate(values):
            if numbers and value > longest * NARROW:
                axes.text(lefts[i] + value / 2, i, f"{value:g}", ha="center", va="center", fontsize=8,
                          color="white" if colours[name] in DARK else BLACK)
            lefts[i] += value
    for i, text in enumerate(told):
        axes.text(most or lefts[i], i, f" {text}", va="center", fontsize=8)
    axes.set_yticks(range(len(labels)), [ends(text, label) for text in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.set_xlim(0, longest * (1.0 + 0.013 * (2 + max((len(t) for t in told), default=0))))
    axes.set_xticks([])
    bare(axes)


def legend(made: Chart, colours: Mapping[str, str], columns: int = 4) -> None:
    """Names and colours below the chart, outside of it."""
    made.legend(handles=[Patch(facecolor=c, edgecolor="#bbbbbb", linewidth=0.4, label=n) for n, c in colours.items()],
                loc="outside lower center", ncols=columns, frameon=False, fontsize=8)


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
