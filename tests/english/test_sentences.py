"""Where sentences end (cases: sentences.txt), and that any text is cut in order and in linear time."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import document, parse

CASES = [line for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
         if not line.startswith("#")]
PIECES = st.sampled_from([
    "“", "”", '"', "‘", "’", "'", ". ", "…", "? ", "!", "(", ")", "\u0301", "🙂", "\u200b", "\u200d", "\r", "\n",
    "\u2028", "\x85", "U.S. ", "Mr. ", "A", "a.", "said ", "5.", " ", "\u00a0", "é", "漢。",
])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)
LONG = 400_000


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[:40])
def test_ends(case):
    text = case.replace("|", "")
    found = [text[a:b] for a, b, _ in document.sentence_spans(text, "en")]
    assert found == [part.strip() for part in case.split("|")]


@settings(deadline=None)
@given(text=TEXTS)
@example(text="\u0301. \u200bA “. B")
@example(text="a\r\rb\u2028c.")
def test_spans_are_in_order_and_in_range(text):
    cut = list(document.sentence_spans(text, "en"))
    ends = [0, *(e for _, e, _ in cut)]
    assert all(before <= start < end <= len(text) for before, (start, end, _) in zip(ends, cut, strict=False))
    covered = "".join(text[a:b] for a, b, _ in cut)
    assert "".join(covered.split()) == "".join(text.split())
    words = list(document.token_spans(text))
    ends = [0, *(e for _, e in words)]
    assert all(before <= start < end <= len(text) for before, (start, end) in zip(ends, words, strict=False))
    assert "".join(text[a:b] for a, b in words) == "".join(text.split())


@settings(deadline=None)
@given(text=TEXTS)
def test_document_holds_every_token_once(text):
    document = parse(Article(id="a", text=text, language="en"))
    inside = [t for s in document.sentences for t in document.tokens_of(s)]
    assert inside == document.tokens
    assert all(s.start <= t.start and t.end <= s.end for s in document.sentences for t in document.tokens_of(s))
