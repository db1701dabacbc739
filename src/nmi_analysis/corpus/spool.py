"""Articles of which only the metadata are in memory; the texts may lie in a file."""

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Protocol, overload

from .article import Article


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
