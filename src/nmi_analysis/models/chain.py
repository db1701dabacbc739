"""A linear-chain model over a sequence of tokens: a weight for each hint and label, and for each pair of labels.

Weights are whole numbers, so that sums are exact whatever their order. Decoded after A. Viterbi (1967); fitted as an
averaged perceptron (M. Collins, 2002).
"""

import json
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from . import FOLDER

Hints = list[list[str]]  # of each token of one sequence


class Chain(NamedTuple):
    """``numbers``: hint to its row; ``weights``: hints x labels; ``steps``: label before (last row: none) x label.

    Impossible steps are low.
    """

    labels: tuple[str, ...]
    numbers: dict[str, int]
    weights: np.ndarray
    steps: list[list[int]]

    def decode(self, sequences: Sequence[Hints]) -> list[list[int]]:
        """The best labels of each sequence, as numbers."""
        return [best(rows, self.steps) for rows in self.scores(sequences)]

    def scores(self, sequences: Sequence[Hints]) -> list[list[list[int]]]:
        """Sums of weights of each sequence: tokens x labels."""
        last = len(self.weights) - 1  # of no hint: zeros, so that no token is without one
        number = self.numbers.get
        rows: list[int] = []
        starts: list[int] = []
        for hints in (h for sequence in sequences for h in sequence):
            starts.append(len(rows))
            rows += [n for n in map(number, hints) if n is not None]
            rows.append(last)
        summed = iter(np.add.reduceat(self.weights[rows], starts, axis=0).tolist() if starts else ())
        return [list(islice(summed, len(sequence))) for sequence in sequences]


def best(scores: list[list[int]], steps: list[list[int]]) -> list[int]:
    """The labels of the highest sum; of equal ones the lowest numbers."""
    current = [s + t for s, t in zip(scores[0], steps[-1], strict=True)]
    if len(scores) == 1:
        return [current.index(max(current))]
    into = list(zip(*steps[:-1], strict=True))  # label x label before
    back: list[list[int]] = []
    for row in scores[1:]:
        came, reached = [], []
        for step, score in zip(into, row, strict=True):
            totals = [c + t for c, t in zip(current, step, strict=True)]
            most = max(totals)
            came.append(totals.index(most))
            reached.append(most + score)
        back.append(came)
        current = reached
    label = current.index(max(current))
    path = [label]
    for came in reversed(back):
        label = came[label]
        path.append(label)
    return path[::-1]


def made(labels: Sequence[str], weights: dict[str, list[int]], steps: list[list[int]]) -> Chain:
    """A chain of fitted weights, hints in alphabetical order."""
    names = sorted(weights)
    array = np.array([*(weights[n] for n in names), [0] * len(labels)], dtype=np.int32)
    return Chain(tuple(labels), {n: i for i, n in enumerate(names)}, array, steps)


@cache
def load(name: str) -> dict[str, Chain]:
    """The chains of ``<name>.json`` by name."""
    found = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {key: made(m["labels"], m["weights"], m["steps"]) for key, m in found["chains"].items()}
