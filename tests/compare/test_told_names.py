"""What is told of names, persons and places, on short invented stories (cases: names.yaml)."""

import re
from pathlib import Path

import pytest
import yaml

from nmi_analysis.compare.bearings import bearings
from nmi_analysis.compare.descriptions import descriptions
from nmi_analysis.compare.spellings import spellings
from nmi_analysis.english import Context

CASES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
COMPARERS = {"spellings": spellings, "descriptions": descriptions, "bearings": bearings}
TOLD = [c for c in CASES if c["told"]]


def found(case, story_of):
    story = story_of(case["articles"])
    return story, COMPARERS[case["comparer"]](story, Context())["findings"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['comparer']}: {c['about']}")
def test_cases(case, story_of):
    _, findings = found(case, story_of)
    assert [f.statement for f in findings] == case["told"]


@pytest.mark.parametrize("case", TOLD, ids=lambda c: c["about"])
def test_a_statement_stands_in_its_evidence(case, story_of):
    """Every number, name and quoted word is an outlet's, or in the text or value of a row."""
    story, findings = found(case, story_of)
    for f in findings:
        shown = [story.documents[e.article].text[e.start:e.end] for e in f.evidence] + [e.value for e in f.evidence]
        words = set(re.findall(r"\w+", " ".join([*shown, *case["articles"]])))
        said = set(re.findall(r"\b[A-Z]\w*|\d+", f.statement)) | {
            w for quoted in re.findall("“(.*?)”", f.statement) for w in re.findall(r"\w+", quoted)}
        assert said <= words


@pytest.mark.parametrize("case", TOLD, ids=lambda c: c["about"])
def test_findings_stand_on_two_articles_and_are_probable(case, story_of):
    _, findings = found(case, story_of)
    for f in findings:
        assert len(f.articles) > 1
        assert {e.role for e in f.evidence} == {"states", "against"}
        assert len({e.value for e in f.evidence}) > 1
        assert Context().settings.findings.least <= f.confidence <= 1
        assert 0 < f.weight <= 1


@pytest.mark.parametrize("case", TOLD, ids=lambda c: c["about"])
def test_the_order_of_articles_changes_nothing_told(case, story_of):
    turned = {**case, "articles": dict(reversed(case["articles"].items()))}
    told = [[(f.kind, f.confidence, len(f.evidence)) for f in found(c, story_of)[1]] for c in (case, turned)]
    assert told[0] == told[1]
