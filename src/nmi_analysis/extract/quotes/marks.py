"""The quotation scanner, pairs of marks with offsets, in one pass; and the document as the attribution rules see it.

Straight, curly and low double marks (and two single marks in place of one double), guillemets, single marks told from
apostrophes, quotations inside quotations, and quotations that go on in the next paragraph under a repeated opening
mark. A mark without a partner is passed over; nothing reaches beyond its paragraph unless the next paragraph opens with
a mark again. Linear in the length of the text: every mark is pushed and popped once.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ...english import Document, Token
from ...store import Row
from .verbs import TITLES

MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚']")
PARAGRAPH = re.compile(r"[^\n]+")
_FILLED = re.compile(r"\S")
ENDS = re.compile(r"[.!?…]['\"’”)\]]*\s*$")
_FAMILY = {"'": "single", "‘": "single", "’": "single", "‚": "single", "«": "angle", "»": "angle",
           "‹": "thin", "›": "thin"}
_OPENERS = frozenset("„‚``")
_ELISION = re.compile(r"(?:\d0s|(?:em|til|tis|twas|cause|bout|round|cuz|n)\b)", re.IGNORECASE)


class Quotation(NamedTuple):
    """One pair of marks: content ``inner`` to ``inner_end`` between the marks at ``start`` and ``end``.

    ``chain`` numbers the pieces of one quotation over several paragraphs alike; ``depth`` is 0 outside any other.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    depth: int
    chain: int
    single: bool


class _Open(NamedTuple):
    start: int
    end: int
    family: str


def scan(text: str) -> list[Quotation]:
    """Every quotation of the text in order of its start. Never raises."""
    found: list[tuple[int, int, int, int, bool]] = []
    chains: dict[int, int] = {}
    carried: int | None = None
    for paragraph in PARAGRAPH.finditer(text):
        if not _FILLED.search(paragraph.group()):
            continue  # a blank line between two paragraphs
        pairs, unclosed = _pairs(text, *paragraph.span())
        first = _first_opening(text, *paragraph.span())
        if carried is not None and first is not None and (piece := _at(pairs, first)):
            chains[piece[0]] = carried
        found.extend(pairs)
        before, carried = carried, None
        if unclosed and _goes_on(text, unclosed, paragraph.end()):
            start = unclosed.start
            piece_end = paragraph.end() - (len(paragraph.group()) - len(paragraph.group().rstrip()))
            found.append((start, piece_end, unclosed.end, piece_end, False))
            carried = chains.setdefault(start, start if before is None or start != first else before)
    return _placed(found, chains)


def _at(pairs: list[tuple[int, int, int, int, bool]], start: int) -> tuple[int, int, int, int, bool] | None:
    return next((p for p in pairs if p[0] == start), None)


def _first_opening(text: str, start: int, end: int) -> int | None:
    """Offset of the mark that the paragraph begins with, if it does."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    m = MARK.match(text, at, end)
    return at if m and _family(m.group()) != "single" else None


def _goes_on(text: str, mark: _Open, end: int) -> bool:
    """Whether an unclosed quotation is one that the next paragraph continues under a repeated mark."""
    following = _FILLED.search(text, end)
    return (mark.family == "double" and bool(ENDS.search(text, max(mark.end, end - 40), end))
            and following is not None and _first_opening(text, following.start(), len(text)) is not None)


def _family(mark: str) -> str:
    return _FAMILY.get(mark, "double")


def _pairs(text: str, start: int, end: int) -> tuple[list[tuple[int, int, int, int, bool]], _Open | None]:
    """Closed pairs of a paragraph, and its first unclosed opening mark of the double kind."""
    stack: list[_Open] = []
    holding: set[int] = set()  # marks that are open and have had their like within
    open_of = {"double": 0, "single": 0, "angle": 0, "thin": 0}
    pairs: list[tuple[int, int, int, int, bool]] = []
    for m in MARK.finditer(text, start, end):
        mark, family = m.group(), _family(m.group())
        role = _role(text, m.start(), m.end(), mark, open_of[family] > 0)
        if role == "open":
            if mark == "“" and stack and stack[-1].start in holding:  # a second one within it: it has no partner
                stack.pop()
                open_of["double"] -= 1
            stack.append(_Open(m.start(), m.end(), family))
            open_of[family] += 1
        elif role == "close" and open_of[family]:
            while True:
                opened = stack.pop()
                open_of[opened.family] -= 1
                if opened.family == family:
                    break
            if stack and text[stack[-1].start] == text[opened.start] == "“":
                holding.add(stack[-1].start)
            if _FILLED.search(text, opened.end, m.start()):
                pairs.append((opened.start, m.end(), opened.end, m.start(), family == "single"))
    return pairs, next((o for o in stack if o.family == "double"), None)


def _role(text: str, start: int, end: int, mark: str, is_open: bool) -> str:
    """Whether a mark opens, closes or is none: by its shape, then by what stands on either side."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in ("'", "’", "‘"):
        return _single_role(text, start, end, mark, before, after, is_open)
    if mark in _OPENERS:
        return "open"
    loose_before = before.isspace() or before in "([{-–—/‘'«“"
    loose_after = after.isspace() or after in ")]}.,;:!?-–—/’'»”"
    if mark in "“”«»‹›":
        natural = "open" if mark in "“«‹" else "close"
        if natural == "close" and not is_open and loose_before and not loose_after:
            return "open"  # ”Text” and »Text«: the closing mark used on both sides
        return "close" if natural == "open" and is_open and not loose_before and loose_after else natural
    if before.isdigit() and not is_open:
        return "none"  # inches
    if loose_before != loose_after:
        return "open" if loose_before else "close"
    return "close" if is_open else "open"


def _single_role(text: str, start: int, end: int, mark: str, before: str, after: str, is_open: bool) -> str:
    """Single marks: an apostrophe has a letter on both sides, or stands for letters left out."""
    if before.isalnum() and after.isalnum():
        return "none"
    if mark == "‘" or (mark == "'" and not before.isalnum() and not after.isspace() and before not in ".,!?…"):
        if not after.isalnum() and after not in "[(“\"…#$":
            return "close" if is_open else "none"
        return "none" if mark == "'" and _ELISION.match(text, end) else "open"
    if not is_open:
        return "none"
    if before in "sS" and after == " " and _closes_later(text, end):
        return "none"  # the allies' plan, as long as another mark can close
    return "close"


def _closes_later(text: str, start: int) -> bool:
    """Whether a single mark after punctuation follows soon, before another opens."""
    for at in range(start, min(len(text), start + 200)):
        if text[at] in "\n‘":
            return False
        if text[at] in "'’" and text[at - 1] in ".,!?…" and not text[at + 1:at + 2].isalnum():
            return True
    return False


def _placed(found: list[tuple[int, int, int, int, bool]], chains: dict[int, int]) -> list[Quotation]:
    """Quotations in text order with their depth among the closed ones."""
    made: list[Quotation] = []
    ends: list[int] = []
    for start, end, inner, inner_end, single in sorted(found, key=lambda f: (f[0], -f[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        made.append(Quotation(start, end, inner, inner_end, len(ends), chains.get(start, start), single))
        ends.append(end)
    return made


def outermost(quotations: list[Quotation]) -> Iterator[Quotation]:
    """The quotations that stand inside no other."""
    return (q for q in quotations if q.depth == 0)


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
