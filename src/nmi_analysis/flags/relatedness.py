"""How well each content word goes with the other content words of its text, by what dictionary definitions share.

The word vectors are those of ``scripts/build_gloss_vectors.py``: words that stand in the same WordNet definitions
point the same way. No synonym is needed for that: a 'waiter' among emails and agencies is odd by itself. Vectors
hold whole numbers and products are summed before they are divided, so that every sum is exact: the order in which a
processor or a numerical library adds cannot change a value.
"""

import base64
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from threadpoolctl import ThreadpoolController

    Floats = NDArray[np.floating]

MEASURES = (
    "related",       # mean cosine with the text's other words, against the text's mean
    "related_top",   # the same with the five nearest of them
    "related_near",  # the same with the words around, five on each side
    "related_gain",  # by how much that of the best synonym with the text is higher
)
_MOST = 400  # words of a text that the others are compared with, in the text's order: keeps the time linear
_TOP = 5
_REACH = 5
_FEW = 5  # words with a vector below which a text says nothing
_LENGTH = 2048  # of a vector; products of two stay below the 2**24 up to which 32 bits hold whole numbers
SQUARE = float(_LENGTH * _LENGTH)  # the product of a vector with itself, nearly


class Vectors(NamedTuple):
    """Row of a word, and vectors of whole numbers, about 2048 long; row 0 is of a word without one and holds zeros."""

    rows: dict[str, int]
    unit: "Floats"


@cache
def vectors() -> Vectors:
    """The lexicon ``gloss_vectors``: signed bytes in base 64."""
    import numpy as np

    table = lexicons.mapping("gloss_vectors", "vector")
    raw = np.frombuffer(b"".join(map(base64.b64decode, table.values())), dtype=np.int8)
    unit = raw.reshape(len(table), -1).astype(np.float32)
    unit = np.rint(unit / np.sqrt((unit * unit).sum(axis=1, keepdims=True)) * _LENGTH)
    return Vectors({word: n for n, word in enumerate(table, start=1)}, np.vstack([np.zeros_like(unit[:1]), unit]))


def measures(words: Sequence[str], best: Sequence[str]) -> "Floats":
    """An array of the measures for the content words of a text in order; ``best`` is each word's best synonym or "".

    Undefined is NaN.
    """
    import numpy as np

    known = vectors()
    at = np.array([known.rows.get(w, 0) for w in words], dtype=np.int64)
    types, where = np.unique(at, return_inverse=True)
    made = np.full((len(words), len(MEASURES)), np.nan, dtype=np.float32)
    defined = at > 0
    n = int((types > 0).sum())
    if n <= _FEW:
        return made
    unit = known.unit[types]
    total = unit.sum(axis=0, dtype=np.float64)
    like = unit @ total - np.einsum("ij,ij->i", unit, unit)
    made[:, 0] = (like - like[types > 0].sum() / n)[where] / (n * SQUARE)
    made[:, 1] = _nearest(types, at, unit)[where]
    made[:, 2] = _around(at, known.unit)
    other = np.array([known.rows.get(b, 0) for b in best], dtype=np.int64)
    chosen = known.unit[other]
    own = np.where(np.isin(other, types), np.einsum("ij,ij->i", chosen, chosen), 0.0)
    made[:, 3] = np.where(other > 0, (chosen @ total - own - like[where]) / (n * SQUARE), np.nan)
    made[~defined] = np.nan
    return made


def nearest(word: str, others: Iterable[str]) -> float | None:
    """The greatest cosine of a word with one of the others; None where it or all of them have no vector."""
    known = vectors()
    rows = [known.rows[w] for w in others if w in known.rows]
    if word not in known.rows or not rows:
        return None
    return float((known.unit[rows] @ known.unit[known.rows[word]]).max()) / SQUARE


def _nearest(types: "NDArray[np.int64]", at: "NDArray[np.int64]", unit: "Floats") -> "Floats":
    """Mean cosine of each type with its nearest others among the text's first ones."""
    import numpy as np

    _, first = np.unique(at, return_index=True)
    chosen = np.argsort(first, kind="stable")
    chosen = chosen[types[chosen] > 0][:_MOST]
    with _threads().limit(limits=1, user_api="blas"):  # so small a product only keeps a second processor waiting
        cosines = unit @ unit[chosen].T
    cosines[chosen, np.arange(len(chosen))] = -SQUARE
    top: Floats = np.partition(cosines, -_TOP, axis=1)[:, -_TOP:].sum(axis=1, dtype=np.float64) / (_TOP * SQUARE)
    return top


@cache
def _threads() -> "ThreadpoolController":
    """The numerical libraries of this process."""
    import numpy  # noqa: F401  # they are those loaded by now
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _around(at: "NDArray[np.int64]", unit: "Floats") -> "Floats":
    """Mean cosine of each word with the words around it that are not the same."""
    import numpy as np

    rows = unit[at]
    total, count = np.zeros(len(at)), np.zeros(len(at))
    for step in range(1, min(_REACH, len(at) - 1) + 1):
        apart = (at[:-step] != at[step:]) & (at[:-step] > 0) & (at[step:] > 0)
        cosine = np.einsum("ij,ij->i", rows[:-step], rows[step:]) * apart
        for side in (slice(None, -step), slice(step, None)):
            total[side] += cosine
            count[side] += apart
    mean: Floats = np.divide(total, count * SQUARE, out=np.full(len(at), np.nan), where=count > 0)
    return mean
