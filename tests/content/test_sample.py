"""The three invented articles, on which the documentation and the examples stand."""

from nmi_analysis.rows import KINDS
from nmi_analysis.settings import Settings


def test_they_are_one_story_of_three_outlets(sample):
    assert list(sample.articles["source"]) == ["Lake Courier", "Morning Herald", "World Digest"]
    assert sample.stories["story"].nunique() == 1
    assert not len(sample.rejects)


def test_every_kind_of_finding_is_told(sample):
    told = sample.findings[sample.findings["confidence"] >= Settings().findings.least]
    assert set(told["kind"]) == set(KINDS)


def test_the_codebook_finds_what_they_say(sample):
    found = {(r.variable, r.article): r.value for r in sample.facts.itertuples()}
    assert {found["killed", a] for a in ("lake_courier", "world_digest")} == {"4"}
    assert found["killed", "morning_herald"] == "6"
    assert found["first_arrive", "lake_courier"] == "2023-09"
    assert found["first_arrive", "morning_herald"] == "2023-10"
    assert {v for (name, _), v in found.items() if name == "strength_planned"} == {"320"}
    assert set(sample.facts["variable"]) == set(sample.signature["variables"])
