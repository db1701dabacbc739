"""Articles whose wording is suspect, and statements that may say the opposite of what was meant."""

from collections import Counter
from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...schemas import PENALTIES
from ...tables import Row
from ..quality import NAMES, REPLACED
from .outlets import ended, joined, words_of
from .told import Desk

_INVERSION = "accuracy/meaning-inversion"
_LEFT_OVER = "artefact"  # of a web page: no fault of the wording
_MODEL = 3  # replaced words that stand in another article, from which that one may be the text that was reworded


def inverted(desk: Desk) -> Iterator[Finding]:
    """Statements that say the opposite of what was meant, as far as the words themselves show what was."""
    for r in desk.reading.story.table("flags"):
        if r["category"] == _INVERSION and r.get("suggestion"):
            yield Finding("inverted", ended(f"{desk.outlets.label(r['article'])} may say the opposite of what was meant: "
                                            f"{words_of(r['text'])} where {words_of(r['suggestion'])} may have been meant"),
                          round(float(r.get("confidence") or 0), 4), desk.settings.inverted_weight,
                          (Evidence(r["article"], r["start"], r["end"], "states", str(r["suggestion"])),))


def wording(desk: Desk) -> Iterator[Finding]:
    """Articles of whose words so many seem replaced that a machine may have done it, and far more than of the others'.

    Where the others have as many, it is the topic whose words are unusual.
    """
    flags: dict[str, list[Row]] = {}
    for r in desk.reading.story.table("flags"):
        if r["category"] not in (_LEFT_OVER, _INVERSION):
            flags.setdefault(r["article"], []).append(r)
    judged = desk.reading.settings.quality.judged_words
    share = {a["article"]: sum(r["category"] in REPLACED and r["severity"] != "minor"
                               for r in flags.get(a["article"], [])) / a["words"]
             for a in desk.reading.story.articles if a["words"] >= judged}
    for a in desk.reading.story.articles:
        others = sorted(v for other, v in share.items() if other != a["article"])
        own, usual = share.get(a["article"], 0.0), others[len(others) // 2] if others else 0.0
        if own >= desk.settings.reworded and own >= desk.settings.outstanding * usual:
            yield _reworded(desk, a, flags[a["article"]])


def _reworded(desk: Desk, article: Row, listed: list[Row]) -> Finding:
    label = desk.outlets.label(article["article"])
    counts = Counter(r["category"] for r in listed)
    told = joined([f"{n} {NAMES[c][n > 1]}" for c, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))])
    shown = sorted(listed, key=lambda r: (-PENALTIES[r["severity"]], -(r.get("confidence") or 0), r["start"]))
    shown = shown[:desk.settings.most_examples]
    examples = joined([words_of(r["text"]) for r in shown])
    found = Counter(r["evidence_article"] for r in listed if r.get("evidence_article"))
    model, count = found.most_common(1)[0] if found else ("", 0)
    of = f"; it may reword {desk.outlets.label(model)}" if count >= _MODEL and 2 * count > found.total() else ""
    return Finding("wording", ended(f"{label} reads as synonym-spun, with {told}, such as {examples}{of}"), desk.settings.wording_sure,
                   desk.settings.wording_weight,
                   tuple(Evidence(r["article"], r["start"], r["end"], "states", told) for r in shown))
