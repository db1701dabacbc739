"""Who states what: the matrix of facts and sources, and how much two sources share."""

from collections import Counter

from matplotlib.patches import Patch

from .. import summaries
from ..summaries.coverage import MOST_SOURCES
from ..summaries.words import clip, ends, plural
from ..tables import TableSet, records
from .matrix import Cell, grid, height
from .style import BLUE, ORANGE, PALE, VERMILION, Chart, bare, chart, message, sheet

COLOURS = {"states": BLUE, "differs": ORANGE, "contradicts": VERMILION, "silent": PALE}
SHORT = {"states": "", "differs": "~", "contradicts": "×", "silent": ""}


@chart
def coverage(tables: TableSet) -> Chart:
    """A row per codebook variable or claim, a column per source, coloured by what the source does with it."""
    found = summaries.coverage(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    columns = list(dict.fromkeys(found["article"]))
    kept = columns[:MOST_SOURCES]
    labels = dict(zip(found["article"], found["source"], strict=True))
    items = list(dict.fromkeys(found["item"]))
    names = dict(zip(found["item"], found["label"], strict=True))
    cells = {}
    for r in records(found):
        if r["article"] in kept:
            text = r["value"] if r["kind"] == "variable" else "" if r["stance"] in ("states", "silent") else r["stance"]
            cells[items.index(r["item"]), kept.index(r["article"])] = Cell(
                COLOURS[r["stance"]], text + ("*" if r["time_separated"] else ""), SHORT[r["stance"]])
    rows = [clip(names[i], 92) for i in items]
    made = sheet(height(rows, kept) + 0.35, _coverage_alt(found, labels))
    axes = made.subplots()
    grid(axes, rows, [labels[a] for a in kept], cells)
    made.legend(handles=[Patch(color=c, label=s) for s, c in COLOURS.items()], loc="outside lower center", ncols=4,
                frameon=False, fontsize=8)
    starred = "   * of another time" if found["time_separated"].any() else ""
    rest = found.attrs["items"] - len(items)
    note = (f"the first {len(items)} of {found.attrs['items']}" if rest else "") + starred
    if len(columns) > len(kept):
        note = f"{len(kept)} of {len(columns)} sources; {note}"
    if note:
        axes.set_xlabel(note.strip(), fontsize=8, loc="left")
    return made


def _coverage_alt(found: summaries.Summary, labels: dict[str, str]) -> str:
    items = found["item"].nunique()
    stated = Counter(r["article"] for r in records(found) if r["stance"] != "silent")
    counts = ", ".join(f"{label} {stated[a]}" for a, label in list(labels.items())[:10])
    contradicting = found[found["stance"] == "contradicts"]
    tail = f"; {plural(len(contradicting), 'cell')} contradict, on {clip(contradicting['label'].iloc[0], 60)}" \
        if len(contradicting) else "; none contradicts"
    return f"Matrix of {plural(items, 'fact')} and {plural(len(labels), 'source')}. Spoken of: {counts}{tail}."


@chart
def stances(tables: TableSet) -> Chart:
    """Bars of what each source does with the claims of all: states, differs, contradicts; the rest is silence."""
    found = summaries.stances(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    rows = records(found.head(MOST_SOURCES))
    spoken = [s for s in COLOURS if s != "silent"]
    total = max(sum(r[s] for s in COLOURS) for r in rows)
    alt = f"Bars of what each source does with {plural(total, 'claim')}: " + "; ".join(
        f"{r['source']} " + ", ".join(f"{s} {r[s]}" for s in spoken if r[s]) for r in rows[:10]) + "."
    made = sheet(0.9 + 0.3 * len(rows), alt)
    axes = made.subplots()
    for i, r in enumerate(rows):
        left = 0
        axes.barh(i, total, color=PALE, height=0.7)
        for stance in spoken:
            axes.barh(i, r[stance], left=left, color=COLOURS[stance], height=0.7)
            if r[stance] > total * 0.03:
                axes.text(left + r[stance] / 2, i, str(r[stance]), ha="center", va="center", fontsize=8,
                          color="#222222" if stance == "differs" else "white")
            left += r[stance]
        axes.text(total, i, f" silent on {r['silent']}", va="center", fontsize=8)
    axes.set_yticks(range(len(rows)), [ends(r["source"], 34) for r in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, total * 1.16)
    axes.set_xticks([])
    bare(axes)
    made.legend(handles=[Patch(color=COLOURS[s], label=s) for s in spoken], loc="outside lower center", ncols=3,
                frameon=False, fontsize=8)
    return made


@chart
def overlap(tables: TableSet) -> Chart:
    """A heatmap of the share of claims (or names) that two sources have in common."""
    found = summaries.overlap(tables)
    if not len(found):
        return message(str(found.attrs["empty"]))
    pairs = {(r["article_a"], r["article_b"]): r for r in records(found)}
    articles = list(dict.fromkeys([*found["article_a"], *found["article_b"]]))[:MOST_SOURCES]
    labels = {**dict(zip(found["article_a"], found["a"], strict=True)),
              **dict(zip(found["article_b"], found["b"], strict=True))}
    cells = {}
    for (a, b), r in pairs.items():
        if a in articles and b in articles:
            i, j = articles.index(a), articles.index(b)
            percent = round(100 * r["share"])
            for place in ((i, j), (j, i)):
                cells[place] = Cell(shade(r["share"]), f"{percent}%", str(percent))
    for i in range(len(articles)):
        cells[i, i] = Cell("#ffffff", "")
    ordered = sorted(pairs.values(), key=lambda r: r["share"])
    best, least = ordered[-1], ordered[0]
    basis = found.attrs["basis"]
    alt = (f"Heatmap of shared {basis}. Most alike: {best['a']} and {best['b']}, {round(100 * best['share'])}% of the "
           f"{basis} that either has; least: {least['a']} and {least['b']}, {round(100 * least['share'])}%.")
    names = [labels[a] for a in articles]
    made = sheet(height(names, names) + 0.3, alt)
    axes = made.subplots()
    grid(axes, names, names, cells)
    axes.set_xlabel(f"share of the {basis} of either that both have", fontsize=8, loc="left")
    return made


def shade(share: float) -> str:
    """White to blue, by share; never so dark that black text is lost."""
    red, green, blue = (round(255 - (255 - c) * min(1.0, share) * 0.9) for c in (86, 180, 233))
    return f"#{red:02x}{green:02x}{blue:02x}"
