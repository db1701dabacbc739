"""A Document: one article cut once into tokens and sentences, with their kinds and part-of-speech tags.

Every extractor reads it and none changes it. Offsets are 0-based, end exclusive, into ``text``.

A word keeps its inner apostrophe, hyphen and full stops ("Iraq's" splits into "Iraq" and "'s"; "U.S.", "al-Kadhimi",
"eight-fold", "don't" are one token each); a number keeps its separators ("4,000", "2.5", "18/02/2021", "3:30"); a
currency sign, a percent sign and every other mark is a token of its own.

``sentencex`` keeps a quotation of several sentences together and searches for the partner of every mark, in quadratic
time. It gets to see the paragraph without marks, in bounded stretches; which side of a boundary a mark belongs to is
decided here.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import sentencex

from .. import lexicons
from ..decisions import Decisions
from ..errors import contained
from ..settings import Settings
from ..store import Row, Rows

TOKEN = re.compile(
    r"""
    (?P<abbr>(?:[^\W\d_]\.){2,}(?=\W|$))                      # U.S.  a.m.
  | (?P<num>\d+(?:[.,:/]\d+)*)                                 # 4,000  2.5  3:30
  | (?P<clitic>(?<=\w)['’](?:s|S|d|m|ll|re|ve)(?!\w))          # 's 'll
  | (?P<word>[^\W\d_][\w\u0300-\u036f]*(?:(?:[-‐‑]|['’](?!(?:s|S|d|m|ll|re|ve)(?!\w)))\w+)*) # al-Kadhimi don't
  | (?P<mark>\.{2,}|-{2,}|\S)
    """,
    re.VERBOSE,
)


def token_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Offsets of the tokens of ``text[start:end]`` in order; linear in the text's length."""
    for m in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield m.span()


PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# Quotation marks and brackets; an apostrophe only where it stands outside a word.
_MARK = re.compile(r"""["“”„«»()\[\]{}‘]|(?<=[.!?,…])['’](?!\w)|(?<!\w)['’](?=\w)""")
_CLOSING = re.compile(r"""["”»)\]}'’]+""")
_STRETCH = re.compile(r"[^.!?…。！？]*[.!?…。！？]+\S*\s*|[^.!?…。！？]+")
_LONGEST = 4000  # characters that sentencex sees at once; news paragraphs are shorter
_CONTEXT = 100  # characters on either side of a boundary that the fix-ups look at
_ELLIPSIS = re.compile(r"(?<=\w…)\s+(?=[A-Z])")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])[.)]\W*")
_ASIDE = re.compile(r"\W*(?:(?:the|a|an|[A-Z][\w.’'-]*)\s+){1,4}(?:said|asked|added|replied|says|asks|[a-z]+ed)\b")
_CITED = re.compile(r"[?!]\s*[\"”’']+\s*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]{1,5}|\d+)\.\s*$")
_GLUED = re.compile(r"""[^\W\d_A-Z]{2}[.!?…]["”’)]?$""")  # endpos is where $ matches
# A space of several bytes before a full stop makes sentencex cut inside it, which is a panic.
_WIDE = re.compile(r"[^\S\x00-\x7f]+(?=\.)")
_BREAK = re.compile(r"[.!?…]\s+|[。！？]+\s*")
_INNER_WORDS = 3  # fewer words do not make a sentence of their own within a quotation


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph) of every sentence, white space trimmed, in order; linear in the text's length."""
    number = -1
    for m in PARAGRAPH.finditer(text):
        paragraph = m.group()
        if paragraph.isspace():
            continue
        number += 1
        start = 0
        for end in _ends(paragraph, language):
            piece = paragraph[start:end]
            stripped = piece.strip()
            if stripped:
                at = m.start() + start + piece.index(stripped)
                yield at, at + len(stripped), number
            start = end


def _ends(paragraph: str, language: str) -> Iterator[int]:
    """Offsets at which a sentence of the paragraph ends, the last included."""
    bare = _MARK.sub(" ", paragraph)
    start = 0
    for cut in _cuts(bare, language):
        end = _side(paragraph, start, cut)
        before = paragraph[max(start, end - _CONTEXT):end]
        if end > start and _apart(paragraph, end) and not _joined(before, paragraph[end:end + _CONTEXT]):
            yield end
            start = end
    yield len(paragraph)


def _cuts(bare: str, language: str) -> Iterator[int]:
    """Boundaries as ``sentencex`` sees them, and those after an ellipsis."""
    at = 0
    for piece in _pieces(bare, language):
        for m in _ELLIPSIS.finditer(piece):
            yield at + m.end()
        at += len(piece)
        yield at


def _pieces(bare: str, language: str) -> Iterator[str]:
    """What ``sentencex`` cuts the paragraph into; the last piece of a stretch is cut again with the next one."""
    rest = ""
    for stretch in _stretches(bare):
        *whole, rest = _segments(rest + stretch, language) or [""]
        yield from whole
        if len(rest) > _LONGEST:
            yield rest
            rest = ""
    yield rest


def _segments(bare: str, language: str) -> list[str]:
    """What ``sentencex`` makes of a stretch; where it breaks, a cut after every mark that can end a sentence."""
    with contained([]):
        found = sentencex.segment(language, _WIDE.sub(lambda m: " " * len(m.group()), bare))
        if sum(map(len, found)) == len(bare):
            return list(found)
    ends = [0, *(m.end() for m in _BREAK.finditer(bare)), len(bare)]
    return [bare[start:end] for start, end in pairwise(ends) if start < end]


def _stretches(bare: str) -> Iterator[str]:
    """The paragraph in stretches that end at a mark of a sentence's end."""
    start = 0
    for m in _STRETCH.finditer(bare) if len(bare) > _LONGEST else ():
        if m.end() - start > _LONGEST and m.start() > start:
            yield bare[start:m.start()]
            start = m.start()
    yield bare[start:]


def _side(paragraph: str, start: int, cut: int) -> int:
    """The boundary moved so that closing marks stay with what they close, opening ones with what they open."""
    end = cut
    while end > start and (paragraph[end - 1].isspace() or _MARK.match(paragraph, end - 1)):
        end -= 1
    closing = _CLOSING.match(paragraph, end, cut)
    return closing.end() if closing else end


def _apart(paragraph: str, end: int) -> bool:
    """Whether a boundary without white space is one: 'is over.Then', not 'U.S.'."""
    if end == len(paragraph) or paragraph[end].isspace() or paragraph[end - 1] in "。！？":
        return True
    return bool(_GLUED.search(paragraph, max(0, end - 5), end)) and not paragraph[end].islower()


def _joined(piece: str, after: str) -> bool:
    """Whether what was split belongs together."""
    first = after.lstrip().lstrip("\"“‘'(")[:1]
    if first.islower() and not piece.rstrip().endswith(("…", "...")):
        return bool(_ABBREVIATED.search(piece)) or piece.rstrip()[-1:] in "?!\"”’')"
    if _ENUMERATOR.fullmatch(piece) or _titles().search(piece):
        return True
    if _CITED.search(piece) and _ASIDE.match(after):
        return True
    return _opened(piece) and len(piece.split()) < _INNER_WORDS


@cache
def _titles() -> re.Pattern[str]:
    """Titles that are abbreviated before a name, at the end: they have no vowel ('Ms.'). No sentence ends there."""
    titles = lexicons.words("person_titles", part="title")
    short = (t for t in titles if t.istitle() and not re.search("[aeiou]", t, re.IGNORECASE))
    return re.compile(rf"\b(?:{'|'.join(sorted(short))})\.\s*$")


def _opened(piece: str) -> bool:
    """Whether the piece ends within a quotation that it opens."""
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1


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
