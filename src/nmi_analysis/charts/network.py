"""Who copied whom: sources on a circle, an edge for the passages that two of them share."""

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, pi, sin

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from .. import views
from ..settings import SummarySettings
from ..store import Row, TableSet, records
from ..views.items import alike, main_story
from ..views.sources import Sources
from ..views.words import ends, plural
from .style import BLACK, BLUE, GREEN, GREY, INK, RUST, Chart, chart, legend, message, sheet, stacked
from .style import height as bars_height

FEW = 8  # pairs that are told by bars rather than by a network
PAIR = 64  # characters of a pair's label
RADIAL = 12  # more sources than these have their labels turned outward
BEND = 0.12  # of an edge, as a share of its length
APART = 0.085  # least distance of two counts; the circle has radius 1
Point = tuple[float, float]


@chart
def reuse(tables: TableSet) -> Chart:
    """Solid edges: passages copied or edited; dashed: the same quotation; an arrow where the dates give a direction.

    >>> print(nmi.charts.reuse(tables).alt)
    Network of...
    """
    found = views.reuse(tables, story=main_story(tables) if len(tables.stories) else None)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = records(found)
    labels = {r[f"article_{s}"]: r[s] for r in rows for s in "ab"}
    if len(tables.articles) <= RADIAL:
        sources = Sources(tables)
        labels = {a: sources.dated(a) for a in sources.articles}
    copied = ", ".join(f"{r['a']} and {r['b']} {r['copied']}" for r in rows[:6] if r["copied"])
    alt = (f"Network of {plural(len(labels), 'source')}. Pairs that share copied passages: {found.attrs['copied']}"
           f"{f' ({copied})' if copied else ''}; pairs that quote the same words: {found.attrs['quoting']}.")
    if len(rows) <= FEW:
        return _listed(rows, alt)
    nodes = _around(rows, labels)
    made = sheet(6.6 if len(nodes) > RADIAL else min(4.8, 1.6 + 0.8 * len(nodes)), alt)
    axes = made.subplots()
    _edges(axes, rows, nodes)
    _nodes(axes, nodes, labels)
    axes.set_aspect("equal")
    axes.axis("off")
    made.legend(handles=_handles(rows), loc="outside lower center", ncols=3, frameon=False, fontsize=8)
    if found.attrs["pairs"] > len(rows):
        axes.set_title(f"Shown: the {len(rows)} of {found.attrs['pairs']} pairs with the most words copied; all in the "
                       "table.", fontsize=8, fontweight="normal")
    return made


def _listed(rows: Sequence[Row], alt: str) -> Chart:
    """A bar per pair, where there are few: a network of three lines takes a screen and says no more."""
    colours = {"passages copied or lightly edited": BLUE, "same quotation": GREEN}
    made = sheet(bars_height(len(rows)), alt)
    labels = [f"{ends(r['a'], PAIR // 2)} {_arrow(r)} {ends(r['b'], PAIR // 2)}" for r in rows]
    told = [", ".join(filter(None, (f"{r['words']:,} words" if r["copied"] else "",
                                    "the whole article" if r["whole"] else
                                    "perhaps a set phrase" if r["copied"] and not _telling(r) else ""))) for r in rows]
    stacked(made.subplots(), labels, dict(zip(colours, ([r[c] for r in rows] for c in ("copied", "quotes")),
                                              strict=True)), colours, told, label=PAIR)
    legend(made, colours, 2)
    return made


def _arrow(row: Row) -> str:
    """From the earlier article to the later, where the dates say which is which."""
    return {row["article_a"]: "→", row["article_b"]: "←"}.get(row["origin"], "–")


def _handles(rows: Sequence[Row]) -> list[Line2D]:
    """The legend of what is drawn."""
    handles = [Line2D([], [], color=BLUE, linewidth=2.5, label="passages copied or lightly edited (number of them)")]
    if any(r["copied"] and not _telling(r) for r in rows):
        handles.append(Line2D([], [], color=GREY, linewidth=1.1,
                              label=f"fewer than {SummarySettings().copied} words: perhaps a set phrase"))
    if any(r["whole"] for r in rows):
        handles.append(Line2D([], [], color=RUST, linewidth=2.5, label="the whole article"))
    if any(r["quotes"] for r in rows):
        handles.append(Line2D([], [], color=GREEN, linewidth=1.5, linestyle=(0, (4, 2)), label="same quotation"))
    if any(r["origin"] and _telling(r) for r in rows):
        handles.append(Line2D([], [], color=BLUE, marker=">", linewidth=0, label="from the earlier to the later"))
    return handles


def _telling(row: Row) -> bool:
    """Whether two articles share more than a set phrase may be."""
    return bool(row["words"] >= SummarySettings().copied)


def _around(rows: Sequence[Row], labels: dict[str, str]) -> dict[str, Point]:
    """Articles on the unit circle, from the top clockwise, those that share passages near each other."""
    beside: dict[str, set[str]] = {a: {a} for a in labels}
    for r in rows:
        beside[r["article_a"]].add(r["article_b"])
        beside[r["article_b"]].add(r["article_a"])
    order = alike(beside)
    turn = 2 * pi / len(order)
    return {a: (sin(n * turn), cos(n * turn)) for n, a in enumerate(order)}


def _edges(axes: Axes, rows: Sequence[Row], nodes: dict[str, Point]) -> None:
    most = max(r["words"] for r in rows) or 1
    taken: list[Point] = list(nodes.values())
    for r in rows:
        own = RUST if r["whole"] else BLUE if _telling(r) else GREY
        for count, colour, dashes, bend in ((r["copied"], own, "-", BEND), (r["quotes"], GREEN, (0, (4, 2)), -BEND)):
            if not count:
                continue
            ends_at = [nodes[r["article_a"]], nodes[r["article_b"]]]
            if r["origin"] == r["article_b"]:
                ends_at.reverse()
            width = 0.8 + 3.2 * (r["words"] / most) ** 0.5 if colour not in (GREEN, GREY) else 1.1
            axes.add_patch(FancyArrowPatch(
                *ends_at, connectionstyle=f"arc3,rad={bend}", color=colour, linewidth=width, linestyle=dashes,
                arrowstyle="-|>" if r["origin"] and colour not in (GREEN, GREY) else "-", mutation_scale=13, shrinkA=6,
                shrinkB=6, zorder=1, alpha=0.85))
            place = _free(ends_at[0], ends_at[1], bend, taken)
            if place:
                taken.append(place)
                axes.text(*place, "all" if colour == RUST else str(count), fontsize=7.5, ha="center", va="center",
                          color=INK, zorder=3, bbox={"boxstyle": "round,pad=0.15", "facecolor": "white",
                                                     "edgecolor": colour, "linewidth": 0.6})


def _free(start: Point, end: Point, bend: float, taken: Sequence[Point]) -> Point | None:
    """A place on an edge for its count, as near to the middle as others leave room; None where they leave none."""
    (x1, y1), (x2, y2) = start, end
    control = ((x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1))
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        x, y = ((1 - t) ** 2 * s + 2 * t * (1 - t) * c + t * t * e
                for s, c, e in zip(start, control, end, strict=True))
        if all(hypot(x - a, y - b) > APART for a, b in taken):
            return x, y
    return None


def _nodes(axes: Axes, nodes: dict[str, Point], labels: dict[str, str]) -> None:
    radial = len(nodes) > RADIAL
    for article, (x, y) in nodes.items():
        axes.plot(x, y, "o", color=BLACK, markersize=7 if not radial else 4.5, zorder=2)
        side = "left" if x > 0.01 else "right" if x < -0.01 else "center"
        angle = 0.0
        if radial:
            side = "left" if x >= 0 else "right"
            angle = (90 - _degrees(x, y)) if x >= 0 else (-90 - _degrees(x, y))
        axes.text(1.06 * x, 1.06 * y, ends(labels[article], 28), ha=side, rotation=angle, rotation_mode="anchor",
                  va="center" if radial or side != "center" else "bottom" if y > 0 else "top",
                  fontsize=7.5 if radial else 9)
    reach = 1.1 + (0.03 if radial else 0.0) * max(len(ends(label, 28)) for label in labels.values())
    axes.set_xlim(-reach, reach)
    heights = [y for _, y in nodes.values()]
    room = reach - 1 if radial else 0.16
    axes.set_ylim(min(heights) - room, max(heights) + room)


def _degrees(x: float, y: float) -> float:
    """Angle of a point clockwise from the top, -180 to 180."""
    return degrees(atan2(x, y))
