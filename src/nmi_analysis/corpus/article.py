"""An article as read: its text and what is known about it; and what charts and lists call each."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

LONGEST_ID = 14  # characters; a longer article id is cut where it stays unique
_SEPARATOR = re.compile(r"[_\-. ]")
DEADLY = "a worker process that reads this article is killed each time; it is kept, and nothing was read from it"


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``published`` is YYYY, YYYY-MM or YYYY-MM-DD, blank where unknown.

    ``label`` is what charts call it, which depends on the others of the corpus: a run sets it.
    ``story``: the event as the user names it; blank to let the text tell which articles report one.
    ``fault``: what went wrong when it was looked into for its language and date; blank for nothing.
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = ""
    language: str = "en"
    encoding: str = ""
    path: str = ""
    label: str = ""
    story: str = ""
    fault: str = ""

    @property
    def deadly(self) -> bool:
        """Whether a process is killed that looks into it, as was found out: it is looked into no more."""
        return self.fault == DEADLY

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def published_precision(self) -> str:
        """What of the publication date is known: year, month, day, or blank."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.published), "")


class Known(NamedTuple):
    """What of an article its label is made from."""

    article: str
    source: str
    published: str


def labels(articles: Sequence[Known]) -> dict[str, str]:
    """Article to its label: the outlet, with year, date or else short id where it has several; else short id.

    An article that is not of the year of most (ties: of the later one) has its year behind.
    """
    short = short_ids([a.article for a in articles])
    made = {a.article: a.source or short[a.article] for a in articles}
    by_outlet: dict[str, list[Known]] = {}
    for a in articles:
        if a.source:
            by_outlet.setdefault(a.source, []).append(a)
    for outlet, mine in by_outlet.items():
        if len(mine) > 1:
            ways = ({a.article: a.published[:4] for a in mine}, {a.article: a.published for a in mine})
            apart = next((w for w in ways if all(w.values()) and len(set(w.values())) == len(mine)), short)
            made.update({a.article: f"{outlet} {apart[a.article]}" for a in mine})
    years = Counter(a.published[:4] for a in articles if a.published)
    usual = max(years, key=lambda y: (years[y], y), default="")
    for a in articles:
        year = a.published[:4]
        if year not in ("", usual) and f" {year}" not in made[a.article]:
            made[a.article] += f" ({year})"
    return made


def short_ids(articles: Sequence[str]) -> dict[str, str]:
    """Article ids cut at their first separator where that keeps them apart, else at ``LONGEST_ID`` or not at all."""
    for made in ({a: _SEPARATOR.split(a)[0] or a for a in articles}, {a: a[:LONGEST_ID] for a in articles}):
        if len(set(made.values())) == len(articles) and max(map(len, made.values()), default=0) <= LONGEST_ID:
            return made
    return {a: a for a in articles}
