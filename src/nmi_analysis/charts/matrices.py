"""Who states what: the matrix of facts and sources, bars of claims, and how much two sources share.

A matrix is a labelled grid of coloured cells, drawn to stay readable from 3 to 40 columns.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .. import views
from ..store import Row, TableSet, records
from ..views.coverage import MOST_SOURCES
from ..views.items import GLYPHS, OTHER_TIME, RELATED, main_story
from ..views.words import clip, ends, plural
from .style import BLUE, GREEN, INK, ORANGE, PALE, RUST, SKY, WIDTH, Chart, bare, chart, legend, message, sheet, stacked
from .style import height as bars_height

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


SAND, HAZE = "#F6DFA8", "#CDE6F5"
COLOURS = {"states": BLUE, "differs": ORANGE, "contradicts": RUST, OTHER_TIME: SAND, RELATED: HAZE, "silent": PALE}
SHARES = {"shared": BLUE, "alone": GREEN, "left_out": PALE}


@chart
def coverage(tables: TableSet) -> Chart:
    """A row per codebook variable or claim, a column per source; colour and glyph say what the source does with it.

    >>> print(nmi.charts.coverage(tables).alt)
    Matrix of...
    """
    found = views.coverage(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    columns, labels = found.attrs["articles"], found.attrs["labels"]
    kept = columns[:MOST_SOURCES]
    items = {item: n for n, item in enumerate(dict.fromkeys(found["item"]))}
    names = dict(zip(found["item"], found["label"], strict=True))
    places = {a: n for n, a in enumerate(kept)}
    cells = {}
    for r in records(found):
        if r["article"] in places:
            glyph = GLYPHS[r["shown"]]
            cells[items[r["item"]], places[r["article"]]] = Cell(
                COLOURS[r["shown"]], r["brief"] or glyph, glyph, mark=glyph if r["shown"] != "states" else "")
    rows = [clip(names[i], 92) for i in items]
    heads = [labels[a] for a in kept]
    made = sheet(height(rows, heads, cells) + 0.35, _coverage_alt(found, labels))
    axes = made.subplots()
    grid(axes, rows, heads, cells)
    used = [s for s in COLOURS if s in set(found["shown"])]
    legend(made, {f"{GLYPHS[s]} {s}".strip(): COLOURS[s] for s in used}, len(used))
    axes.set_xlabel(_note(found, len(columns) - len(kept)), fontsize=8, loc="left")
    return made


def _note(found: views.View, hidden: int) -> str:
    """What of all claims, sources and events is shown; blank for all."""
    parts = []
    if found.attrs["items"] > found.attrs["kept"]:
        parts.append(f"the first {found.attrs['kept']} of {found.attrs['items']} claims that two sources speak of")
    if hidden:
        parts.append(f"{MOST_SOURCES} of {MOST_SOURCES + hidden} sources")
    if found.attrs["stories"] > 1:
        parts.append(f"the largest of {found.attrs['stories']} events")
    return f"Shown: {', '.join(parts)}; all in the table coverage." if parts else ""


def _coverage_alt(found: views.View, labels: dict[str, str]) -> str:
    items = found["item"].nunique()
    spoken = Counter(r["article"] for r in records(found) if r["stance"] != "silent")
    counts = ", ".join(f"{labels[a]} {spoken[a]}" for a in found.attrs["articles"][:10])
    contradicting = found[found["stance"] == "contradicts"]
    tail = "; none contradicts"
    if len(contradicting):
        cells = plural(len(contradicting), "cell")
        tail = f"; in {cells} a source contradicts the others, on {clip(contradicting['label'].iloc[0], 60)}"
    return f"Matrix of {plural(items, 'fact')} and {plural(len(labels), 'source')}. Spoken of: {counts}{tail}."


@chart
def stances(tables: TableSet) -> Chart:
    """Bars of what each source does with the claims of all: states, differs, contradicts; the rest is silence.

    >>> print(nmi.charts.stances(tables).alt)
    Bars of what each...
    """
    found = views.stances(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = _of_one_event(found, tables)[:MOST_SOURCES]
    spoken = [s for s in COLOURS if s != "silent" and found[s].any()]
    total = max(sum(r[s] for s in COLOURS) for r in rows)
    alt = f"Bars of what each source does with {plural(total, 'claim')}: " + "; ".join(
        f"{r['source']} " + ", ".join(f"{s} {r[s]}" for s in spoken if r[s]) for r in rows[:10]) + "."
    made = sheet(bars_height(len(rows)), alt)
    stacked(made.subplots(), [r["source"] for r in rows], {s: [r[s] for r in rows] for s in spoken}, COLOURS,
            [f"silent on {r['silent']}" for r in rows], most=total)
    legend(made, {s: COLOURS[s] for s in spoken}, len(spoken))
    return made


def _of_one_event(found: views.View, tables: TableSet) -> list[Row]:
    """The rows of the articles of the event with the most articles, as in the matrix; all where there are no events."""
    of = tables.stories[tables.stories["story"] == main_story(tables)]
    return records(found[found["article"].isin(of["article"])] if len(of) else found) or records(found)


@chart
def shares(tables: TableSet) -> Chart:
    """A bar per source: claims it shares with another one, claims it alone has, and claims it leaves out.

    >>> print(nmi.charts.shares(tables).alt)
    Bars of claims by...
    """
    found = views.shares(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = sorted(_of_one_event(found, tables), key=lambda r: -r["shared"])[:MOST_SOURCES]
    alt = "Bars of claims by source: " + "; ".join(
        f"{r['source']} shares {r['shared']}, has {r['alone']} alone, leaves out {r['left_out']}"
        for r in rows[:10]) + "."
    made = sheet(bars_height(len(rows)), alt)
    stacked(made.subplots(), [r["source"] for r in rows], {s: [r[s] for r in rows] for s in SHARES}, SHARES)
    legend(made, {"shared with another source": SHARES["shared"], "this source alone": SHARES["alone"],
                  "left out, though many others state it": SHARES["left_out"]}, 3)
    return made


@chart
def overlap(tables: TableSet) -> Chart:
    """A heatmap of the share of claims (or names) of either that two sources have in common: the Jaccard index.

    >>> print(nmi.charts.overlap(tables).alt)
    Heatmap of shared claims...
    """
    found = views.overlap(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    basis, ordered = found.attrs["basis"], sorted(records(found), key=lambda r: r["share"])
    best, least = ordered[-1], ordered[0]
    alt = (f"Heatmap of shared {basis}. Most alike: {best['a']} and {best['b']}, {round(100 * best['share'])}% of the "
           f"{basis} that either has; least: {least['a']} and {least['b']}, {round(100 * least['share'])}%.")
    shares = {(r["article_a"], r["article_b"]): r["share"] for r in ordered}
    place = {a: n for n, a in enumerate(found.attrs["articles"])}
    once = {(a, b) if place[a] > place[b] else (b, a): s for (a, b), s in shares.items() if a in place and b in place}
    return _heatmap(found, once, alt, f"share (%) of the {basis} of either source that both have", SKY)


@chart
def containment(tables: TableSet) -> Chart:
    """A heatmap of the share of the row's claims (or names) that the column has too.

    >>> print(nmi.charts.containment(tables).alt)
    Heatmap of contained claims...
    """
    found = views.overlap(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    basis, shares, labels = found.attrs["basis"], {}, {}
    for r in records(found):
        shares[r["article_a"], r["article_b"]], shares[r["article_b"], r["article_a"]] = r["in_b"], r["in_a"]
        labels.update({r["article_a"]: r["a"], r["article_b"]: r["b"]})
    (inner, outer), most = max(shares.items(), key=lambda s: s[1])
    alt = (f"Heatmap of contained {basis}. {round(100 * most)}% of what {labels[inner]} has, {labels[outer]} has too: "
           "the highest share.")
    note = f"share (%) of the {basis} of the row that the column has too (read along a row)"
    return _heatmap(found, shares, alt, note, ORANGE)


def _heatmap(found: views.View, shares: dict[tuple[str, str], float], alt: str, note: str,
             colour: str) -> Chart:
    """Shares (0 to 1) of pairs of articles, (row, column), those of most alike articles beside each other."""
    labels = {**dict(zip(found["article_a"], found["a"], strict=True)),
              **dict(zip(found["article_b"], found["b"], strict=True))}
    articles = [a for a in found.attrs["articles"] if a in labels][:MOST_SOURCES]
    cells = {(i, i): Cell("#ffffff") for i in range(len(articles))}
    for i, a in enumerate(articles):
        for j, b in enumerate(articles):
            if (a, b) in shares:
                percent = str(round(100 * shares[a, b]))
                cells[i, j] = Cell(shade(shares[a, b], colour), percent, percent)
    names = [labels[a] for a in articles]
    made = sheet(height(names, names, cells) + 0.3, alt)
    axes = made.subplots()
    grid(axes, names, names, cells)
    axes.set_xlabel(note, fontsize=8, loc="left")
    return made


def shade(share: float, colour: str = SKY) -> str:
    """White to a colour, by share; never so dark that black text is lost."""
    full = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
    red, green, blue = (round(255 - (255 - c) * min(1.0, share) * 0.9) for c in full)
    return f"#{red:02x}{green:02x}{blue:02x}"
