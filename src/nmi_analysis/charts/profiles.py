"""Wording profiles and rates of suspected defects, by source, and the words that set each source apart."""

from math import ceil
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .. import views
from ..content import keyness as key_words
from ..settings import ContentSettings
from ..store import Row, TableSet, records
from ..views.flags import category_name
from ..views.words import ends, number, plural, present
from .style import BLACK, BLUE, GREEN, GREY, ORANGE, SKY, VERMILION, Chart, bare, chart, message, sheet

if TYPE_CHECKING:
    import pandas as pd

KEYNESS_PANELS = 3  # in a row
KEY = ("Numbers: times here and in the reference. Bars: log ratio, 1 is twice as frequent; dark where a usual level of "
       "significance is reached.")
TOLD = 3  # words of a group that the alternative text names
_SETTINGS = ContentSettings()


@chart
def keyness(found: "TableSet | pd.DataFrame") -> Chart:
    """A panel per group with the words that it uses more often than its reference, the surest first.

    ``found``: what ``nmi_analysis.keyness`` returned (or a part of it), or tables, whose sources are then compared.
    A bar is as long as the log ratio (1: twice as frequent), dark where G2 reaches a usual level of significance; the
    numbers are the occurrences here and in the reference.

    >>> import nmi_analysis as nmi
    >>> nmi.charts.keyness(nmi.analyze("sample")).alt.partition(".")[0]
    'Bars of the words that each source uses more often than its reference'
    """
    frame = key_words(found) if isinstance(found, TableSet) else found
    above = frame[frame["log_ratio"] > 0]
    groups = {str(g): records(rows.head(_SETTINGS.most_words)) for g, rows in above.groupby("group", sort=False)}
    if not groups:
        return message("No word sets a source apart from the others.")
    kept = dict(list(groups.items())[:_SETTINGS.most_groups])
    across = min(KEYNESS_PANELS, len(kept))
    deep = ceil(len(kept) / across)
    made = sheet(deep * (0.75 + 0.21 * _SETTINGS.most_words) + 0.3, _keyness_alt(kept))
    panels = made.subplots(deep, across, squeeze=False).ravel()
    longest = max(r["log_ratio"] for rows in kept.values() for r in rows)
    for axes in panels[len(kept):]:
        axes.set_visible(False)
    for axes, (group, rows) in zip(panels, kept.items(), strict=False):
        _panel(axes, group, rows, longest)
    left = len(groups) - len(kept)
    told = [KEY, "Small texts: hints, no results." if frame["small"].any() else "",
            f"{left} more groups are not shown." if left else ""]
    made.supxlabel(" ".join(filter(None, told)), fontsize=7.5, x=0.01, ha="left", wrap=True)
    return made


def _panel(axes: Axes, group: str, rows: list[Row], longest: float) -> None:
    for i, r in enumerate(rows):
        axes.barh(i, r["log_ratio"], color=BLUE if r["level"] else SKY, height=0.7)
        axes.text(r["log_ratio"] + longest * 0.03, i, f"{r['count']} : {r['reference_count']}", va="center",
                  fontsize=7.5)
    axes.set_title(ends(group, 30), fontsize=9)
    axes.set_yticks(range(len(rows)), [ends(r["word"], 18) for r in rows])
    axes.set_ylim(_SETTINGS.most_words - 0.4, -0.6)
    axes.set_xlim(0, longest * 1.3)
    axes.set_xticks([])
    bare(axes)


def _keyness_alt(groups: dict[str, list[Row]]) -> str:
    told = "; ".join(f"{group}: " + ", ".join(f"{r['word']} ({r['count']} to {r['reference_count']})"
                                              for r in rows[:TOLD]) for group, rows in groups.items())
    return f"Bars of the words that each source uses more often than its reference. {told}."


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
