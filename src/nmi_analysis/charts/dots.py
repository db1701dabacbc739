"""Figures by source: changes as dumbbells, tracked numbers as dots with their bounds."""

from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.gridspec import GridSpec

from .. import views
from ..store import Row, TableSet, records
from ..views.words import clip, ends, plural, present
from .style import BLUE, GREY, ORANGE, Chart, bare, chart, message, sheet

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 12  # rows of one panel; with more, sources that say the same share a row
MOST_PANELS = 12
CHARACTER = 0.028  # share of a panel that a character of 8 points takes
BESIDE = 7  # points between a dot and its text
MOST_LONE = 6  # numbers of one source alone that are named
NOTE = 125  # characters of a line below the panels
TITLE = 34  # characters of a panel's title on one line


def merged(rows: list[Row], keys: tuple[str, ...], most: int) -> list[Row]:
    """At most ``most`` rows: where there are more, those alike in ``keys`` become one, 'n sources', most first."""
    if len(rows) <= most:
        return rows
    groups: dict[tuple[object, ...], list[Row]] = {}
    for r in rows:
        groups.setdefault(tuple(r[k] for k in keys), []).append(r)
    listed = sorted(groups.values(), key=lambda g: -len(g))[:most]
    return [{**g[0], "source": g[0]["source"] if len(g) == 1 else f"{len(g)} sources"} for g in listed]


@chart
def changes(tables: TableSet) -> Chart:
    """A panel per thing, a dumbbell per source: from what to what; dashed where a source gives the figures apart.

    >>> print(nmi.charts.changes(tables).alt)
    Dumbbells of...
    """
    found = views.changes(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = merged(records(found.drop_duplicates(["thing", "source", "from", "to"])), ("from", "to", "how"),
                  2 * MOST_ROWS)
    groups: dict[str, list[Row]] = {}
    for r in rows:
        groups.setdefault(r["thing"], []).append(r)
    listed = list(groups.items())[:MOST_PANELS]
    heights = [0.6 + 0.36 * len(mine) for _, mine in listed]
    made = sheet(0.4 + sum(heights), _changes_alt([r for _, mine in listed for r in mine]))
    panels = made.subplots(len(listed), 1, squeeze=False, height_ratios=heights).ravel()
    for axes, (thing, mine) in zip(panels, listed, strict=True):
        _dumbbells(axes, thing, mine)
    panels[-1].set_xlabel("filled: exact   hollow: about, more or less than   dashed: both figures given, apart",
                          fontsize=8, loc="left")
    return made


def _dumbbells(axes: Axes, thing: str, rows: list[Row]) -> None:
    """The changes of one thing on a scale of their own."""
    far = max(r["high"] for r in rows)
    for i, r in enumerate(rows):
        if present(r["low"]):
            axes.plot([r["low"], r["high"]], [i, i], color=GREY, linewidth=2.5, zorder=1,
                      linestyle="-" if r["how"] == "stated" else (0, (2, 1.5)))
            axes.plot(r["low"], i, "o", color=ORANGE, markersize=8, markeredgewidth=1.8,
                      markerfacecolor=ORANGE if r["low_bound"] == "=" else "white")
            axes.text(r["low"] - far * 0.025, i, r["from"], ha="right", va="center", fontsize=8.5)
        axes.plot(r["high"], i, "o", color=BLUE, markersize=8, markerfacecolor=BLUE if r["bound"] == "=" else "white",
                  markeredgewidth=1.8)
        axes.text(r["high"] + far * 0.025, i, r["to"], ha="left", va="center", fontsize=8.5)
    axes.set_yticks(range(len(rows)), [ends(r["source"], 34) for r in rows])
    axes.set_ylim(len(rows) - 0.5, -0.6)
    axes.set_xlim(min(0, *(r["low"] for r in rows if present(r["low"])), 0) - far * 0.12, far * 1.22)
    axes.set_xticks([])
    bare(axes)
    axes.set_title(clip(thing, 90))


def _changes_alt(rows: list[Row]) -> str:
    parts = []
    for r in rows[:8]:
        if present(r["low"]):
            parts.append(f"{r['source']} from {r['from']} to {r['to']}")
        else:
            parts.append(f"{r['source']} {r['to']} alone")
    return f"Dumbbells of {plural(len(rows), 'change')} by source: " + "; ".join(parts) + "."


@chart
def figures(tables: TableSet) -> Chart:
    """A panel per tracked number of two sources or more, a dot per source on the panel's own scale; lines for ranges.

    Numbers that one source alone gives are named below: a single dot compares nothing.

    >>> print(nmi.charts.figures(tables).alt)
    Dots of...
    """
    found = views.tracked(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    sources = found.groupby("thing")["source"].transform("nunique")
    compared, lone = found[sources > 1], found[sources == 1]
    note = _lone(records(lone))
    if not len(compared):
        return message(f"No number here is given by two sources. {note}")
    panels = []
    for thing in dict.fromkeys(compared["thing"]):
        mine = compared[compared["thing"] == thing].drop_duplicates(["source", "amount"])
        panels.append((thing, merged(records(mine), ("value", "upper", "amount"), MOST_ROWS)))
    lines = [max(len(p[1]) for p in panels[i:i + 2]) for i in range(0, len(panels), 2)]
    said = wrap(note, NOTE)
    made = sheet(0.3 + 0.14 * len(said) + sum(0.72 + 0.24 * n for n in lines), _figures_alt(compared, note))
    columns = 2 if len(panels) > 1 else 1
    layout = GridSpec(ceil(len(panels) / columns), columns, figure=made, height_ratios=[0.72 + 0.24 * n for n in lines])
    for i, (thing, rows) in enumerate(panels):
        _dots(made.add_subplot(layout[i // columns, i % columns]), thing, rows, max(lines[i // 2], 1))
    if said:
        made.supxlabel("\n".join(said), fontsize=8, ha="left", x=0.01)
    return made


def _lone(rows: list[Row]) -> str:
    """What one source alone gives, in words; blank for nothing."""
    told = list(dict.fromkeys(f"{clip(r['thing'], 60)} {r['said']} ({r['source']})" for r in rows))
    more = f"; {len(told) - MOST_LONE} more in the table" if len(told) > MOST_LONE else ""
    return f"One source alone gives: {'; '.join(told[:MOST_LONE])}{more}." if told else ""


def _dots(axes: Axes, thing: str, rows: list[Row], lines: int) -> None:
    values = [v for r in rows for v in (r["value"], r["upper"]) if present(v)]
    low, high = min([0.0, *values]), max([*values, 1.0])
    for i, r in enumerate(rows):
        axes.plot([low, high], [i, i], color="#e4e4e4", linewidth=1, zorder=0)
        hollow = r["bound"] not in ("=", "")
        axes.plot(r["value"], i, "o", color=BLUE, markersize=6.5, markerfacecolor="white" if hollow else BLUE,
                  markeredgewidth=1.6, zorder=2)
        if present(r["upper"]):
            axes.plot([r["value"], r["upper"]], [i, i], color=BLUE, linewidth=3, zorder=1, solid_capstyle="round")
        if r["bound"] in (">", "<") and not present(r["upper"]):
            axes.annotate("", xy=(r["value"] + (high - low) * (0.12 if r["bound"] == ">" else -0.12), i),
                          xytext=(r["value"], i), arrowprops={"arrowstyle": "->", "color": BLUE})
        right = r["upper"] if present(r["upper"]) else r["value"]
        arrow = (high - low) * 0.12 if r["bound"] == ">" and not present(r["upper"]) else 0.0
        axes.annotate(_told(r), (right + arrow, i), xytext=(BESIDE, 0), textcoords="offset points", va="center",
                      fontsize=8)
    axes.set_yticks(range(len(rows)), [ends(r["source"], 26) for r in rows])
    axes.set_ylim(lines - 0.4, -0.6)
    room_for_text = min(0.62, 0.08 + CHARACTER * max(len(_told(r)) for r in rows))
    axes.set_xlim(low - (high - low) * 0.05, high + (high - low) * room_for_text / (1 - room_for_text))
    axes.set_xticks([])
    bare(axes)
    axes.set_title("\n".join(wrap(clip(thing, 2 * TITLE), TITLE)), fontsize=9)


def _told(row: Row) -> str:
    return str(row["amount"])


def _figures_alt(found: "pd.DataFrame", note: str) -> str:
    parts = []
    for thing in list(dict.fromkeys(found["thing"]))[:6]:
        mine = found[found["thing"] == thing]
        said = "; ".join(f"{r['source']} {r['said']}" for r in records(mine.head(6)))
        parts.append(f"{thing}: {said}")
    return f"Dots of {plural(found['thing'].nunique(), 'figure')} by source. " + ". ".join(parts) + f". {note}"
