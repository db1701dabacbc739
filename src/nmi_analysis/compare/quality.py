"""Rows of ``quality``: penalty and score from the flags, agreement with other sources, and a judgement in words.

Penalty points and score are those of the Multidimensional Quality Metrics: minor 1, major 5, critical 25;
score = max(0, 100 * (1 - penalty / words)). They count flagged spans and rank no translations: ``agreement`` does.
Web left-overs cost nothing: who copied the page left them.
"""

from collections import Counter, defaultdict

from ..language import Context
from ..quality.gate import spun
from ..schemas import PENALTIES
from ..settings import QualitySettings
from ..tables import Row
from .parallel import parallels
from .rendered import Agreement, agreement
from .story import Story


def quality(story: Story, context: Context) -> dict[str, list[Row]]:
    """One row per article of the story."""
    flags: dict[str, list[Row]] = defaultdict(list)
    for row in story.table("flags"):
        if row["category"] != "artefact":
            flags[row["article"]].append(row)
    begun = {r["article"]: r for r in story.table("quality")}
    near = agreement(story, parallels(story, context.settings.renderings), context.settings.renderings)
    story.rows["quality"] = []
    made = [(a, flags[a["article"]], begun.get(a["article"]), near[a["article"]]) for a in story.articles]
    return {"quality": [_row(*found, context.settings.quality) for found in made]}


def _row(article: Row, flags: list[Row], begun: Row | None, near: Agreement, settings: QualitySettings) -> Row:
    words, penalty = article["words"], sum(PENALTIES[f["severity"]] for f in flags)
    return {
        "article": article["article"], "words": words, "penalty": penalty,
        "score": max(0.0, 100 * (1 - penalty / words)) if words else None,
        "agreement": near.value, "renderings": near.renderings, "spun": begun["spun"] if begun else None,
        "foreign": begun["foreign"] if begun else None, "broken": begun["broken"] if begun else None,
        "judgement": judgement(article, flags, begun, settings),
    }


def judgement(article: Row, flags: list[Row], begun: Row | None, settings: QualitySettings) -> str:
    """A hypothesis about the text with its reasons; never a verdict about a writer."""
    words = article["words"]
    if begun is None:
        return "not judged: the detectors are for English"
    if words < settings.judged_words:
        return f"not judged: {words} words are too few"
    reasons = _reasons(flags, words)
    if spun(begun, settings):
        return f"reads as synonym-spun: {reasons}"
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
