"""Overlapping flags are one row.

The row with the highest severity, then the highest confidence, then the earliest and longest, keeps its category,
suggestion, evidence place and rule; the span becomes the union, and the other evidence is added in words.
"""

from collections.abc import Iterable

from ..schemas import PENALTIES
from ..tables import Row


def merge(rows: Iterable[Row]) -> list[Row]:
    """Rows of one article's ``flags`` with no two that overlap, in text order."""
    groups: list[list[Row]] = []
    end = -1
    for row in sorted(rows, key=lambda r: (r["start"], r["end"])):
        if row["start"] < end:
            groups[-1].append(row)
            end = max(end, row["end"])
        else:
            groups.append([row])
            end = row["end"]
    return [_one(g) for g in groups]


def _one(group: list[Row]) -> Row:
    if len(group) == 1:
        return group[0]
    group = sorted(group, key=lambda r: (-PENALTIES[r["severity"]], -r["confidence"], r["start"], -r["end"], r["rule"]))
    evidence = list(dict.fromkeys(str(r.get("evidence", "")) for r in group if r.get("evidence")))
    return {**group[0], "start": min(r["start"] for r in group), "end": max(r["end"] for r in group),
            "evidence": "; ".join(evidence)}
