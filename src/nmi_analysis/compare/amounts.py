"""Amounts that exclude each other: values of one measure in the place of one another, durations in any unit."""

import re
from collections.abc import Sequence

from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings
from ..tables import Row
from .clauses import function_words
from .terms import stem, words
from .things import SHARES, alike_noun, measured
from .units import Unit

_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
_ONE = re.compile(rf"\b(?:an?|one)\s+({'|'.join(_HOURS)})\b(?!\s+(?:ago|earlier|before|later|after))", re.IGNORECASE)
_RATE = re.compile(r"(?:[\d%€$£]|\b(?:once|twice|times|hours?|days?|dollars|euros|pounds|people))\s*$", re.IGNORECASE)
_SAME = 0.1  # share by which two durations told in two units may be apart: four weeks are a month


def durations(u: Unit) -> list[tuple[float, str, str, str]]:
    """(hours, wording, stem before, stem behind) of each duration: 'three days' and 'a week'."""
    spans = [(f["start"] - u.start, f["end"] - u.start, float(f["value"]), str(f["unit"])) for f in u.figures
             if f.get("unit") in _HOURS and f.get("upper") is None]
    taken = {start for start, *_ in spans}
    spans += [(m.start(), m.start(1), 1.0, m[1].lower()) for m in _ONE.finditer(u.text)
              if m.start() not in taken and not _RATE.search(u.text[:m.start()])]
    return [_duration(u.text, *span) for span in sorted(spans)]


def _duration(text: str, start: int, end: int, value: float, unit: str) -> tuple[float, str, str, str]:
    before = [w.stem for w in words(text, 0, start) if w.lower not in function_words()]
    behind = [w.stem for w in words(text, end) if w.lower not in function_words() and not w.lower.startswith(unit)]
    shown = f"{value:g} {unit}{'' if value == 1 else 's'}"
    return value * _HOURS[unit], shown, before[-1] if before else "", behind[0] if behind else ""


def other_duration(a: Unit, b: Unit) -> tuple[str, str] | None:
    """Two durations of one thing, of different length: they follow and precede the same words."""
    ours, theirs = durations(a), durations(b)
    for hours, shown, before, behind in ours:
        place = [d for d in theirs if (d[3] == behind if behind else before and d[2] == before)]
        if place and not any(abs(d[0] - hours) <= _SAME * max(d[0], hours) for d in theirs):
            return shown, place[0][1]
    return None


def other_amount(a: Sequence[Row], b: Sequence[Row], text: dict[str, str],
                 settings: AgreementSettings) -> tuple[str, str] | None:
    """The first value of ``a`` and value of ``b`` that count the same thing and exclude each other.

    They count one noun, and a further content word stands near both; two where the noun is left out. None of either
    side may be a value of the other.
    """
    for f in a:
        for g in b:
            if (_kind(f) == _kind(g) and _exclude(f, g, settings)
                    and len(_near(f, text, settings) & _near(g, text, settings)) >= (1 if f.get("unit") else 2)
                    and not any(_agree(f, o, settings) for o in b) and not any(_agree(g, o, settings) for o in a)):
                return f"{f['value']:g}", f"{g['value']:g}"
    return None


def _agree(f: Row, g: Row, settings: AgreementSettings) -> bool:
    return bool(_kind(f) == _kind(g)) and relation(f, g, settings) != DIFFER


def _exclude(f: Row, g: Row, settings: AgreementSettings) -> bool:
    return _counts(f) and relation(f, g, settings) == DIFFER and f.get("change") == g.get("change")


def _counts(f: Row) -> bool:
    """Whether a figure is a plain number of things: shares and durations of one sentence are of many things."""
    unit = str(f.get("unit") or "")
    return unit not in SHARES and not measured(unit) and " per " not in unit and f.get("upper") is None


def _kind(f: Row) -> str:
    """The noun that a figure counts."""
    return alike_noun(str(f.get("unit") or ""))


def _near(f: Row, text: dict[str, str], settings: AgreementSettings) -> set[str]:
    """Stems of the content words near a figure, but for those of its unit."""
    whole, unit = text[f["article"]], {stem(w.lower) for w in words(str(f.get("unit") or ""))}
    before = words(whole, max(0, f["start"] - 100), f["start"])[-settings.near:]
    behind = words(whole, f["end"], f["end"] + 100)[:settings.near]
    return {w.stem for w in (*before, *behind) if w.lower not in function_words() and w.lower[0].isalpha()} - unit
