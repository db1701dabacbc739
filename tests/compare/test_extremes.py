"""Corpora at the edge: one article, two that are the same, one without sentences, many on one story."""

import pandas as pd
import pytest

import nmi_analysis as nmi

STORY = ("Engineers closed the Kaldera dam on Tuesday after cracks were found in its spillway, officials in Merrow "
         "said. About {0} people who live below the reservoir were told to leave. “We will repair it by May,” chief "
         "engineer Ilse Brandt told reporters in Merrow.")


def analyzed(*texts):
    tables = nmi.analyze(pd.DataFrame({"article": [f"a{i:03}" for i in range(len(texts))], "text": texts,
                                       "published": "2024-03-01"}))
    assert tables.failures.empty
    assert set(tables.stories["article"]) == set(tables.articles["article"])
    tables.validate()
    return tables


def test_one_article_states_all_its_claims_and_agrees_with_nobody():
    tables = analyzed(STORY.format(900))
    assert len(tables.claims)
    assert set(tables.coverage["stance"]) == {"states"}
    assert tables.reuse.empty
    assert tables.agreements.empty
    assert not tables.articles["duplicate_of"].any()


def test_of_two_identical_articles_one_repeats_the_other():
    tables = analyzed(STORY.format(900), STORY.format(900))
    assert list(tables.articles["duplicate_of"]) == ["", "a000"]
    assert list(tables.reuse["kind"]) == ["copied"]
    assert list(tables.reuse["similarity"]) == [1.0]


@pytest.mark.parametrize("text", ["…", "12", "\u200b.", "***\n\n***", "a"])
def test_an_article_without_sentences_costs_the_others_nothing(text):
    tables = analyzed(text, STORY.format(900), STORY.format(1200))
    assert "a000" not in set(tables.claims["article"])
    assert len(tables.stories) == 3


def test_many_articles_on_one_story_are_one_story():
    tables = analyzed(*(STORY.format(900 + n) for n in range(60)))
    assert set(tables.stories["story"]) == {"a000"}
    assert tables.coverage.groupby("claim").size().eq(60).all()
