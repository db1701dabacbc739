"""Whether the clause around a date tells of the past or of the future."""

from collections.abc import Sequence

from ...language import Document, Token
from ...settings import DateSettings
from .vocabulary import of_class

_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having"})
_OPEN = frozenset({"be", "being", "is", "are", "to"})  # 'to be moved' may lie ahead
_UNTIL = frozenset({"by", "until", "till", "through"})


def direction(document: Document, start: int, end: int, settings: DateSettings) -> int:
    """Negative for the past, positive for the future, 0 where neither is clear; 2 in size where it is certain.

    The nearest verb before the date decides, and the nearest one after it where none stands before; it is
    certain where it stands close before the date. The present tells nothing.
    """
    tokens, sentence = document.tokens, document.sentences[document.sentence_at(start)]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    if first > sentence.first and tokens[first - 1].lower in _UNTIL:
        return 1
    for i in range(first - 1, max(sentence.first - 1, first - settings.verb_reach), -1):
        found = tense(tokens, i, close=first - i <= settings.verb_close)
        if found is not None:
            return 2 * found if first - i <= settings.verb_close and tokens[i].tag != "VBN" else found
    stop = min(sentence.last, last + settings.verb_reach)
    after = (tense(tokens, i, close=i - last < settings.verb_close) for i in range(last, stop))
    return next((found for found in after if found is not None), 0)


def tense(tokens: Sequence[Token], index: int, *, close: bool) -> int | None:
    """What the token at ``index`` says of the time of its clause: -1, 0 or 1; None for another word than a verb.

    A participle alone ('the plan announced Thursday') speaks for a date that stands ``close`` to it.
    """
    token = tokens[index]
    if token.lower in _FUTURE or token.lower in of_class("pending"):
        return 1
    if token.tag == "VBD":
        return -1
    earlier = [t.lower for t in tokens[max(0, index - 3):index]]
    if token.tag == "VBN" and (not _HAVE.isdisjoint(earlier) or (close and _OPEN.isdisjoint(earlier))):
        return -1
    if token.lower == "to" and earlier and earlier[-1] in of_class("ahead"):
        return 1
    return 0 if token.tag in ("VBZ", "VBP") else None
