"""What a group of figures is about, in words that stand together in one of its sentences: 'taxpayer funds'."""

from collections.abc import Sequence

from ..english.inflection import singular
from ..store import Row
from .clauses import function_words
from .terms import Word, words

_LONGEST = 8  # words of a label
_GAP = 3  # function words between two content words of a label: 'fund on behalf of'
_NOUN = 6  # words behind a figure among which the noun counted ends
_HYPHENS = frozenset(("-", "‐", "‑"))
_MARKS = frozenset(",;:.!?()[]“”\"–—")


def label(listed: Sequence[tuple[Row, Row]], *, count: bool) -> str:
    """The clearest label among (figure, sentence) pairs: the noun counted, else the longest run of the concept.

    ``count`` says whether the unit is a noun counted. Ties go to the earlier pair; blank where no sentence has one.
    """
    kept: dict[object, tuple[Row, Row]] = {}  # one of those that are alike
    for f, s in listed:
        kept.setdefault((s["text"], f["start"] - s["start"], f["end"] - s["start"], f["unit"], f["concept"]), (f, s))
    found = [(count and counted(f, s)) or run(f, s) for f, s in kept.values()]
    return max(found, key=lambda text: len(text.split()), default="")


def counted(figure: Row, sentence: Row) -> str:
    """'federal employees' for the unit 'federal employee', right behind the figure or else where the sentence has it.

    Blank where the unit hangs on the number ('the 38-word oath').
    """
    text, end = sentence["text"], figure["end"] - sentence["start"]
    if text[end:end + 1] in _HYPHENS:
        return ""
    unit = {singular(w.lower) for w in words(figure["unit"])}
    behind = words(text, end, min(len(text), end + _NOUN * 12))[:_NOUN]
    last = singular(words(figure["unit"])[-1].lower) if unit else ""
    at = next((i for i, w in enumerate(behind) if singular(w.lower) == last), None)
    if at is not None and _joined(text, end, behind[at].start):
        first = next(w for w in behind if w.lower not in function_words() or w is behind[at])
        return str(text[first.start:behind[at].end])
    stretches = _stretches(text, words(text), {w.lower for w in words(text) if singular(w.lower) in unit})
    return next((text[s[0].start:s[-1].end] for s in stretches if len(s) >= len(unit)), "")


def run(figure: Row, sentence: Row) -> str:
    """The longest stretch of the sentence made of words of the concept; ties to the one nearest to the figure."""
    text, at = sentence["text"], figure["start"] - sentence["start"]
    concept = {w.lower for w in words(figure["concept"])}
    best, key = "", (0, 0)
    for stretch in _stretches(text, words(text), concept):
        start, end = stretch[0].start, stretch[-1].end
        if start <= at < end:
            continue
        found = (sum(w.lower in concept for w in stretch), -abs(start - at))
        if found > key:
            best, key = text[start:end], found
    return best


def _stretches(text: str, listed: Sequence[Word], concept: set[str]) -> list[list[Word]]:
    """Words of the concept that follow one another with nothing but a few function words between."""
    made: list[list[Word]] = []
    pending: list[Word] = []
    for w in listed:
        joined = bool(made) and _joined(text, (pending or made[-1])[-1].end, w.start)
        if w.lower in concept:
            if joined and len(pending) <= _GAP and len(made[-1]) + len(pending) < _LONGEST:
                made[-1] += [*pending, w]
            else:
                made.append([w])
            pending = []
        elif joined and w.lower in function_words():
            pending.append(w)
        else:
            pending = [w] * (_GAP + 1)
    return made


def _joined(text: str, start: int, end: int) -> bool:
    return not _MARKS & set(text[start:end])
