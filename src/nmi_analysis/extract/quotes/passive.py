"""Attribution in the passive, 'X is expected to Y', 'X was described as Y by Z', and at second hand, 'X quoted Y'."""

from .endings import phrase_end
from .phrases import Group, phrase_right
from .verbs import Verb
from .view import Range, View
from .words import DUMMIES, PASSING_ON, PHRASE, SOME

_OPINION = frozenset(("say", "think", "describe"))


def passive(view: View, group: Group, verb: Verb, subject: Range | None, limit: int,
            ) -> tuple[list[Range], Range | None, str] | None:
    """(parts of the content, source, frame) of a verb group in the passive, or None."""
    tokens = view.tokens
    at = group.end
    if subject is None or at >= limit or tokens[subject[0]].lower in DUMMIES:
        return None
    low = tokens[at].lower
    if low == "by":
        some = at + 1 < limit and tokens[at + 1].lower in SOME
        source = phrase_right(view, at + 1, limit) or ((at + 1, at + 2) if some else None)
        if source is not None and "as" in verb.frames and source[1] < limit and tokens[source[1]].lower == "as":
            return [subject, (source[1], phrase_end(view, source[1] + 1, limit))], source, "as"
        rejected = source is None or "np" not in verb.frames or verb.cls not in ("judge", "think")
        return None if rejected else ([subject], source, "by")
    frame = _frame(view, at, verb, limit)
    if frame is None:
        return None
    end = phrase_end(view, at + 1, limit)
    by = next((k for k in range(at + 1, end) if tokens[k].lower == "by"), end)
    source = phrase_right(view, by + 1, limit) if by < end and frame != "to" else None
    return [subject, (at, by if source else end)], source, frame


def _frame(view: View, at: int, verb: Verb, limit: int) -> str | None:
    low = view.tokens[at].lower
    if low == "to" and at + 1 < limit and view.tokens[at + 1].tag in ("VB", "VBP") and (
            verb.cls in _OPINION and {"that", "to"} & verb.frames):
        return "to"
    if low == "as" and "as" in verb.frames:
        return "as"
    if low == "of" and "of" in verb.prepositions:
        return "of"
    described = verb.cls == "describe" and "np" in verb.frames
    return "np" if described and (view.tokens[at].tag in PHRASE or view.inside[at] >= 0) else None

def passed_on(view: View, group: Group, limit: int) -> Range | None:
    """Who is quoted by another: 'X quoted Y as saying'; ``group`` is 'quoted'."""
    tokens = view.tokens
    told = phrase_right(view, group.end, limit) if tokens[group.head].lower in PASSING_ON else None
    return told if told and [t.lower for t in tokens[told[1]:min(limit, told[1] + 2)]] == ["as", "saying"] else None
