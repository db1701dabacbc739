"""Findings in words, from an invented run and from the seeds."""

import pytest

import samples
from nmi_analysis import summaries
from nmi_analysis.tables import frames


@pytest.fixture(scope="module")
def found():
    return summaries.findings(samples.ferry())


@pytest.mark.parametrize("text", [
    ("A change from 20 to 60 sailors, says Northern Post; Southern Echo gives both figures apart: 20 and about 60. "
     "Computed: 3 times."),
    "Hurt: the sources contradict each other: 3 people (Northern Post); 7 people (Southern Echo).",
    "New ferry: no, says old (2030).",
    "Northern Post alone reports Where the ferry was built (Norway).",
    "Northern Post and Southern Echo share 1 passage (3 words), copied or lightly edited.",
    f"{samples.LABEL} may say the opposite of what was meant: “Nobody was hurt”.",
    "“People were hurt”: contradicted by " + samples.LABEL + ": negation.",
    "2 of 4 articles come from an unknown outlet, labelled by article id.",
])
def test_finding(found, text):
    assert text in set(found["text"])


def test_every_finding_leads_to_its_sentence(found):
    placed = found[found["article"] != ""]
    assert len(placed) >= 12
    for row in placed.itertuples():
        assert row.link == f"articles.html#{summaries.links.anchor(row.article, row.start, row.end)}"
        assert samples.TEXTS[row.article][row.start:row.end].split()[0] in row.quote
    assert set(found.columns) >= {"text", "article", "start", "end", "link"}


@pytest.mark.parametrize("repeated", ["Crew planned", "Figures differ for people hurt", "Figures differ for Hurt"])
def test_what_a_finding_has_told_no_other_repeats(found, repeated):
    assert not found["text"].str.startswith(repeated).any()


def test_words_that_matter_are_marked():
    found = summaries.findings(samples.ferry())
    hurt = found[found["text"].str.startswith("Hurt") & (found["article"] == "south_1")].iloc[0]
    first, last = hurt["quote_mark"]
    assert hurt["quote"][first:last] == "Seven people"
    assert "<mark>Seven people</mark>" in found._repr_html_()


def test_a_statement_of_another_time_is_told_as_such():
    tables = samples.ferry()
    facts = tables.facts.copy()
    facts.loc[facts["variable"] == "new_ferry", ["variable", "value"]] = "built_in", "Spain"
    facts.loc[facts["variable"] == "built_in", "polarity"] = "affirmed"
    tables._frames["facts"] = facts
    at = {"story": samples.STORY, "claim": "codebook/built_in/Norway", "label": "Built: Norway", "kind": "variable",
          "rule": "claims.test/v1"}
    claims = [{**at, **samples.span("north_1", "Norway"), "stance": "states"},
              {**at, **samples.span("old_1", "No new ferry"), "stance": "differs", "reason": "time-separated",
               "time_separated": True}]
    tables._frames.update({n: f for n, f in frames({
        "claims": claims, "coverage": list(samples.cells(claims))}).items() if n in ("claims", "coverage")})
    texts = set(summaries.findings(tables)["text"])
    assert "Where the ferry was built: Norway (Northern Post); at another time Spain, says old (2030)." in texts
    assert not any("contradict" in t for t in texts if t.startswith("Where"))
    assert summaries.other_times(tables)["against"].tolist() == [
        "old, 2030-02: No new ferry will be bought."]


def test_without_codebook_and_claims_it_still_says_something():
    texts = summaries.findings(samples.plain())["text"].tolist()
    assert texts[0] == "2 articles with 14 words; no codebook, so no fact is tracked by name."
    assert "2 of 2 articles come from an unknown outlet, labelled by article id." in texts


def test_dates_of_another_precision_agree():
    tables = samples.ferry()
    facts = tables.facts[tables.facts["variable"] == "hurt"].assign(
        variable="began", value=["2030-10", "2030"], number=float("nan"))
    tables._frames["facts"] = facts
    assert "Began: 2030-10 (Northern Post); 2030 (Southern Echo)." in set(summaries.findings(tables)["text"])


def test_a_number_of_four_digits_is_no_date():
    tables = samples.ferry()
    facts = tables.facts[tables.facts["variable"] == "crew_planned"].assign(value="4000", number=4000.0)
    tables._frames["facts"] = facts
    assert "Crew planned: 4,000 sailors (Northern Post); about 4,000 sailors (Southern Echo)." in set(
        summaries.findings(tables)["text"])
