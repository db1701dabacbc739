"""Precision and recall of ``flags`` against the defects that two independent readers marked in the seed articles.

    python -m benchmarks.defects [TABLES]

TABLES is a folder written by ``nmi-analysis analyze seeds --format jsonl``; without it the seeds are analysed. A flag
is right when it overlaps a reader's defect, a defect is found when a flag overlaps it; each reader is counted by
itself, and both together (a defect of either).
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels"
Spans = dict[str, list[tuple[int, int]]]


def defects(reader: str) -> Spans:
    """Spans that a reader (``a`` or ``b``) marked, by article."""
    with (LABELS / f"defects_reader_{reader}.csv").open(encoding="utf-8", newline="") as f:
        return _by_article(csv.DictReader(f))


def flags(tables: Path | None) -> Spans:
    """Spans of the flags, by article."""
    if tables:
        with (tables / "flags.jsonl").open(encoding="utf-8") as f:
            return _by_article([json.loads(line) for line in f])
    import nmi_analysis as nmi

    return _by_article(nmi.analyze("seeds").flags.to_dict("records"))


def _by_article(rows: Iterable[dict[str, Any]]) -> Spans:
    made: Spans = defaultdict(list)
    for r in rows:
        made[r["article"]].append((int(r["start"]), int(r["end"])))
    return made


def overlapping(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> int:
    """How many of ``spans`` overlap one of ``others``."""
    return sum(any(s < b and a < e for a, b in others) for s, e in spans)


def main() -> None:
    """Print a line per article and reader."""
    found = flags(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    readers = {r: defects(r) for r in "ab"}
    readers["a+b"] = _by_article({"article": k, "start": s, "end": e} for marked in (readers["a"], readers["b"])
                                 for k, spans in marked.items() for s, e in spans)
    for article in sorted(found.keys() | readers["a+b"].keys()):
        for name, marked in readers.items():
            flagged, wanted = found.get(article, []), marked.get(article, [])
            right, hit = overlapping(flagged, wanted), overlapping(wanted, flagged)
            precision = f"{right / len(flagged):.2f}" if flagged else "   -"
            recall = f"{hit / len(wanted):.2f}" if wanted else "   -"
            print(f"{article:22} {name:4} flags {len(flagged):3}  P {precision}  defects {len(wanted):3}  R {recall}")


if __name__ == "__main__":
    main()
