"""Sparse vectors of many texts in little memory: twelve bytes a term, against a hundred in a dict."""

import math
from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Sparse(NamedTuple):
    """A vector's terms by number, ascending, and their weights."""

    terms: "NDArray[np.int32]"
    weights: "NDArray[np.float64]"


class Counts:
    """Term counts of texts, in the order in which they are added."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: list[tuple[array[int], array[float]]] = []

    def add(self, counts: Mapping[str, float]) -> None:
        """One more text."""
        numbers = self._numbers
        terms = array("i", (numbers.setdefault(term, len(numbers)) for term in counts))
        self._texts.append((terms, array("f", counts.values())))  # multiples of a half: exact

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def terms(self) -> list[str]:
        """All terms in order; a term's place is its number in ``vectors``."""
        return sorted(self._numbers)

    def texts_with(self) -> "NDArray[np.int64]":
        """The number of texts that hold each of ``terms``."""
        import numpy as np

        made = np.zeros(len(self._numbers), dtype=np.int64)
        for terms, _ in self._texts:
            made[np.frombuffer(terms, dtype=np.int32)] += 1
        return made[self._order()]

    def vectors(self, rarity: "NDArray[np.float64]") -> list[Sparse]:
        """Unit vectors of (1 + log tf) x ``rarity``, which is given for each of ``terms``; uses the counts up."""
        import numpy as np

        order = self._order()
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        made = [_unit(place[np.frombuffer(terms, dtype=np.int32)], counts, rarity) for terms, counts in self._texts]
        self._texts.clear()
        return made

    def _order(self) -> "NDArray[np.int64]":
        """Numbers of the terms in the order of their texts."""
        import numpy as np

        return np.array([self._numbers[t] for t in self.terms], dtype=np.int64)


def _unit(terms: "NDArray[np.int32]", counts: "array[float]", rarity: "NDArray[np.float64]") -> Sparse:
    import numpy as np

    order = np.argsort(terms)
    terms = terms[order]
    # math's logarithm and exact sum: numpy's differ in the last bit between processors
    logs = np.array([math.log1p(n) for n in counts])[order]
    kept = rarity[terms] > 0
    terms, weights = terms[kept], (logs * rarity[terms])[kept]
    norm = math.sqrt(math.fsum((weights * weights).tolist()))
    return Sparse(terms, weights / norm if norm else weights)


def dot(a: Sparse, b: Sparse) -> float:
    """Scalar product."""
    import numpy as np

    if len(a.terms) > len(b.terms):
        a, b = b, a
    if not len(a.terms):
        return 0.0
    at = np.minimum(np.searchsorted(b.terms, a.terms), len(b.terms) - 1)
    return math.fsum((a.weights * b.weights[at])[b.terms[at] == a.terms].tolist())


def added(a: Sparse, b: Sparse) -> Sparse:
    """Sum of two vectors."""
    import numpy as np

    terms, where = np.unique(np.concatenate((a.terms, b.terms)), return_inverse=True)
    weights: NDArray[np.float64] = np.zeros(len(terms))
    np.add.at(weights, where, np.concatenate((a.weights, b.weights)))
    return Sparse(terms, weights)


def weightiest(vector: Sparse, count: int) -> list[tuple[int, float]]:
    """The ``count`` terms of most weight, with it; of equal ones the first in order."""
    import numpy as np

    order = np.argsort(-vector.weights, kind="stable")[:count]
    return list(zip(vector.terms[order].tolist(), vector.weights[order].tolist(), strict=True))
