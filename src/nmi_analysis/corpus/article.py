"""An article as read: its text and what is known about it, and what charts and lists call each; many of them, spooled.

Of many, only the metadata are in memory; the texts may lie in a file.
"""

import hashlib
import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NamedTuple, Protocol, overload

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


class Texts(Protocol):
    """Where texts are kept; a list will do."""

    def append(self, text: str, /) -> None:
        """Keep one more."""

    def __getitem__(self, number: int, /) -> str:
        """The text that was kept as number ``number``, from 0."""

    def __len__(self) -> int:
        """How many there are."""


class Spool:
    """Texts in a nameless file in ``folder``, which is made with the first text; gone when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ends = array("q", [0])
        self._file: IO[bytes] | None = None

    def append(self, text: str) -> None:
        """Keep one more. Raises OSError where the folder cannot be written to."""
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - it lives as long as this object
        data = text.encode("utf-8")
        self._file.seek(self._ends[-1])
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __getitem__(self, number: int) -> str:
        if self._file is None or not 0 <= number < len(self):
            raise IndexError(number)
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number]).decode("utf-8")

    def __len__(self) -> int:
        return len(self._ends) - 1


class Articles(Sequence[Article]):
    """Articles whose texts are put together with their metadata when they are asked for."""

    def __init__(self, texts: Texts) -> None:
        self.metadata: list[Article] = []  # the articles without their texts
        self._texts = texts
        self._places: list[int] = []

    def append(self, article: Article) -> None:
        """Keep one more."""
        self.metadata.append(replace(article, text=""))
        self._places.append(len(self._texts))
        self._texts.append(article.text)

    def picked(self, chosen: Sequence[tuple[int, Article]]) -> "Articles":
        """Some of the articles by number, in this order, each with other metadata."""
        made = Articles(self._texts)
        made.metadata = [article for _, article in chosen]
        made._places = [self._places[number] for number, _ in chosen]
        return made

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> list[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | list[Article]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return replace(self.metadata[at], text=self._texts[self._places[at]])

    def __iter__(self) -> Iterator[Article]:
        return (self[i] for i in range(len(self)))

    def __len__(self) -> int:
        return len(self.metadata)
