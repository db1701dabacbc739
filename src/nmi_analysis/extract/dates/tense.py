"""Whether the clause around a date tells of the past or of the future."""

from collections.abc import Sequence

from ...language import Token

_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having"})
_OPEN = frozenset({"be", "being", "is", "are", "to"})  # 'to be moved' may lie ahead
_AHEAD = frozenset({"set", "due", "scheduled", "expected", "slated", "about", "likely", "going", "ready", "poised",
                    "plan", "plans", "planned", "planning", "aims", "hopes", "intends"})
_PENDING = frozenset({"scheduled", "expected", "slated", "due", "upcoming", "planned"})
_UNTIL = frozenset({"by", "until", "till", "through"})
_REACH = 40  # tokens; a verb farther away belongs to another clause
_CLOSE = 4  # tokens; within these the date hangs on that verb ('took office in May')


def direction(tokens: Sequence[Token], start: int, end: int) -> int:
    """Negative for the past, positive for the future, 0 where neither is clear; 2 in size where it is certain.

    The nearest verb before the date decides, and the nearest one after it where none stands before; it is
    certain where it stands close before the date. The present tells nothing.
    """
    first = next((i for i, t in enumerate(tokens) if t.end > start), len(tokens))
    last = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
    if first and tokens[first - 1].lower in _UNTIL:
        return 1
    for i in range(first - 1, max(-1, first - _REACH), -1):
        found = tense(tokens, i, close=first - i <= _CLOSE)
        if found is not None:
            return 2 * found if first - i <= _CLOSE and tokens[i].tag != "VBN" else found
    after = (tense(tokens, i, close=i - last < _CLOSE) for i in range(last, min(len(tokens), last + _REACH)))
    return next((found for found in after if found is not None), 0)


def tense(tokens: Sequence[Token], index: int, *, close: bool) -> int | None:
    """What the token at ``index`` says of the time of its clause: -1, 0 or 1; None for another word than a verb.

    A participle alone ('the plan announced Thursday') speaks for a date that stands ``close`` to it.
    """
    token = tokens[index]
    if token.lower in _FUTURE or token.lower in _PENDING:
        return 1
    if token.tag == "VBD":
        return -1
    earlier = [t.lower for t in tokens[max(0, index - 3):index]]
    if token.tag == "VBN" and (not _HAVE.isdisjoint(earlier) or (close and _OPEN.isdisjoint(earlier))):
        return -1
    if token.lower == "to" and earlier and earlier[-1] in _AHEAD:
        return 1
    return 0 if token.tag in ("VBZ", "VBP") else None
