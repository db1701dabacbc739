"""A labelled grid of coloured cells, drawn to stay readable from 3 to 40 columns."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..views.words import clip, ends
from .style import BLUE, INK, RUST, WIDTH, bare

LABEL = 46  # characters of a row label on one line
TILTED = 8  # more columns than these have their labels turned
SHORTEST = 7  # characters; a cell with less room shows its mark alone
CHARACTER = 0.063  # inches a character takes at 7.5 points
SMALL = 0.14  # inches; a narrower cell has smaller text
DARK = (BLUE, RUST)
Cells = Mapping[tuple[int, int], "Cell"]


class Cell(NamedTuple):
    """A cell's fill, its text, a shorter one for narrow columns, and a glyph before the text."""

    colour: str
    text: str = ""
    short: str = ""
    mark: str = ""


def height(rows: Sequence[str], columns: Sequence[str], cells: Cells) -> float:
    """Inches that a grid with these labels and cells needs."""
    return (0.5 + 0.075 * min(28, max(map(len, columns), default=0)) if len(columns) > TILTED else 1.05) + sum(
        _heights(rows, columns, cells))


def _lines(label: str) -> list[str]:
    lines = wrap(label, LABEL) or [""]
    return lines if len(lines) <= 2 else [lines[0], clip(" ".join(lines[1:]), LABEL)]


def _room(columns: Sequence[str]) -> int:
    """Characters that a cell has room for."""
    return int(_width(columns) / CHARACTER) - 1


def _width(columns: Sequence[str]) -> float:
    return WIDTH * 0.58 / max(1, len(columns))


def _told(cell: Cell, room: int) -> list[str]:
    """What a cell shows in at most two lines: its text, before a value that it is unlike a new line; else its mark."""
    text = f"{cell.mark} {cell.text}" if cell.mark and not {"≠", cell.mark} & set(cell.text) else cell.text
    if len(text) <= room:
        return [text] if text else []
    if room < SHORTEST:
        return [cell.short] if cell.short else []
    own, unlike, usual = text.partition(" ≠ ")
    lines = [own, f"≠ {usual}"] if unlike else wrap(text, room)
    return [clip(line, room) for line in lines[:1]] + [clip(" ".join(lines[1:]), room)] * (len(lines) > 1)


def _heights(rows: Sequence[str], columns: Sequence[str], cells: Cells) -> list[float]:
    """Inches of each row."""
    room = _room(columns)
    lines = [len(_lines(r)) for r in rows]
    for (i, _), cell in cells.items():
        lines[i] = max(lines[i], len(_told(cell, room)))
    return [0.13 + 0.14 * n for n in lines]


def grid(axes: Axes, rows: Sequence[str], columns: Sequence[str], cells: Cells) -> None:
    """Draw cells (row, column) with row labels at the left and column labels on top."""
    room, narrow = _room(columns), _width(columns) < SMALL
    heights = _heights(rows, columns, cells)
    tops = [sum(heights[:i]) for i in range(len(rows) + 1)]
    for (i, j), cell in cells.items():
        axes.add_patch(Rectangle((j, tops[i]), 1, heights[i], facecolor=cell.colour, edgecolor="white",
                                 linewidth=0.6 if narrow else 1.5))
        if lines := _told(cell, room):
            axes.text(j + 0.5, tops[i] + heights[i] / 2, "\n".join(lines), ha="center", va="center",
                      fontsize=5.5 if narrow else 7.5, linespacing=1.1, color="white" if cell.colour in DARK else INK)
    axes.set_xlim(0, len(columns))
    axes.set_ylim(tops[-1], 0)
    centres = [(a + b) / 2 for a, b in pairwise(tops)]
    axes.set_yticks(centres, ["\n".join(_lines(r)) for r in rows])
    tilt = len(columns) > TILTED
    axes.xaxis.tick_top()
    labels = [ends(c, 28) if tilt else "\n".join(wrap(ends(c, 36), max(6, room), break_long_words=False))
              for c in columns]
    middles = [j + 0.5 for j in range(len(columns))]
    crowded = tilt or max(len(line) for label in labels for line in label.split("\n")) > room
    axes.set_xticks(middles, labels, rotation=90 if tilt else 0, fontsize=7 if crowded else 8)
    bare(axes)
