"""Rows of ``quality``: penalty, score and a judgement in words, from the flags of an article.

Penalty points and score are those of the Multidimensional Quality Metrics: minor 1, major 5, critical 25;
score = max(0, 100 * (1 - penalty / words)). Web left-overs cost nothing: they are no fault of a translation.
"""

from collections import Counter, defaultdict

from ..language import Context
from ..schemas import PENALTIES
from ..settings import QualitySettings
from ..tables import Row
from .story import Story

REPLACED = ("accuracy/mistranslation", "terminology", "fluency/unidiomatic")


def quality(story: Story, context: Context) -> dict[str, list[Row]]:
    """One row per article of the story."""
    flags: dict[str, list[Row]] = defaultdict(list)
    for row in story.table("flags"):
        if row["category"] != "artefact":
            flags[row["article"]].append(row)
    return {"quality": [_row(a, flags[a["article"]], context.settings.quality) for a in story.articles]}


def _row(article: Row, flags: list[Row], settings: QualitySettings) -> Row:
    words, penalty = article["words"], sum(PENALTIES[f["severity"]] for f in flags)
    return {
        "article": article["article"], "words": words, "penalty": penalty,
        "score": max(0.0, 100 * (1 - penalty / words)) if words else None,
        "judgement": judgement(article, flags, settings),
    }


def judgement(article: Row, flags: list[Row], settings: QualitySettings) -> str:
    """A hypothesis about the text with its reasons; never a verdict about a writer."""
    words = article["words"]
    if article.get("language", "en") != "en":
        return "not judged: the detectors are for English"
    if words < settings.judged_words:
        return f"not judged: {words} words are too few"
    reasons = _reasons(flags, words)
    replaced = sum(f["category"] in REPLACED for f in flags)
    if replaced >= settings.spun_share * words:
        return f"reads as synonym-spun: {reasons}"
    if replaced >= settings.strained_share * words:
        return f"reads as loosely translated or edited by machine: {reasons}"
    if any(f["severity"] == "critical" for f in flags):
        return f"reads as clean prose with a doubtful statement: {reasons}"
    return f"reads as clean prose: {reasons}" if flags else f"reads as clean prose: no flag in {words} words"


def _reasons(flags: list[Row], words: int) -> str:
    counts = Counter(f["category"] for f in flags)
    parts = [f"{n} {NAMES[c][n > 1]}" for c, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))]
    text = f"{', '.join(parts)} in {words} words"
    recovered = sum(bool(f.get("evidence_article")) for f in flags)
    return text + (f"; other sources' wording recovers {recovered} of them" if recovered else "")


NAMES = {  # one, several
    "accuracy/mistranslation": ("word that means something else", "words that mean something else"),
    "accuracy/meaning-inversion": ("statement that may say the opposite", "statements that may say the opposite"),
    "terminology": ("broken term", "broken terms"),
    "fluency/unidiomatic": ("odd collocation", "odd collocations"),
    "fluency/grammar": ("slip of grammar", "slips of grammar"),
    "typographic": ("typographic fault", "typographic faults"),
}
