"""A Document: one article tokenised once, with sentences, their kinds, and part-of-speech tags.

Every extractor reads it and none changes it. Offsets are 0-based, end exclusive, into ``text``.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..decisions import Decisions
from ..settings import Settings
from ..store import Row, Rows


class Token(NamedTuple):
    """A word, number or mark. ``tag`` is a Penn Treebank tag."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


class Sentence(NamedTuple):
    """A sentence: characters start to end, tokens first to last (end exclusive)."""

    number: int
    start: int
    end: int
    kind: str
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article, ready for extraction."""

    article: str
    text: str
    language: str
    published: str
    tokens: list[Token]
    sentences: list[Sentence]
    _starts: list[int] = field(repr=False, default_factory=list)
    _token_starts: list[int] = field(repr=False, default_factory=list)

    @property
    def english(self) -> bool:
        """Whether rules of English apply."""
        return self.language == "en"

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds ``offset`` (the one before it, between two)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def token_at(self, offset: int) -> int:
        """Number of the last token that starts at or before ``offset`` (0 before the first)."""
        return max(0, bisect_right(self._token_starts, offset) - 1)

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first:sentence.last]

    def body(self) -> list[Sentence]:
        """Sentences of the running text."""
        return [s for s in self.sentences if s.kind == "body"]


@dataclass(frozen=True, slots=True)
class Context:
    """Frozen and picklable: it travels to worker processes."""

    settings: Settings = field(default_factory=Settings)
    codebook: Any = None
    phrases: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)


Extract = Callable[[Document, Rows, Context], Iterable[Row]]
