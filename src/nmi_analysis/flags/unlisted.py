"""What the candidates that WordNet lacks say of a word: the measures that tell a substitute from another thesaurus."""

import math
from collections.abc import Set
from functools import lru_cache

from ..settings import QualitySettings
from .frequencies import UNSEEN_WORD, zipf
from .substitutes import choices, others

MEASURES = (
    "other_likelier",  # log ratio by which these candidates together are likelier than the word, wherever it stands
    "other_commoner",  # Zipf by which the most frequent of them exceeds it
    "others",          # how many it has
    "others_present",  # how many of them the text has
)


def measures(word: str, present: Set[str], settings: QualitySettings) -> tuple[float | None, ...]:
    """The measures of a lower-case word in a text with the words ``present``."""
    found, likelier, commoner = _alone(word, settings.suggested_frequency, settings.suggested_choices)
    return likelier, commoner, float(len(found)), float(len(found & present))


@lru_cache(maxsize=50_000)
def _alone(word: str, frequency: float, choice: float) -> tuple[frozenset[str], float | None, float | None]:
    """The candidates and the first two measures: a word scores by its Zipf frequency and its choices, weighted."""
    known, found = zipf(), others(word)
    if not found:
        return found, None, None
    z = known.get(word, UNSEEN_WORD)
    scores = [frequency * known[w] + choice * choices(w) for w in sorted(found)]
    top = max(scores)
    total = top + math.log(sum(math.exp(s - top) for s in scores))
    return found, total - frequency * z - choice * choices(word), max(known[w] for w in found) - z
