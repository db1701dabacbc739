"""A quantity while it is put together, and the unit behind its number.

Units of measurement, currencies and rates, with their normalised names.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ... import lexicons
from ...english import Sentence, Token
from ...english.forms import singular
from ...english.numbers import Number
from ...english.numerals import currencies


@dataclass(slots=True)
class Quantity:
    """Characters start to end hold modifier, sign and number.

    Token ``first`` starts modifier and number, ``stop`` follows the number, ``after`` follows its unit.
    ``kind``: money, percent, age, time, measure, temperature, speed, point, factor, count, or blank without unit.
    """

    number: Number
    start: int
    end: int
    value: float
    first: int
    stop: int
    after: int
    upper: float | None = None
    unit: str = ""
    kind: str = ""
    unit_end: int = 0
    bound: str = "="
    change: str = "none"
    from_value: float | None = None
    concept: list[str] = field(default_factory=list)
    head: tuple[int, int] = (0, 0)  # tokens of the noun counted
    hyphen: bool = False  # 'five-year', '80-yard'
    predicate: str = ""
    rule: str = "quantity"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as the rules see it; ``taken``: the tokens of numbers and their units of measurement."""

    text: str
    tokens: list[Token]
    sentence: Sentence
    taken: set[int] = field(default_factory=set)

    def lower(self, i: int) -> str:
        """Lower-cased word of token i; blank outside the sentence."""
        return self.tokens[i].lower if self.sentence.first <= i < self.sentence.last else ""

    def tag(self, i: int) -> str:
        """Tag of token i; blank outside the sentence."""
        return self.tokens[i].tag if self.sentence.first <= i < self.sentence.last else ""


_RATE = re.compile(r"(?:\s?U\.?S\.?(?=\s))?(?:\s?(?P<sign>/)\s?|[\s-](?P<per>per)[\s-]|[\s-](?P<a>an?)[\s-])",
                   re.IGNORECASE)
_PAST = re.compile(r"\s(?:ago|earlier|later|before|after|prior|previously|from now|into|on)\b", re.IGNORECASE)
_INCHES = re.compile(r"in(?![^\W_])(?!\s+(?:an?|the|which|its|their|his|her|all|total|\d))")
_OF_A = re.compile(r"\s+(?:of\s+)?an?\s+")
_FEET = re.compile(r"['′’](?:\s?\d{1,2}(?:[\"″”]|''|(?!\w))|\s(?:high|tall|wide|long|deep|by|x)\b)")
_INCH_BEHIND = re.compile(r"[\"″”](?:\s[\w(]|[,.;)]|\Z)")
_QUOTES = re.compile(r"(?<!\d)\"")
_FACTOR = re.compile(r"\s+(?:as|more|less|the|its|their|his|her|our|my|that|those|what|[a-z]+er)\b|\s+(?:an?|per)\s")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_LONGEST = 40  # characters of a unit
_PAYING = 60  # characters before an amount of pounds in which a word of paying is looked for
_CALENDAR_RATE = re.compile(r"\s?(pcm|pw|p\.?a(?:\.|(?!\w)))(?!\w)")  # per calendar month, week, annum
_PERIODS = {"c": "month", "w": "week", "a": "year", ".": "year"}
_SUM = re.compile(r"\d{3}|\.\d\d")  # how a sum of money ends
_GAP = re.compile(r"(?:[ \u00a0\u202f]?-?[ \u00a0]?)")
_ENDED = re.compile(r"(?![\w]|\.\w)")


class Unit(NamedTuple):
    """Normalised name, its kind, and where its words end in the text."""

    name: str
    kind: str
    end: int


class _Entry(NamedTuple):
    alias: str
    lower: str
    unit: str
    kind: str
    exact: bool
    rate: bool
    word: bool = False


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """Entries by the first two characters of their alias in small letters (or the only one), longest first."""
    listed = [_Entry(r["alias"], r["alias"].lower(), r["unit"], r["kind"], r["exact"] == "yes", r["rate"] == "yes")
              for r in lexicons.table("units")]
    listed += [_Entry(r["alias"], r["alias"].lower(), r["unit"], "money",
                      r["alias"].isupper() or len(r["alias"]) == 1, False, r["word"] == "yes")
               for r in currencies() if r["place"] != "before"]
    made: dict[str, list[_Entry]] = {}
    for e in sorted(listed, key=lambda e: (-len(e.alias), e.alias, e.kind)):
        made.setdefault(e.lower[:2], []).append(e)
    return {k: tuple(v) for k, v in made.items()}


@cache
def _signs() -> dict[str, str]:
    return {r["alias"]: r["unit"] for r in currencies() if r["place"] != "after"}


def of_sign(sign: str) -> str:
    """Normalised name of a currency sign before the digits."""
    return _signs().get(sign, "")


def _lookup(text: str, at: int) -> _Entry | None:
    lowered = text[at:at + _LONGEST].lower()
    for key in (lowered[:2], lowered[:1]):
        for e in _entries().get(key, ()):
            if text.startswith(e.alias, at) if e.exact else lowered.startswith(e.lower):
                end = at + len(e.alias)
                if _ENDED.match(text, end) if e.alias[-1].isalnum() else not text[end:end + 1].isdigit():
                    return e
    return None


def after(text: str, end: int, *, scaled: bool = False, fraction: bool = False) -> Unit | None:
    """The unit that stands at ``end``, directly behind a number; behind a fraction also 'of a mile', 'an hour'."""
    gap = (_OF_A.match(text, end) if fraction else None) or _GAP.match(text, end)
    at = gap.end() if gap else end
    if at == end and text[end:end + 1] in "'′’\"”″" and (prime := _prime(text, end)):
        return prime
    if at == end and _INCHES.match(text, at):
        return Unit("inch", "measure", at + 2)
    e = _lookup(text, at)
    if e is None or (len(e.alias) == 1 and e.alias.isupper() and at == end and e.kind == "measure" and scaled):
        return None
    stop = at + len(e.alias)
    if e.kind == "money" and not scaled and _no_money(e, text, end, stop):
        return None
    if (e.alias == "c" and at != end) or (e.alias in ("x", "×") and text[stop:stop + 2].strip()[:1].isdigit()):
        return None  # 'grade 5 c', '2340 x 1080 pixels'
    if e.alias == "times" and not _FACTOR.match(text, stop) and not _multiple(text, stop):
        return Unit("count", "count", stop)
    name, kind = e.unit, e.kind
    if name == "pound-mass" and e.alias.startswith("pound") and (
            scaled or (text[end:end + 1] != "-" and _paid(text, end))):
        name, kind = "pound sterling", "money"
    return rated(text, Unit(name, kind, stop))


def _no_money(e: _Entry, text: str, end: int, stop: int) -> bool:
    """Whether it is another word: 'the team of 12 won', 'the 500 TOP firms', '12 SAR teams'."""
    word = _WORD.match(text, stop + 1) if e.alias.isupper() and text[stop:stop + 1] == " " else None
    noun = "" if word is None or word[0] in lexicons.words("function_words") else word[0]
    if e.word:
        return bool(noun) or not _SUM.fullmatch(text, max(0, end - 3), end)
    return noun.islower() and noun.endswith("s")


def _multiple(text: str, at: int) -> bool:
    """Whether what 'times' multiplies follows: 'eight times sales'."""
    word = _WORD.match(text, at + 1)
    return word is not None and word[0] in lexicons.words("quantity_words", kind="multiple_base")


def _paid(text: str, end: int) -> bool:
    """Whether the words before, or 'of' and money words, say that pounds are money: 'a fine of 800 pounds'."""
    before = re.split(r"\n|[.;]\s", text[max(0, end - _PAYING):end])[-1]
    return not lexicons.words("quantity_words", kind="money_word").isdisjoint(_WORD.findall(before.lower()))


def _prime(text: str, end: int) -> Unit | None:
    """Feet and inches by their marks: 6'2", 300' high, a 17" screen; a mark that closes a quotation is none."""
    mark = text[end:end + 1]
    if mark in ("'", "′", "’") and _FEET.match(text, end):
        return Unit("foot", "measure", end + 1)
    if mark not in ('"', "”", "″") or not _INCH_BEHIND.match(text, end):
        return None
    line = text[text.rfind("\n", 0, end) + 1:end]
    opened = len(_QUOTES.findall(line)) % 2 if mark == '"' else line.rfind("“") > line.rfind("”")
    return None if opened else Unit("inch", "measure", end + 1)


def rated(text: str, unit: Unit) -> Unit:
    """The unit with what it is stated per, where the text says so: 'dollar per month', 'point per game'."""
    m = _RATE.match(text, unit.end)
    if short := _CALENDAR_RATE.match(text, unit.end):
        return Unit(f"{unit.name} per {_PERIODS[short[1][1]]}", unit.kind, short.end())
    if m is None:
        return unit
    e = _lookup(text, m.end())
    word = _WORD.match(text, m.end())
    if e is not None and e.rate:
        if m["a"] and e.kind == "time" and _PAST.match(text, m.end() + len(e.alias)):
            return unit  # '149p a year ago'
        name, kind = ("count", "count") if unit.kind == "factor" else (unit.name, unit.kind)
        return Unit(f"{name} per {e.unit}", kind, m.end() + len(e.alias))
    if word and not m["sign"] and (m["per"] or word[0].lower() in lexicons.words("rate_nouns")):
        return Unit(f"{unit.name} per {singular(word[0].lower())}", unit.kind, word.end())
    return unit


def as_millions(q: Quantity) -> None:
    """'Profit climbed to 30m': metres of what is money or users are millions."""
    money = lexicons.words("quantity_words", kind="money_word") | lexicons.words("quantity_words", kind="multiple_base")
    if q.unit == "metre" and q.unit_end == q.number.end + 1 and q.concept and q.concept[-1].lower() in money:
        q.value, q.end, q.unit, q.kind = round(q.value * 1e6, 6), q.unit_end, "", ""
        q.from_value = q.from_value and round(q.from_value * 1e6, 6)
