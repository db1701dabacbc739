"""What a line of an article looks like, and which part of the article a sentence belongs to. By shape, never by topic.

Lines are dates, credits, captions, web page left-overs; a sentence is of the kind that the shape, place and repetition
of its line tell. A line is what stands between two line ends. An article without two lines has a body alone.
"""

import re
from collections import Counter
from functools import cache

from .. import lexicons

TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)?")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
_CREDIT = re.compile(
    r"\((?:file )?(?:photo|image|picture|video|illustration|graphic|credit)s?(?: credit)?"
    r"(?:\s*:| by | courtesy | via |/).{0,80}\)"
    r"|^(?:file )?(?:photo|image|picture|video|illustration|graphic)(?: credit)?\s*:\s*\w"
    r"|\b(?:AP|AFP|EPA|Reuters|REUTERS|Getty)\s*(?:Photo|Images|/\s*[A-Z])[^.]{0,60}$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?…。！？][\"”’')\]]*$")
LONGEST_LINE = 200  # characters; what is longer is no date line, credit or label
_LABEL_WORDS, _TITLE_WORDS, _NOTICE_WORDS = 6, 30, 14


def stopped(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_STOPPED.search(line[-8:]))


def same(line: str) -> str:
    """The line for comparison: letters and digits alone."""
    return " ".join(re.findall(r"\w+", line.casefold()))


@cache
def _date_words() -> frozenset[str]:
    months, weekdays = lexicons.table("months"), lexicons.table("weekdays")
    named = [w for r in (*months, *weekdays) for w in r.values() if not w.isdigit()]
    return frozenset(w.casefold().rstrip(".") for w in (*named, *lexicons.words("dateline_words")))


def timestamp(line: str) -> bool:
    """A bare machine-made date or time."""
    return bool(TIMESTAMP.fullmatch(line.strip()))


def dateline(line: str) -> bool:
    """A line of nothing but a date or time ('Feb 18, 2021', 'Updated 3 hours ago')."""
    if len(line) > LONGEST_LINE or not any(c.isdigit() for c in line):
        return False
    return timestamp(line) or all(w.casefold().rstrip(".") in _date_words() for w in _WORD.findall(line))


def credit(line: str) -> bool:
    """A line that credits a picture."""
    return bool(_CREDIT.search(line if len(line) <= 2 * LONGEST_LINE else line[-LONGEST_LINE:]))


@cache
def _notices() -> re.Pattern[str]:
    phrases = sorted(lexicons.words("boilerplate"), key=lambda p: (-len(p), p))
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, phrases))})\b|\W*©", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return lexicons.words("interface_words")


def label(line: str) -> bool:
    """A short line without a stop that names a button, player or icon."""
    words = line.split()
    named = any(w.casefold().strip(":|") in _labels() for w in words)
    return named and len(words) <= _LABEL_WORDS and not stopped(line)


def short(line: str) -> bool:
    """A short line without a stop."""
    return len(line) <= LONGEST_LINE and len(line.split()) <= _LABEL_WORDS and not stopped(line)


def notice(line: str) -> bool:
    """A short line that shares, subscribes, credits or labels."""
    if len(line) > LONGEST_LINE or len(line.split()) > _NOTICE_WORDS:
        return False
    return bool(_notices().match(line)) and (not stopped(line) or len(line.split()) <= _LABEL_WORDS)


def headline(line: str) -> bool:
    """A line that may be a headline: no stop, not long."""
    return len(line.split()) <= _TITLE_WORDS and len(line) <= LONGEST_LINE and (not stopped(line) or line[-1] == "?")


def kinds(text: str, spans: list[tuple[int, int, int]]) -> list[str]:
    """One kind per sentence span (start, end, paragraph)."""
    bounds: dict[int, tuple[int, int]] = {}
    for start, end, paragraph in spans:
        bounds[paragraph] = (bounds.get(paragraph, (start, end))[0], end)
    named = of_lines([text[a:b] for a, b in bounds.values()])
    kind_of = dict(zip(bounds, named, strict=True))
    return [kind_of[p] for _, _, p in spans]


def of_lines(listed: list[str]) -> list[str]:
    """One kind per line."""
    made = ["body"] * len(listed)
    ends = [stopped(line) for line in listed]
    if len(listed) < 2 or not any(ends):
        return made
    keys = [same(line[:2 * LONGEST_LINE]) for line in listed]
    for i, line in enumerate(listed):
        if dateline(line):
            made[i] = "dateline"
        elif credit(line):
            made[i] = "caption"
        elif notice(line):
            made[i] = "boilerplate"
    _title(listed, keys, made)
    _tail(listed, keys, ends, made)
    captions = {k for k, kind in zip(keys, made, strict=True) if kind == "caption"}
    return ["caption" if k in captions else kind for k, kind in zip(keys, made, strict=True)]


def _title(listed: list[str], keys: list[str], made: list[str]) -> None:
    """The first line that is no date, if it looks like a headline; and its repetitions."""
    first = next((i for i, kind in enumerate(made) if kind != "dateline"), None)
    if first is None or made[first] == "caption" or not headline(listed[first]):
        return
    if not any(kind == "body" for kind in made[first + 1:]):
        return
    for i, key in enumerate(keys):
        if key == keys[first]:
            made[i] = "title"


def _tail(listed: list[str], keys: list[str], ends: list[bool], made: list[str]) -> None:
    """Labels wherever they stand alone, and short lines after the last sentence."""
    last = max(i for i, s in enumerate(ends) if s)
    times = Counter(keys)
    for i, line in enumerate(listed):
        if made[i] != "body" or ends[i]:
            continue
        repeated = times[keys[i]] > 1 and short(line)
        if (i > last and short(line)) or repeated or (label(line) and not _sentence_like(line)):
            made[i] = "boilerplate"


def _sentence_like(line: str) -> bool:
    return line.rstrip().endswith((":", ",", ";"))
