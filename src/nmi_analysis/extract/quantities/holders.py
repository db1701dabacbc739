"""What other tables say of the place a figure stands in: whose words it is in, and as of when it holds."""

from collections.abc import Sequence

from ...tables import Row, Rows


class Holders:
    """Attributions and dates of an article, looked up by place."""

    def __init__(self, rows: Rows, reach: int) -> None:
        self._reach = reach
        self._attributions = sorted(rows.get("attributions", []), key=lambda r: (r["start"], -r["end"]))
        self._dates = rows.get("dates", [])

    def attribution(self, start: int, end: int) -> tuple[int | None, str]:
        """Number and speaker of the innermost attribution that holds the span."""
        found = [r for r in self._attributions if r["start"] <= start and end <= r["end"]]
        if not found:
            return None, ""
        inner = min(found, key=lambda r: (r["end"] - r["start"], r["start"]))
        return inner["attribution"], inner.get("speaker") or ""

    def as_of(self, sentence: tuple[int, int], at: int) -> str:
        """ISO date of the date expression of the sentence nearest to the figure; blank where none is near."""
        inside = [r for r in self._dates if sentence[0] <= r["start"] < sentence[1] and r.get("iso")
                  and abs(r["start"] - at) <= self._reach]
        if not inside:
            return ""
        return str(min(inside, key=lambda r: (abs(r["start"] - at), r["start"]))["iso"])

    def dated(self, start: int, end: int) -> bool:
        """Whether a date expression covers the number."""
        return _covered(self._dates, start, end)


def _covered(rows: Sequence[Row], start: int, end: int) -> bool:
    return any(r["start"] <= start and end <= r["end"] for r in rows)
