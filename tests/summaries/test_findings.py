"""Findings in words, from an invented run and from the seeds."""

import pytest

import samples
from nmi_analysis import summaries


@pytest.fixture(scope="module")
def found():
    return summaries.findings(samples.ferry())


@pytest.mark.parametrize("text", [
    "A change from 20 to 60 sailors, 3 times as many, says Northern Post; Southern Echo gives both figures apart.",
    "Hurt: the sources contradict each other: 3 persons (Northern Post); 7 persons (Southern Echo).",
    "New ferry: no, says old (2030).",
    "Crew planned: 60 sailors (Northern Post and Southern Echo).",
    "Where the ferry was built: Norway (Northern Post alone).",
    "Figures differ for people hurt: 3 against 7 persons.",
    f"{samples.LABEL} may say the opposite of what was meant: “Nobody was hurt”.",
    "“People were hurt”: contradicted by " + samples.LABEL + ": negation.",
    "2 of 4 articles come from an unknown outlet, labelled by article id.",
])
def test_finding(found, text):
    assert text in set(found["text"])


def test_every_finding_leads_to_its_sentence(found):
    placed = found[found["article"] != ""]
    assert len(placed) >= 15
    for row in placed.itertuples():
        assert row.link == f"articles.html#{summaries.links.anchor(row.article, row.start, row.end)}"
        assert samples.TEXTS[row.article][row.start:row.end].split()[0] in row.quote
    assert set(found.columns) >= {"text", "article", "start", "end", "link"}


def test_without_codebook_and_claims_it_still_says_something():
    texts = summaries.findings(samples.plain())["text"].tolist()
    assert texts[0] == "2 articles with 14 words; no codebook, so no fact is tracked by name."
    assert "2 of 2 articles come from an unknown outlet, labelled by article id." in texts


def test_dates_of_another_precision_agree():
    tables = samples.ferry()
    facts = tables.facts[tables.facts["variable"] == "hurt"].assign(
        variable="began", value=["2030-10", "2030"], number=float("nan"))
    tables._frames["facts"] = facts
    assert "Began: 2030-10 (Northern Post and Southern Echo)." in set(summaries.findings(tables)["text"])


def test_a_number_of_four_digits_is_no_date():
    tables = samples.ferry()
    facts = tables.facts[tables.facts["variable"] == "crew_planned"].assign(value="4000", number=4000.0)
    tables._frames["facts"] = facts
    assert "Crew planned: 4,000 sailors (Northern Post and Southern Echo)." in set(summaries.findings(tables)["text"])
