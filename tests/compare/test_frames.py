"""A sentence cut into statements (cases: clauses.json: the sentence, its clauses, and its parts)."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.compare.frames import around, clauses, parts
from nmi_analysis.corpus import Article
from nmi_analysis.english import parse

CASES = json.loads(Path(__file__).with_name("clauses.json").read_text(encoding="utf-8"))


def cut(text, how):
    tokens = parse(Article("a", text, language="en")).tokens
    return [text[tokens[first].start:tokens[last - 1].end] for first, last in how(tokens)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:20])
def test_a_statement_keeps_what_belongs_to_it(case):
    assert cut(case["text"], clauses) == case["clauses"]
    assert cut(case["text"], parts) == case["parts"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_nothing_is_lost(text):
    tokens = parse(Article("a", text, language="en")).tokens
    for how in (clauses, parts):
        spans = how(tokens)
        assert [i for first, last in spans for i in range(first, last)] == list(range(len(tokens)))


@pytest.mark.parametrize(("longest", "expected"), [
    (200, "The mayor of Arden said that the dam was old, and the council closed two roads after the storm had passed."),
    (50, "and the council closed two roads"), (20, None)])
def test_around_two_tokens_stand_as_many_parts_as_fit(longest, expected):
    text = "The mayor of Arden said that the dam was old, and the council closed two roads after the storm had passed."
    tokens = parse(Article("a", text, language="en")).tokens
    at = next(i for i, t in enumerate(tokens) if t.text == "two")
    found = around(tokens, at, at, longest)
    assert (text[tokens[found[0]].start:tokens[found[1]].end] if found else None) == expected
