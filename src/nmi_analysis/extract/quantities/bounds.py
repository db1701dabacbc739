"""Modifiers of a number: 'roughly', 'more than', 'up to' before it, 'or more', 'or so' behind."""

import re
from functools import cache

from ... import lexicons
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
