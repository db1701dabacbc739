"""Findings in words, from an invented run and from the seeds."""

import pandas as pd
import pytest

import nmi_analysis as nmi
import samples
from nmi_analysis import summaries
from nmi_analysis.tables import frames

LONG = "word " * 25


@pytest.fixture(scope="module")
def found():
    return summaries.findings(samples.ferry())


@pytest.mark.parametrize("text", [
    ("A change from 20 to 60 sailors, says Northern Post; Southern Echo gives both figures apart: 20 and about 60. "
     "Computed: 3 times."),
    "Hurt: the sources contradict each other: 3 people (Northern Post); 7 people (Southern Echo).",
    "New ferry: no, says old (2030).",
    "Northern Post alone reports Where the ferry was built (Norway).",
    f"{samples.LABEL} may say the opposite of what was meant: “Nobody was hurt”.",
    "“People were hurt”: contradicted by " + samples.LABEL + ": negation.",
    "2 of 4 articles come from an unknown outlet, labelled by article id.",
    "old is from 2030-02, a year before the others.",
])
def test_finding(found, text):
    assert text in set(found["text"])


def test_every_finding_leads_to_its_sentence(found):
    placed = found[found["article"] != ""]
    assert len(placed) >= 10
    for row in placed.itertuples():
        at = (row.start, row.end) if row.start < row.end else ()  # else the whole article
        assert str(row.link) == f"articles.html#{summaries.links.anchor(row.article, *at)}"
        assert not at or samples.TEXTS[row.article][row.start:row.end].split()[0] in row.quote
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


def test_a_copy_is_told_before_the_passages_it_shares_and_those_once():
    tables = samples.ferry()
    again = tables.reuse.assign(article_a="old_1")
    tables._frames["reuse"] = pd.concat([tables.reuse, again], ignore_index=True).assign(text_a=LONG)
    copied = tables.articles["article"] == "old_1"
    tables._frames["articles"] = tables.articles.assign(duplicate_of=copied.map({True: "north_1", False: ""}))
    found = summaries.findings(tables).query("kind == 'copied'").drop_duplicates("finding")
    assert [t.split(" ")[2] for t in found["text"]] == ["repeats", "and"]
    assert str(found["link"].iloc[0]) == "articles.html#" + summaries.links.anchor("old_1")


def test_the_strongest_kinds_come_first(found):
    kinds = list(dict.fromkeys(found["kind"]))
    assert kinds[:2] == ["contradiction", "inversion"]
    assert kinds.index("older") < kinds.index("alone") < kinds.index("sources")


def test_a_few_words_alike_are_no_copying(found):
    assert "copied" not in set(found["kind"])
    tables = samples.ferry()
    tables._frames["reuse"] = tables.reuse.assign(text_a=LONG)
    assert "Northern Post and Southern Echo share 1 passage (25 words), copied or lightly edited." in set(
        summaries.findings(tables)["text"])


def test_one_fact_makes_one_finding():
    text = "KARVELL - The Vessel Line plans to increase its fleet from 5 to {} ships by 2033, its chairman said."
    tables = nmi.analyze(pd.DataFrame([{"article": a, "text": text.format(n)} for a, n in (("one", 8), ("two", 18))]))
    found = summaries.findings(tables).drop_duplicates("finding")
    assert len(summaries.changes(tables)) == 2
    assert found["text"].str.contains("18").sum() == 1


def test_what_is_disputed_is_neither_left_out_nor_told_alike():
    tables = samples.ferry()
    told = summaries.all_but_one(tables)
    assert told["disputed"].tolist() == [True]  # the old article tells of 12 sailors
    assert not summaries.findings(tables)["text"].str.contains("says nothing").any()
    tables._frames["facts"] = tables.facts.head(0)
    assert not summaries.findings(tables)["text"].str.contains("report: “People were hurt").any()


PLACE = "PORT ELM - {} in the fire at the Elm Street market on Monday, the fire brigade said. "
MARKET = {
    "morning": PLACE.format("At least 12 people were killed and 40 were missing")
    + "“We warned the town in March that the cables were old,” said Ida Holm, head of the market.",
    "noon": "The market of Port Elm burned for nine hours. The number of people killed in the fire rose to 14 on "
    "Tuesday, while 31 were still missing, the mayor told reporters beside the ruins of the hall. "
    "“We warned the town in March that the cables were old,” Ida Holm said at the gate.",
    "evening": "Port Elm denied on Tuesday that it had been told of old cables. "
    "“We did not warn the town in March that the cables were old,” said Ida Holm, head of the market.",
}


@pytest.fixture(scope="module")
def market():
    days = {"morning": "2031-03-03", "noon": "2031-03-04", "evening": "2031-03-04"}
    found = summaries.findings(nmi.analyze(pd.DataFrame(
        [{"article": a, "text": t, "source": a.title(), "published": days[a]} for a, t in MARKET.items()])))
    return found.drop_duplicates("finding").set_index("kind")["text"]


def test_words_turned_into_their_opposite_are_told_first(market):
    assert market.index[0] == "quotation"
    assert market["quotation"].startswith("Words of Ida Holm with opposite sense: Evening has “We did not warn")
    assert "Morning and Noon have “We warned" in market["quotation"]


def test_what_the_words_of_others_show_is_not_told_again_as_a_suspicion(market):
    assert not {"inversion", "denied"} & set(market.index)


def test_a_denial_is_told_with_who_denies(market):
    assert market["denial"] == ("Evening reports a denial by Port Elm: “denied on Tuesday that it had been told "
                                "of old cables”.")


def test_figures_that_differ_are_told_with_thing_sources_and_which_is_later(market):
    assert market["figures"] == ("Figures differ for people (missing): 31 (Noon) against 40 (Morning); the lower is "
                                 "the later one.")


def test_who_says_the_opposite_is_not_told_to_report_the_same(market):
    told = market[market.index == "claim"]
    assert not told[told.str.contains("We warned")].str.contains("Evening").any()
