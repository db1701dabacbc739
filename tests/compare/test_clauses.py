import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.compare.clauses import clauses

CASES = json.loads(Path(__file__).with_name("clauses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:20])
def test_clauses(case):
    text = case["text"]
    assert [text[c.start:c.end] for c in clauses(text, 0, len(text))] == case["clauses"]


def test_a_quotation_is_cut_off_where_it_ends():
    text = "Farmers dread a dry summer the mayor of Sandhaven told local newspaper readers."
    assert len(clauses(text, 0, len(text), [text.index("the mayor")])) == 2


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_clauses_are_apart_and_in_order(text):
    spans = clauses(text, 0, len(text))
    ends = [0, *(c.end for c in spans)]
    assert all(before <= c.start < c.end for before, c in zip(ends, spans, strict=False))
