"""Flags across a story: whose text is doubtful as a whole, and how a comparer adds a row."""

from bisect import bisect_right
from collections import defaultdict

from ..flags.gate import spun
from ..flags.merge import merge
from ..settings import QualitySettings
from ..store import Row
from .story import Story


def doubtful(story: Story, settings: QualitySettings) -> frozenset[str]:
    """Articles that are judged spun."""
    return frozenset(r["article"] for r in story.table("quality") if spun(r, settings))


def add(story: Story, found: dict[str, list[Row]]) -> None:
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
