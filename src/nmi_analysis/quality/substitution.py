"""Words that a synonym seems to have replaced: rare in their place although a synonym would be usual there."""

from collections.abc import Iterator

from ..language import Document, Token
from ..settings import QualitySettings
from ..tables import Row
from .assessment import Assessment
from .wordcase import like

RULE = "flags.substitution/v1"


def detect(document: Document, assessed: Assessment, settings: QualitySettings) -> Iterator[Row]:
    """A row per word that is more likely substituted than the settings say."""
    short = len(assessed.words) < settings.prior_words
    least = settings.substituted_short if short else settings.substituted
    for slot, _, probability in assessed.words:
        if probability < least:
            continue
        token = document.tokens[slot.token]
        suggested = slot.best if slot.gain > 0 else ""
        broken = slot.gain >= settings.broken_gain
        yield {
            "start": token.start, "end": token.end,
            "category": "accuracy/mistranslation" if broken else "fluency/unidiomatic",
            "severity": "major" if probability >= settings.surely_substituted else "minor",
            "suggestion": like(suggested, token.text), "confidence": round(probability, 3), "rule": RULE,
            "evidence": _evidence(token, suggested, slot.gain, assessed.share),
        }


def _evidence(token: Token, suggested: str, gain: float, share: float) -> str:
    text = f"'{token.text}' is unusual here"
    if suggested:
        text += f"; its synonym '{suggested}' is some {_times(gain)} times as likely beside these words"
    return f"{text}; about {share:.0%} of the text's words are as odd"


def _times(gain: float) -> str:
    return f"{10 ** min(gain, 6):,.0f}" if gain >= 1 else f"{10 ** gain:.1f}"
