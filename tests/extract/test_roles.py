"""Descriptions of persons in short texts (cases: roles.yaml); and that no text makes the extractor fail."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import EXTRACTORS, extract_article

CASES = yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from([
    "Ann Lee", "Tom Ray", ", ", "the ", "chairman ", "of ", "Acme ", "former ", "41", "-year-old ", " (D-Ohio)", "D-",
    "'s ", "is ", "was a ", "who ", "and ", ". ", "Gov", "Sen. ", "his ", "wife", "\n", "🙂", "\u200b", "mayor", "Lt. ",
    "(", ")",
])
NEEDED = [e for e in EXTRACTORS if e.table in ("mentions", "figures", "roles")]


def extracted(text):
    return extract_article(Article(id="a", text=text, language="en"), Context(), NEEDED)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_cases(case):
    found = extracted(case["text"])["roles"]
    assert [[r["slot"], r["value"], r["status"], r["of"], r["entity"]] for r in found] == case["rows"]


def test_the_name_beside_the_description():
    text = "Harbour Board chairman Ann Lee resigned."
    row, = extracted(text)["roles"]
    assert (row["text"], text[row["name_start"]:row["name_end"]]) == ("Harbour Board chairman", "Ann Lee")


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=14))
def test_no_text_makes_it_fail(pieces):
    rows = extracted("".join(pieces) or "x")
    assert rows["failures"] == []
    assert all(r["value"] and r["start"] < r["end"] for r in rows.get("roles", []))
