"""Findings on wording: statements that may say the opposite, articles that read as spun, other suspected defects."""

from collections import Counter
from collections.abc import Iterable

from ..tables import Row, TableSet, records
from .finding import Finding, capital, place
from .flags import LEFT_OVER, backed, quality
from .sources import Sources
from .words import clip, plural

MOST = 5  # articles
MODEL = 3  # replaced words that stand in another article, from which that one may be the text that was spun
INVERSION = "accuracy/meaning-inversion"


def inverted(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Statements whose meaning may be lost or turned."""
    for r in records(tables.flags):
        if r["category"] == INVERSION:
            meant = f" where “{clip(r['suggestion'], 80)}” may have been meant" if r["suggestion"] else ""
            yield Finding("inversion", f"{sources.dated(r['article'])} may say the opposite of what was meant: "
                                       f"“{clip(r['text'], 80)}”{meant}.", [place(r)])


def spun(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Articles of whose words so many seem replaced that a machine may have done it; the worst first."""
    return _told(tables, sources, True)


def wording(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Other articles with suspected defects; the worst first."""
    return _told(tables, sources, False)


def _told(tables: TableSet, sources: Sources, replaced: bool) -> Iterable[Finding]:
    listed: dict[str, list[Row]] = {}
    for r in records(tables.flags):
        if r["category"] != LEFT_OVER:
            listed.setdefault(r["article"], []).append(r)
    for judged in records(quality(tables))[:MOST]:
        flags = listed.get(judged["article"], [])
        shown = sorted((r for r in flags if r["category"] != INVERSION), key=_telling)[:2]
        if shown and judged["penalty"] and judged["judged_spun"] == replaced:
            text = (f"{judged['source']}: {plural(len(flags), 'suspected wording defect')}"
                    f"{', such as' if len(flags) > len(shown) else ':'} {', '.join(map(_example, shown))}. "
                    f"{capital(judged['judgement'])}").rstrip(". ")
            model = _model(flags, sources) if replaced else ""
            yield Finding("spun" if replaced else "wording", f"{text}.{model}", [place(r) for r in shown])


def _model(flags: list[Row], sources: Sources) -> str:
    """The article that most of the words which another one has instead stand in; blank where no one stands out."""
    found = Counter(r["evidence_article"] for r in flags if r["evidence_article"])
    if not found:
        return ""
    article, count = found.most_common(1)[0]
    return f" It may reword {sources.dated(article)}." if count >= MODEL and 2 * count > found.total() else ""


def _telling(flag: Row) -> tuple[bool, bool, float, bool]:
    """Sorts first what convinces a reader: a right form that may be read into the text, of a fixed term, and surely."""
    return not backed(flag), flag["category"] != "terminology", -(flag["confidence"] or 0), not flag["evidence_article"]


def _example(flag: Row) -> str:
    meant = f" for “{clip(flag['suggestion'], 40)}”" if backed(flag) else ""
    return f"“{clip(flag['text'], 40)}”{meant}"
