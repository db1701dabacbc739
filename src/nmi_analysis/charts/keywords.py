"""The words that set each source apart."""

from math import ceil
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from ..content import keyness as key_words
from ..settings import ContentSettings
from ..store import Row, TableSet, records
from ..views.words import ends
from .style import BLUE, SKY, Chart, bare, chart, message, sheet

if TYPE_CHECKING:
    import pandas as pd

PANELS = 3  # in a row
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
    across = min(PANELS, len(kept))
    deep = ceil(len(kept) / across)
    made = sheet(deep * (0.75 + 0.21 * _SETTINGS.most_words) + 0.3, _alt(kept))
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


def _alt(groups: dict[str, list[Row]]) -> str:
    told = "; ".join(f"{group}: " + ", ".join(f"{r['word']} ({r['count']} to {r['reference_count']})"
                                              for r in rows[:TOLD]) for group, rows in groups.items())
    return f"Bars of the words that each source uses more often than its reference. {told}."
