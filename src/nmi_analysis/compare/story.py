"""A story as comparers see it: its articles and their rows."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..english import Document
from ..store import Row, Rows
from .outlets import Outlets


@dataclass(frozen=True)
class Story:
    """One event. ``articles`` are rows of the table, in order; ``rows`` holds every other table's.

    ``documents``: the articles as they were tokenised, once.
    """

    id: str
    articles: list[Row]
    rows: Rows = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)  # by article
    known: dict[object, Any] = field(default_factory=dict)  # what one comparer has found and a later one asks for too

    def table(self, name: str) -> list[Row]:
        """Rows of a table, empty where nothing filled it."""
        return self.rows.get(name, [])

    def of(self, name: str, article: str) -> list[Row]:
        """An article's rows of a table that no comparer adds to any more."""
        if ("of", name) not in self.known:
            listed: dict[str, list[Row]] = {}
            for row in self.table(name):
                listed.setdefault(row["article"], []).append(row)
            self.known["of", name] = listed
        rows: list[Row] = self.known["of", name].get(article, [])
        return rows

    @cached_property
    def by_article(self) -> dict[str, Row]:
        """Article id to its row."""
        return {a["article"]: a for a in self.articles}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], Row]:
        """Article and sentence number to the row of ``sentences``."""
        return {(s["article"], s["sentence"]): s for s in self.table("sentences")}

    @cached_property
    def outlets(self) -> Outlets:
        """The articles as a reader knows them."""
        return Outlets(self.articles)

    @cached_property
    def independent(self) -> list[str]:
        """Articles that repeat no other: those that count as sources."""
        return [a["article"] for a in self.articles if not a.get("duplicate_of")]
