"""Meaning lost or added against other articles, on invented stories; the cases are in meaning.yaml."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

import nmi_analysis as nmi
from nmi_analysis.compare.polarity import opposed, turned_words
from nmi_analysis.compare.terms import words

DATA = yaml.safe_load((Path(__file__).parent / "meaning.yaml").read_text(encoding="utf-8"))


def analyzed(texts):
    listed = [f"{opening}\n\n{text}" for opening, text in zip(DATA["openings"], texts, strict=False)]
    return nmi.analyze(pd.DataFrame({"article": [f"a{n}" for n in range(len(listed))], "text": listed,
                                     "published": "2024-03-04"}))


@pytest.mark.parametrize("case", DATA["cases"], ids=[c["name"] for c in DATA["cases"]])
def test_cases(case):
    tables = analyzed(case["texts"])
    assert tables.failures.empty
    found = tables.flags[tables.flags["rule"].str.contains("_elsewhere/") & (tables.flags["article"] == "a0")]
    assert [[r.text, r.rule.split(".")[1].split("/")[0]] for r in found.itertuples()] == case["flagged"]
    texts = tables.articles.set_index("article")["text"]
    for row in found.itertuples():
        words_there = " ".join(texts[row.evidence_article][row.evidence_start:row.evidence_end].split())
        assert words_there in row.evidence


def test_seeds_say_the_same_where_they_are_worded_alike(seeds):
    assert not seeds.flags["rule"].str.contains("_elsewhere/").any()


@pytest.mark.parametrize(("own", "other", "kind"), [
    ("did not", "", "negation"), ("refused to", "did not", ""), ("may", "will", "doubt"), ("may", "could", ""),
    ("accepted", "rejected", "opposite"), ("large", "big", ""), ("never not", "", ""),
])
def test_turned(own, other, kind):
    assert turned_words(words(own), words(other)) == kind


def test_opposites_need_the_same_inflection():
    assert "losing" in opposed("winning")
    assert "lose" not in opposed("winning")
