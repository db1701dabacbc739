"""The numbers of a text, in digits and in words: 4,000, $5.7 billion, two point five million, half a million, dozens.

``find`` gives the numbers of a stretch of text in order, without judging what they count: years, clock times and
numbered names are numbers too. A currency sign glued to the digits belongs to the number. Linear in the text.
"""

import math
import re
from functools import cache
from typing import NamedTuple

from .. import lexicons
from .numerals import Atom, atom, pattern

_ARTICLE = re.compile(r"(?<!\w)an?[\s-]+\Z", re.IGNORECASE)
_HYPHENED = re.compile(r"[^\W\d](?<!\bto)(?<!\bor)(?<!\band)(?<!\bby)[-‐‑]\Z", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\u00a0\u202f-]{0,2}\Z")
_AND = re.compile(r"[\s-]and[\s-]\Z", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+\Z", re.IGNORECASE)
_POINT = re.compile(r"\s+point\s+\Z", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[\s-]and[\s-](?:a[\s-])?(half|quarter)(?!\w)", re.IGNORECASE)
_A = re.compile(r"\s+an?\s+\Z", re.IGNORECASE)
_PART_OF = re.compile(r"\s+(?:of|the|their|its|his|her|our|as)\b", re.IGNORECASE)
_HALF_OF = re.compile(r"[\s-]+(?:of|the|a|an|all|its|their|his|her|our|my|your)\b", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[,.;:)—–]|\Z|\s(?:to|from|in|on|at|over|since|this|last|and|but|as|while|when|after|"
                    r"before|compared|between|year|within|during|because|for|by|more|less|higher|lower)\b)",
                    re.IGNORECASE)
_OR_TWO = re.compile(r"(?<!\w)an?\s[^\W\d]+\sor\s\Z", re.IGNORECASE)
_EXPONENT = re.compile(r"\s?[×x*]\s?10(?:\^|(?=[−-]))([−-]?\d{1,2})(?!\d)")


# Which words an addend may follow: 'twenty five', 'hundred five', 'thousand twenty'.
_TAKES = {"unit": ("ten", "hundred", "scale"), "teen": ("hundred", "scale"), "ten": ("hundred", "scale")}


class Number(NamedTuple):
    """Characters start to end; ``upper`` is the upper end of an indefinite numeral (dozens: 12 to 120).

    ``form``: digits, words, fraction or indefinite. ``sign``: the currency glued before it, as written.
    ``digits`` is where the number proper starts, behind the sign.
    """

    start: int
    end: int
    value: float
    upper: float | None
    form: str
    sign: str
    digits: int
    scaled: bool = False


@cache
def _beside(before: str, kind: str, after: str) -> re.Pattern[str]:
    """The words of a kind between two patterns: 'down by' a third, half 'time'."""
    listed = sorted(lexicons.words("quantity_words", kind=kind), key=lambda w: (-len(w), w))
    return re.compile(f"{before}(?:{'|'.join(listed)}){after}", re.IGNORECASE)


def find(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers of ``text[start:end]`` in order."""
    end = len(text) if end is None else end
    atoms = [a for m in pattern().finditer(text, start, end) if (a := atom(m)) is not None]
    found: list[Number] = []
    i = 0
    while i < len(atoms):
        number, used = _compose(text, atoms, i, start)
        if number is not None and math.isfinite(number.value):
            found.append(number)
        i += used
    return found


def determined(text: str) -> list[Number]:
    """Determiners that count: of 'almost a year' (1), 'a week or two' (1 to 2), 'no additional personnel' (0)."""
    return [Number(m.start(), m.end(), 0.0 if m["no"] else 1.0, 2.0 if m["two"] else None, "determiner", "", m.start())
            for m in _determiners().finditer(text)]


@cache
def _determiners() -> re.Pattern[str]:
    times = sorted({r["alias"] for r in lexicons.table("units") if r["kind"] == "time" and r["exact"] == "no"})
    return re.compile(rf"(?<!\w)(?:(?P<no>[Nn]o)(?=\s(?:additional|extra)\s)"
                      rf"|[Aa]n?(?=\s(?:[^\W\d]+\sor\s(?P<two>two)|{'|'.join(times)})(?!\w)))")


def _compose(text: str, atoms: list[Atom], i: int, floor: int) -> tuple[Number | None, int]:
    """The number that starts with atom i, and how many atoms it takes."""
    first = atoms[i]
    if first.kind == "indefinite":
        return _indefinite(text, atoms, i)
    if first.kind == "digits":
        return _scaled(text, atoms, i, i + 1, first.value, "digits")
    if first.kind == "fraction":
        return Number(first.start, first.end, first.value, None, "fraction", "", first.start), 1
    if _HYPHENED.search(text, max(floor, first.start - 8), first.start):
        return None, 1
    if first.value == 2 and _OR_TWO.search(text, max(floor, first.start - 30), first.start):
        return None, 1
    if first.kind in ("unit", "teen", "ten"):
        value, stop = _cardinal(text, atoms, i)
        return _scaled(text, atoms, i, stop, value, "words")
    article = _ARTICLE.search(text, max(floor, first.start - 5), first.start)
    start = article.start() if article else first.start
    if first.kind == "half":
        return _half(text, atoms, i, start)
    if first.kind == "part":
        shown = article and (_PART_OF.match(text, first.end) or (_measured(text, start, floor)
                                                                 and _ALONE.match(text, first.end)))
        return (Number(start, first.end, 1 / first.value, None, "fraction", "", start) if shown else None), 1
    if first.kind in ("hundred", "scale", "dozen") and article:
        number, used = _scaled(text, atoms, i, i + 1, first.value, "words")
        return number._replace(start=start, digits=start, scaled=True), used
    return None, 1


def _measured(text: str, start: int, floor: int) -> bool:
    """Whether a word of amount stands right before."""
    return _beside(r"\b", "amount", r"\s+\Z").search(text, max(floor, start - 16), start) is not None


def _gap(text: str, atoms: list[Atom], j: int, pattern: re.Pattern[str]) -> bool:
    """Whether nothing but ``pattern`` stands between atom j-1 and atom j."""
    if not 0 < j < len(atoms) or atoms[j].start - atoms[j - 1].end > 12:
        return False
    m = pattern.match(text, atoms[j - 1].end, atoms[j].start)
    return m is not None and m.end() == atoms[j].start


def _cardinal(text: str, atoms: list[Atom], i: int) -> tuple[float, int]:
    """Value of a number in words from atom i up to (not including) the atom returned."""
    total, current, stop = 0.0, atoms[i].value, i + 1
    last = atoms[i].kind
    while stop < len(atoms) and (_gap(text, atoms, stop, _SPACE) or
                                 (last in ("hundred", "scale") and _gap(text, atoms, stop, _AND))):
        kind, value = atoms[stop].kind, atoms[stop].value
        if last in _TAKES.get(kind, ()):
            current += value
        elif kind == "hundred" and last in ("unit", "teen"):
            current *= 100
        elif kind == "scale" and current:
            total, current = (total + current * value, 0.0) if last != "scale" else (total * value, 0.0)
        else:
            break
        last, stop = kind, stop + 1
    return total + current, stop


def _scaled(text: str, atoms: list[Atom], i: int, stop: int, value: float, form: str) -> tuple[Number, int]:
    """A number with what follows it: decimals in words, 'and a half', fractions, million, dozen."""
    end, scaled = atoms[stop - 1].end, atoms[i].scaled or stop - i > 1
    if form == "digits" and (m := _EXPONENT.match(text, end)):
        value, end = float(f"{value!r}e{m[1].replace('−', '-')}"), m.end()
        while stop < len(atoms) and atoms[stop].start < end:
            stop += 1
    if form == "words" and _gap(text, atoms, stop, _POINT):
        value, stop = _decimals(text, atoms, stop, value)
        end = atoms[stop - 1].end
    if (m := _AND_A_HALF.match(text, end)) and stop < len(atoms) and atoms[stop].kind in ("half", "part"):
        value, end, stop = value + (0.5 if m[1].lower() == "half" else 0.25), atoms[stop].end, stop + 1
    while stop < len(atoms) and atoms[stop].kind in ("hundred", "scale", "dozen") and _gap(text, atoms, stop, _SPACE):
        value, end, scaled, stop = value * atoms[stop].value, atoms[stop].end, True, stop + 1
    if stop < len(atoms) and _gap(text, atoms, stop, _SPACE) and _is_part(value, atoms[stop]):
        value = atoms[stop].value if atoms[stop].kind == "half" else value / atoms[stop].value
        end, form, stop = atoms[stop].end, "fraction", stop + 1
    first = atoms[i]
    return Number(first.start, end, round(value, 9) if abs(value) > 1e-6 else value, None, form, first.sign,
                  first.digits, scaled), stop - i


def _is_part(value: float, atom: Atom) -> bool:
    """'two thirds', 'one fifth', 'three quarters'; two quarters are half a business year."""
    if atom.kind == "parts":
        return 1 < value < atom.value and not (atom.value == 4 and value == 2)
    return atom.kind in ("part", "half") and value == 1


def _decimals(text: str, atoms: list[Atom], stop: int, value: float) -> tuple[float, int]:
    digits = ""
    while stop < len(atoms) and atoms[stop].kind in ("unit", "teen", "ten") and (
            not digits or _gap(text, atoms, stop, _SPACE)):
        digits += f"{atoms[stop].value:.0f}"
        stop += 1
    return float(f"{value:.0f}.{digits}") if digits else value, max(stop, 1)


def _half(text: str, atoms: list[Atom], i: int, start: int) -> tuple[Number | None, int]:
    """'half a million', 'half of', 'half an hour', 'a half-hour'; not 'the first half'."""
    first = atoms[i]
    value, end, stop = 0.5, first.end, i + 1
    while stop < len(atoms) and atoms[stop].kind in ("hundred", "scale", "dozen") and (
            _gap(text, atoms, stop, _SPACE) or (stop == i + 1 and _gap(text, atoms, stop, _A))):
        value, end, stop = value * atoms[stop].value, atoms[stop].end, stop + 1
    if stop > i + 1:
        return Number(start, end, value, None, "words", "", start, scaled=True), stop - i
    named = _beside(r"[\s-]*", "half_name", "|-").match(text, end)
    if (_measured(text, start, i and atoms[i - 1].end) and not named) or _HALF_OF.match(text, end):
        return Number(start, end, value, None, "fraction", "", start), 1
    return None, 1


def _indefinite(text: str, atoms: list[Atom], i: int) -> tuple[Number, int]:
    """'dozens', 'tens of thousands'."""
    first = atoms[i]
    low, high, end, used = first.value, first.upper, first.end, 1
    while i + used < len(atoms) and atoms[i + used].kind == "indefinite" and _gap(text, atoms, i + used, _OF):
        low, high = low * atoms[i + used].value, high * atoms[i + used].value
        end, used = atoms[i + used].end, used + 1
    return Number(first.start, end, low, high, "indefinite", "", first.start, scaled=True), used
