"""Coefficients of agreement against published examples, and their intervals."""

import math

import pytest
from scipy.stats import t

from nmi_analysis.content.reliability import _quantile, agreeing, alpha, estimated, kappa

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: four observers, twelve units.
OBSERVERS = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")


def ratings(lines, kind=str):
    return {str(unit): {f"c{n}": kind(v) for n, v in enumerate(codes) if v != "."}
            for unit, codes in enumerate(zip(*(line.split() for line in lines), strict=True))}


def test_alpha_is_krippendorffs():
    assert alpha(ratings(OBSERVERS)) == pytest.approx(0.743, abs=5e-4)
    assert alpha(ratings(OBSERVERS, float), interval=True) == pytest.approx(0.849, abs=5e-4)


def test_kappa_is_cohens():
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa({str(i): dict(zip("AB", p, strict=True)) for i, p in enumerate(pairs)}) == pytest.approx(0.4)


def test_kappa_of_three_is_the_mean_of_pairs():
    given = ratings(("a b a b a", "a b b b a", "b b a b a"))
    pairs = [{u: {c: codes[c] for c in two} for u, codes in given.items()}
             for two in (("c0", "c1"), ("c0", "c2"), ("c1", "c2"))]
    assert kappa(given) == pytest.approx(sum(map(kappa, pairs)) / 3)


def test_agreement_without_chance():
    assert agreeing(ratings(("a b a", "a b b", "a b b"))) == pytest.approx((1 + 1 + 1 / 3) / 3)


@pytest.mark.parametrize(("lines", "reason"), [
    (("a a a a", "a a a a"), "every coding is the same value"), (("a .", ". a"), "no unit is coded by two"),
    (("a a a b", "a a a b"), "one unit alone varies"), (("a b", "a b"), "fewer than 3 units"),
    (("a b a b", "a b a b"), "no disagreement")])
def test_what_is_worth_nothing_says_so(lines, reason):
    found = estimated(alpha, ratings(lines))
    assert reason in found.reason
    assert math.isnan(found.value) == ("every" in reason or "no unit" in reason)


def test_the_interval_holds_the_value_and_narrows_with_units():
    few = estimated(alpha, ratings(("a b a b a a", "a b a b b a")))
    many = estimated(alpha, ratings(("a b a b a a " * 20, "a b a b b a " * 20)))
    assert few.low < few.value < few.high
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("freedom", [4, 9, 30, 200])
def test_students_t(freedom):
    assert _quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), rel=0.003)
