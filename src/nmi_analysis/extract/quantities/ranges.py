"""Two numbers that belong together: '5 to 10 per cent', 'between 15 and 17', 'from 500 to 4,000', '7- or 8-inch'."""

import re
from itertools import pairwise

from ... import lexicons
from ...english.chunks import ADJECTIVES, NAMES, noun_end
from . import guards, nouns, quantity
from .bounds import directed
from .quantity import Quantity, Scene

_TO = re.compile(r"-\s+to\s+\Z|\s*(?:to|up to|down to|through|[-–—−])\s*\Z|-to-\Z")
_AND = re.compile(r"\s*and\s+\Z")
_LIST = re.compile(r"-?\s*,?\s*(?:and|or|to|x|×|[-–—/&]|and/or)\s*\Z|-\s*,\s*\Z")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|versus|vs\.?|against|from|than)(?:\s+(?:the|an?))?\s+\Z")
_PART_OF = re.compile(r"\s+(?:out\s+of|in|of)(?:\s+every)?\s+\Z")
_WHOLE = re.compile(r"\s*(?:of|out of)(?:\s+(?:the|its|their|his|her|those|these))?\s+\Z")
_SOME_OF = re.compile(r"\s*(?:of|out of)(?:\s+(?:the|its|their|his|her|our|those|these))?(?:\s+(?:last|past|first|next|"
                      r"final|previous|remaining|other|total|more than|about|around|some|nearly))?\s+\Z")
_PREDICATE = frozenset(("VBD", "VBP", "MD", "VBN", "VBG", "."))
_ENDS = frozenset(("IN", ".", "", ",", "CC", ")", ":", "NNP", "PRP", "WP", "WDT"))
_GOVERNORS = frozenset(("and", "or", "with", "of", "to", "from", "than", "versus", "against", "just", "only", "not"))
_COPULAS = frozenset(("is", "was", "are", "were", "be", "been", "turned"))  # 'has two sons and is 45'
_PARALLEL = frozenset(("at", "to", "by"))
_ACROSS = 4  # tokens that may stand between the ends of 'from ... to'
_WIDEST = 5  # times the lower end that the upper end of a range of amounts of change may be
_COUNTED = ("", "count")
_LOOSE = ("time", *_COUNTED)


def share_units(scene: Scene, listed: list[Quantity]) -> list[Quantity]:
    """In 'eight or nine euros', '7- or 8-inch', '280 million of the 1.5 billion shekels' the unit stands once.

    'One in three' becomes one number. Returns the quantities that are left.
    """
    left: list[Quantity] = []
    for a in reversed(listed):
        b, gap = (left[-1], scene.text[a.number.end:left[-1].start].lower()) if left else (None, "")
        if gap == "-to-" and (not left[-1].unit or a.value >= left[-1].value):
            left.pop()  # 'odds of 5-to-1'
            continue
        if b is not None and _of_one_percent(a, b, gap):
            left[-1] = _as_percent(a, b)
            continue
        if b is not None and _per(scene, a, b):
            left[-1] = _as_rate(a, b)
            continue
        if b is not None and _model(scene, a, b):
            a.unit, a.kind, a.head = nouns.noun(scene, a.stop, b.head[1]), "count", (a.stop, b.head[1])
            a.after, a.unit_end = b.after, b.unit_end
            left[-1] = a
            continue
        if b is not None and _proportion(scene, a, b, gap):
            left[-1] = _as_proportion(a, b)
            continue
        if b is not None:
            _share(scene, a, b, gap)
        left.append(a)
    return left[::-1]


def _share(scene: Scene, a: Quantity, b: Quantity, gap: str) -> None:
    if any(not q.kind and (q.value % 100 or guards.era(scene, q.stop)) and guards.dated(scene, q) for q in (a, b)):
        return  # '4 per cent in 2019 and 5 per cent in 2020'
    compared = not b.kind and a.unit and _COMPARED.search(scene.text, max(scene.sentence.start, b.start - 16), b.start)
    level = a.kind == "percent" and directed(scene, a, adjacent=True)  # 'fell 11 percent, from 2,040 to 1,815'
    if compared and not level and scene.lower(b.stop) != "per":
        b.unit, b.kind, b.head = a.unit, a.kind, a.head
    elif a.kind in _COUNTED and b.kind == "count" and not a.number.sign and (start := _adjectives(scene, a, b)):
        head = (b.head[1] - 1, b.head[1])
        a.unit = " ".join(filter(None, (nouns.noun(scene, a.stop, start), nouns.noun(scene, *head))))
        a.kind, a.head = "count", head
    elif not a.kind and b.kind not in _COUNTED and not gap.strip() and (noun := nouns.behind(scene, b)):
        a.unit, a.kind = noun, "count"
    elif not a.kind and b.unit and (_LIST.fullmatch(gap) or (b.kind not in _LOOSE and _WHOLE.fullmatch(gap)) or (
            b.kind == "count" and _SOME_OF.fullmatch(gap))):
        a.unit, a.kind, a.head, a.after, a.hyphen = b.unit, b.kind, b.head, b.after, b.hyphen
        if a.number.form == "fraction" and b.kind == "count":
            a.unit = nouns.share(b.unit)
    elif not b.kind and a.unit and a.kind not in _COUNTED and _TO.fullmatch(_between(scene, a, b)) and (
            _before(scene, a) in ("from", "between") or not directed(scene, a, adjacent=True)):
        b.unit, b.kind = a.unit, a.kind
    elif b.unit.startswith(f"{a.unit} per ") and a.kind == b.kind and a.unit_end and (
            _TO.fullmatch(_between(scene, a, b)) or _AND.fullmatch(_between(scene, a, b))):
        a.unit = b.unit


def _adjectives(scene: Scene, a: Quantity, b: Quantity) -> int:
    """End of the adjectives of '12 Dutch and 11 Danish sailors', whose noun stands once; 0 where it is no such list."""
    end = b.first - 1
    if end <= a.stop or scene.tag(end) not in ("CC", ",") or end - a.stop > _ACROSS:
        return 0
    peoples = lexicons.words("demonyms")
    return end if all(scene.tag(j) in ADJECTIVES or scene.tokens[j].text in peoples for j in range(a.stop, end)) else 0


def _model(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """'two new 737 Max jets': the second number names the model of the things that the first counts."""
    return (not a.kind and b.kind == "count" and b.number.form == "digits" and scene.tag(b.stop) in NAMES
            and not guards.dated(scene, a) and scene.tag(b.head[1] - 1) == "NNS"
            and all(scene.tag(j) in ADJECTIVES for j in range(a.stop, b.first)))


def _proportion(scene: Scene, a: Quantity, b: Quantity, gap: str) -> bool:
    """'one in three Germans', 'nine out of 10'; not 'one in 2019', 'two in five minutes'."""
    m = _PART_OF.fullmatch(gap)
    if m is None or gap.lstrip().startswith("of") or a.kind or b.kind not in _COUNTED:
        return False
    known = b.kind == "count" or "out" in gap or scene.tag(b.stop) in _PREDICATE or scene.lower(b.stop) == "of"
    return b.bound == "=" and 0 < a.value < b.value <= 1000 and known


def _of_one_percent(a: Quantity, b: Quantity, gap: str) -> bool:
    """'half of 1 percent' is 0.5 percent."""
    return a.number.form == "fraction" and b.value == 1 and b.kind == "percent" and gap.strip() == "of"


def _as_percent(a: Quantity, b: Quantity) -> Quantity:
    a.number = a.number._replace(end=b.number.end)
    a.end, a.unit, a.kind, a.unit_end, a.stop, a.after = b.end, b.unit, b.kind, b.unit_end, b.stop, b.after
    return a


def elided(scene: Scene, listed: list[Quantity]) -> None:
    """'23 people died and 100 were hurt', '12 killed, 30 wounded', '20 per week': the noun counted stands once."""
    earlier: Quantity | None = None
    for a, b in pairwise(listed):
        if _parallel(scene, a, b):
            b.unit, b.kind = a.unit, a.kind
    for q in listed:
        if q.kind == "count" and q.number.form != "fraction" and scene.tag(q.head[1] - 1) in ("NNS", "NNPS"):
            earlier = q
        elif earlier is not None and not q.kind and q.number.form != "fraction" and _stands_alone(scene, q):
            rate = quantity.rated(scene.text, quantity.Unit(earlier.unit.partition(" per ")[0], "count", q.number.end))
            q.unit, q.kind, q.head = rate.name if rate.end > q.number.end else earlier.unit, "count", earlier.head


def _parallel(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """'closed at 800 points, its rival at 1,300': the same preposition before both, and no verb between them."""
    link = scene.lower(a.first - 1)
    return (not b.kind and a.kind not in _COUNTED and a.kind not in ("time", "age") and not b.number.sign
            and link in _PARALLEL and link == scene.lower(b.first - 1) and _ends_phrase(scene, b)
            and not any(scene.tag(j)[:2] in ("VB", "MD") for j in range(a.after, b.first))
            and not guards.dated(scene, b))


def _stands_alone(scene: Scene, q: Quantity) -> bool:
    """Whether a participle, 'of them' or a verb follows a number without a noun, or it is the second of two."""
    if q.upper is None and q.value.is_integer() and _ends_phrase(scene, q) and _governed(scene, q):
        return True
    tag, word = scene.tag(q.stop), scene.lower(q.stop)
    return tag in ("VBN", "VBD", "MD") or word in lexicons.words("quantity_words", kind="elliptic") or (
        word == "of" and scene.lower(q.stop + 1) in ("them", "whom", "which"))


def _ends_phrase(scene: Scene, q: Quantity) -> bool:
    """Whether no noun that the number could count follows: 'sold 12 in May', 'the 7 million daily average'."""
    end = noun_end(scene.tokens, q.stop, scene.sentence.last)
    return scene.tag(q.stop) in _ENDS or scene.lower(end - 1) in lexicons.words("quantity_words", kind="level")


def _governed(scene: Scene, q: Quantity) -> bool:
    """Whether the number stands where a noun phrase would: 'has 12', 'a peak of 40', 'the 900 Kim counted'."""
    word, tag = scene.lower(q.first - 1), scene.tag(q.first - 1)
    if word == "the":
        return q.number.form == "digits"
    return word in _GOVERNORS or tag == "POS" or (tag[:2] == "VB" and word not in _COPULAS)


def _per(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """'6.3 murders per 100,000 people'."""
    return b.kind in _COUNTED and not b.number.sign and scene.text[
        max(a.number.end, a.unit_end):b.start].strip().lower() == "per"


def _as_rate(a: Quantity, b: Quantity) -> Quantity:
    """'6.3 murders per 100,000 people' is one figure, its unit 'murder per 100,000 people'."""
    whole = f"{b.value:,.0f} {b.unit}".strip()
    a.unit, a.kind = f"{a.unit} per {whole}".strip(), a.kind or "measure"
    a.after, a.unit_end = b.after, max(b.unit_end, b.number.end)
    return a


def _as_proportion(a: Quantity, b: Quantity) -> Quantity:
    a.number = a.number._replace(end=b.number.end, form="fraction")
    a.value, a.end = a.value / b.value, b.end
    a.unit = b.unit and nouns.share(b.unit)
    a.kind, a.head, a.unit_end, a.stop, a.after = b.kind, b.head, b.unit_end, b.stop, b.after
    a.rule = "proportion"
    return a


def join(scene: Scene, listed: list[Quantity]) -> list[Quantity]:
    """Merge the ends of ranges and set from_value; in text order."""
    merged: list[Quantity] = []
    i = 0
    while i < len(listed):
        a = listed[i]
        b, c = (listed[j] if j < len(listed) else None for j in (i + 1, i + 2))
        if b is not None and _compatible(a, b) and _is_range(scene, a, b, c):
            a, i = _merged(a, b), i + 1
        merged.append(a)
        i += 1
    for a, b in pairwise(merged):
        if _compatible(a, b):
            _from_to(scene, a, b)
    return merged


def _between(scene: Scene, a: Quantity, b: Quantity) -> str:
    end = max(a.number.end, a.unit_end if a.kind not in _COUNTED else 0)
    modifier = scene.text[b.start:b.number.start].strip().lower()
    return scene.text[end:b.start].lower() + (modifier if modifier in ("up to", "to") else "")


def _compatible(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind and a.unit.partition(" per ")[0] == b.unit.partition(" per ")[0]:
        return a.upper is None and b.upper is None
    return (not a.unit or not b.unit or (a.kind in _COUNTED and b.kind in _COUNTED)) \
        and a.upper is None and b.upper is None


def _before(scene: Scene, q: Quantity) -> str:
    return scene.lower(q.first - 1)


def _is_range(scene: Scene, a: Quantity, b: Quantity, c: Quantity | None) -> bool:
    gap, opener = _between(scene, a, b), _before(scene, a)
    if _AND.fullmatch(gap):
        return opener == "between" and not a.hyphen
    if not _TO.fullmatch(gap):
        return False
    if gap.strip() in ("-", "–", "—", "−"):
        return opener in ("between", "from") or (bool(b.unit or a.number.sign) and a.value < b.value)
    if opener == "from":
        again = c is not None and _compatible(b, c) and bool(_TO.fullmatch(_between(scene, b, c)))
        return again or not _changes(scene, a, b)
    if (b.value <= a.value and not _shortened(a, b)) or (a.number.form == "fraction") != (b.number.form == "fraction"):
        return False
    if b.value > _WIDEST * a.value and not _shortened(a, b) and directed(scene, a, adjacent=True):
        return False  # 'rose by 412 to 5,630'
    own_unit = a.kind not in _COUNTED and (a.unit_end > a.number.end or bool(a.number.sign))
    return not own_unit or not (opener == "by" or directed(scene, a, adjacent=True))


def _changes(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """Whether 'from a to b' is a change rather than a span of values."""
    return (b.value < a.value and not _shortened(a, b)) or directed(scene, a, adjacent=False) != ""


def _scale_of(b: Quantity) -> float:
    return next((s for s in (1e12, 1e9, 1e6, 1e3) if b.number.scaled and b.value >= s), 1.0)


def _shortened(a: Quantity, b: Quantity) -> bool:
    """In '$89 to $93 billion' the magnitude stands once; in '$200 to $4 million' it does not count for both."""
    return not a.number.scaled and 0 < a.value < min(1000, b.value / _scale_of(b)) and _scale_of(b) > 1


def _scale(a: Quantity, b: Quantity) -> None:
    if _shortened(a, b):
        a.value *= _scale_of(b)


def _merged(a: Quantity, b: Quantity) -> Quantity:
    _scale(a, b)
    b.upper, b.value, b.start, b.first = b.value, a.value, a.start, a.first
    b.number = b.number._replace(start=a.number.start, digits=a.number.digits)
    b.bound = a.bound if a.bound != "=" else "=" if b.bound == "<" else b.bound
    b.unit, b.kind = a.unit if a.unit.startswith(f"{b.unit} per ") else b.unit or a.unit, b.kind or a.kind
    b.rule = "range"
    return b


def _from_to(scene: Scene, a: Quantity, b: Quantity) -> None:
    """'from 500 to 4,000' and 'to 4,000 from 500': the later value gets the earlier as its base."""
    between = [t.lower for t in scene.tokens[max(a.stop, a.after if a.after < b.first else 0):b.first]]
    if not between or len(between) > _ACROSS:
        return
    if _before(scene, a) == "from" and between[-1] == "to":
        old, new = a, b
    elif between[-1] == "from" and _before(scene, a) == "to" and not {"up", "down"} & set(between):
        old, new = b, a
    else:
        return
    if not old.unit or not new.unit:
        unit, kind = (old.unit, old.kind) if old.unit else (new.unit, new.kind)
        old.unit, old.kind, new.unit, new.kind = unit, kind, unit, kind
    short, long = sorted((old.unit, new.unit), key=len)
    if long.startswith(f"{short} per "):
        old.unit = new.unit = long  # 'to $75 per barrel from $45'
    _scale(old, new)
    if new.value == old.value:
        return
    new.from_value, new.change = old.value, "up" if new.value > old.value else "down"
    new.rule, old.rule = "from_to", "from_to"
