"""Sparse vectors of many texts in little memory: twelve bytes a term, against a hundred in a dict."""

import math
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Sparse(NamedTuple):
    """A vector's terms by number, ascending, and their weights."""

    terms: "NDArray[np.int32]"
    weights: "NDArray[np.float64]"


class Vectors(Sequence[Sparse]):
    """Many vectors end to end in two arrays."""

    def __init__(self, ends: "array[int]", terms: "NDArray[np.int32]", weights: "NDArray[np.float64]") -> None:
        self._ends, self._terms, self._weights = ends, terms, weights

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Sparse: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sparse]: ...
    def __getitem__(self, at: int | slice) -> Sparse | list[Sparse]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        place = slice(self._ends[at], self._ends[at + 1])
        return Sparse(self._terms[place], self._weights[place])


class Counts:
    """Term counts of texts, in the order in which they are added: eight bytes a term."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._ends, self._terms, self._counts = array("q", [0]), array("i"), array("f")

    def add(self, counts: Mapping[str, float]) -> None:
        """One more text."""
        numbers = self._numbers
        self._terms.extend(numbers.setdefault(term, len(numbers)) for term in counts)
        self._counts.extend(counts.values())  # multiples of a half: exact
        self._ends.append(len(self._terms))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @property
    def terms(self) -> list[str]:
        """All terms in order; a term's place is its number in ``vectors``."""
        return sorted(self._numbers)

    def texts_with(self) -> "NDArray[np.int64]":
        """The number of texts that hold each of ``terms``."""
        import numpy as np

        held = np.bincount(np.frombuffer(self._terms, dtype=np.int32), minlength=len(self._numbers))
        return held.astype(np.int64)[self._order()] if self._terms else np.zeros(len(self._numbers), dtype=np.int64)

    def vectors(self, rarity: "NDArray[np.float64]") -> Vectors:
        """Unit vectors of (1 + log tf) x ``rarity``, which is given for each of ``terms``; uses the counts up."""
        import numpy as np

        order = self._order()
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        ends = array("q", [0])
        terms, weights = np.empty(len(self._terms), dtype=np.int32), np.empty(len(self._terms))
        for start, end in pairwise(self._ends):
            one = _unit(place[self._terms[start:end]], self._counts[start:end], rarity)
            ends.append(ends[-1] + len(one.terms))
            terms[ends[-2]:ends[-1]], weights[ends[-2]:ends[-1]] = one
        self._ends, self._terms, self._counts, self._numbers = array("q", [0]), array("i"), array("f"), {}
        return Vectors(ends, terms, weights)

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


class Keys(Sequence[list[tuple[int, float]]]):
    """The weightiest terms of many vectors, taken when they are asked for."""

    def __init__(self, vectors: Sequence[Sparse], count: int) -> None:
        self._vectors, self._count = vectors, count

    def __len__(self) -> int:
        return len(self._vectors)

    @overload
    def __getitem__(self, at: int) -> list[tuple[int, float]]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[tuple[int, float]]]: ...
    def __getitem__(self, at: int | slice) -> list[tuple[int, float]] | list[list[tuple[int, float]]]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return weightiest(self._vectors[at], self._count)
