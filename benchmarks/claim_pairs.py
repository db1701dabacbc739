"""Pairs of clauses that readers judged, against those that the claims join.

``python -m benchmarks.claim_pairs DATA``, where DATA/stories.jsonl holds the development articles that the offsets
in ``labels/claims.csv`` point into. ``same`` is 1 for one claim, 0.5 for one in part or told less precisely, 0 for
another. The rows with use ``fit`` chose the weights in ``settings.claims``; most were picked because they are hard to
tell. Those with use ``check`` are random pairs that an earlier version joined. ``labels/claims_readers.csv`` has random
pairs that a later version joined, judged by two readers; ``labels/claims_search_*.csv`` what two readers, who knew no
version, listed as one claim in five events. All counts are of pairs joined now.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from nmi_analysis.compare import Story, compare_story
from nmi_analysis.corpus import from_frame
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import extract_article
from nmi_analysis.store import Rows

LABELS = Path(__file__).with_name("labels")
SAID = {"1": "the same", "0.5": "the same in part", "0": "other"}
Label = dict[str, str]
Pairs = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]


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


def labels(name: str) -> list[Label]:
    """The rows of one file of labels."""
    with (LABELS / name).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def found(label: Label, pairs: Pairs) -> bool:
    """Whether a labelled pair is joined."""
    return any((on(label, "a", x) and on(label, "b", y)) or (on(label, "a", y) and on(label, "b", x))
               for x, y in pairs[label["story"]])


def counted(listed: list[Label], pairs: Pairs, key: Callable[[Label], str]) -> str:
    """How many pairs are joined, by what was judged of them."""
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    for label in listed:
        counts[key(label)].append(found(label, pairs))
    return ", ".join(f"{sum(hits)} of {len(hits)} judged {judged}" for judged, hits in sorted(counts.items()))


def claims_found(listed: list[Label], pairs: Pairs) -> str:
    """How many claims that a reader was sure of have a pair that is joined."""
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for label in listed:
        if label["certainty"] == "sure":
            hits[label["claim"]].append(found(label, pairs))
    return f"{sum(map(any, hits.values()))} of {len(hits)} claims"


def main(arguments: list[str]) -> None:
    """Print what is joined of each kind of label."""
    rows = told(Path(arguments[0]) / "stories.jsonl", Context())
    pairs: Pairs = {name: joined(told_.get("claims", [])) for name, told_ in rows.items()}
    for use in ("fit", "check"):
        listed = [x for x in labels("claims.csv") if x["use"] == use]
        print(f"{use}: joined {counted(listed, pairs, lambda x: SAID[x['same']])}")
    for reader in "ab":
        print(f"reader {reader}: {counted(labels('claims_readers.csv'), pairs, lambda x, r=reader: x['reader_' + r])}")
        listed = labels(f"claims_search_{reader}.csv")
        print(f"search {reader}: {counted(listed, pairs, lambda x: ' '.join((x['verdict'], x['certainty'])))}; "
              f"{claims_found(listed, pairs)}")


if __name__ == "__main__":
    main(sys.argv[1:])
