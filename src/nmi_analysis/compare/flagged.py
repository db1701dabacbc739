"""Flags across a story: whose text is doubtful as a whole, and how a comparer adds a row."""

from bisect import bisect_right
from collections import Counter

from ..quality.merge import merge
from ..settings import QualitySettings
from ..tables import Row
from .story import Story

WORDS = ("accuracy/mistranslation", "terminology", "fluency/unidiomatic", "fluency/grammar")


def doubtful(story: Story, settings: QualitySettings) -> frozenset[str]:
    """Articles whose text reads as spun or strained, by the share of their words that are flagged."""
    counts = Counter(f["article"] for f in story.table("flags") if f["category"] in WORDS)
    return frozenset(a["article"] for a in story.articles
                     if counts[a["article"]] >= settings.strained_share * max(1, a["words"]) and a["words"])


def add(story: Story, found: dict[str, list[Row]]) -> None:
    """Add rows of ``flags`` to the story's in place, by article; overlapping ones become one row."""
    if not found:
        return
    kept = [r for r in story.table("flags") if r["article"] not in found]
    for article, rows in found.items():
        text = story.by_article[article]["text"]
        starts = [s["start"] for s in story.table("sentences") if s["article"] == article]
        listed = [r for r in story.table("flags") if r["article"] == article] + rows
        kept += [{**r, "article": article, "text": text[r["start"]:r["end"]],
                  "sentence": max(0, bisect_right(starts, r["start"]) - 1)} for r in merge(listed, text)]
    story.rows["flags"] = kept
