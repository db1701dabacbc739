"""Modifiers of a number: bounds, and the direction of a change.

Bounds are 'roughly', 'more than', 'up to' before it, 'or more', 'or so' behind. A change is stated with a figure: 'rose
6.5%', 'down 68p', 'a drop of 12', 'cut ... by 5 per cent'.
"""

import re
from functools import cache

from ... import lexicons
from ...english.chunks import NOUNS, noun_start
from .quantity import Quantity, Scene

_FEW = 10  # counts up to this that follow 'over' mostly stand behind a preposition, no bound
_PLACES = frozenset(("over", "under", "above", "below", "near", "beyond"))
_LONGEST = 4  # words of a modifier
_JOINED = re.compile(r"(?:\s?\+|[- ]plus|[- ]odd|-ish|-something)(?![^\W_])(?!\s?[\d$£€¥₹])", re.IGNORECASE)


@cache
def _phrases(place: str) -> dict[str, str]:
    return {r["phrase"]: r["bound"] for r in lexicons.table("bounds") if r["place"] == place}


def before(scene: Scene, q: Quantity) -> None:
    """Take the modifiers directly before the number into the span and set the bound."""
    phrases, i, found = _phrases("before"), q.first, []
    if scene.text[max(0, q.number.start - 4):q.number.start].lower() == "sub-":
        found, q.start = ["<"], q.number.start - 4
    if scene.lower(i - 1) == "a" and _ends_phrase(scene, i - 1):
        i -= 1
    while True:
        n = next((n for n in range(min(_LONGEST, i - scene.sentence.first), 0, -1)
                  if _joined(scene, i - n, i) in phrases), 0)
        if not n:
            break
        phrase = _joined(scene, i - n, i)
        found.append(_phrases("determiner").get(phrase, "") * (q.number.form == "determiner") or phrases[phrase])
        i -= n
    if i < q.first:
        q.first, q.start = i, scene.tokens[i].start
    if q.kind == "count" and q.value <= _FEW and scene.lower(q.first) in _PLACES:
        return  # 'presided over two meetings'
    lasting = lexicons.words("quantity_words", kind="lasting")
    if q.kind == "time" and scene.lower(q.first) == "over" and scene.lower(q.first - 1) not in lasting:
        return  # 'heard over six days'
    if found and q.bound == "=":
        q.bound = next((b for b in reversed(found) if b != "~"), "~")


def joined(scene: Scene, q: Quantity) -> int:
    """Take a modifier glued behind the number ('20+ years', '30-odd people', '10,000-plus'); where it ends."""
    m = _JOINED.match(scene.text, q.number.end)
    if m is None:
        return q.number.end
    q.bound = _phrases("after").get(m[0].strip().lower(), _phrases("after").get(m[0].strip(" -").lower(), "~"))
    while q.after < scene.sentence.last and scene.tokens[q.after].start < m.end():
        q.after += 1
    return m.end()


def _ends_phrase(scene: Scene, end: int) -> bool:
    """Whether a modifier ends before token ``end`` ('more than a 12 months')."""
    return any(_joined(scene, end - n, end) in _phrases("before")
               for n in range(1, min(_LONGEST, end - scene.sentence.first) + 1))


def behind(scene: Scene, q: Quantity) -> None:
    """Set the bound from a modifier behind the unit; the span stays."""
    if q.bound != "=":
        return
    for n in range(3, 0, -1):
        bound = _phrases("after").get(_joined(scene, q.after, min(q.after + n, scene.sentence.last)))
        if bound and scene.tag(q.after + n) not in ("CD", "$") and scene.lower(q.after + n) != "than":
            # '€45m plus €10m' is a sum, '91mph and more than a week' goes on
            q.bound = bound
            return


def _joined(scene: Scene, start: int, end: int) -> str:
    return " ".join(t.lower for t in scene.tokens[start:end])


_SAME = frozenset(("(", ", or", "or", "/", ", (", "-- or", "— or"))
_REACH = 4  # tokens between a verb of change and its figure
_FAR = 14  # tokens between a verb of change and 'by', 'from', 'to' before the figure
_LINKS = frozenset(("by", "a", "an", "of", "another", "further", "only", "just", "even", "as", "much", "some", "about",
                    "between", "average", "total"))
_STOPS = frozenset((";", ":", "while", "whereas", "but", "although", "though"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STEPS = frozenset(("percent", "point", "measure"))
_TAKES = frozenset(("by", "from", "to"))


@cache
def _words(kind: str) -> dict[str, str]:
    return {r["word"]: r["direction"] for r in lexicons.table("changes") if r["class"] == kind}


def directed(scene: Scene, q: Quantity, *, adjacent: bool) -> str:
    """Direction of the verb or noun of change before the figure: directly before it, or anywhere in its clause."""
    i, reach = q.first - 1, _REACH if adjacent else _FAR
    floor = max(scene.sentence.first, q.first - reach)
    while i >= floor:
        t = scene.tokens[i]
        found = _words("verb").get(t.lower) or _words("particle").get(t.lower) or _words("noun").get(t.lower)
        if found:
            return found
        if t.lower in _STOPS or (adjacent and t.lower not in _LINKS and t.tag not in ("RB", "RBR", "IN")):
            return ""
        i -= 1
    return ""


def change(scene: Scene, q: Quantity, before: Quantity | None) -> None:
    """Set ``change`` where the sentence states one with this figure; ``before`` is the figure to its left."""
    if q.change != "none" or q.rule == "from_to":
        return
    if before is not None and _repeated(scene, q, before):
        q.change = before.change
        q.bound = before.bound if q.bound == "=" else q.bound
        return
    q.change = (_factor(scene, q) or _particle(scene, q) or _verb(scene, q, before) or _noun(scene, q)
                or _over_object(scene, q) or _coordinated(scene, q, before) or "none")


def _over_object(scene: Scene, q: Quantity) -> str:
    """'slashed its quarterly dividend 36 percent': the object stands between the verb and the step."""
    if q.kind not in ("percent", "point") or scene.tag(q.first - 1) not in NOUNS:
        return ""
    i = noun_start(scene.tokens, q.first - 1, max(scene.sentence.first, q.first - _FAR)) - 1
    word = scene.lower(i)
    return _words("verb").get(word, "") if scene.tag(i) in ("VBD", "VB", "VBN", "VBZ", "VBP", "VBG") else ""


def _coordinated(scene: Scene, q: Quantity, before: Quantity | None) -> str:
    """'fell 0.8% in May and 4.6% in June', 'Alpha was down 2.3%, Beta by 2.6%'."""
    if before is None or before.change == "none" or before.unit != q.unit or q.kind not in _STEPS:
        return ""
    link = scene.lower(q.first - 1)
    between = scene.tokens[before.after:q.first]
    if link not in ("and", "by", ",") or len(between) > _FAR or any(t.tag in _FINITE for t in between):
        return ""
    return before.change if scene.lower(before.first - 1) not in _TAKES or link == "by" else ""


def _repeated(scene: Scene, q: Quantity, before: Quantity) -> bool:
    """'100 kilometres (60 miles)', '190 points, or 0.6%': the same amount in another unit."""
    gap = scene.text[max(before.number.end, before.unit_end):q.start].strip().lower()
    return gap in _SAME and q.kind not in ("", "count") and before.kind not in ("", "count") and q.unit != before.unit


def _factor(scene: Scene, q: Quantity) -> str:
    return "up" if q.kind == "factor" and q.value > 1 else ""


def _particle(scene: Scene, q: Quantity) -> str:
    """'up 58.06 points', '2.3% lower', '+0.2%'."""
    sign = scene.text[q.number.start:q.number.start + 1]
    if sign == "+":
        return "up"
    words = _words("particle")
    after = scene.lower(q.after)
    verb = scene.tag(q.first - 2)[:2] == "VB" and scene.lower(q.first - 2) not in ("is", "was", "were", "are")
    if scene.lower(q.first - 1) == "off" and not verb and q.kind in ("percent", "money", "point"):
        return "down"  # 'off 7 cents at $4.86'
    if q.kind in ("percent", "money", "point", "measure") and after in words \
            and after != "off" and scene.lower(q.after + 1) not in ("to", "from") \
            and scene.tag(q.after + 1) not in ("CD", "$"):
        return words[after]
    if q.kind == "count" and q.number.form == "words":
        return ""  # 'bring up two bills'
    link = scene.lower(q.first - 1)
    at = q.first - 2 if link in ("by", "about", "a", "another") else q.first - 1
    return words.get(scene.lower(at), "")


def _verb(scene: Scene, q: Quantity, before: Quantity | None) -> str:
    """The nearest verb of change to the left, with nothing but links between, or before 'by' or 'to' in the clause."""
    link = scene.lower(q.first - 1)
    far = link in _TAKES
    if link == "to" and q.kind not in ("count", "factor"):
        return ""  # 'rose 6% to 164p': the level reached is no amount of change
    floor = max(scene.sentence.first, q.first - (_FAR if far else _REACH))
    verbs = _words("verb")
    for i in range(q.first - 1, floor - 1, -1):
        t = scene.tokens[i]
        if before is not None and t.start < before.number.end:
            break
        if t.lower in verbs and is_verb(scene, i):
            steps = q.kind in ("percent", "point")  # 'advanced 8%', but 'advanced two ideas'
            return verbs[t.lower] if far or steps or t.lower not in _words("transitive") else ""
        if t.lower in _STOPS:
            break
        if not far and t.lower not in _LINKS and t.tag not in ("RB", "RBR", "JJ"):
            break
        if far and t.tag in ("VBZ", "VBP", "MD"):
            break
    return ""


def is_verb(scene: Scene, i: int) -> bool:
    """Whether token i is a verb of change."""
    return scene.lower(i) in _words("verb") and scene.tag(i - 1) not in ("DT", "PRP$") and scene.tag(i) not in NOUNS


def _noun(scene: Scene, q: Quantity) -> str:
    """'a drop of 12 points', 'a fall of 3 per cent'. In 'a 4.2 percent drop' the noun is what the figure is about."""
    if scene.lower(q.first - 1) == "of" and scene.lower(q.first - 2) not in _words("amount"):
        return _words("noun").get(scene.lower(q.first - 2), "")
    return ""
