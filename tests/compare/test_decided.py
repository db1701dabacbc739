"""Statements that a person joins and parts: none is lost, and no other claim changes."""

import random

import pytest

import nmi_analysis as nmi
from nmi_analysis.compare import decided
from nmi_analysis.compare.align import Aligned, Likely
from nmi_analysis.errors import DecisionError, DecisionWarning


def regrouped(monkeypatch, groups, decision, mine, other, likely=None):
    """Groups of units after one decision on those at two places."""
    class Said:
        field, start, end = decided.CLAIM, 0, 1

    Said.decision, Said.other = decision, "there"
    monkeypatch.setattr(decided, "_on", lambda *_: [("here", Said)])
    monkeypatch.setattr(decided, "_place", lambda *_: "there")
    monkeypatch.setattr(decided, "_members", lambda _, place: mine if place != "there" else other)
    return decided.regrouped(None, (), Aligned(groups, Likely(likely or {}, {})), None)


def test_no_unit_is_lost_and_what_is_not_touched_stays(monkeypatch):
    rng = random.Random(1)
    for _ in range(300):
        groups = [[i] for i in range(8)] + [sorted(rng.sample(range(8), rng.randint(2, 4))) for _ in range(3)]
        mine, other = set(rng.sample(range(8), 2)), {rng.randrange(8)}
        mine -= other
        joined = regrouped(monkeypatch, groups, "edit", mine, other)
        parted = regrouped(monkeypatch, groups, "reject", mine, other)
        for made in (joined, parted):
            assert {i for g in made for i in g} == set(range(8))
            assert all(g in made for g in groups if (mine | other).isdisjoint(g))
        assert any(mine | other <= set(g) for g in joined)
        assert not any(mine & set(g) and other & set(g) for g in parted)


def test_of_several_claims_the_one_most_alike_is_joined(monkeypatch):
    groups, likely = [[0, 1], [0, 2], [3, 4]], {2: {4: 0.4}, 1: {4: 0.1}}
    assert regrouped(monkeypatch, groups, "edit", {0}, {4}, likely) == [[0, 1], [0, 2, 3, 4]]
    assert regrouped(monkeypatch, groups, "edit", {0}, {2}, likely) == groups


@pytest.fixture
def sample(tmp_path):
    return nmi.analyze("sample", decisions=tmp_path / "decisions.csv")


def at(claims, row):
    """Names of the claims that a statement stands in."""
    return set(claims.loc[(claims["article"] == row["article"]) & (claims["start"] == row["start"]), "claim"])


def test_a_statement_of_two_claims_is_joined_with_one_that_stands_alone(sample):
    claims = sample.claims[sample.claims["kind"] != "variable"]
    size = claims.groupby(["article", "start", "end"])["claim"].transform("nunique")
    one = claims[size == 2].iloc[0]
    alone = claims[(claims["rule"] == "claims.single/v2") & (claims["article"] != one["article"])]
    assert len(alone) > 3
    for _, other in alone.head(3).iterrows():
        sample.decide("claims", one, "join", to=other)
        now = sample.claims
        assert at(now, one) & at(now, other)
        assert len(at(now, one)) == 2
        assert len(now) >= len(claims) + (sample.claims["kind"] == "variable").sum()
        assert sample.failures.empty
        sample.undo()
    sample.decide("claims", one, "part", to=claims[claims["claim"].isin(at(claims, one)) & (
        claims["article"] != one["article"])].iloc[0])
    assert sample.failures.empty
    assert at(sample.claims, one)


def test_a_rule_that_fails_after_a_decision_is_said(sample, monkeypatch):
    monkeypatch.setattr("nmi_analysis.compare.claims.decided.regrouped", lambda *_: {}[76])
    with pytest.warns(DecisionWarning, match=r"kept, but the rule 'claims' failed .*KeyError: 76.*undo\(\)"):
        sample.decide("figures", 0, "accept")


def test_a_decision_that_finds_nothing_is_said(sample):
    named = sample.claims[sample.claims["kind"] == "variable"].iloc[0]
    other = sample.claims[sample.claims["kind"] != "variable"].iloc[0]
    with pytest.warns(DecisionWarning, match="orphan"):
        sample.decide("claims", named, "join", to=other)
    with pytest.raises(DecisionError, match="with itself"):
        sample.decide("claims", other, "join", to=other)
