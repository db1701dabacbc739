"""The weights of ``quality.context``, fitted for ``training.fit_belonging``.

A logistic regression over pairs, without annotation: of the word that stood in a place and the one that a thesaurus put
there, the bilinear form of the surroundings and the word's vector should choose the former.
"""

import base64
import csv
from typing import NamedTuple

import numpy as np

from nmi_analysis.lexicons import FOLDER
from nmi_analysis.quality.neighbourhood import SCALE, Places, Turning, surroundings, vectors

MOST = 150_000  # pairs; more change little
ROUNDS = 6
BATCH = 4096
RATE = 0.006  # of learning, falling to nought
DECAY = 1e-4
START = 0.05  # of a word's own direction: what goes with a word is like it
BYTE = 127


class Pairs(NamedTuple):
    """Places with rows of the word that stood there and of the one put in."""

    places: Places
    stood: np.ndarray
    put: np.ndarray

    def taken(self, at: np.ndarray) -> "Pairs":
        """Some of them."""
        return Pairs(Places(self.places.around[at], self.places.topic[at]), self.stood[at], self.put[at])


def joined(listed: list[Pairs]) -> Pairs:
    """All in one."""
    return Pairs(Places(np.concatenate([p.places.around for p in listed]),
                        np.concatenate([p.places.topic for p in listed])),
                 np.concatenate([p.stood for p in listed]), np.concatenate([p.put for p in listed]))


def fit(pairs: Pairs) -> Turning:
    """The weights as whole numbers, by Adam (D. Kingma, J. Ba, 2015)."""
    known, rng = vectors(), np.random.default_rng(0)
    pairs = pairs.taken(rng.permutation(len(pairs.stood))[:MOST])
    size, per = known.unit.shape[1], np.float32(1 / SCALE)
    blocks = surroundings(pairs.taken(np.arange(1)).places).shape[1] // size
    weights = np.concatenate([np.eye(size, dtype=np.float32) * START] * blocks)
    frequent = np.zeros(1, np.float32)
    state = [(np.zeros_like(p), np.zeros_like(p)) for p in (weights, frequent)]
    steps, done = ROUNDS * (len(pairs.stood) // BATCH), 0
    for _ in range(ROUNDS):
        order = rng.permutation(len(pairs.stood))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            some, done = pairs.taken(order[start:start + BATCH]), done + 1
            around = surroundings(some.places) * per
            apart = (known.unit[some.stood] - known.unit[some.put]) * per
            rarer = (known.frequency[some.stood] - known.frequency[some.put]).astype(np.float32)
            odds = ((around @ weights) * apart).sum(axis=1) + frequent[0] * rarer
            slope = (-1 / (1 + np.exp(odds)) / BATCH).astype(np.float32)
            found = (around.T @ (apart * slope[:, None]) + DECAY * weights, np.array([slope @ rarer], np.float32))
            for own, gradient, moments in zip((weights, frequent), found, state, strict=True):
                _step(own, gradient, moments, RATE * (1 - done / steps) + 1e-5, done)
    scale = BYTE / float(np.abs(weights).max())
    return Turning(np.rint(weights * scale), round(scale, 4), round(float(frequent[0]), 4))


def _step(own: np.ndarray, gradient: np.ndarray, moments: tuple[np.ndarray, np.ndarray], rate: float,
          done: int) -> None:
    """One step of Adam, in place."""
    for moment, value, keep in zip(moments, (gradient, gradient * gradient), (0.9, 0.999), strict=True):
        moment *= keep  # noqa: PLW2901 - in place
        moment += (1 - keep) * value  # noqa: PLW2901
    mean, square = moments[0] / (1 - 0.9 ** done), moments[1] / (1 - 0.999 ** done)
    own -= (rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def write(turn: Turning) -> None:
    """Write the lexicon ``context_weights``."""
    with (FOLDER / "context_weights.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["row", "weights"])
        out.writerows([n, base64.b64encode(row.astype(np.int8).tobytes()).decode()]
                      for n, row in enumerate(turn.weights))
