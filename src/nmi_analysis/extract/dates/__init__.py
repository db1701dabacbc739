"""Rows of ``dates``: candidates by rules of our own, resolved by calendar arithmetic."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from operator import itemgetter

from ...english import Context, Document, Sentence, Token
from ...store import Row, Rows
from . import absolute, deictic, tense, vocabulary
from .deictic import rewritten
from .resolution import Candidate, Period, Reference, iso, parsed

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
            aims = tense.direction(document, found.start, found.end, settings,
                                   weekday=found.rule == "weekday") if found.relative else 0
            period = found.resolve(Reference(published, near, aims, retold, settings))
            name = iso(period)
            if period and len(name) == 10:
                anchor = period, sentence.number
            if period and published and not found.relative:
                retold = retold or period.last.year < published.first.year
            yield {"start": found.start, "end": found.end, "iso": name, "precision": PRECISION[len(name)],
                   "relative": found.relative, "rule": f"dates.{found.rule}/v2"}
