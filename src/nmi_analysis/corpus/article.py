"""An article as read: its text and what is known about it."""

import hashlib
from dataclasses import dataclass

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
