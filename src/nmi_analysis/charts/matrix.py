"""A labelled grid of coloured cells, drawn to stay readable from 3 to 40 columns."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..summaries.words import clip, ends
from .style import BLUE, INK, VERMILION, WIDTH, bare

LABEL = 46  # characters of a row label on one line
TILTED = 8  # more columns than these have their labels turned
SHORTEST = 9  # characters; a cell with less room shows its mark alone
CHARACTER = 0.072  # inches a character takes at 7.5 points
DARK = (BLUE, VERMILION)


class Cell(NamedTuple):
    """A cell's fill, its text and a shorter one for narrow columns."""

    colour: str
    text: str = ""
    short: str = ""


def height(rows: Sequence[str], columns: Sequence[str]) -> float:
    """Inches that a grid with these labels needs."""
    return (1.7 if len(columns) > TILTED else 1.05) + sum(map(_height, rows))


def _lines(label: str) -> list[str]:
    lines = wrap(label, LABEL) or [""]
    return lines if len(lines) <= 2 else [lines[0], clip(" ".join(lines[1:]), LABEL)]


def _height(label: str) -> float:
    """Inches of a row."""
    return 0.13 + 0.14 * len(_lines(label))


def grid(axes: Axes, rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], Cell]) -> None:
    """Draw cells (row, column) with row labels at the left and column labels on top."""
    width = WIDTH * 0.58 / max(1, len(columns))
    room = int(width / CHARACTER) - 1
    heights = [_height(r) for r in rows]
    tops = [sum(heights[:i]) for i in range(len(rows) + 1)]
    for (i, j), cell in cells.items():
        axes.add_patch(Rectangle((j, tops[i]), 1, heights[i], facecolor=cell.colour, edgecolor="white", linewidth=1.5))
        text = cell.text if len(cell.text) <= room else clip(cell.text, room) if room >= SHORTEST else cell.short
        if text and len(text) <= max(room, 1):
            axes.text(j + 0.5, tops[i] + heights[i] / 2, text, ha="center", va="center", fontsize=7.5,
                      color="white" if cell.colour in DARK else INK)
    axes.set_xlim(0, len(columns))
    axes.set_ylim(tops[-1], 0)
    centres = [(a + b) / 2 for a, b in pairwise(tops)]
    axes.set_yticks(centres, ["\n".join(_lines(r)) for r in rows])
    tilt = len(columns) > TILTED
    axes.xaxis.tick_top()
    labels = [ends(c, 28) if tilt else "\n".join(wrap(ends(c, 36), max(6, room + 2))) for c in columns]
    middles = [j + 0.5 for j in range(len(columns))]
    axes.set_xticks(middles, labels, rotation=90 if tilt else 0, fontsize=7 if tilt else 8)
    bare(axes)
