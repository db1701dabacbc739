"""Length of sentences and diversity of words."""

from collections.abc import Iterator, Sequence
from statistics import fmean, median, pstdev

from ...english import Document
from ...settings import WordingSettings
from .feature import Feature

NONE = "no body sentences"


def features(document: Document, settings: WordingSettings) -> Iterator[Feature]:
    """Sentence length in words (mean, median, standard deviation, longest) and MTLD."""
    words = [[t.lower for t in document.tokens_of(s) if t.text[0].isalnum()] for s in document.body()]
    lengths = [len(w) for w in words if w]
    for name, measure in (("mean", fmean), ("median", median), ("sd", pstdev), ("max", max)):
        yield Feature(f"sentence_length_{name}", float(measure(lengths)) if lengths else None,
                      "" if lengths else NONE)
    tokens = [w for sentence in words for w in sentence]
    if len(tokens) < settings.mtld_min_tokens:
        yield Feature("mtld", None, f"fewer than {settings.mtld_min_tokens} words")
    else:
        value = mtld(tokens, settings.mtld_threshold)
        yield Feature("mtld", value, "" if value is not None else "no word stands twice")


def mtld(words: Sequence[str], threshold: float) -> float | None:
    """Measure of textual lexical diversity, McCarthy and Jarvis (2010): mean of both directions.

    Higher is more diverse. None where no word is repeated at all.
    """
    factors = [_factors(words, threshold), _factors(words[::-1], threshold)]
    return fmean(len(words) / f for f in factors) if all(factors) else None


def _factors(words: Sequence[str], threshold: float) -> float:
    """Stretches in which the type-token ratio falls to the threshold; the rest counts in part."""
    factors, count, ratio = 0.0, 0, 1.0
    types: set[str] = set()
    for word in words:
        count += 1
        types.add(word)
        ratio = len(types) / count
        if ratio <= threshold:
            factors, count, ratio = factors + 1, 0, 1.0
            types.clear()
    return factors + (1 - ratio) / (1 - threshold)
