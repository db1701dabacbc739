"""What can be quoted from an article and read alone: whole sentences, main clauses, and words of a known speaker.

Nothing that begins with a word for what was said before ('he', 'this', 'both'), and nothing with half a quotation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ... import lexicons
from ...english import Document, Token
from ...extract.names import lists
from ...store import Row
from ..standing import FINITE, doubtful_speaker, stands_alone
from ..terms import words
from .reading import Line, Reading

_DASHES = frozenset((";", "—", "–", "―", "--"))
_BEFORE = _DASHES | {",", "("}  # marks that a clause may begin behind
_OPENS = ("W", "VBG", "VBN")  # behind a mark: no part of the main clause before it
_SUBJECT = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$")
_PREPOSITIONS = frozenset(("with", "without", "despite", "amid", "according", "as", "than", "before", "after", "since",
                           "until"))
_SHORT = re.compile(r"\b(?:[^\W\d_]\.)+\Z|\b(?:Jr|Sr|Inc|Co|Corp|Ltd)\.\Z")
_PLACE = re.compile(r"[A-Z][A-Za-z.’'-]*(?:[ ,]+[A-Z][A-Za-z.’'-]*){0,3}(?: \([A-Z][\w ]{1,20}\))? ?(?:—|–-|–|―|--?) ")
_FEWEST = 5  # words of a clause
_TRIM = " \n\t,;:—–―-"
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("‘‘", "’’"))
SHORTEST, LONGEST = 30, 260  # characters
_SPEECH = 25  # of the shortest quotation told
UNKNOWN = "?"  # a speaker who is not surely known
_MARKED = 0.6  # share within quotation marks from which a sentence is somebody's words


class Piece(NamedTuple):
    """Characters start to end of a line; ``speaker``: whose words they are, blank for the article's own.

    ``UNKNOWN`` for words in quotation marks of somebody who is not surely known.
    """

    line: Line
    start: int
    end: int
    speaker: str = ""

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.line.article


def pieces(reading: Reading, line: Line) -> list[Piece]:
    """What can be told of a line in the article's own words, the whole first."""
    document = reading.documents[line.article]
    if line.title or line.marked(line.start, line.end) >= _MARKED:
        return []
    tokens = document.tokens_of(document.sentences[line.sentence])
    people = _people(reading, line)
    made = []
    for first, last in _spans(document, line, tokens):
        within = tokens[first:last]
        start, end = _trimmed(document.text, within[0].start, within[-1].end)
        if SHORTEST <= end - start <= LONGEST and _whole(document.text[start:end]) and stands_alone(
                within, people):
            made.append(Piece(line, start, end))
    return list(dict.fromkeys(made))


def _people(reading: Reading, line: Line) -> list[int]:
    """Where a line names persons."""
    return [r["start"] for r in reading.people[line.article] if line.start <= r["start"] < line.end]


def _spans(document: Document, line: Line, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Numbers of first and one past the last token: the sentence, what opens it, and clauses that follow a mark."""
    begin = _opening(document, line, tokens)
    cuts = [i for i in range(begin + 1, len(tokens)) if tokens[i - 1].text in _BEFORE and _cut(tokens, i)]
    starts = [begin, *(i + (tokens[i].tag == "CC") for i in cuts if _clause(tokens, i))]
    for first in starts:
        for last in (len(tokens), *reversed(cuts)):
            if last > first + _FEWEST and _ends(tokens[first:last], whole=last == len(tokens)):
                yield first, last


def _opening(document: Document, line: Line, tokens: Sequence[Token]) -> int:
    """The first token behind a dateline, a conjunction and an adverb with a comma."""
    at = 0
    place = _PLACE.match(document.text, line.start, line.end) if line.place <= 1 else None
    while place and at < len(tokens) and tokens[at].start < place.end():
        at += 1
    if at + 1 < len(tokens) and tokens[at].tag == "CC":
        at += 1
    if at + 2 < len(tokens) and tokens[at].tag == "RB" and tokens[at + 1].text == ",":
        at += 2
    return at


def _cut(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause may end before token i: no list goes on there."""
    if tokens[i - 1].text in _DASHES:
        return True
    return tokens[i].tag.startswith(_OPENS) or tokens[i].lower in _subordinators() or _clause(tokens, i)


@cache
def _subordinators() -> frozenset[str]:
    """Words that a circumstance of the main clause begins with."""
    tags = lexicons.mapping("function_words", "tags")
    return frozenset(w for w, t in tags.items() if "IN.sub" in t) | {"according", "amid", "despite", "with", "without"}


def _clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause with a subject and a finite verb of its own begins at token i, behind a conjunction or dash."""
    if tokens[i].tag != "CC" and tokens[i - 1].text not in _DASHES:
        return False
    begun = False
    for t in tokens[i + (tokens[i].tag == "CC"):]:
        if not begun and t.tag not in _SUBJECT:
            return False
        if t.tag.startswith(FINITE):
            return True
        if t.text in _BEFORE or t.tag.startswith(("W", "TO")) or t.lower == "that":
            return False
        begun = True
    return False


def _ends(tokens: Sequence[Token], *, whole: bool) -> bool:
    """Whether a clause has its main verb and, where it is not ``whole``, may end.

    A verb behind 'who' or 'which' is not the main one. It may end where no aside is open, where what stands behind the
    last comma has a verb, and no verb is missing that 'that', 'if' or 'and' calls for.
    """
    main = relative = 0
    owed = aside = False
    for i, t in enumerate(tokens[:-1]):
        if t.text == "," or t.text in _DASHES:
            aside = tokens[i + 1].tag.startswith("W")
            owed = True
        elif t.tag.startswith("W"):
            relative += not aside
        elif t.tag.startswith(FINITE):
            main += not aside
            owed = False
        elif t.tag == "IN" and (t.lower == "that" or t.lower in _subordinators()) and t.lower not in _PREPOSITIONS:
            owed = True
    dashes = sum(t.text in _DASHES and t.text != ";" for t in tokens[:-1])
    return main > relative and (whole or (not owed and dashes % 2 == 0))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the ends but for closing ones and the stop of an abbreviation."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and (text[end - 1] in _TRIM or (text[end - 1] == "." and not _SHORT.search(text, start, end))):
        end -= 1
    return start, end


def _whole(text: str) -> bool:
    """Whether every quotation and bracket that opens closes too."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def speeches(reading: Reading, article: str) -> list[Piece]:
    """An article's quotations, whole or, of long ones, their sentences; those of no sure speaker without one."""
    document, made = reading.documents[article], []
    for r in reading.rows["attributions"][article]:
        if r["kind"] != "direct" or reading.line_at(article, r["start"]) is None:
            continue
        for span in _sentences(document, r["start"], r["end"]):
            start, end = _trimmed(document.text, *span)
            held, speaker = reading.line_at(article, start), speaker_of(reading, r)
            if held and _SPEECH <= end - start <= LONGEST and stands_alone(
                    [t for t in document.tokens_of(document.sentences[held.sentence]) if start <= t.start < end],
                    _people(reading, held), speaker=bool(speaker)) and not titled(document.text[start:end]):
                made.append(Piece(held, start, end, speaker or UNKNOWN))
    return made


def _sentences(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= LONGEST:
        yield start, end
        return
    for s in document.sentences[document.sentence_at(start):document.sentence_at(end - 1) + 1]:
        if min(end, s.end) > max(start, s.start):
            yield max(start, s.start), min(end, s.end)


def speaker_of(reading: Reading, row: Row) -> str:
    """The name, across articles, of who says something; blank where it is no sure person or organisation.

    Sure is one whose last name stands in the source of the attribution: a pronoun is resolved wrongly too often.
    """
    if not row.get("speaker") or row.get("doubt"):
        return ""
    article = row["article"]
    name = reading.speakers.get((article, row["speaker"]), "")
    if not name or _opener(name.partition(" ")[0]) or words(name)[-1].lower not in {
            w.lower for w in words(str(row.get("source") or ""))}:
        return ""
    return "" if doubtful_speaker(row, reading.rows["attributions"][article], reading.people[article]) else name


def _opener(word: str) -> bool:
    """Whether a name's first word is rather one that began a sentence: a word of the language in '-ing'."""
    return word.endswith("ing") and lists.word(word.lower()) and word not in lists.given()


def titled(text: str) -> bool:
    """Whether words in quotation marks are rather a title: most have a capital."""
    listed = words(text)
    return 2 * sum(w.capital for w in listed) > len(listed)
