import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus import Article
from nmi_analysis.english import Context
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.run.pipeline import EXTRACTORS, Extractor, extract_article

PIECES = st.sampled_from([
    "from 500 to 4,000", " troops", "5%", "two ", "£2,000", "–", "½", "\u200b", "e\u0301", "🙂", ". ", "\n\n", '"', "“",
    "”", "'", "’s ", " said", "NATO ", "Mr. ", "Jens Stoltenberg ", "on Thursday", "In May ", "Feb. 18", "(", ")", "\r",
    "\u2028", "U.S. ", "according to ", "he ", "not ", "1990s", "٣", "Ⅷ", "²",
])
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=14).map("".join)


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
@example(text="e\u0301 5% of “the 4,000” troops, he said. \u200bNo.")
@example(text='"' * 41)
@example(text="")
def test_every_row_is_its_slice_on_any_text(text):
    article = Article("a", text, published="2021-02-18")
    rows = extract_article(article, Context())
    assert rows["failures"] == []
    for table, listed in rows.items():
        if TABLES[table].spanned:
            assert all(text[r["start"]:r["end"]] == r["text"] for r in listed)
            assert all(r["text"] for r in listed)
    assert rows == extract_article(article, Context())


def broken(document, rows, context):
    yield {"start": 0, "end": 2}
    raise ValueError("no luck")


def outside(document, rows, context):
    yield {"start": 5, "end": 5}


@pytest.mark.parametrize(("rule", "error"), [(broken, "ValueError: no luck"), (outside, "empty")])
def test_a_rule_that_raises_costs_one_row(rule, error):
    rows = extract_article(Article("a", "Five men went home."), Context(), (Extractor("figures", rule), *EXTRACTORS))
    assert [r["error"] for r in rows["failures"] if error in r["error"]] != []
    assert len(rows["failures"]) == 1
    assert rows["sentences"][0]["text"] == "Five men went home."


def test_rules_of_english_leave_other_languages_alone():
    rows = extract_article(Article("d", "Am Montag kamen 500 Soldaten nach Berlin.", language="de"), Context())
    assert rows["sentences"][0]["text"].startswith("Am Montag")
    assert not any(rows.get(e.table) for e in EXTRACTORS if e.english)
