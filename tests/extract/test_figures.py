"""Figures: sentences and what they state, properties, and the seed articles."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nmi_analysis import lexicons
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import figures
from nmi_analysis.run.pipeline import EXTRACTORS, extract_article
from nmi_analysis.store import Row

CASES = [(f"{rule}: {case['text']}", case)
         for rule, cases in yaml.safe_load((Path(__file__).parent / "figures.yaml").read_text(encoding="utf-8")).items()
         for case in cases]
USED = [e for e in EXTRACTORS if e.table in ("dates", "figures")]
PIECES = st.sampled_from(["5%", "12.5 per cent", "two", "£2,000", "–", "½", "\u200b", "é", "🙂", ". ",
                          "from ", " to ", "a ",
                          "half ", "million ", "-", "$", "1/2", "dozens of ", "people ", "rose ", "(", ",",
                          "\n", "no "])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=14).map("".join)


def rows(text: str) -> list[Row]:
    found = extract_article(Article(id="a", text=text), Context(), USED)
    assert not found["failures"]
    return found.get("figures", [])


@pytest.mark.parametrize("case", [c for _, c in CASES], ids=[n for n, _ in CASES])
def test_sentence(case):
    found = rows(case["text"])
    assert [f["value"] for f in found] == pytest.approx([f.get("value", g["value"]) for f, g in
                                                         zip(case["figures"], found, strict=True)])
    for wanted, got in zip(case["figures"], found, strict=True):
        assert {k: got[k] for k in wanted if k != "value"} == {k: v for k, v in wanted.items() if k != "value"}


@pytest.mark.parametrize("place", ["before", "after"])
def test_code_of_a_currency(place):
    codes = {r["alias"]: r["unit"] for r in lexicons.table("currencies")
             if re.fullmatch("[A-Z]{3}", r["alias"]) and r["place"] in (place, "either")}
    sums = {c: f"{c} 300 million" if place == "before" else f"300 million {c}" for c in codes}
    found = {c: [(f["value"], f["unit"]) for f in rows(f"The plant cost {s} to build.")] for c, s in sums.items()}
    assert len(codes) > 140
    assert {c: f for c, f in found.items() if f != [(300000000, codes[c])]} == {}


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
@example(text="e\u0301 5%")
@example(text="9" * 400 + " dollars")
@example(text="a half of one percent of a third of 1/0")
def test_spans_and_purity(text):
    document = parse(Article(id="a", text=text))
    found = list(figures.extract(document, {}, Context()))
    for row in found:
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert row["value"] == row["value"]
        assert row["upper"] is None or row["upper"] >= row["value"]
        assert len(row["concept"].split()) <= 6
    assert found == list(figures.extract(document, {}, Context()))


@pytest.mark.parametrize("case", [c for _, c in CASES[::5]], ids=[n for n, _ in CASES[::5]])
def test_a_sentence_without_a_figure_changes_nothing(case):
    assert rows(case["text"]) == rows(case["text"] + "\nThe weather stayed calm.")


def test_another_value_changes_value_and_offsets_alone():
    before, after = (rows(f"The army has some {n} tanks and 30 ships in Iraq.") for n in ("500", "5,000"))
    assert [f["value"] for f in after] == [5000, 30]
    same = {"bound", "change", "unit", "concept", "upper", "from_value", "rule", "sentence"}
    assert [{k: f[k] for k in same} for f in before] == [{k: f[k] for k in same} for f in after]


@pytest.mark.parametrize("piece", ["1,", "$", "from ", "7", "two ", "half a ", "1/", "- ", "$1 to "])
def test_hostile_text_gives_only_what_stands_in_it(piece):
    text = piece * (20_000 // len(piece))
    assert all(0 <= f["start"] < f["end"] <= len(text) for f in rows(text))


def test_attribution_and_speaker_come_from_the_place():
    document = parse(Article(id="a", text='"We lost 30 ships," she said.'))
    said = {"attribution": 4, "part": 0, "start": 1, "end": 18, "speaker": "Ann Lee"}
    assert [(f["attribution"], f["speaker"]) for f in figures.extract(document, {"attributions": [said]}, Context())
            ] == [(4, "Ann Lee")]
