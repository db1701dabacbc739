"""When articles are from, and what an article could have told."""

import re
from functools import cache

from ..compare.days import apart, days
from ..settings import VariableSettings
from ..tables import Row
from .items import stated
from .sources import Sources

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_APART = VariableSettings().apart_days


@cache
def between(a: str, b: str) -> int:
    """Days from the date ``a`` to the date ``b``; 0 where one is unknown or where they may be one day."""
    return -apart(days(a), days(b))


def same_time(a: str, b: str) -> bool:
    """Whether two publication dates are of one time; those unknown are of any."""
    return abs(between(a, b)) <= _APART


class Telling:
    """Which articles' statements of an item a silent article is held against.

    Those of its own time; all of them where the item is a date before its publication.
    """

    def __init__(self, sources: Sources, rows: list[Row]) -> None:
        self._published = sources.published
        self._stated = stated(rows)
        self._dates = {r["item"]: r["value"] for r in reversed(rows)
                       if r["kind"] == "variable" and r["stance"] == "states" and _DATE.fullmatch(r["value"])}

    def to(self, article: str, item: str) -> set[str]:
        """The other articles that state ``item`` and that ``article`` could have told it with."""
        mine, date = self._published.get(article, ""), self._dates.get(item, "")
        others = self._stated[item] - {article}
        if date and mine and between(date, mine) > 0:
            return others
        return {a for a in others if same_time(mine, self._published.get(a, ""))}
