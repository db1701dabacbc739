"""Rows of ``quality``: penalty and score from the flags, agreement with other sources, and a judgement in words.

Penalty points and score are those of the Multidimensional Quality Metrics: minor 1, major 5, critical 25; score =
max(0, 100 * (1 - penalty / words)). They count flagged spans and rank no translations: ``agreement`` does. Web
left-overs cost nothing: who copied the page left them.

Other comparers ask whose text is doubtful as a whole, and add flags.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..english import Context
from ..flags.gate import spun
from ..flags.merge import merge
from ..rows.schemas import PENALTIES
from ..settings import QualitySettings, RenderingSettings
from ..store import Row
from .parallel import STRAIGHT, Parallel, Span, chrf, parallels, repeats
from .story import Story


def doubtful(story: Story, settings: QualitySettings) -> frozenset[str]:
    """Articles that are judged spun."""
    return frozenset(r["article"] for r in story.table("quality") if spun(r, settings))


def add_flags(story: Story, found: dict[str, list[Row]]) -> None:
    """Add rows of ``flags`` to the story's in place, by article; overlapping ones become one row."""
    if not found:
        return
    kept: list[Row] = []
    known, starts = defaultdict[str, list[Row]](list), defaultdict[str, list[int]](list)
    for r in story.table("flags"):
        (known[r["article"]] if r["article"] in found else kept).append(r)
    for s in story.table("sentences"):
        starts[s["article"]].append(s["start"])
    for article, rows in found.items():
        text = story.by_article[article]["text"]
        kept += [{**r, "article": article, "text": text[r["start"]:r["end"]],
                  "sentence": max(0, bisect_right(starts[article], r["start"]) - 1)}
                 for r in merge(known[article] + rows, text)]
    story.rows["flags"] = kept


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


def _row(article: Row, flags: list[Row], begun: Row | None, near: "Agreement", settings: QualitySettings) -> Row:
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


PASSAGES = ("copied", "edited")
Near = dict[str, dict[int, dict[str, float]]]  # article, sentence and other article to chrF


class Agreement(NamedTuple):
    """Mean chrF, 0 to 100 (None for too few renderings), and how many renderings there are."""

    value: float | None
    renderings: int


def agreement(story: Story, parallel: Iterable[Parallel], settings: RenderingSettings) -> dict[str, Agreement]:
    """Article to its agreement with the other sources."""
    near: Near = defaultdict(lambda: defaultdict(dict))
    for pair in [*parallel, *passages(story)]:
        _add(story, pair, near, settings.compared)
    for row in story.table("quote_variants"):
        found = near[row["article"]][story.documents[row["article"]].sentence_at(row["start"])]
        if not found and row["chrf"] is not None:
            found[""] = row["chrf"]
    return {a["article"]: _mean(near[a["article"]], settings.least) for a in story.articles}


def passages(story: Story) -> list[Parallel]:
    """Passages that two articles share word for word or nearly, quotations of one speaker aside."""
    found = (Parallel(Span(r["article_a"], r["start_a"], r["end_a"]), Span(r["article_b"], r["start_b"], r["end_b"]))
             for r in story.table("reuse") if r["kind"] in PASSAGES)
    return [p for p in found if not repeats(story, p.first.article, p.second.article)]


def _add(story: Story, pair: Parallel, near: Near, most: int) -> None:
    """Add the nearness of two spans to the sentences of both; a sentence has one for each other article."""
    value: float | None = None
    for own, other in (pair, pair[::-1]):
        document = story.documents[own.article]
        for sentence in range(document.sentence_at(own.start), document.sentence_at(own.end - 1) + 1):
            found = near[own.article][sentence]
            if other.article not in found and len(found) < most:
                value = chrf(_text(story, own), _text(story, other)) if value is None else value
                found[other.article] = value


def _text(story: Story, span: Span) -> str:
    return " ".join(story.documents[span.article].text[span.start:span.end].translate(STRAIGHT).split())


def _mean(found: dict[int, dict[str, float]], least: int) -> Agreement:
    means = [sum(values.values()) / len(values) for _, values in sorted(found.items()) if values]
    return Agreement(round(sum(means) / len(means), 6) if len(means) >= least else None, len(means))
