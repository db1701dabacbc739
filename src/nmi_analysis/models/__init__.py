"""Fitted weights as data: JSON files beside this module, each with the command that fitted it.

A model is a logistic regression: named weights of measures and an intercept, on the scale of log odds.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent
_DIGITS = 6  # of a score: what is compared with a threshold is rounded first


class Logistic(NamedTuple):
    """``weights`` by measure; a measure that is not among them counts for nothing."""

    intercept: float
    weights: Mapping[str, float]

    def odds(self, measures: Mapping[str, float]) -> float:
        """Logarithm of the odds, summed exactly, so that the order of measures does not matter."""
        return self.summed(self.told(measures))

    def told(self, measures: Mapping[str, float]) -> list[float]:
        """What each of some measures adds to the logarithm of the odds."""
        weights = self.weights
        return [weights[m] * value for m, value in measures.items() if m in weights]

    def summed(self, told: Iterable[float]) -> float:
        """Logarithm of the odds, of what all measures add."""
        return round(self.intercept + math.fsum(told), _DIGITS)

    def probability(self, measures: Mapping[str, float]) -> float:
        """0 to 1."""
        return logistic(self.odds(measures))


def logistic(odds: float, digits: int = _DIGITS) -> float:
    """The probability of log odds, rounded."""
    return round(1 / (1 + math.exp(-max(-60.0, min(60.0, odds)))), digits)


@cache
def load(name: str) -> dict[str, Logistic]:
    """The models of ``<name>.json`` by name."""
    found = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {key: Logistic(m["intercept"], m["weights"]) for key, m in found["models"].items()}


def hashes() -> dict[str, str]:
    """SHA-256 (first 16 hex digits) of every file, by name."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest()[:16] for p in sorted(FOLDER.glob("*.json"))}
