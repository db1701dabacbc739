"""Whether a place fits a rule's ``where``, ``near`` and ``not_near``."""

import re
from functools import lru_cache
from typing import Any

from ...language import Document
from ...tables import Row, Rows
from ..codebook import Range, Rule
from ..codebook.model import EVERYWHERE
from .places import Place


def fits(document: Document, rows: Rows, rule: Rule, place: Place) -> bool:
    """All conditions of the rule."""
    row = place.row
    if "role" in rule.where or EVERYWHERE in rule.where:
        row = {**row, "role": role(document, rows, row), EVERYWHERE: document.sentences[place.sentence].kind}
    return (all(_meets(row.get(key), wanted) for key, wanted in rule.where.items())
            and (not rule.near or any(_stands_near(document, rule, place, w) for w in rule.near))
            and not any(_stands_near(document, rule, place, w) for w in rule.not_near))


def role(document: Document, rows: Rows, row: Row) -> str:
    """'to' for the figure that a change arrives at, 'from' for the one it leaves, blank for any other."""
    if row.get("from_value") is not None or row.get("change") in ("up", "down"):
        return "to"
    sentence = document.sentence_at(row["start"])
    bases = {r.get("from_value") for r in rows.get("figures", ()) if document.sentence_at(r["start"]) == sentence}
    if row.get("value") in bases - {None}:
        return "from"
    before = document.tokens[document.token_at(row["start"]) - 1] if row["start"] else None
    return before.lower if before is not None and before.lower in ("to", "from") else ""


def _meets(cell: Any, wanted: Range | tuple[str, ...]) -> bool:
    """A range holds the number; one of the words is the cell, or stands in it as a word or phrase."""
    if isinstance(wanted, Range):
        return isinstance(cell, int | float) and (wanted.min is None or cell >= wanted.min) and (
            wanted.max is None or cell <= wanted.max)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return any(_number(word) == cell for word in wanted)
    text = "" if cell is None else str(cell)
    return any(word == text or (word != "" and spec(word).search(text) is not None) for word in wanted)


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def spec(word: str) -> re.Pattern[str]:
    """A word or phrase of a codebook as a pattern: whole words, case ignored, ``*`` for the rest of a word."""
    parts = (re.escape(p).replace(r"\*", r"\w*").replace("'", "['’]") for p in word.split())
    phrase = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)


def _stands_near(document: Document, rule: Rule, place: Place, word: str) -> bool:
    sentence = document.sentences[place.sentence]
    for m in spec(word).finditer(document.text, sentence.start, max(sentence.end, place.end)):
        before = m.end() <= place.start
        if rule.side != "either" and (rule.side == "before") != before:
            continue
        if not rule.within or _words_between(document, place, m) < rule.within:
            return True
    return False


def _words_between(document: Document, place: Place, m: re.Match[str]) -> int:
    """Words between the place and the match; 0 where they touch or overlap."""
    left, right = (m.end(), place.start) if m.end() <= place.start else (place.end, m.start())
    if right <= left:
        return 0
    between = document.tokens[document.token_at(left):document.token_at(right) + 1]
    return sum(left <= t.start and t.end <= right and t.text[0].isalnum() for t in between)
