"""Quotations by their marks (cases: marks.json: a text, and each quotation found with its depth, 0 outermost)."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.extract.quotes.marks import outermost, scan

CASES = json.loads(Path(__file__).with_name("marks.json").read_text(encoding="utf-8"))
SOUP = st.text(st.sampled_from("\"“”„«»‹›‘’'`a. \n,S"), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_quotations(case):
    assert [[case["text"][q.inner:q.inner_end], q.depth] for q in scan(case["text"])] == case["found"]


def test_a_quotation_over_three_paragraphs_is_one_chain():
    found = scan("“One.\n\n“Two.\n\n“Three,” he said. “Four.”")
    assert [q.chain for q in found[:3]] == [0, 0, 0]
    assert found[3].chain == found[3].start


def test_nesting_to_depth_fifty():
    text = "".join("“‘"[i % 2] for i in range(50)) + "word" + "".join("’”"[i % 2] for i in range(50))
    found = scan(text)
    assert [q.depth for q in found] == list(range(50))
    assert len(list(outermost(found))) == 1


@settings(deadline=None)
@given(SOUP | st.text(max_size=40))
def test_quotations_lie_within_the_text_and_nest(text):
    found = scan(text)
    assert found == scan(text)
    for q in found:
        assert 0 <= q.start < q.inner <= q.inner_end <= q.end <= len(text)
        assert text[q.inner:q.inner_end].strip()
    for a, b in pairwise(found):
        assert a.start <= b.start
        assert b.start >= a.end or b.end <= a.end
