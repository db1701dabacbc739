"""A sentence cut into statements (cases: clauses.json: the sentence, its clauses, and its parts)."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.compare.clauses import clauses, parts
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
