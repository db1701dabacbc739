"""The pieces that numbers are composed of: digits with sign and magnitude, number words, fractions, as they stand."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from .. import lexicons

_SIGNS = r"+\-−"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = (r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:,[ ]000)+(?![\d,])"
           r"|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+")
_LONGEST = 40  # characters; a longer row of digits is a code
_MILLIONS_OF = re.compile(r"\s+of\s+(?:its|their|our|his|her|the|these|those)\s+(?:[a-z]+\s+){0,2}[a-z]+s(?!\w)")
_LATER_WORDS = re.compile(r"(?:\s+([a-z]+))(?:\s+([a-z]+))?(?:\s+([a-z]+))?")
_MAGNITUDE_NEXT = re.compile(r"\s(?:million|billion|trillion)(?!\w)")


class Atom(NamedTuple):
    """One piece: characters start to end, its value, its class in ``number_words``, sign and magnitude of digits."""

    start: int
    end: int
    value: float
    upper: float
    kind: str
    sign: str = ""
    digits: int = 0
    scaled: bool = False


@cache
def words() -> dict[str, tuple[float, float, str]]:
    """Number word to its value, upper value (0 for none) and class."""
    return {r["word"]: (float(r["value"]), float(r["upper"] or 0), r["class"]) for r in lexicons.table("number_words")}


@cache
def _averages(kind: str) -> str:
    """What stands beside a share written without its zero, as batting averages are: 'hit .308', 'a .290 hitter'."""
    return "|".join(sorted(lexicons.words("quantity_words", kind=kind), key=lambda w: (-len(w), w)))


@cache
def currencies() -> tuple[dict[str, str], ...]:
    """Names, signs and codes of currencies, none of them twice."""
    return tuple(r for name in ("currencies", "currencies_extra") for r in lexicons.table(name))


def _before(*, alpha: bool, word: str = "no") -> str:
    """Signs and codes that stand before digits, the longest first; by their first character, which is quicker."""
    made: dict[str, list[str]] = {}
    for sign in sorted((r["alias"] for r in currencies() if r["place"] != "after" and r["word"] == word), key=len):
        if sign[0].isalpha() is alpha:
            made.setdefault(re.escape(sign[0]), []).insert(0, re.escape(sign[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in made.items())


@cache
def pattern() -> re.Pattern[str]:
    """What a piece looks like."""
    listed = sorted((w for w, (_, _, kind) in words().items() if kind != "suffix"), key=len, reverse=True)
    suffixes = sorted((w for w, (_, _, kind) in words().items() if kind == "suffix"), key=len, reverse=True)
    long, short = ("|".join(s for s in suffixes if (len(s) > 1) is several) for several in (True, False))
    letters, marks = (_before(alpha=alpha) for alpha in (True, False))
    codes = (rf"(?:{_before(alpha=True, word='yes')})(?=\s?(?:\d+\.\d\d(?!\.?\d)"
             rf"|[\d,.]+(?:\s?(?:{long}|million|billion|trillion)|{short})(?!\w)))")
    before = "|".join(f"(?<={word})" for word in _averages("decimal_before").split("|"))
    return re.compile(rf"""
        (?<![\d/⁄.,])(?P<top>\d{{1,3}})[ ]?[/⁄][ ]?(?P<part>\d{{1,4}})(?![\d/⁄]|[.,]\d)
      | (?P<average>(?=\s?\.\s?\d{{2,3}}[\s-])(?:(?:{before})\s?\.\s?\d{{3}}(?=\s)
           |(?<=[a-z])\s?\.\s?\d{{2,3}}(?=[\s-](?:{_averages("decimal_after")})(?!\w))))
      | (?:(?P<sign>(?<![^\W\d])(?<![^\W\d]-)(?:{letters}|{codes})|(?:{marks}))
           \s?(?:(?P<debit>(?<![^\W\d])-)|(?<=[a-z])-)?
           |(?<![\w,.%$€£'’])(?P<minus>[{_SIGNS}])|(?<!\w)(?P<negative>[Mm]inus[ -])
           |(?<!\w)(?<!\w[.,:/⁄])(?<!&\#)(?:(?<![^\W\d]-)|(?<=\b[Ss]ub-)|(?<=\d-to-)|(?<=\b[Mm]agnitude-)))
        (?P<digits>{_DIGITS})(?![:/.]?\d)
        (?:\s?(?P<mixed>[{_FRACTIONS}])|[ -](?P<mixed_top>\d)[ ]?/[ ]?(?P<mixed_part>\d{{1,2}})(?![\d/]))?
        (?P<suffix>(?:\s?(?:{long})|{short}|[ ][BMK](?=[ ][a-z]))(?!\w))?
      | (?P<fraction>[{_FRACTIONS}])
      | (?<![^\W_])(?P<word>(?i:{"|".join(listed)}))(?:(?![^\W_])|(?=fold(?!\w)))
    """, re.VERBOSE)


def atom(m: re.Match[str]) -> Atom | None:
    """The piece that a match of the pattern is; None for a code."""
    start, end = m.span()
    if word := m["word"]:
        value, upper, kind = words()[word.lower()]
        return Atom(start, end, value, upper, kind, digits=start)
    if m["average"]:
        at = start + m["average"].rindex(".")
        return Atom(at, end, float(f"0.{m.string[at + 1:end].strip()}"), 0, "digits", "", at)
    if m["fraction"]:
        return Atom(start, end, unicodedata.numeric(m["fraction"]), 0, "fraction", digits=start)
    if m["part"]:
        part = int(m["part"])
        spaced = " " in m.group() and int(m["top"]) > part  # '41 / 2' was 4 1/2 before it lost a space
        return Atom(start, end, int(m["top"]) / part, 0, "fraction", digits=start) if part and not spaced else None
    digits = m["digits"]
    if len(digits) > _LONGEST:
        return None
    value = float(re.sub(r"[, \u00a0\u202f]", "", digits))
    if m["debit"] or m["negative"] or m["minus"] not in (None, "+"):
        value = -value
    if m["mixed"]:
        value += unicodedata.numeric(m["mixed"])
    elif m["mixed_part"] and int(m["mixed_part"]):
        value += int(m["mixed_top"]) / int(m["mixed_part"])
    if _is_code(m):
        return None
    sign, suffix = m["sign"] or "", m["suffix"] or ""
    scaled = bool(suffix) and _is_scale(m, suffix.strip(), sign)
    if scaled:
        value = round(value * words()[suffix.strip()][0], 6)
    elif suffix:
        end = m.start("suffix")
    return Atom(start, end, value, 0, "digits", sign, m.start("digits"), scaled)


def _is_scale(m: re.Match[str], suffix: str, sign: str) -> bool:
    """'$5m', '5bn', '12.3m tonnes' are scales; '5m wide' is a length, '4K' and '3T' are names."""
    if sign or len(suffix) > 1 or suffix == "k":
        return True
    if suffix in "tTb":
        return False
    if _MILLIONS_OF.match(m.string, m.end()):
        return True
    following = _LATER_WORDS.match(m.string, m.end())
    for word in filter(None, following.groups() if following else ()):
        if word in _no_scale():
            return False
        if word == "people" or word.endswith("s"):
            return True
        if word in _function_words():
            return False
    return False


@cache
def _no_scale() -> frozenset[str]:
    return lexicons.words("quantity_words", kind="no_scale")


@cache
def _function_words() -> frozenset[str]:
    return lexicons.words("function_words")


def _is_code(m: re.Match[str]) -> bool:
    """'R18': a single letter is a currency only before an amount of four digits or with a magnitude."""
    return bool(m["sign"]) and m["sign"].strip().isalpha() and len(m["sign"].strip()) == 1 and not m["suffix"] \
        and len(m["digits"]) < 4 and not _MAGNITUDE_NEXT.match(m.string, m.end())
