"""Wording profiles and rates of suspected defects, by source."""

from math import ceil

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .. import views
from ..store import TableSet, records
from ..views.flags import category_name
from ..views.words import ends, number, plural, present
from .style import BLACK, BLUE, GREEN, GREY, ORANGE, SKY, VERMILION, Chart, bare, chart, message, sheet

COLOURS = {
    "accuracy/mistranslation": VERMILION, "accuracy/meaning-inversion": BLACK, "terminology": BLUE,
    "fluency/unidiomatic": ORANGE, "fluency/grammar": SKY, "typographic": GREEN,
}
PANELS = 4  # in a row
MOST_SOURCES = 40
FEW, SOME = 3, 10  # a measure whose values are all below is told with two decimals, with one


@chart
def profile(tables: TableSet) -> Chart:
    """A panel per measure, a dot per source, on the measure's own scale.

    >>> print(nmi.charts.profile(tables).alt)
    Dots of...
    """
    found = views.profile(tables)
    if not found["value"].notna().any():
        return message(str(found.attrs["empty"]))
    features = list(dict.fromkeys(found["feature"]))
    articles = list(dict.fromkeys(found["article"]))[:MOST_SOURCES]
    labels = dict(zip(found["article"], found["source"], strict=True))
    deep = ceil(len(features) / PANELS)
    made = sheet(deep * (0.75 + 0.21 * len(articles)) + 0.2, _profile_alt(found))
    panels = made.subplots(deep, min(PANELS, len(features)), squeeze=False).ravel()
    for axes in panels[len(features):]:
        axes.set_visible(False)
    for n, (axes, feature) in enumerate(zip(panels, features, strict=False)):
        mine = found[found["feature"] == feature].set_index("article")
        values = {a: mine["value"].get(a) for a in articles}
        known = [v for v in values.values() if present(v)]
        low, high = min([0.0, *known]), max([*known, 0.001])
        for i, a in enumerate(articles):
            if present(values[a]):
                axes.plot([low, values[a]], [i, i], color="#dddddd", linewidth=1.2, zorder=0)
                axes.plot(values[a], i, "o", color=BLUE, markersize=5.5)
                digits = 2 if high < FEW else 1 if high < SOME else 0
                axes.text(values[a] + (high - low) * 0.07, i, f"{values[a]:.{digits}f}", va="center", fontsize=7.5)
            else:
                axes.text(low, i, "–", va="center", fontsize=8, color=GREY)
        axes.set_title(str(mine["measure"].iloc[0]), fontsize=8)
        axes.set_xlim(low - (high - low) * 0.08, high + (high - low) * 0.42)
        axes.set_ylim(len(articles) - 0.4, -0.6)
        axes.set_yticks(range(len(articles)), [ends(labels[a], 22) for a in articles] if n % PANELS == 0 else [])
        axes.set_xticks([])
        bare(axes)
    return made


def _profile_alt(found: views.View) -> str:
    parts = []
    for feature in dict.fromkeys(found["feature"]):
        known = found[(found["feature"] == feature) & found["value"].notna()]
        if known.empty:
            continue
        low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
        told = f"{number(high['value'])} ({high['source']})"
        if len(known) > 1:
            told = f"from {number(low['value'])} ({low['source']}) to {told}"
        parts.append(f"{str(high['measure']).replace(chr(10), ' ')} {told}")
    return f"Dots of {plural(len(parts), 'measure')} of wording by source: " + "; ".join(parts) + "."


@chart
def flag_rates(tables: TableSet) -> Chart:
    """Stacked bars by category, a bar per source: flags per 100 words, and the points they take from the score.

    >>> print(nmi.charts.flag_rates(tables).alt)
    Bars of flags per...
    """
    found = views.flag_rates(tables)
    sources = found.attrs["sources"][:MOST_SOURCES]
    if not len(found):
        return message(str(found.attrs["empty"]))
    totals = {c: found.groupby("article")[c].sum() for c in ("flags", "rate", "lost")}
    alt = "Bars of flags per 100 words by source: " + ", ".join(
        f"{label} {totals['rate'].get(a, 0.0):.2f} ({plural(int(totals['flags'].get(a, 0)), 'flag')}, score "
        f"{max(0.0, 100 - totals['lost'].get(a, 0.0)):.1f})" for a, label in sources[:10]
    ) + ". Most frequent: " + category_name(str(found.groupby("category")["flags"].sum().idxmax()), 2) + "."
    made = sheet(1.15 + 0.3 * len(sources), alt)
    rates, points = made.subplots(1, 2)
    _stacked(rates, found, "rate", sources, [f" {totals['rate'].get(a, 0.0):.2f} ("
             f"{int(totals['flags'].get(a, 0))})" if a in totals["rate"] else " none" for a, _ in sources])
    _stacked(points, found, "lost", sources, [f" score {max(0.0, 100 - totals['lost'].get(a, 0.0)):.1f}"
                                              for a, _ in sources])
    rates.set_yticks(range(len(sources)), [ends(label, 22) for _, label in sources])
    rates.set_title("flags per 100 words (all flags)", fontsize=9)
    points.set_title("points lost of 100", fontsize=9)
    shown = [c for c in COLOURS if c in set(found["category"])]
    made.legend(handles=[Patch(color=COLOURS[c], label=category_name(c, 2)) for c in shown],
                loc="outside lower center", ncols=3, frameon=False, fontsize=8)
    return made


def _stacked(axes: Axes, found: views.View, column: str, sources: list[tuple[str, str]],
             labels: list[str]) -> None:
    """A bar per source, a piece per category, and what stands behind it."""
    totals = found.groupby("article")[column].sum()
    for i, ((article, _), label) in enumerate(zip(sources, labels, strict=True)):
        left = 0.0
        for r in records(found[found["article"] == article]):
            axes.barh(i, r[column], left=left, color=COLOURS[r["category"]], height=0.7, edgecolor="white")
            left += r[column]
        axes.text(left, i, label, va="center", fontsize=8)
    axes.set_ylim(len(sources) - 0.4, -0.6)
    axes.set_xlim(0, float(totals.max()) * 1.35)
    axes.set_xticks([])
    axes.set_yticks([])
    bare(axes)
