"""Direction of change stated with a figure: 'rose 6.5%', 'down 68p', 'a drop of 12', 'cut ... by 5 per cent'."""

from functools import cache

from ... import lexicons
from ...language.chunks import NOUNS
from .quantity import Quantity, Scene

_SAME = frozenset(("(", ", or", "or", "/", ", (", "-- or", "— or"))
_REACH = 4  # tokens between a verb of change and its figure
_FAR = 14  # tokens between a verb of change and 'by', 'from', 'to' before the figure
_LINKS = frozenset(("by", "a", "an", "of", "another", "further", "only", "just", "even", "as", "much", "some", "about"))
_STOPS = frozenset((";", ":", "while", "whereas", "but", "although", "though"))
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
    q.change = _factor(scene, q) or _particle(scene, q) or _verb(scene, q, before) or _noun(scene, q) or "none"


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
    if q.kind in ("percent", "money", "point", "measure") and after in words \
            and after != "off" and scene.lower(q.after + 1) != "to":
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
    if link == "to" and q.kind not in ("count", "factor", ""):
        return ""  # 'rose 6% to 164p': the level reached is no amount of change
    if link == "to" and before is not None and before.change != "none" and before.kind != q.kind:
        return ""
    floor = max(scene.sentence.first, q.first - (_FAR if far else _REACH))
    verbs = _words("verb")
    for i in range(q.first - 1, floor - 1, -1):
        t = scene.tokens[i]
        if before is not None and t.start < before.number.end:
            break
        if t.lower in verbs and is_verb(scene, i):
            return verbs[t.lower] if far or t.lower not in _words("transitive") else ""
        if t.lower in _STOPS:
            break
        if not far and t.lower not in _LINKS and t.tag not in ("RB", "RBR"):
            break
        if far and t.tag in ("VBZ", "VBP", "MD"):
            break
    return ""


def is_verb(scene: Scene, i: int) -> bool:
    """Whether token i is a verb of change: by tag, or by a form that no noun has."""
    if scene.lower(i) not in _words("verb") or scene.tag(i - 1) in ("DT", "PRP$"):
        return False
    return scene.tag(i) not in NOUNS or scene.lower(i) not in _words("noun")


def _noun(scene: Scene, q: Quantity) -> str:
    """'a drop of 12 points', 'a 75 percent increase', 'a 4.2 percent drop'."""
    nouns = _words("noun")
    if scene.lower(q.first - 1) == "of" and scene.lower(q.first - 2) in nouns:
        return nouns[scene.lower(q.first - 2)]
    if q.kind in ("percent", "money", "point", "measure", "factor") and scene.lower(q.after) in nouns \
            and scene.tokens[q.after].tag in NOUNS:
        return nouns[scene.lower(q.after)]
    return ""
