"""What is a number but no figure: years, clock times, scores, numbered names, list numbers, telephone numbers."""

import re
from functools import cache

from ... import lexicons
from .quantity import Quantity, Scene

_GLUED = re.compile(r"[^\W\d_]|['’′]s\b")
_TO_CAPITAL = re.compile(r"-[A-Z]")
_CLOCK_PAIR = re.compile(r"\s?\(\d{3,4}\s?(?:GMT|UTC|local)")  # 'at 1353 (1023 GMT)'
_NUMBERED = re.compile(r"(?:\b(?:[Nn]os?\.?|[Nn]umber)|#)\s?\Z")
_CHAINED = re.compile(r"[-.–][\d(]")
_YEAR = re.compile(r"(?:1[0-9]|2[01])\d\d\Z")
_ERA = frozenset(("’", "'", "a.d.", "ad", "in", "since", "by", "until", "till", "during", "from", "between",
                  "before", "after"))
_COMPARING = frozenset(("above", "below", "over", "under"))
_JOINS = frozenset(("and", "to", "or", "-", "–"))
_NO_COUNT = frozenset(("no", "any", "every", "some", "this", "that", "which", "each", "another", "a", "an"))
_KINDS = 12  # number words up to this name kinds of things: a four-door car
_DECADE = 20  # the smallest decade of years or of age
_RACE = 50  # metres of the shortest race
_LETTERS = 5  # of an abbreviated statistic
_WEAK_KINDS = frozenset(("", "count"))


@cache
def _clocks() -> re.Pattern[str]:
    listed = sorted(_words("clock"), key=lambda w: (-len(w), w))
    return re.compile(rf"\s?(?:{'|'.join(map(re.escape, listed))})(?![^\W_])")


def _words(kind: str) -> frozenset[str]:
    return lexicons.words("quantity_words", kind=kind)


@cache
def _months() -> frozenset[str]:
    return lexicons.words("months")


@cache
def _calendar() -> frozenset[str]:
    return lexicons.words("months") | lexicons.words("weekdays")


@cache
def _named() -> frozenset[str]:
    return lexicons.words("numbered_names")


def is_figure(scene: Scene, q: Quantity) -> bool:
    """Whether the number is a quantity at all."""
    lettered = q.unit_end == q.number.end + 1 and scene.text[q.number.end].isalpha() and _capital(scene, q.first - 1)
    lettered = lettered and not (q.unit == "metre" and q.value >= _RACE)  # 'the Olympic 100m title'
    bare = (q.kind in _WEAK_KINDS and not q.number.sign) or (lettered and q.bound == "=" and not q.number.sign)
    if scene.text.startswith(("-of-", "-by-"), q.number.end) or scene.text.endswith("-by-", 0, q.number.start):
        return False  # '13-of-24 shooting', 'a four-by-four'
    if _NUMBERED.search(scene.text, max(scene.sentence.start, q.number.start - 8), q.number.start):
        return False  # 'No. 2', 'number two'
    if _clock(scene, q) or _glued(scene, q, bare=bare) or _ordinal(scene, q):
        return False
    if scene.lower(q.stop - 1) == "one" and scene.tag(q.first - 1) in ("IN", "DT") \
            and scene.lower(q.stop) in _words("idle_one") and scene.lower(q.stop + 1) != "of":
        return False  # 'at one point'
    if scene.lower(q.stop - 1) == "scores" and scene.lower(q.stop) != "of":
        return False  # 'test scores'
    if q.number.form == "determiner":
        return bool(q.head[1]) if q.value == 0 else q.bound != "="
    if q.hyphen and q.number.form == "words" and q.value <= _KINDS and q.kind == "count":
        return False  # 'a six-speed gearbox': the numeral names a kind
    if q.kind == "time" and _titled(scene, q):
        return False
    if not bare:
        return True
    return not (dated(scene, q) or _listed(scene, q) or _chained(scene, q) or _name(scene, q) or _pronoun(scene, q)
                or _slashed(scene, q))


def _titled(scene: Scene, q: Quantity) -> bool:
    """'60 Minutes', '13 Hours': the title of a work, in a sentence that goes on in small letters."""
    if q.number.form != "digits" or q.after >= scene.sentence.last:
        return False
    unit = scene.tokens[q.after - 1].text
    return unit.istitle() and len(unit) > 2 and scene.tokens[q.after].text.islower()


def weak(scene: Scene, q: Quantity) -> bool:
    """Whether the number may be a date: no unit of measurement, and no plural noun counted."""
    return q.kind == "" or (q.kind == "count" and scene.tag(q.head[1] - 1) not in ("NNS", "NNPS"))


def _clock(scene: Scene, q: Quantity) -> bool:
    return q.number.form == "digits" and bool(
        _clocks().match(scene.text, q.number.end) or _CLOCK_PAIR.match(scene.text, q.number.end))


def _glued(scene: Scene, q: Quantity, *, bare: bool) -> bool:
    """'10th', '1990s', '5G': letters that are no unit."""
    end = q.number.end
    if q.number.form == "digits" and scene.text[end:end + 1] == "s" and q.value % 10 == 0 and q.value >= _DECADE:
        return True  # 'the 1950s', 'in her 30s'
    return bare and q.number.form == "digits" and bool(_GLUED.match(scene.text, end))


def _ordinal(scene: Scene, q: Quantity) -> bool:
    """'a third time', 'the other half', and the 'half' of 'an hour and a half'."""
    if q.number.form == "fraction" and scene.lower(q.first - 1) == "and" and scene.tag(q.first - 2) == "NN":
        return True
    return q.number.form == "fraction" and scene.lower(q.first - 1) in ("first", "second", "other", "last")


def dated(scene: Scene, q: Quantity) -> bool:
    """'March 29', '29 March', '2019', 'October 1 2019'."""
    digits = scene.text[q.number.digits:q.number.end]
    if q.number.form != "digits" or not digits.isdigit():
        return False
    before, following = scene.lower(q.first - 1), scene.lower(_next(scene, q))
    if len(digits) <= 2 and (before.rstrip(".") in _months() or following.rstrip(".") in _months()
                             or (before == "." and scene.lower(q.first - 2) in _months())):
        return True
    if len(digits) <= 2 and before in ("-", "–") and scene.tag(q.first - 2) == "CD":
        return scene.lower(q.first - 3).rstrip(".") in _months() or scene.lower(q.first - 3) == "."
    paired = before in _JOINS and _dated_before(scene, q.first - 2)
    if not q.kind and (before in _words("era") or following in _words("era") or paired):
        return True
    if not _YEAR.match(digits) or following in ("more", "fewer", "less"):
        return False
    if q.bound != "=":
        return _near_year(scene, q, digits)
    opening = scene.lower(q.first - 2)
    if before in ("and", "to", "-", "–") and _YEAR.match(opening) and opening >= "1600" and (
            scene.lower(q.first - 3) in _ERA):
        return True
    plural = q.kind == "count" and scene.tag(q.head[1] - 1) in ("NNS", "NNPS")
    if digits < "1600" or digits.endswith("00"):
        return (before in _ERA and digits >= "1600") or (not plural and (digits >= "1600" or before in _ERA))
    return True


def era(scene: Scene, i: int) -> bool:
    """Whether token i makes the number before it a year: '300 BC', 'from 2000 onwards'."""
    return scene.lower(i) in _words("era")


def _near_year(scene: Scene, q: Quantity, digits: str) -> bool:
    """'in about 1900', 'above 2019 levels': a modifier before a year."""
    if not "1500" <= digits <= "2100":
        return False
    return (not q.kind and scene.lower(q.first - 1) in _ERA) or (
        scene.lower(q.first) in _COMPARING and scene.lower(q.head[1] - 1) in _words("year_level"))


def _dated_before(scene: Scene, i: int) -> bool:
    """Whether token i is the day or year of 'April 11 and 15', 'AD 400 and 900'."""
    if scene.tag(i) != "CD":
        return False
    word = scene.lower(i - 1)
    return word.rstrip(".") in _months() or word in _words("era") or (word == "." and scene.lower(i - 2) in _months())


def _next(scene: Scene, q: Quantity) -> int:
    """Token behind the number itself."""
    i = q.first
    while i < scene.sentence.last and scene.tokens[i].start < q.number.end:
        i += 1
    return i


def _listed(scene: Scene, q: Quantity) -> bool:
    """'3. Wash your hands', '2) ...' or a line that is only a number."""
    start, end = scene.sentence.start, scene.sentence.end
    if scene.text[start:q.start].strip("(# "):
        return scene.lower(q.first - 1) in _words("serial") and bool(_TO_CAPITAL.match(scene.text, q.number.end))
    if q.number.form == "words" and scene.lower(q.stop) == "," and not q.kind:
        return True  # 'Two, dismantle the camps'
    rest = scene.text[q.number.end:end].lstrip()
    return q.number.form == "digits" and (not rest or rest[0] in ".):")


def _chained(scene: Scene, q: Quantity) -> bool:
    """'555-0134', '212.555.0134', '2-0': numbers in a row without a unit."""
    if q.number.form != "digits" or q.upper is not None:
        return False
    text, start, end = scene.text, q.number.start, q.number.end
    return bool(_CHAINED.match(text, end)) or (start >= 2 and text[start - 1] in "-–" and text[start - 2].isdigit())


def _name(scene: Scene, q: Quantity) -> bool:
    """'Section 427', 'Boeing 737', 'Group of Seven', 'Formula One'."""
    i = q.first
    before, word = scene.lower(i - 1), scene.tokens[i].text if i < scene.sentence.last else ""
    plural = q.kind == "count" and scene.tag(q.head[1] - 1) == "NNS"
    cased = scene.sentence.kind != "title" or before in _named()
    if q.number.form == "words" and word[:1].isupper() and i > scene.sentence.first and cased \
            and scene.tokens[i - 1].text[-1].isalnum():
        return True
    if q.number.form != "digits" or q.bound != "=":
        return False
    if before in _named() and not (plural and scene.tokens[i - 1].text.islower()):
        return True
    named = q.head[1] > 0 and all(scene.tag(j) == "NNP" for j in range(*q.head)) and not _statistic(scene, q)
    if named and q.kind == "count" and not q.hyphen and q.value != 1:
        if "," not in scene.text[q.number.digits:q.number.end]:
            return True  # '22 Ave Foch', '14 Pro'
        q.unit, q.kind, q.head, q.after, q.unit_end = "", "", (0, 0), q.stop, 0  # 'the 802,000 Wall Street expected'
    if before in ("or", "and") and not q.kind and scene.tag(i - 2) == "CD" and _numbers(scene, i - 3):
        return True  # 'an iPhone 6 or 7'
    if before == "(" and scene.lower(q.stop) == ")" and scene.tag(i - 2) in ("NNP", "NNPS", "CD"):
        return True  # the number on a player's back, points of a tie-break
    return (_capital(scene, i - 1) and not plural and before not in _calendar())


def _statistic(scene: Scene, q: Quantity) -> bool:
    """'(3.2 ERA)', '4 TDs', '21 PPG': a unit in capitals, as statistics of sports are written."""
    letters = scene.tokens[q.head[1] - 1].text.removesuffix("s")
    single = q.head[1] - q.head[0] == 1 and 2 <= len(letters) <= _LETTERS and letters.isupper() and letters.isalpha()
    return single and scene.sentence.kind != "title" and (
        scene.tag(q.head[1]) not in ("NN", "NNS", "NNP", "JJ") and q.value < _DECADE * _LETTERS)


def _numbers(scene: Scene, i: int) -> bool:
    """Whether token i is a name or a word that numbers what follows."""
    return scene.lower(i) in _named() or scene.tag(i) in ("NNP", "NNPS")


def _capital(scene: Scene, i: int) -> bool:
    """A capitalised word, in a headline only one that the tagger takes for a name."""
    if not scene.sentence.first <= i or not any(c.isupper() for c in scene.tokens[i].text[:2]):
        return False
    return scene.tag(i) in ("NNP", "NNPS") or (scene.sentence.kind != "title" and i > scene.sentence.first)


def _pronoun(scene: Scene, q: Quantity) -> bool:
    """'one' that counts nothing: 'no one', 'one another', 'the last one', 'one can'."""
    word = scene.text[q.number.start:q.number.end].lower()
    if word == "zero" or (word == "911" and not q.kind):
        return not q.kind or q.head[1] == 0  # 'ground zero'
    if word != "one":
        return False
    if scene.lower(q.first - 1) in _NO_COUNT:
        return True
    return q.kind != "count" and not (scene.lower(q.stop) == "of" and scene.tag(q.stop + 1) != "PRP")


def _slashed(scene: Scene, q: Quantity) -> bool:
    """'9/11', '24/7', '50/50'."""
    return q.number.form == "fraction" and "/" in scene.text[q.number.start:q.number.end] and (
        abs(q.value) >= 1 or not q.unit or scene.text[q.number.start:q.number.end] == "9/11")
