"""Numbers, names, addresses and wordings as a reader sees them."""

import pytest

import samples
from nmi_analysis.corpus.article import short_ids
from nmi_analysis.views.evidence import anchor, link
from nmi_analysis.views.quotes import same_words
from nmi_analysis.views.words import clip, number, quantity, united, variable_label


@pytest.mark.parametrize(("reference", "text", "same"), [
    ("We did it, all of us.", "We did it all, of us", "111111"),
    ("Today we decided", "Right now we determined", "0010"),
    ("don’t go", "don't go!", "11"),
    ("", "new words", "00"),
])
def test_words_that_differ(reference, text, same):
    assert same_words(reference, text) == same


@pytest.mark.parametrize(("ids", "short"), [
    (["000_3c13", "001_2e83"], ["000", "001"]),
    (["story_a", "story_b"], ["story_a", "story_b"]),
    (["article-of-the-day-a", "article-of-the-day-b"], ["article-of-the-day-a", "article-of-the-day-b"]),
    (["a" * 30, "b" * 30], ["a" * 14, "b" * 14]),
])
def test_short_ids_stay_unique(ids, short):
    assert list(short_ids(ids).values()) == short


def test_anchors_are_distinct_and_need_no_escaping():
    ids = ["a b", "a_b", "a%20b", "ü", "a:1", "a"]
    made = {anchor(i, s) if s is None else anchor(i, s, 2) for i in ids for s in (None, 0, 1)}
    assert len(made) == len(ids) * 3
    assert all(c.isascii() and (c.isalnum() or c in ":.-_") for a in made for c in a)
    assert link("x", 1, 2) == "articles.html#a:x:1:2"


@pytest.mark.parametrize(("row", "said"), [
    ({"value": 4000.0, "bound": "="}, "4,000"), ({"value": 4000.0, "bound": "~"}, "about 4,000"),
    ({"value": 100.0, "upper": 1000.0, "bound": "~"}, "100 to 1,000"), ({"value": 2.5, "bound": ">"}, "at least 2.5"),
    ({"value": 5.0, "bound": ">", "text": "At least five"}, "at least 5"),
    ({"value": 5.0, "bound": ">", "text": "no fewer than five"}, "at least 5"),
    ({"value": 5.0, "bound": ">", "text": "just over five"}, "more than 5"),
    ({"value": 5.0, "bound": ">", "text": "20"}, "at least 5"),
    ({"value": 5.0, "bound": "<", "text": "Fewer than five"}, "less than 5"),
    ({"value": 5.0, "bound": "<", "text": "no more than five"}, "up to 5"),
    ({"value": 100.0, "upper": 1000.0, "bound": "~", "text": "Hundreds"}, "hundreds of"),
    ({"value": 1e4, "upper": 1e5, "bound": "~", "text": "tens of thousands"}, "tens of thousands of"),
    ({"value": 10.0, "upper": 20.0, "bound": "=", "text": "10 to 20"}, "10 to 20"),
])
def test_quantities_in_words(row, said):
    assert quantity(row) == said


def test_words():
    assert number(1234567.0) == "1,234,567"
    assert number(374e6) == "374 million"
    assert united("12", "percentage") == "12%"
    assert [united(n, u) for n in "12" for u in ("people", "staff officers", "series")] == [
        "1 person", "1 staff officer", "1 series", "2 people", "2 staff officers", "2 series"]
    assert [united("5", u) for u in ("per cent", "percent", "cent")] == ["5 per cent", "5 percent", "5 cents"]
    assert united("400,000", "passenger per year") == "400,000 passengers per year"
    assert clip("one two three four", 12) == "one two…"
    assert variable_label(samples.plain(), "us_troops") == "Us troops"
