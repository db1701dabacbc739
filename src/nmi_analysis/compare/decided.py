"""What people decided about claims and findings: which statements are none, one or two; which finding is wrong."""

from collections.abc import Iterable, Sequence

from ..decisions import Applying
from ..english import Context
from ..rows import Decision, Finding
from ..rows.decision import CLAIM, place_name
from ..store import Row
from .align import Aligned, Likely
from .story import Story
from .units import Unit

_CLAIMS, _FINDINGS = "claims", "findings"
Place = tuple[str, int, int]


def stated(story: Story, listed: list[Unit], context: Context) -> list[Unit]:
    """The units without those of statements that a person has rejected as claims."""
    gone: set[int] = set()
    for article, d in _on(story, context, _CLAIMS):
        there = _members(listed, (article, d.start, d.end))
        _met(story, d, article, found=bool(there and (d.field != CLAIM or _members(listed, _place(story, d.other)))))
        if d.decision == "reject" and d.field != CLAIM:
            gone |= there
    return [u for i, u in enumerate(listed) if i not in gone]


def regrouped(story: Story, listed: Sequence[Unit], aligned: Aligned, context: Context) -> list[list[int]]:
    """Groups of units with those joined and parted that a person has joined and parted, in the order of decisions.

    Of two parted statements the first leaves their claim and is one of its own. Of two joined ones that stand in
    several claims, the claims most like each other become one.
    """
    groups = aligned.groups
    for article, d in _on(story, context, _CLAIMS):
        if d.field == CLAIM:
            mine, other = (_members(listed, place) for place in ((article, d.start, d.end), _place(story, d.other)))
            if mine and other:
                groups = (_joined(groups, mine, other, aligned.likely) if d.decision == "edit" else
                          _parted(groups, mine, other))
    return sorted(groups)


def _joined(groups: list[list[int]], mine: set[int], other: set[int], likely: Likely) -> list[list[int]]:
    """With one group for both: of each unit that is in several, the one most like the other side; the rest stays."""
    chosen = {n for units, others in ((mine, other), (other, mine)) for i in units if (n := max(
        (n for n, g in enumerate(groups) if i in g), key=lambda n: _likeness(groups[n], others, likely),
        default=None)) is not None}
    one = {i for n in chosen for i in groups[n]} | mine | other
    return [*(g for n, g in enumerate(groups) if n not in chosen), sorted(one)]


def _likeness(group: Sequence[int], others: set[int], likely: Likely) -> float:
    """How likely a group says what others say; one that has them does for sure."""
    if not others.isdisjoint(group):
        return 2.0
    return max((likely.pair(i, j) for i in group for j in others), default=0.0)


def _parted(groups: list[list[int]], mine: set[int], other: set[int]) -> list[list[int]]:
    made = []
    for g in groups:
        both = not mine.isdisjoint(g) and not other.isdisjoint(g)
        made += [left for left in (sorted(set(g) - mine), sorted(mine & set(g))) if left] if both else [g]
    return made


def told(story: Story, found: Iterable[Finding], context: Context) -> list[Finding]:
    """The findings without those that a person has rejected, or that set statements against each other that are two."""
    listed = list(found)
    for article, d in _on(story, context, _FINDINGS):
        there = [f for f in listed if f.statement == (d.value or d.was) and (article, d.start, d.end) in f.spans]
        _met(story, d, article, found=bool(there))
        listed = [f for f in listed if f not in there] if d.decision == "reject" else listed
    for article, d in _on(story, context, _CLAIMS):
        other = _place(story, d.other) if d.decision == "reject" and d.field == CLAIM else None
        if other:
            listed = [f for f in listed if not (_touches(f, (article, d.start, d.end)) and _touches(f, other))]
    return listed


def flagged(story: Story, rows: Iterable[Row], context: Context) -> list[Row]:
    """Flags that comparing has raised, as far as nobody has decided otherwise."""
    by_article: dict[str, list[Row]] = {}
    for r in rows:
        by_article.setdefault(r["article"], []).append(r)
    made: list[Row] = []
    for article, mine in by_article.items():
        row = story.by_article[article]
        applying = Applying([d for d in context.decisions.on(row["sha256"], "flags") if d.decision != "add"], article)
        table = {"flags": mine}
        applying.to("flags", table, row["text"])
        for d in applying.met:
            _met(story, d, article, found=True)
        made += table["flags"]
    return made


def _on(story: Story, context: Context, table: str) -> list[tuple[str, Decision]]:
    """Article and decision, for those about the story's articles."""
    if not context.decisions:
        return []
    return [(a["article"], d) for a in story.articles for d in context.decisions.on(a["sha256"], table)]


def _met(story: Story, decision: Decision, article: str, *, found: bool) -> None:
    """Say in the table ``decisions`` that a decision has found what it is about."""
    for r in story.table("decisions"):
        if found and r["article"] == article and all(r[k] == getattr(decision, k) for k in (
                "table", "start", "end", "decision", "field", "value", "when")):
            r["status"] = "applied"


def _place(story: Story, name: str) -> Place | None:
    """The place that a decision names, in the first article with that text; None where there is none."""
    for a in story.articles:
        digits = name.partition(":")[2].partition("-")
        if name and name == place_name(a["sha256"], *(int(n) if n.isdigit() else 0 for n in digits[::2])):
            return a["article"], int(digits[0]), int(digits[2])
    return None


def _members(listed: Sequence[Unit], place: Place | None) -> set[int]:
    return {i for i, u in enumerate(listed) if place and _within(u, place)}


def _within(u: Unit, place: Place) -> bool:
    article, start, end = place
    return u.article == article and start <= u.start and u.end <= end


def _touches(f: Finding, place: Place) -> bool:
    article, start, end = place
    return any(a == article and first < end and start < last for a, first, last in f.spans)
