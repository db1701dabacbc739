"""Detectors on invented sentences and on a spun paragraph; the cases are in cases.yaml and spun.yaml."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.flags import assessment, detectors, grammar, pairs
from nmi_analysis.flags.assessment import assess
from nmi_analysis.flags.merge import merge
from nmi_analysis.flags.slots import slots
from nmi_analysis.rows.schemas import CATEGORIES, PENALTIES
from nmi_analysis.settings import QualitySettings

HERE = Path(__file__).parent
CASES = [(kind, case) for kind, listed in yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8")).items()
         for case in listed]
SPUN = yaml.safe_load((HERE / "spun.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(["a honest", "e mail", "Secretary-Odd", "must stop and help", "“", "’s", "\u0301", "🙂", ". ",
                          " 12 months"])


def flags(text, **context):
    document = parse(Article(id="a", text=text))
    judged = list(detectors.judged(document, {}, Context()))
    return list(detectors.extract(document, {"quality": judged}, Context(**context)))


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{k}: {c['text'][:40]}" for k, c in CASES])
def test_sentences(kind, case):
    rows = flags(case["text"])
    assert [case["text"][r["start"]:r["end"]] for r in rows] == case["flagged"]
    assert {r["category"] for r in rows} <= {case.get("category")}


@pytest.mark.parametrize(("text", "flagged"), [
    ("The minister introduced that the bridge would close in spring.", "introduced that"),
    ("The bridge will close in spring, the ministry unveiled Tuesday.", "unveiled"),
    ("The talks were held on the invitation of the king.", "on the invitation"),
])
def test_what_a_replaced_word_leaves_is_flagged_in_spun_texts_alone(text, flagged):
    document = parse(Article(id="a", text=text))
    assert [text[r["start"]:r["end"]] for r in grammar.detect(document, spun=True)] == [flagged]
    assert list(grammar.detect(document, spun=False)) == []


def test_a_title_with_an_unknown_second_part_is_a_broken_term():
    document = parse(Article(id="a", text="Secretary-Ordinary Anna Lind opened the session."))
    (row,) = pairs.broken_terms(document, QualitySettings())
    assert row["suggestion"] == "Secretary-General"


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_a_negated_verb_is_no_word_that_was_put_in(apostrophe):
    document = parse(Article(id="a", text=f"The council doesn{apostrophe}t promise a road and hasn{apostrophe}t one."))
    assert [document.tokens[s.token].text for s in slots(document, QualitySettings())] == ["council", "promise", "road"]


def test_what_other_articles_say_makes_a_word_more_or_less_suspicious():
    document = parse(Article(id="a", text=SPUN["spun"]))
    assessed = assess(document, QualitySettings())

    def told(of):
        return [w.probability for w in assessment.beside(document, assessed, assessment.Told(of, 3)).words]

    alone = told({})
    words = [document.tokens[w.slot.token].lower for w in assessed.words]
    repairs, fixes = told({"repairs": 3}), told({"fixes": 3})
    assert all(r > a for w, r, a in zip(words, repairs, alone, strict=True) if w == "fixes")
    assert all(f < a for w, f, a in zip(words, fixes, alone, strict=True) if w == "fixes")
    assert [a for w, a in zip(words, alone, strict=True) if w == "bazaar"] == [
        r for w, r in zip(words, repairs, strict=True) if w == "bazaar"]


def test_clean_paragraph_has_no_flag():
    assert flags(SPUN["clean"]) == []


def test_spun_paragraph_is_flagged_with_evidence():
    rows = flags(SPUN["spun"])
    assert len(rows) >= 20
    assert all(r["evidence"] and 0 < r["confidence"] <= 1 for r in rows)
    words = [SPUN["spun"][r["start"]:r["end"]] for r in rows]
    assert any("enounced" in w for w in words)


def test_phrase_list_matches_across_hyphens_and_case():
    rows = flags("A Full-Moon party under the full moon.", phrases={"full moon": "new moon"})
    assert [(r["start"], r["end"], r["suggestion"]) for r in rows] == [(2, 11, "New moon"), (28, 37, "new moon")]


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES | st.text(max_size=6), max_size=14).map(" ".join))
@example("an")
@example("must stop and")
def test_any_text_gives_rows_in_order_that_do_not_overlap(text):
    rows = flags(text)
    assert rows == flags(text)
    end = 0
    for row in rows:
        assert end <= row["start"] < row["end"] <= len(text)
        assert row["category"] in CATEGORIES
        assert row["severity"] in PENALTIES
        end = row["end"]


def _row(start, end, severity, confidence, evidence):
    return {"start": start, "end": end, "severity": severity, "confidence": confidence, "evidence": evidence,
            "rule": "r", "suggestion": ""}


def test_overlapping_flags_are_one_row_led_by_the_severest():
    rows = merge([_row(5, 9, "minor", 0.9, "b"), _row(0, 6, "major", 0.4, "a"), _row(12, 14, "minor", 0.5, "c")],
                 " " * 20)
    assert [(r["start"], r["end"], r["severity"], r["evidence"]) for r in rows] == [
        (0, 9, "major", "a; b"), (12, 14, "minor", "c")]


def test_a_merged_flag_suggests_the_article_that_fits():
    text = "to a odd matter"
    rows = [{**_row(3, 8, "minor", 0.9, "b"), "suggestion": "an odd"},
            {**_row(5, 8, "major", 0.4, "a"), "suggestion": "strange"}]
    assert [(r["start"], r["end"], r["suggestion"]) for r in merge(rows, text)] == [(3, 8, "a strange")]


def test_the_inversion_is_suggested_in_full():
    (row,) = flags("The party must renounce violence and support armed extremist groups.")
    assert row["suggestion"] == "must renounce violence and stop supporting armed extremist groups"
