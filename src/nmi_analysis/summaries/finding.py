"""A finding and the places it stands on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..tables import Row, TableSet
from .sources import Sources
from .words import present

WHOLE = 60  # characters; a longer span is mostly the whole quotation, of which a mark would say nothing


def telling(mark: tuple[int, int] | None, quote: str) -> tuple[int, int] | None:
    """A mark that says something: of some words, or of less than half of what is quoted; else None."""
    return mark if mark and mark[1] - mark[0] <= max(WHOLE, len(quote) // 2) else None


class Place(NamedTuple):
    """A row's span, which has an address, and the words in it that matter, where those are known."""

    article: str
    start: int
    end: int
    words: tuple[int, int] | None = None

    @property
    def shown(self) -> tuple[int, int]:
        """The characters that a clipped sentence must show."""
        return self.words or (self.start, self.end)


@dataclass
class Finding:
    """A finding in words; its places are in the order in which they are told."""

    kind: str
    text: str
    places: list[Place] = field(default_factory=list)


Rule = Callable[[TableSet, Sources], Iterable[Finding]]


def place(row: Row, words: tuple[int, int] | None = None) -> Place:
    """The place of a row with article, start and end."""
    return Place(row["article"], int(row["start"]), int(row["end"]), words)


def verb(articles: list[str], plural_form: str) -> str:
    """The verb for one source or several: 'says', 'say'."""
    return plural_form if len(articles) > 1 else f"{plural_form}s"


def articles_of(rows: Iterable[Row]) -> list[str]:
    """The articles of rows, each once, in order."""
    return list(dict.fromkeys(r["article"] for r in rows))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def first_of_each(rows: Iterable[Row]) -> list[Place]:
    """The first place of each article, in order."""
    made: dict[str, Place] = {}
    for r in rows:
        if present(r["start"]):
            made.setdefault(r["article"], place(r))
    return list(made.values())
