"""Words that a synonym seems to have replaced: rare in their place although a synonym would be usual there.

Where other articles tell of the same event, the words that they use are taken into account (``beside``): who reports
an event takes much of its vocabulary from the event, a spinner takes it from a thesaurus. Fitted by
``training/fit_beside.py``.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .. import models
from ..english import Document, Token
from ..settings import QualitySettings
from ..store import Row
from .assessment import Assessment
from .share import logit
from .slots import Slot
from .substitutes import others, substitutes
from .suggestions import Suggester
from .wordcase import like

RULE = "flags.substitution/v2"
_LEAST = 0.0001  # probability that log odds are told of


class Told(NamedTuple):
    """In how many of some other articles on the event each word stands, and how many these are."""

    words: Mapping[str, int]
    articles: int


def detect(document: Document, assessed: Assessment, settings: QualitySettings,
           told: Told | None = None) -> Iterator[Row]:
    """A row per word that is more likely substituted than the settings say; ``told`` is what it was judged beside."""
    alone = settings.substituted if assessed.doubtful else settings.substituted_alone
    least = settings.beside_substituted if told else alone
    found = [s for s in assessed.words if s.probability >= least]
    if not found:
        return
    suggester = Suggester(document, [s.slot for s in assessed.words], [s.slot.token for s in found], settings)
    for slot, _, probability in found:
        token = document.tokens[slot.token]
        suggested, sure = suggester.best(slot.token)
        suggested = suggested if probability * sure >= settings.suggested_sure else ""
        broken = slot.gain >= settings.broken_gain
        yield {
            "start": token.start, "end": token.end,
            "category": "accuracy/mistranslation" if broken else "fluency/unidiomatic",
            "severity": "major" if probability >= settings.surely_substituted else "minor",
            "suggestion": like(suggested, token.text), "confidence": round(probability, 3), "rule": RULE,
            "evidence": _evidence(token, suggested, slot, assessed.share, told),
        }


def _evidence(token: Token, suggested: str, slot: Slot, share: float, told: Told | None) -> str:
    text = f"'{token.text}' is unusual here"
    if told:
        text += f"; {told.words.get(token.lower, 0)} of {told.articles} other articles have it"
    if slot.gain > 0:
        text += f"; its synonym '{slot.best}' is some {_times(slot.gain)} times as likely beside these words"
    if suggested and (slot.gain <= 0 or suggested != slot.best):
        text += f"; '{suggested}' goes best with the whole text"
    return f"{text}; about {share:.0%} of the text's words are as odd"


def _times(gain: float) -> str:
    return f"{10 ** min(gain, 6):,.0f}" if gain >= 1 else f"{10 ** gain:.1f}"


def beside(document: Document, assessed: Assessment, told: Told) -> Assessment:
    """The words judged again by those of other articles on the event."""
    model = models.load("beside")["substituted"]
    return assessed._replace(words=[w._replace(probability=model.probability(
        measures(document.tokens[w.slot.token].lower, w.probability, told))) for w in assessed.words])


def measures(word: str, probability: float, told: Told) -> dict[str, float]:
    """What the words of other articles say of a lower-case word, beside its probability by the text alone."""
    own = told.words.get(word, 0)
    synonym = max((told.words.get(w, 0) for w in substitutes(word)), default=0)
    return {
        "alone": logit(min(max(probability, _LEAST), 1 - _LEAST)),
        "used": float(own > 0), "share": own / told.articles,
        "synonym": float(synonym > 0), "synonym_share": synonym / told.articles,
        "other": float(any(w in told.words for w in others(word))),  # a synonym that WordNet lacks
        "instead": float(synonym > 0 and own == 0),
    }
