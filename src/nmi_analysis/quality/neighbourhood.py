"""How well a word goes with the words around it and with its text, against the words that it may stand for.

Word vectors are those of ``scripts/build_word_vectors.py``. What stands around a place is turned by fitted weights
(``training/fit_belonging.py``) into the direction that a word which belongs there should have: learnt from words and
the synonyms put in for them, so that a subject that the fit never saw makes no word odd. Sums are of whole numbers and
exact: the order in which a processor adds cannot change a value.
"""

import base64
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons, models
from .frequencies import UNSEEN_WORD, zipf
from .substitutes import others, substitutes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Numbers = NDArray[np.int64]

MEASURES = (
    "fits",        # how well the word goes with what stands around it, mean of its places
    "points",      # cosine of the same
    "near_top",    # log odds by which its best synonym would go better, frequency counted
    "near_all",    # the same of all its synonyms together
    "near_share",  # share of them that would go better
    "other_top", "other_all", "other_share",  # the same of the candidates that WordNet lacks
    "all",         # the same of both kinds together
)
OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)  # of the words around that are looked at, within the sentence
SCALE = 15.0  # steps of a number of a vector that make one
_TOPIC = 12.0  # of the mean vector of a text: it is shorter than a word's
_COMMON = 1e-4  # share of running words from which a word says little of the subject
_WEIGHT = 100  # of a word that says all of it
_DIGITS = 3


class Vectors(NamedTuple):
    """Row of a word; vectors of whole numbers, row 0 of a word without one; how much each tells of a subject."""

    rows: dict[str, int]
    unit: "Floats"
    telling: "Floats"
    frequency: "Floats"


class Places(NamedTuple):
    """The words around each place as rows of ``Vectors``, and the text's direction without the word itself."""

    around: "NDArray[np.int32]"
    topic: "Floats"


@cache
def vectors() -> Vectors:
    """The lexicon ``word_vectors``."""
    import numpy as np

    table, known = lexicons.mapping("word_vectors", "vector"), zipf()
    raw = np.frombuffer(b"".join(map(base64.b64decode, table.values())), dtype=np.uint8).reshape(len(table), -1)
    unit = np.zeros((len(table) + 1, 2 * raw.shape[1]), dtype=np.float32)
    unit[1:, ::2], unit[1:, 1::2] = (raw >> 4).astype(np.float32) - 7, (raw & 15).astype(np.float32) - 7
    frequency = np.array([UNSEEN_WORD, *(known.get(w, 7.5) for w in table)])
    telling = np.rint(_WEIGHT * _COMMON / (_COMMON + 10 ** (frequency - 9)))
    telling[0] = 0
    return Vectors({w: n for n, w in enumerate(table, start=1)}, unit, telling, frequency)


class Turning(NamedTuple):
    """Fitted whole numbers, a block of rows for each of ``OFFSETS`` and one for the topic.

    ``scale`` of them make one; ``frequency`` is what one on the Zipf scale is worth.
    """

    weights: "Floats"
    scale: float
    frequency: float


@cache
def turning() -> Turning:
    """The lexicon ``context_weights`` with its scales."""
    import numpy as np

    raw = b"".join(map(base64.b64decode, lexicons.mapping("context_weights", "weights").values()))
    told = models.load("context")["context"].weights
    return Turning(np.frombuffer(raw, dtype=np.int8).reshape(-1, vectors().unit.shape[1]).astype(np.float32),
                   told["scale"], told["frequency"])


@lru_cache(maxsize=50_000)
def row(word: str) -> int:
    """The row of a lower-case word, 0 where it has no vector."""
    return vectors().rows.get(word, 0)


def places(words: Sequence[str], firsts: Sequence[int], content: Sequence[int], at: Sequence[int]) -> Places:
    """The surroundings of the words at the numbers ``at`` of a text; ``content`` are the numbers that tell its subject.

    ``firsts`` are the numbers of the words that begin a sentence.
    """
    import numpy as np

    known = vectors()
    rows, here = np.array([row(w) for w in words], dtype=np.int32), np.array(at, dtype=np.int64)
    sentence = np.zeros(len(words), dtype=np.int64)
    sentence[[n for n in firsts if n < len(words)]] = 1
    sentence = sentence.cumsum()
    beside = here[:, None] + np.array(OFFSETS)
    inside = (beside >= 0) & (beside < len(words))
    beside = np.where(inside, beside, 0)
    inside &= sentence[beside] == sentence[here][:, None]
    types = np.unique(rows[list(content)])
    told = known.telling[types]
    total = (known.unit[types] * told[:, None]).sum(axis=0, dtype=np.float64)
    own = rows[here]
    rest = total - known.unit[own] * known.telling[own][:, None]
    count = told.sum() - known.telling[own] + _WEIGHT
    return Places(np.where(inside, rows[beside], 0).astype(np.int32),
                  np.rint(rest / count[:, None] * _TOPIC).clip(-SCALE, SCALE).astype(np.float32))


def surroundings(found: Places) -> "Floats":
    """What stands around each place, a row of whole numbers each."""
    import numpy as np

    return np.hstack([vectors().unit[found.around].reshape(len(found.around), -1), found.topic])


def measures(words: Sequence[str], numbers: Sequence[int], found: Places, turn: Turning) -> "Floats":
    """``MEASURES`` of each of a text's different words, undefined NaN; ``numbers`` are those of the words by place."""
    import numpy as np

    known, frequency = vectors(), zipf()
    count = np.bincount(numbers, minlength=len(words))
    asked = np.zeros((len(words), known.unit.shape[1]))
    np.add.at(asked, np.array(numbers, dtype=np.int64), surroundings(found) @ turn.weights)
    rows = np.array([row(w) for w in words], dtype=np.int64)
    unit = known.unit[rows].astype(np.float64)
    per = 1.0 / (count * SCALE * SCALE * turn.scale)
    product = (asked * unit).sum(axis=1)
    length = np.sqrt((asked * asked).sum(axis=1) * (unit * unit).sum(axis=1))
    made = np.full((len(words), len(MEASURES)), np.nan)
    made[:, 0] = np.where(rows > 0, product * per, np.nan)
    made[:, 1] = np.divide(product, length, out=np.full(len(words), np.nan), where=length > 0)
    own = product * per + turn.frequency * np.array([frequency.get(w, UNSEEN_WORD) for w in words])
    made[:, 2:5] = _better([candidates(w)[0] for w in words], asked, per, own, turn.frequency)
    made[:, 5:8] = _better([candidates(w)[1] for w in words], asked, per, own, turn.frequency)
    both = np.logaddexp(*np.nan_to_num(made[:, [3, 6]].T, nan=-np.inf))
    made[:, 8] = np.where(np.isfinite(both), both, np.nan)
    rounded: Floats = np.round(made, _DIGITS)
    return rounded


@lru_cache(maxsize=50_000)
def candidates(word: str) -> tuple[list[int], list[int]]:
    """Rows of the synonyms of a word, and of the candidates that WordNet lacks."""
    return [n for w in sorted(substitutes(word)) if (n := row(w))], [n for w in sorted(others(word)) if (n := row(w))]


def _better(listed: list[list[int]], asked: "Floats", per: "Floats", own: "Floats",
            frequency: float) -> "Floats":
    """For each word: log odds of the best candidate and of all, and the share that is better."""
    import numpy as np

    made = np.full((len(listed), 3), np.nan)
    counts = np.array([len(c) for c in listed])
    some = np.flatnonzero(counts)
    if not len(some):
        return made
    known, at = vectors(), np.repeat(some, counts[some])
    rows = np.array([n for c in listed for n in c])
    first = np.concatenate(([0], np.cumsum(counts[some])[:-1]))
    odds = np.einsum("ij,ij->i", asked[at], known.unit[rows], dtype=np.float64) * per[at]
    odds += frequency * known.frequency[rows] - own[at]
    top = np.maximum.reduceat(odds, first)
    total = np.add.reduceat(np.exp(odds - np.repeat(top, counts[some])), first)
    better = np.add.reduceat((odds > 0).astype(np.float64), first)
    made[some] = np.stack([top, top + np.log(total), better / counts[some]], axis=1)
    return made
