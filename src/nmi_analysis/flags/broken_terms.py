"""Terms with their words replaced: an unusual pair of words, one of them the kind that substitution leaves."""

from collections.abc import Iterator

from ..english import Document
from ..settings import QualitySettings
from ..store import Row
from .assessment import Assessment
from .pairs import Pair, pairs
from .share import logistic
from .trees import log_odds
from .wordcase import like

RULE = "flags.broken_term/v2"


def detect(document: Document, assessed: Assessment, settings: QualitySettings) -> Iterator[Row]:
    """A row per pair of words of a spun text that reads as a broken term."""
    # A word that is flagged by itself explains the pair.
    flagged = {s.slot.token for s in assessed.words if assessed.doubtful and s.probability >= settings.substituted}
    found = [p for p in pairs(document, assessed, settings, flagged) if not _predicate(document, p)]
    for pair, odds in zip(found, log_odds("pair_trees", [p.values for p in found]), strict=True):
        if odds >= settings.broken_term:
            yield _row(document, pair, odds)


def _predicate(document: Document, pair: Pair) -> bool:
    """Whether the pair is a subject and its verb or a bare verb and its object: any two may meet, they are no term."""
    first, second = document.tokens[pair.first].tag, document.tokens[pair.second].tag
    return (first.startswith("NN") and second in ("VBD", "VBZ", "VBP")) or (first == "VB" and second[0] in "NJ")


def _row(document: Document, pair: Pair, odds: float) -> Row:
    a, b = document.tokens[pair.first], document.tokens[pair.second]
    text, suggested = f"{a.text} {b.text}", ""
    evidence = f"'{text}' is no usual pair of words"
    if pair.best and pair.best.strength > 0:
        suggested = like(f"{pair.best.first} {pair.best.second}", a.text)
        kind = "a fixed term" if pair.best.term else "a frequent pair"
        evidence += f"; '{pair.best.first} {pair.best.second}', of the same or related meaning, is {kind}"
    return {
        "start": a.start, "end": b.end, "category": "terminology" if pair.best and pair.best.term
        else "fluency/unidiomatic", "severity": "minor", "suggestion": suggested, "evidence": evidence,
        "confidence": round(logistic(odds), 3), "rule": RULE,
    }
