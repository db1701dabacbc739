import random

import pytest

from nmi_analysis.compare import stories
from nmi_analysis.english import Context

DAM = "Engineers closed the Kaldera dam on Tuesday after cracks were found in its spillway, officials in Merrow said."
DAM_TOO = "The Kaldera dam was shut on Tuesday because its spillway has cracks, Merrow's engineers told reporters."
VOTE = "Voters in Sandhaven elected Ilse Brandt mayor on Sunday, ending nine years of rule by the Harbour party."
VOTE_TOO = "Ilse Brandt won Sandhaven's mayoral election on Sunday, a defeat for the Harbour party after nine years."


def grouped(*articles):
    rows = [{"article": name, "text": text, "title": "", "published": published} for name, text, published in articles]
    made = stories.group({"articles": rows}, Context())
    return {r["article"]: r["story"] for r in made}


def test_events_are_told_apart():
    assert grouped(("a", VOTE, ""), ("b", DAM, ""), ("c", VOTE_TOO, ""), ("d", DAM_TOO, "")) == {
        "a": "a", "c": "a", "b": "b", "d": "b"}


def test_the_order_of_the_input_does_not_matter():
    articles = [("a", VOTE, "2020-01-01"), ("b", DAM, ""), ("c", VOTE_TOO, "2020"), ("d", DAM_TOO, "2021-02")]
    shuffled = random.Random(1).sample(articles, 4)
    assert grouped(*articles) == grouped(*shuffled)


@pytest.mark.parametrize(("published", "count"), [("2020-01-02", 1), ("2020-01", 1), ("2020-09-02", 2)])
def test_far_dates_ask_for_more_in_common(published, count):
    baths = "Sandhaven's council meets on Monday to sell the Harbour baths, closed for years, to a builder from Merrow."
    assert len(set(grouped(("a", VOTE, "2020-01-01"), ("b", baths, published)).values())) == count


@pytest.mark.parametrize("text", ["…", "12", "a b c", "\u200b\n"])
def test_an_article_of_hardly_a_word_is_a_story(text):
    assert grouped(("a", text, ""))["a"] == "a"


def test_identical_articles_are_one_story():
    assert set(grouped(*((f"{i:03}", DAM, "") for i in range(500))).values()) == {"000"}


def test_the_seeds_are_one_story(seeds):
    assert set(seeds.stories["story"]) == {"000_3c133a0c2e6672e3"}
    assert len(seeds.stories) == 5
