"""The document as the attribution rules see it, and an attribution as they find it, before it becomes rows.

It has tokens, and which of them stand inside quotation marks.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from ...english import Document, Token
from ...store import Row
from .marks import Quotation, outermost, scan
from .verbs import TITLES

Range = tuple[int, int]  # token numbers, end exclusive
LONGEST = 300  # tokens of a sentence that are looked at together; keeps the work linear in texts without full stops


@dataclass(frozen=True, slots=True)
class View:
    """Tokens with the outermost quotation each stands in (-1 for none), and those quotations."""

    document: Document
    tokens: list[Token]
    quotations: list[Quotation]
    inside: list[int]
    firsts: list[int] = field(default_factory=list)  # of each quotation: the token of its opening mark
    lasts: list[int] = field(default_factory=list)  # of each quotation: one past the token of its closing mark
    stops: set[int] = field(default_factory=set)  # tokens that end a sentence

    def within_marks(self, tokens: Range) -> tuple[int, int] | None:
        """Characters between the marks where a range is one whole quotation; None where it is not."""
        number = self.inside[tokens[0]]
        if number < 0 or (self.firsts[number], self.lasts[number]) != tokens:
            return None
        return self.content(number)

    def content(self, number: int) -> tuple[int, int]:
        """Characters between the marks of a quotation, white space trimmed."""
        q = self.quotations[number]
        text = self.document.text
        start, end = q.inner, q.inner_end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def stretch(self, sentence: int, *, before: int | None = None) -> Range:
        """Tokens of a sentence, or the last of them before a token; at most ``LONGEST``."""
        s = self.document.sentences[sentence]
        last = s.last if before is None else min(s.last, before)
        return max(s.first, last - LONGEST), last

    def abbreviates(self, i: int) -> bool:
        """Whether token ``i`` is the full stop of an abbreviation such as 'Mrs.'."""
        if i == 0 or self.tokens[i].text != "." or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        before = self.tokens[i - 1]
        if self.document.text[self.tokens[i].end:self.tokens[i].end + 1].isalnum():
            return True
        return before.lower in TITLES or (i not in self.stops and before.text[0].isupper())

    def span(self, tokens: Range) -> tuple[int, int]:
        """Character offsets of a range of tokens."""
        return self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end


def _names(document: Document, known: Container[int]) -> list[Token]:
    """The tokens; a capital inside a sentence makes a name of what was tagged a verb ('Shook said').

    At its start that says nothing, but that the word belongs to one of the ``known`` names does.
    """
    tokens = document.tokens
    firsts = {s.first for s in document.sentences}
    return [t._replace(tag="NNP") if t.text[0].isupper() and t.tag[:1] in "VJ" and (
                i in known or (t.tag[0] == "V" and i not in firsts and not _opened(document, tokens[i - 1])))
            else t for i, t in enumerate(tokens)]


def _opened(document: Document, before: Token) -> bool:
    """Whether a mark opens right before a word, or a colon leads to it: its capital says nothing."""
    return (before.text in "“\"‘':([" and document.text[before.end:before.end + 1].strip() != "") or before.text == ":"


def view(document: Document, mentions: Iterable[Row] = ()) -> View:
    """Scan the marks of a document and lay its tokens over them; words of persons' ``mentions`` are names."""
    known = {k for m in mentions if m["type"] == "PER"
             for k in range(document.token_at(m["start"]), document.token_at(m["end"] - 1) + 1)}
    tokens = _names(document, known)
    quotations = list(outermost(scan(document.text)))
    inside = [-1] * len(tokens)
    firsts, lasts = [], []
    at = 0
    for number, q in enumerate(quotations):
        while at < len(tokens) and tokens[at].end <= q.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < q.end:
            inside[at] = number
            at += 1
        firsts.append(first)
        lasts.append(at)
    stops = {s.last - 1 - k for s in document.sentences for k in range(min(3, s.last - s.first))
             if tokens[s.last - 1 - k].text in ".!?…"}
    stops.update(first - 1 for first in firsts if first and tokens[first - 1].text in ".!?…")
    return View(document, tokens, quotations, inside, firsts, lasts, stops)


@dataclass(slots=True)
class Found:
    """Character spans of the content's parts; token ranges of source and cue."""

    parts: list[tuple[int, int]]
    source: Range | None
    cue: Range | None
    kind: str
    rule: str
    anchor: int  # token at which the source is looked for when it is a pronoun or missing

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.parts[0][0]
