"""A story as comparers see it: its articles and their rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ..language import Document
from ..tables import Row, Rows


@dataclass(frozen=True)
class Story:
    """One event. ``articles`` are rows of the table, in order; ``rows`` holds every other table's.

    ``documents``: the articles as they were tokenised, once.
    """

    id: str
    articles: list[Row]
    rows: Rows = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)  # by article

    def table(self, name: str) -> list[Row]:
        """Rows of a table, empty where nothing filled it."""
        return self.rows.get(name, [])

    @cached_property
    def by_article(self) -> dict[str, Row]:
        """Article id to its row."""
        return {a["article"]: a for a in self.articles}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], Row]:
        """Article and sentence number to the row of ``sentences``."""
        return {(s["article"], s["sentence"]): s for s in self.table("sentences")}

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Article id to the name that a reader knows it by: outlet, with its date where one has several, or id."""
        several = Counter(a.get("source") or "" for a in self.articles)
        made = {}
        for a in self.articles:
            source, date = a.get("source") or "", a.get("published") or ""
            made[a["article"]] = (f"{source} ({date or a['article']})" if source and several[source] > 1 else
                                  source or a["article"])
        return made

    def named(self, articles: Iterable[str]) -> str:
        """The outlets of some articles in words: 'the Courier, the Herald and the Post'."""
        names = list(dict.fromkeys(self.outlets[a] for a in articles))
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    @cached_property
    def independent(self) -> list[str]:
        """Articles that repeat no other: those that count as sources."""
        return [a["article"] for a in self.articles if not a.get("duplicate_of")]
