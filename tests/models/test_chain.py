"""Decoding of a linear chain against all label sequences; loading of the fitted ones."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from nmi_analysis.models import chain

NUMBER = st.integers(-9, 9)
STEPS = st.lists(st.lists(NUMBER, min_size=3, max_size=3), min_size=4, max_size=4)
SCORES = st.lists(st.lists(NUMBER, min_size=3, max_size=3), min_size=1, max_size=4)


def worth(labels, scores, steps):
    before, total = -1, 0
    for label, row in zip(labels, scores, strict=True):
        total += row[label] + steps[before][label]
        before = label
    return total


@given(scores=SCORES, steps=STEPS)
def test_best_of_all(scores, steps):
    found = chain.best(scores, steps)
    assert worth(found, scores, steps) == max(worth(p, scores, steps) for p in product(range(3), repeat=len(scores)))


def test_unknown_hints_count_for_nothing():
    model = chain.made("xyz", {"a": [0, 5, 0], "b": [0, 0, 7]}, [[0] * 3 for _ in range(4)])
    assert model.decode([[["a"], ["b", "c"]], [["c"]]]) == [[1, 2], [0]]
    assert model.decode([]) == []


def test_fitted_names():
    models = chain.load("names")
    assert set(models) == {"first", "second"}
    assert all(m.weights.shape == (len(m.numbers) + 1, len(m.labels)) for m in models.values())
    beside = [h for m in models.values() for h in m.numbers if h.startswith(("+word=", "-word=", "before=", "after="))]
    assert not [h for h in beside if h.partition("=")[2][1:].istitle() and len(h.partition("=")[2]) > 2
                and "X" not in h]
