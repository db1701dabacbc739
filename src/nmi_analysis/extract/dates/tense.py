"""Whether the clause around a date tells of the past or of the future."""

from collections.abc import Sequence
from functools import cache

from ... import lexicons
from ...english import Document, Token
from ...english.predicates import base
from ...settings import DateSettings
from .vocabulary import of_class

_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having"})
_OPEN = frozenset({"be", "being", "is", "are", "to"})  # 'to be moved' may lie ahead
_BE = frozenset({"is", "are", "was", "were"})  # 'is to return on Friday'
_BREAKS = frozenset({",", "“", "”", "\"", "``", "''", ";", "—", "–"})
_COULD_NOT = frozenset({"couldn't", "couldn’t"})
_ATTRIBUTIVE = frozenset({"DT", "JJ", "PRP$", "POS"})
_UNTIL = frozenset({"by", "until", "till", "through"})


def direction(document: Document, start: int, end: int, settings: DateSettings, *, weekday: bool = False) -> int:
    """Negative for the past, positive for the future, 0 where neither is clear; 2 in size where it is certain.

    The nearest verb before the date decides, and the nearest one after it where none stands before or a comma stands
    between; it is certain where it stands close before the date. The present tells nothing of a month; of a ``weekday``
    it says that it comes ('the court sits on Friday'), but in headlines, where the present tells of the past.
    """
    tokens, sentence = document.tokens, document.sentences[document.sentence_at(start)]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    if first > sentence.first and tokens[first - 1].lower in _UNTIL:
        able = range(max(sentence.first + 1, first - settings.verb_reach), first)
        return -1 if any(tokens[i].lower == "able" and tokens[i - 1].tag == "VBD" for i in able) else 1
    stop = min(sentence.last, last + settings.verb_reach)
    after = (tense(tokens, i, close=i - last < settings.verb_close) for i in range(last, stop))
    for i in range(first - 1, max(sentence.first - 1, first - settings.verb_reach), -1):
        close = first - i <= settings.verb_close
        if weekday and not close and tokens[i].lower in _BREAKS:
            later = next((found for found in after if found is not None), 0)
            if later:
                return later  # 'if he is unwell, the talks on Monday should wait'
        found = tense(tokens, i, close=close)
        if found is None:
            continue
        if not found and weekday and sentence.kind != "title" and _comes(tokens, i, close=close):
            return 1
        sure = tokens[i].tag != "VBN" or not _HAVE.isdisjoint(t.lower for t in tokens[max(0, i - 2):i])
        return 2 * found if close and sure else found
    return next((found for found in after if found is not None), 0)


def _comes(tokens: Sequence[Token], index: int, *, close: bool) -> bool:
    """Whether a verb in the present tells what is to come: no verb of saying, no perfect, close to its date."""
    return close and tokens[index].lower not in _HAVE and base(tokens[index].lower, tokens[index].tag) not in _saying()


@cache
def _saying() -> frozenset[str]:
    return lexicons.words("reporting_verbs")


def tense(tokens: Sequence[Token], index: int, *, close: bool) -> int | None:
    """What the token at ``index`` says of the time of its clause: -1, 0 or 1; None for another word than a verb.

    A participle alone ('the plan announced Thursday') speaks for a date that stands ``close`` to it.
    """
    token = tokens[index]
    if token.lower == "am" and index and tokens[index - 1].tag == "CD":
        return None  # 'at 6 am'
    if token.lower in _FUTURE:
        return 1
    if token.lower in of_class("pending"):
        return None if index and tokens[index - 1].tag in _ATTRIBUTIVE else 1  # 'cancelled a scheduled interview'
    if token.tag == "VBD":
        return -1
    if token.lower in _COULD_NOT or (token.lower == "could" and index + 1 < len(tokens)
                                     and tokens[index + 1].lower == "not"):
        return -1  # 'could not be reached on Friday'
    if token.tag == "MD":
        return None if _HAVE & {t.lower for t in tokens[index + 1:index + 3]} else 1
    earlier = [t.lower for t in tokens[max(0, index - 3):index]]
    if token.tag == "VBN" and (not _HAVE.isdisjoint(earlier) or (close and _OPEN.isdisjoint(earlier))):
        return -1
    if token.lower == "to" and earlier and (earlier[-1] in of_class("ahead") or earlier[-1] in _BE):
        return 1
    return 0 if token.tag in ("VBZ", "VBP") else None
