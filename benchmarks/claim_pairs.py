"""Pairs of clauses that readers judged, against those that the claims join.

``python -m benchmarks.claim_pairs DATA``, where DATA/stories.jsonl holds the development articles that the offsets
in ``labels/claims.csv`` point into. ``same`` is 1 for one claim, 0.5 for one in part or told less precisely, 0 for
another. The rows with use ``fit`` chose the weights in ``settings.claims``; most were picked because they are hard to
tell. Those with use ``check`` are random pairs that an earlier version joined.
"""

import csv
import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from nmi_analysis.compare import Story, compare_story
from nmi_analysis.corpus import from_frame
from nmi_analysis.language import Context
from nmi_analysis.pipeline import extract_article
from nmi_analysis.tables import Rows

LABELS = Path(__file__).with_name("labels") / "claims.csv"


def told(path: Path, context: Context) -> dict[str, Rows]:
    """The rows of each story, compared."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    story_of = {r["id"]: r["story"] for r in records}
    rows: defaultdict[str, Rows] = defaultdict(dict)
    for article in from_frame([{**r, "article": r["id"]} for r in records], context.settings.read).articles:
        for table, found in extract_article(article, context).items():
            rows[story_of[article.id]].setdefault(table, []).extend(found)
    made = {}
    for name, listed in rows.items():
        story = Story(name, listed.pop("articles"), listed)
        compare_story(story, context)
        made[name] = story.rows
    return made


def joined(claims: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every two rows of one claim from two articles."""
    groups = defaultdict(list)
    for r in claims:
        groups[r["claim"]].append(r)
    return [(a, b) for group in groups.values() for a, b in combinations(group, 2) if a["article"] != b["article"]]


def on(label: dict[str, str], side: str, row: dict[str, Any]) -> bool:
    """Whether a row stands on a side of a label: they overlap by half of the shorter."""
    start, end = int(label[f"start_{side}"]), int(label[f"end_{side}"])
    shared = min(end, row["end"]) - max(start, row["start"])
    return label[f"article_{side}"] == row["article"] and 2 * shared >= min(end - start, row["end"] - row["start"]) > 0


def main(arguments: list[str]) -> None:
    """Print, for both uses, how many of the pairs judged same, in part and other are joined."""
    rows = told(Path(arguments[0]) / "stories.jsonl", Context())
    pairs = {name: joined(found.get("claims", [])) for name, found in rows.items()}
    with LABELS.open(encoding="utf-8", newline="") as f:
        labels = list(csv.DictReader(f))
    for use in ("fit", "check"):
        counts = {"1": [0, 0], "0.5": [0, 0], "0": [0, 0]}
        for label in (x for x in labels if x["use"] == use):
            found = any((on(label, "a", x) and on(label, "b", y)) or (on(label, "a", y) and on(label, "b", x))
                        for x, y in pairs[label["story"]])
            counts[label["same"]][0] += found
            counts[label["same"]][1] += 1
        said = {"1": "the same", "0.5": "the same in part", "0": "other"}
        print(f"{use}: joined " + ", ".join(f"{n} of {all_} judged {said[same]}" for same, (n, all_) in counts.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
