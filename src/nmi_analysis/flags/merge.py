"""Overlapping flags are one row.

The row with the highest severity, then the highest confidence, then the earliest and longest, keeps its category,
suggestion, evidence place and rule; the span becomes the union, and the other evidence is added in words.
"""

from collections.abc import Iterable

from ..english.forms import sound
from ..rows.schemas import PENALTIES
from ..store import Row


def merge(rows: Iterable[Row], text: str) -> list[Row]:
    """Rows of one article's ``flags`` with no two that overlap, in text order; ``text`` is the article's."""
    groups: list[list[Row]] = []
    end = -1
    for row in sorted(rows, key=lambda r: (r["start"], r["end"])):
        if row["start"] < end:
            groups[-1].append(row)
            end = max(end, row["end"])
        else:
            groups.append([row])
            end = row["end"]
    return [_one(g, text) for g in groups]


def _one(group: list[Row], text: str) -> Row:
    if len(group) == 1:
        return group[0]
    group = sorted(group, key=lambda r: (-PENALTIES[r["severity"]], -r["confidence"], r["start"], -r["end"], r["rule"]))
    evidence = list(dict.fromkeys(str(r.get("evidence", "")) for r in group if r.get("evidence")))
    start, end = min(r["start"] for r in group), max(r["end"] for r in group)
    return {**group[0], "start": start, "end": end, "evidence": "; ".join(evidence),
            "suggestion": _with_article(str(group[0]["suggestion"]), text[start:group[0]["start"]])}


def _with_article(suggestion: str, before: str) -> str:
    """The suggestion, behind the article that the span took in, in the form that then fits."""
    right = sound(suggestion.lower()) if suggestion and before.lower() in ("a ", "an ") else ""
    return f"{right if before[0].islower() else right.capitalize()} {suggestion}" if right else suggestion
