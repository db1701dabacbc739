"""Nexis and LexisNexis exports: several articles in one text, each with header, body and index fields.

Two layouts. The older one numbers the articles ('Document 1 of 5', '1 of 5 DOCUMENTS') and gives publication, date and
headline; its text begins after the labels. The newer one gives headline, publication and date, a line 'Body' before
the text and 'End of Document' after it, with a cover page before the first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import Bad, Record

_NUMBERED = re.compile(r"Document \d{1,6} of \d{1,6}|\d{1,6} of \d{1,6} DOCUMENTS?", re.IGNORECASE)
_END = re.compile(r"End of Document", re.IGNORECASE)
_MARKS = re.compile(rf"^[^\S\n]*(?:{_NUMBERED.pattern}|{_END.pattern})[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_FIELDS = re.compile(r"^[^\S\n]*(?:LENGTH|LOAD-DATE):\s", re.IGNORECASE | re.MULTILINE)
_LABEL = re.compile(r"(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|BODY):\s*(.*)", re.IGNORECASE)
_BODY = re.compile(r"Body|Full Text", re.IGNORECASE)
# One short line; a longer one is a paragraph about the law.
_RIGHTS = re.compile(r"(?:Copyright\b|©).{0,150}|.{0,150}\ball rights reserved\b.{0,150}", re.IGNORECASE)
# What stands behind an article alone, and what may stand in one too.
_FILED = re.compile(r"(?:LOAD-DATE|CORRECTION-DATE|(?:PUBLICATION|DOCUMENT)-TYPE|(?:JOURNAL|NEWSPAPER)-CODE):.*",
                    re.IGNORECASE)
_INDEX = re.compile(
    r"(?:LANGUAGE|GRAPHIC|SUBJECT|URL|INDUSTRY|PERSON|GEOGRAPHIC|ORGANIZATION|COMPANY|TICKER):.*|Classification|Graphic"
    r"|Notes", re.IGNORECASE)
_CAPTIONED = re.compile(r"Graphic\b.*|Notes", re.IGNORECASE)
_TERMS = re.compile(r"[A-Z][A-Za-z-]{2,20}:\s.*")  # among index terms, a label unknown to us
_CAPTIONS = 5  # lines of a caption or a note
_DATE = re.compile(
    r"(?:[^\W\d_]{6,12},? )?(?:[^\W\d_]{3,12}\.? \d{1,2},? |\d{1,2}\.? [^\W\d_]{3,12}\.?,? )(?:19|20)\d\d\b")
_LANGUAGE = re.compile(r"LANGUAGE:\s*([^\W\d_]+)", re.IGNORECASE)
# No headline, no publication: 'Page 2 of 9', 'Late Edition - Final'.
_ASIDE = re.compile(r"Page \d+ of \d+|(?:\S+ ){0,2}edition(?:\W+\w+){0,2}|", re.IGNORECASE)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_BROKEN_AT = range(50, 101)  # columns at which exports break the lines of a paragraph


@dataclass(frozen=True, slots=True)
class _Header:
    """Lines before the first label, and the labelled fields by their names in capitals."""

    head: list[str]
    labels: dict[str, str]


def records(text: str, encoding: str) -> Iterator[Record | Bad]:
    """Yield a record an article of an export, numbered from 1; one without text is a Bad. Any other text is one record.

    An export has both the marks between articles and the fields of one.
    """
    if not (_MARKS.search(text) and _FIELDS.search(text)):
        yield Record({"text": text}, encoding)
        return
    for number, lines in enumerate(_articles(text), start=1):
        at = _body_at(lines)
        if at is None:
            yield Bad(str(number), "part of a Nexis export with neither 'Body' nor 'LENGTH:', so that no text begins")
            continue
        header = _header(lines[:at])
        fields = _fields(header, newer=at > 0 and bool(_BODY.fullmatch(lines[at - 1])))
        end = _end(lines, at)
        body = "\n".join(_paragraphs([header.labels.get("BODY", ""), *lines[at:end]]))
        if not body:
            yield Bad(str(number), f"article of a Nexis export without text: {fields['title'] or 'no headline'}")
            continue
        language = next((m[1] for line in lines[end:] if (m := _LANGUAGE.match(line))), "")
        yield Record({**fields, "language": language, "text": body}, encoding, str(number))


def _articles(text: str) -> Iterator[list[str]]:
    """Lines of each article; a cover page before the first number is left out."""
    made: list[str] = []
    first = True
    for line in (*(given.strip() for given in text.split("\n")), "End of Document"):
        numbered = bool(_NUMBERED.fullmatch(line))
        if not numbered and not _END.fullmatch(line):
            made.append(line)
            continue
        cover = first and numbered and _body_at(made) is None
        if not cover and not all(_ASIDE.fullmatch(given) for given in made):
            yield made
        made, first = [], False


def _body_at(lines: list[str]) -> int | None:
    """Index of the body's first line; None where nothing says that a body begins."""
    length = None
    for at, line in enumerate(lines):
        label = _LABEL.fullmatch(line)
        if _BODY.fullmatch(line) or (label and label[1].upper() == "BODY"):
            return at + 1
        if label and label[1].upper() == "LENGTH" and length is None:
            length = at
    if length is None:
        return None
    at, labelled = length + 1, False  # further labels go on to the next blank line
    while at < len(lines) and (not lines[at] or labelled or _LABEL.fullmatch(lines[at])):
        labelled = bool(lines[at])
        at += 1
    return at


def _header(lines: list[str]) -> _Header:
    made = _Header([], {})
    last = ""  # the label whose field the next line goes on with
    for line in lines:
        label = _LABEL.fullmatch(line)
        if label:
            last = label[1].upper()
            made.labels.setdefault(last, label[2].strip())
        elif not line:
            last = ""
            made.head.append("")
        elif last:
            made.labels[last] += f" {line}"
        elif not made.labels and not _RIGHTS.fullmatch(line):
            made.head.append(line)
    return made


def _fields(header: _Header, *, newer: bool) -> dict[str, str]:
    head = header.head
    days = [i for i, line in enumerate(head) if _DATE.match(line)]
    # Lines follow the date in the older layout alone; in the newer one a headline may begin with a date.
    dated = (days[-1] if newer else days[0]) if days else None
    before = [line for line in head[:dated] if not _ASIDE.fullmatch(line)]
    after = _first_block(head[dated + 1:]) if dated is not None else ""
    if newer and dated is not None:
        title, source = (before[-2] if len(before) > 1 else ""), (before[-1] if before else "")
    elif dated is not None:
        title, source = after, (before[-1] if before else "")
    else:
        title, source = (before[0] if before else ""), ""
    date = _DATE.match(head[dated]) if dated is not None else None
    return {"title": header.labels.get("HEADLINE") or title, "source": source, "published": date[0] if date else "",
            "author": _BY.sub("", header.labels.get("BYLINE", ""), count=1)}


def _first_block(lines: list[str]) -> str:
    """The first lines up to a blank one, as one: a headline may be broken."""
    made: list[str] = []
    for line in lines:
        if made and not line:
            break
        if not _ASIDE.fullmatch(line):
            made.append(line)
    return " ".join(made)


def _end(lines: list[str], at: int) -> int:
    """Index of the first line behind the body: there the last block begins that is nothing but index terms."""
    start, captions = None, 0
    for i in range(at, len(lines)):
        line = lines[i]
        if _FILED.fullmatch(line):
            return i if start is None else start
        if _INDEX.fullmatch(line) or _RIGHTS.fullmatch(line):
            start = i if start is None else start
            captions = _CAPTIONS if _CAPTIONED.fullmatch(line) else 0
        elif line and start is not None and not _TERMS.fullmatch(line) and len(lines[i - 1]) not in _BROKEN_AT:
            captions -= 1
            if captions < 0:
                start = None  # the text goes on
    return len(lines) if start is None else start


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs, whole: lines that an export broke at a column are joined, all others are their own."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line:
            run.append(line)
            continue
        broken = len(run) > 1 and all(len(one) in _BROKEN_AT for one in run[:-1]) and len(run[-1]) < _BROKEN_AT.stop
        yield from [" ".join(run)] if broken else run
        run = []
