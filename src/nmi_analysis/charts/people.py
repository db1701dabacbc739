"""Whom the articles name, who is heard in them, and how alike the sources render one utterance."""

from .. import views
from ..store import Row, TableSet, records
from ..views.coverage import MOST_SOURCES
from ..views.words import ends, plural, present
from .matrices import Cell, grid, height, shade
from .style import BLUE, ORANGE, PALE, SKY, Chart, bare, chart, legend, message, sheet, stacked
from .style import height as bars_height


@chart
def names(tables: TableSet) -> Chart:
    """A row per name, a column per source, the number of mentions in the cell.

    >>> print(nmi.charts.names(tables).alt)
    Matrix of...
    """
    found = views.names(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    articles = [a for a in tables.articles["article"] if a in set(found["article"])][:MOST_SOURCES]
    labels = dict(zip(found["article"], found["source"], strict=True))
    rows = list(dict.fromkeys(found["name"]))
    most = int(found["mentions"].max())
    cells = {(i, j): Cell(PALE) for i in range(len(rows)) for j in range(len(articles))}
    for r in records(found):
        if r["article"] in articles:
            cells[rows.index(r["name"]), articles.index(r["article"])] = Cell(
                shade(0.15 + 0.85 * r["mentions"] / most), str(r["mentions"]))
    shared = found.drop_duplicates("name")["articles"]
    top = found.groupby("name", sort=False)["mentions"].sum().head(3)
    alt = (f"Matrix of {plural(len(rows), 'name')} and {plural(len(articles), 'source')}: {int((shared > 1).sum())} of "
           "the names stand in two articles or more; "
           + ", ".join(f"{n} {plural(int(c), 'time')}" for n, c in top.items()) + ".")
    heads = [labels[a] for a in articles]
    made = sheet(height(rows, heads, cells), alt)
    grid(made.subplots(), rows, heads, cells)
    return made


@chart
def heard(tables: TableSet) -> Chart:
    """Bars of how often each speaker is quoted, directly, indirectly or both.

    >>> print(nmi.charts.heard(tables).alt)
    Bars of who is...
    """
    found = views.heard(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    kinds = {"direct": BLUE, "mixed": SKY, "indirect": ORANGE}
    total = found[list(kinds)].sum(axis=1)
    alt = f"Bars of who is heard, {plural(found.attrs['speakers'], 'speaker')}: " + ", ".join(
        f"{r['speaker']} {plural(int(n), 'time')} ({r['direct']} direct)" for r, n in
        zip(records(found.head(4)), total, strict=False)) + "."
    made = sheet(bars_height(len(found)), alt)
    shown = [k for k in kinds if found[k].any()]
    stacked(made.subplots(), list(found["speaker"]), {k: list(found[k]) for k in shown}, kinds,
            [str(int(n)) for n in total], numbers=False)
    legend(made, {k: kinds[k] for k in shown})
    return made


@chart
def renderings(tables: TableSet) -> Chart:
    """A dot per rendering of a shared utterance, by source: how close its words stand to the other sources'.

    >>> print(nmi.charts.renderings(tables).alt)
    Likeness of each source's...
    """
    found = views.renderings(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = records(found.head(MOST_SOURCES))
    alt = ("Likeness of each source's renderings of shared utterances to the others', mean chrF of 100: "
           + ", ".join(f"{r['source']} {_told(r)} in {plural(r['renderings'], 'rendering')}" for r in rows) + ".")
    made = sheet(1.1 + 0.36 * len(rows), alt)
    axes = made.subplots()
    for i, r in enumerate(rows):
        axes.plot([0, 100], [i, i], color=PALE, linewidth=1, zorder=0)
        axes.plot(r["scores"], [i] * len(r["scores"]), "o", color=SKY, markersize=6, alpha=0.8)
        if present(r["mean"]):
            axes.plot(r["mean"], i, "|", color=ORANGE, markersize=16, markeredgewidth=3)
        axes.text(102, i, _told(r), va="center", fontsize=8.5)
    axes.set_yticks(range(len(rows)), [ends(r["source"], 34) for r in rows])
    axes.set_ylim(len(rows) - 0.5, -0.6)
    axes.set_xlim(0, 110)
    axes.set_xticks([0, 50, 100], ["0 other words", "50", "100 the same words"], fontsize=8)
    bare(axes)
    axes.set_xlabel("dot: one rendering   bar and number: the source's mean likeness (chrF)", fontsize=8, loc="left")
    return made


def _told(row: Row) -> str:
    """The mean of a source's renderings, or that they are too few for one."""
    return f"{row['mean']:.0f}" if present(row["mean"]) else "too few"
