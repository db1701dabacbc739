"""What kind of source stands behind a statement (cases: sourcing.yaml), and behind a figure."""

from pathlib import Path

import pytest
import yaml

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import extract_article

CASES = yaml.safe_load(Path(__file__).with_name("sourcing.yaml").read_text(encoding="utf-8"))


def rows_of(text):
    return extract_article(Article("a", text, language="en"), Context())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_kinds(case):
    rows = rows_of(case["text"])
    assert not rows["failures"]
    found = [f"{r['kind']}: {r['source']} > {r['outlet']}" for r in rows["sourcing"] if r["of"] == "attribution"]
    assert found == case["found"]


def test_a_figure_has_the_source_of_its_attribution():
    rows = rows_of("Police said that 14 people were hurt. The hall holds 900 people.")
    found = {r["text"]: (r["kind"], r["source"]) for r in rows["sourcing"] if r["of"] == "figure"}
    assert found == {"14": ("described", "Police"), "900": ("", "")}


def test_every_attribution_with_a_source_and_every_figure_has_a_row():
    rows = rows_of("Ann Lee said that 14 people were hurt. “It was dark,” said Tom Vessel, 31.")
    sourced = {r["attribution"] for r in rows["attributions"] if r.get("source_start") is not None}
    assert {r["attribution"] for r in rows["sourcing"] if r["of"] == "attribution"} == sourced
    assert sum(r["of"] == "figure" for r in rows["sourcing"]) == len(rows["figures"])


def test_a_description_with_a_name_in_commas_has_its_speaker():
    rows = rows_of("Her agent, Tom Vessel, told reporters that the singer was well.")
    assert [r["speaker"] for r in rows["attributions"]] == ["Tom Vessel"]
