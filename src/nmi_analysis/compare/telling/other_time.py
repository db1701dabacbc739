"""Articles from another time than the rest: what happened in between they could not know."""

from collections.abc import Iterator, Sequence

from ...rows import Evidence, Finding
from ..days import days
from ..outlets import Outlets, ended
from .told import Desk

_LEAD = 6  # lines among which the day is named that an article tells of


def other_time(desk: Desk) -> Iterator[Finding]:
    """One finding: the articles from before the longest gap between publication days, or those from after it."""
    published = desk.outlets.published
    spans = {a: found for a in desk.reading.story.independent if (found := days(published[a]))}
    dated = sorted(spans, key=lambda a: spans[a])
    gaps = [spans[b][0] - max(spans[a][1] for a in dated[:i]) for i, b in enumerate(dated) if i]
    if not gaps or max(gaps) < 1:
        return
    at = gaps.index(max(gaps)) + 1
    early, late = dated[:at], dated[at:]
    known = {a: e for a in dated if (e := _named_day(desk, a, published[early[-1]]))}
    if max(gaps) < desk.settings.apart_days and not any(a in known for a in late):
        return
    rows = tuple(known.get(a) or Evidence(a, *_first(desk, a), "states", published[a]) for a in dated)
    weight = desk.settings.time_weight * (1.0 if max(gaps) >= desk.settings.apart_days else 0.8)
    yield Finding("other_time", ended(_told(desk.outlets, early, late)), desk.settings.time_sure, round(weight, 4),
                  rows)


_DAY = len("2031-03-04")


def _told(outlets: Outlets, early: Sequence[str], late: Sequence[str]) -> str:
    """The side of fewer articles first."""
    few, rest, order = (early, late, "before") if len(early) <= len(late) else (late, early, "after")
    could = "only the later one could know" if len(late) == 1 else "only the later ones could know"
    return (f"{outlets.named(few)} {'are' if len(few) > 1 else 'is'} from {_dates(outlets, few)}, {order} "
            f"{outlets.named(rest)} ({_dates(outlets, rest)}): what came in between {could}")


def _dates(outlets: Outlets, articles: Sequence[str]) -> str:
    first, last = (end(outlets.published[a] for a in articles) for end in (min, max))
    return first if last.startswith(first) else f"{first} to {last}"


def _named_day(desk: Desk, article: str, after: str) -> Evidence | None:
    """The first lead line with a day of the article's own: of a later article one after the day ``after``."""
    published = desk.outlets.published[article]
    for line in desk.reading.lines.get(article, [])[:_LEAD]:
        for d in desk.reading.rows["dates"][article]:
            told = str(d.get("iso") or "")
            if line.start <= d["start"] < line.end and len(told) == _DAY and told <= published and (
                    told > after or published <= after):
                return Evidence(article, line.start, line.end, "states", published)
    return None


def _first(desk: Desk, article: str) -> tuple[int, int]:
    """The dateline, or else the first sentence."""
    sentences = desk.reading.story.documents[article].sentences
    found = next((s for s in sentences if s.kind == "dateline"), sentences[0] if sentences else None)
    return (found.start, found.end) if found else (0, 0)
