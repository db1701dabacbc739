"""Rows of ``dates``: candidates by rules of our own, resolved by calendar arithmetic.

Whether the clause around a date tells of the past or of the future is asked too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from operator import itemgetter

from ... import lexicons
from ...english import Context, Document, Sentence, Token
from ...english.predicates import base
from ...settings import DateSettings
from ...store import Row, Rows
from . import absolute, deictic, vocabulary
from .deictic import rewritten
from .resolution import Candidate, Period, Reference, iso, parsed
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


START = itemgetter(0)
PRECISION = {0: "", 4: "year", 7: "month", 10: "day"}


@cache
def _triggers() -> dict[str, str]:
    """Lower-case word to the families that it can start or hold."""
    made = dict.fromkeys(vocabulary.of_class("unit"), "u")
    made |= {f"{word}s": "u" for word in vocabulary.of_class("unit")} | {"centuries": "u"}
    made |= dict.fromkeys(vocabulary.of_class("part"), "u")
    for phrase in vocabulary.of_class("deictic"):
        made[phrase.split()[-1]] = made.get(phrase.split()[-1], "") + "d"
    made |= {"now": "d", "earlier": "n", "later": "n"}
    made |= dict.fromkeys(vocabulary.months(), "m") | {f"{name}.": "m" for name in vocabulary.months()}
    made |= dict.fromkeys(vocabulary.weekdays(), "w") | {f"{name}s": "w" for name in vocabulary.weekdays()}
    return made


def _wanted(tokens: Sequence[Token]) -> set[str]:
    triggers = _triggers()
    found: set[str] = set()
    for token in tokens:
        families = triggers.get(token.lower)
        if families:
            found.update(families)
        elif token.text[0].isdigit():
            found.add("y")
        elif "-" in token.lower:  # 'mid-March', 'mid-2017'
            last = token.lower.rpartition("-")[2]
            found.update("y" if last.isdigit() else triggers.get(last, ""))
    return found


def _candidates(text: str, sentence: Sentence, tokens: Sequence[Token]) -> list[Candidate]:
    """The candidates of one sentence in text order, none overlapping; the family named first is trusted most."""
    wanted = _wanted(tokens)
    families = [
        *((absolute.numeric,) if "y" in wanted else ()),
        *((absolute.dated, absolute.month) if "m" in wanted else ()),
        *((absolute.weekday,) if "w" in wanted else ()),
        *((absolute.decade, absolute.year) if "y" in wanted else ()),
        *((deictic.deictic,) if "d" in wanted else ()),
        *((deictic.counted, deictic.anchored, deictic.unit,
            partial(rewritten, tokens=tokens)) if "u" in wanted else ()),
        *((deictic.narrative,) if "n" in wanted else ()),
    ]
    taken: list[Candidate] = []
    for family in families:
        for found in family(text, sentence.start, sentence.end):
            at = bisect_left(taken, found.start, key=START)
            if (at == 0 or taken[at - 1].end <= found.start) and (at == len(taken) or found.end <= taken[at].start):
                taken.insert(at, found)
    return taken


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``dates`` in text order."""
    published, settings = parsed(document.published), context.settings.dates
    anchor: tuple[Period, int] | None = None
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        retold = False
        for found in _candidates(document.text, sentence, tokens):
            near = anchor[0] if anchor and sentence.number - anchor[1] <= 1 else None
            aims = direction(document, found.start, found.end, settings,
                                   weekday=found.rule == "weekday") if found.relative else 0
            period = found.resolve(Reference(published, near, aims, retold, settings))
            name = iso(period)
            if period and len(name) == 10:
                anchor = period, sentence.number
            if period and published and not found.relative:
                retold = retold or period.last.year < published.first.year
            yield {"start": found.start, "end": found.end, "iso": name, "precision": PRECISION[len(name)],
                   "relative": found.relative, "rule": f"dates.{found.rule}/v2"}
