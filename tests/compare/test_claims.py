"""Claims of short invented stories.

Cases (claims.json): texts of the articles; ``joined`` and ``apart``, pairs of words in statements that are of one
claim, or are not; how many rows contradict, and how many cells are silent (null: not looked at).
"""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.claims import claims, shortened
from nmi_analysis.corpus import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article
from nmi_analysis.settings import Settings

CASES = json.loads(Path(__file__).with_name("claims.json").read_text(encoding="utf-8"))


def told(texts, published=(), context=None):
    dates = [*published, *["2021-02-18"] * (len(texts) - len(published))]
    rows, documents = {}, {}
    for i, (text, date) in enumerate(zip(texts, dates, strict=True)):
        article = Article(f"{i:03}", text, published=date)
        documents[article.id] = document = parse(article)
        for table, found in extract_article(article, Context(), document=document).items():
            rows.setdefault(table, []).extend(found)
    return claims(Story("000", rows.pop("articles"), rows, documents), context or Context())


def pairs(rows):
    """Texts of every two rows of one claim from two articles."""
    groups = {}
    for r in rows:
        groups.setdefault(r["claim"], []).append(r)
    return [(a["text"], b["text"]) for g in groups.values() for a, b in combinations(g, 2)
            if a["article"] != b["article"]]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_claims(case):
    made = told(case["articles"], case.get("published", ()))
    found = pairs(made["claims"])
    for one, other in case["joined"]:
        assert any(one in a and other in b for a, b in found), (one, other)
    for one, other in case["apart"]:
        assert not any(one in a and other in b for a, b in found), (one, other)
    assert sum(r["stance"] == "contradicts" for r in made["claims"]) == case["contradicts"]
    if case["silent"] is not None:
        assert sum(r["stance"] == "silent" for r in made["coverage"]) == case["silent"]
    for r in made["claims"]:
        assert case["articles"][int(r["article"])][r["start"]:r["end"]] == r["text"]


@pytest.mark.parametrize(("one", "other", "reason"), [
    ("The bridge was last inspected in 2019, the county said.",
     "The bridge has not been inspected since 2009, the county said.", "other date: 2009 against 2019"),
    ("“We have sent 40 buses to the camp near Merrow,” the minister said.",
     "“We have sent 14 buses to the camp near Merrow,” the minister said.", "other value: 14 against 40"),
    ("The council approved the harbour wall in Sandhaven.",
     "The council has not approved the harbour wall in Sandhaven.", "negation"),
    ("The fleet grew from 500 to 4,000 boats.", "The fleet grew from 500 to 3,000 boats.",
     "other value: 3000 against 4000"),
    ("The collapse of the mill in Merrow was caused by rotten beams, engineers said.",
     "The collapse that buried nine workers in Merrow on Friday was not caused by rotten beams, engineers said.",
     "negation"),
    ("The state will pay 20,000 euros to each family of the miners.",
     "The state will pay 30,000 euros to each family of the miners.", "other value: 30000€ against 20000€"),
])
def test_nearly_equal_sentences_differ_with_a_reason(one, other, reason):
    made = told([one, other])["claims"]
    assert [(r["stance"], r["reason"]) for r in made if r["claim"] == "c0001"] == [("states", ""), ("differs", reason)]
    value, against = made[1]["value"], made[1]["against"]
    assert not value or reason.endswith(f": {value} against {against}")


def test_wordings_of_one_polarity_agree():
    made = told(["“The crew acted quickly and nobody panicked,” Captain Marlow said.",
                 "“The crew acted quickly and no one panicked,” Captain Marlow said."])["claims"]
    assert [r["stance"] for r in made] == ["states", "states"]


def test_a_name_is_put_for_a_pronoun_only_where_the_article_says_who_speaks():
    said = "“The old harbour bridge of Merrow stays closed until the spring{}”"
    made = told([f"Ada Orban is the mayor of Merrow. {said.format(',')} Orban said.",
                 f"The mayor spoke. {said.format('.')}"])
    labels = {r["label"] for r in made["claims"] if "harbour" in r["label"]}
    assert not any(label.startswith("[") and "Ada Orban" not in label for label in labels)
    text = "Ada Orban is the mayor of Merrow. She closed the old harbour bridge of Merrow on Monday."
    assert not any("[Ada Orban]" in r["label"] for r in told([text, text.replace("Monday", "Tuesday")])["claims"])


@pytest.mark.parametrize("text", ["The mayor of Merrow said on Tuesday.", "The mayor said."])
def test_who_speaks_is_no_claim(text):
    assert [r["text"] for r in told([text, "The dam is shut."])["claims"]] == ["The dam is shut"]


def test_what_an_article_repeats_is_one_claim():
    made = told(["Dam shut for repairs until May\n\nThe Kaldera dam will be shut for repairs until May.",
                 "The Kaldera dam is to be shut for repairs until May."])
    assert len({r["claim"] for r in made["claims"] if "Kaldera" in r["text"]}) == 1


def test_an_article_that_says_part_of_a_claim_is_not_silent():
    made = told(["The mayor of Merrow wants a new stone bridge for the railway, which floods swept away.",
                 "Floods in Merrow swept away the bridge of the railway in spring. Shops were closed."])
    cells = {(r["claim"], r["article"]): r for r in made["coverage"]}
    assert cells["c0001", "001"]["stance"] != "silent"


@pytest.mark.parametrize("text", ["", "…", "12 34", "\u200b", "Yes. No."])
def test_next_to_nothing_makes_no_error(text):
    made = told([text, text])
    assert all(r["stance"] in ("states", "silent") for r in made["coverage"])


def test_coverage_has_a_row_for_every_claim_and_article(seeds):
    cells = seeds.coverage.groupby("claim").size()
    assert set(cells) == {5}
    assert set(seeds.coverage["claim"]) == set(seeds.claims["claim"])
    silent = seeds.coverage[seeds.coverage["stance"] == "silent"]
    stated = set(zip(seeds.claims["claim"], seeds.claims["article"], strict=True))
    assert not stated & set(zip(silent["claim"], silent["article"], strict=True))


def test_who_leads_the_mission_is_disputed_in_the_seeds(seeds):
    leaders = seeds.claims[seeds.claims["rule"] == "claims.leader/v1"]
    against = leaders[leaders["stance"] == "contradicts"]
    assert set(against["article"].str[:3]) == {"004"}
    assert sorted(against["reason"]) == ["other actor: Canada, not Denmark", "other time: still to come"]
    assert set(against["value"]) == {"Canada", "still to come"}
    earlier = leaders[leaders["article"].str.startswith("003")]
    assert earlier["time_separated"].all()
    assert set(earlier["stance"]) == {"differs"}


def test_labels_stand_in_the_text_but_for_names_in_brackets(seeds):
    text = " ".join(" ".join(t.split()) for t in seeds.articles["text"]).lower()
    assert isinstance(seeds.claims, pd.DataFrame)
    aligned = seeds.claims[seeds.claims["kind"] != "variable"]
    for label in aligned["label"].str.replace(r"\[[^\]]+\]", "", regex=True):
        assert label.rstrip("…").strip(" \"“”").lower() in text


def test_long_labels_end_at_a_word():
    assert shortened("word " * 40) == "word " * 22 + "word…"
    assert shortened("two\n lines") == "two lines"


def test_coverage_of_very_many_articles_has_no_row_for_silence():
    texts = ["The dam at Orrin broke on Monday night.", "The dam at Orrin broke on Monday night, it said.",
             "Farmers in Dunmore sold forty cows at the market."]
    found = {}
    for most in (3, 2):
        context = Context(replace(Settings(), claims=replace(Settings().claims, silences=most)))
        found[most] = {(r["claim"], r["article"]): r["stance"] for r in told(texts, context=context)["coverage"]}
    assert "silent" in found[3].values()
    assert found[2] == {cell: stance for cell, stance in found[3].items() if stance != "silent"}
