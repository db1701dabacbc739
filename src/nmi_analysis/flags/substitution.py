"""Words that a synonym seems to have replaced: rare in their place although a synonym would be usual there."""

from collections.abc import Iterator

from ..english import Document, Token
from ..settings import QualitySettings
from ..store import Row
from .assessment import Assessment
from .slots import Slot
from .suggestions import Suggester
from .wordcase import like

RULE = "flags.substitution/v1"


def detect(document: Document, assessed: Assessment, settings: QualitySettings) -> Iterator[Row]:
    """A row per word that is more likely substituted than the settings say."""
    least = settings.substituted if assessed.doubtful else settings.substituted_alone
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
            "evidence": _evidence(token, suggested, slot, assessed.share),
        }


def _evidence(token: Token, suggested: str, slot: Slot, share: float) -> str:
    text = f"'{token.text}' is unusual here"
    if slot.gain > 0:
        text += f"; its synonym '{slot.best}' is some {_times(slot.gain)} times as likely beside these words"
    if suggested and (slot.gain <= 0 or suggested != slot.best):
        text += f"; '{suggested}' goes best with the whole text"
    return f"{text}; about {share:.0%} of the text's words are as odd"


def _times(gain: float) -> str:
    return f"{10 ** min(gain, 6):,.0f}" if gain >= 1 else f"{10 ** gain:.1f}"
