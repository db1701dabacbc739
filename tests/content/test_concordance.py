"""Words with what stands around them."""

import re

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis.errors import ParameterError


@pytest.fixture(scope="module")
def tables():
    texts = {"a": "The harbour closed. The Harbour’s 2,500 boats and 12,500 nets, worth 2,500,000 crowns, are safe.",
             "b": "A harbourmaster sold 2,500 nets;\nthe port is “open”."}
    return nmi.analyze(pd.DataFrame([{"article": a, "text": t} for a, t in texts.items()]))


def test_whole_words_whatever_their_case(tables):
    found = nmi.kwic(tables, "harbour", window=2)
    assert found[["article", "left", "text", "right"]].to_numpy().tolist() == [
        ["a", "The", "harbour", "closed. The"], ["a", "closed. The", "Harbour", "’s 2,500 boats"]]


@pytest.mark.parametrize(("pattern", "texts"), [
    ("harbour*", ["harbour", "Harbour", "harbourmaster"]), ("2,500", ["2,500", "2,500"]),
    ("2,500 nets", ["2,500 nets"]), (re.compile(r"\bnets?; ?\s*the"), ["nets;\nthe"]), (re.compile("x*"), []),
    ("“open”", ["“open”"]),
])
def test_patterns(tables, pattern, texts):
    found = nmi.kwic(tables, pattern)
    assert list(found["text"]) == texts
    assert all(tables.text(r.article)[r.start:r.end] == r.text for r in found.itertuples())


def test_a_place_leads_to_its_sentence(tables):
    row = nmi.kwic(tables, "boats").iloc[0]
    sentence = tables.sentences.query(f"article == 'a' and sentence == {row['sentence']}").iloc[0]
    assert str(row["text_link"]).endswith(f"a:a:{sentence['start']}:{sentence['end']}")


def test_orders(tables):
    assert list(nmi.kwic(tables, "the", sort="right")["right"].str[:4]) == ["harb", "Harb", "port"]
    assert list(nmi.kwic(tables, "nets", sort="left", window=1)["left"]) == ["12,500", "2,500"]
    assert list(nmi.kwic(tables, "*s", sort="keyword")["text"].str.lower()) == sorted(
        nmi.kwic(tables, "*s")["text"].str.lower())


def test_without_a_window_there_is_the_keyword_alone(tables):
    assert nmi.kwic(tables, "nets", window=0)[["left", "right"]].to_numpy().tolist() == [["", ""], ["", ""]]


def test_nothing_found_is_said_and_hostile_text_is_inert(tables):
    assert repr(nmi.kwic(tables, "<b>")) == "'<b>' stands in no article."
    assert "<b>" not in nmi.kwic(tables, "<b>")._repr_html_()
    hostile = nmi.analyze(pd.DataFrame([{"article": "<i>", "text": "<script>alert(1)</script> said <b>no</b>."}]))
    assert "<script>" not in nmi.kwic(hostile, "alert")._repr_html_()


@pytest.mark.parametrize(("arguments", "told"), [
    ({"pattern": " * "}, "not a blank"), ({"pattern": "x", "sort": "up"}, "no order"),
    ({"pattern": "x", "window": -1}, "0 is the least"), ({"pattern": re.compile(b"x")}, "bytes")])
def test_what_is_refused(tables, arguments, told):
    with pytest.raises(ParameterError, match=told):
        nmi.kwic(tables, **arguments)
