"""Stacked horizontal bars, a bar per source or speaker."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..summaries.words import ends
from .style import BLACK, BLUE, PALE, RUST, Chart, bare

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
