"""What is told of altered quotations, on invented articles; the cases are in alterations.yaml."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DATA = yaml.safe_load((Path(__file__).parent / "alterations.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DATA["cases"], ids=[c["name"] for c in DATA["cases"]])
def test_told(compared, case):
    told = [" ".join(f.statement.split()) for f in compared(*case["texts"]).findings]
    assert told == ([" ".join(case["told"].split())] if case["told"] else [])


@pytest.mark.parametrize(("one", "other"), DATA["trivia"])
def test_trivia_are_not_told(compared, one, other):
    found = compared(*(f'"{text}," Ida Holm said.' for text in (one, other)))
    assert {r["article"] for r in found.rows} == {"a0", "a1"}
    assert found.findings == []


def test_evidence_is_the_words_in_every_article(compared):
    f, = compared(*DATA["cases"][1]["texts"]).findings
    assert [(e.article, e.role, e.value) for e in f.evidence] == [
        ("a0", "states", "Ida Holm"), ("a2", "states", "Ida Holm"), ("a1", "against", "Ida Holm")]
    assert (f.kind, f.weight) == ("quotation", 1.0)
    assert 0.6 <= f.confidence <= 1


def test_articles_of_one_outlet_are_told_apart(compared):
    f, = compared(*DATA["cases"][0]["texts"], sources=("Courier", "Courier")).findings
    assert f.statement.startswith("Courier (a0) quotes")
    assert "; Courier (a1) has" in f.statement


def test_nobody_is_named_where_articles_disagree(compared):
    f, = compared('"The pumps failed one after another on the night of the flood," Ida Holm said.',
                  'Karl Vale runs it. "The pumps failed one by one on the night of the flood," he said.').findings
    assert f.statement.startswith("Courier quotes “The pumps failed")
    assert {e.value for e in f.evidence} == {""}


SENTENCE = ("Unless the ministry pays 300 crowns for every mile of fence, I will not sell the northern pasture"
            " to Karl Vale")
WORDS = st.sampled_from([*SENTENCE.split(), "900", "maybe", "Greta Moss", "[the firm]", "…", "never", "don't"])
EDITS = st.lists(st.tuples(st.integers(0, 19), st.sampled_from("dri"), WORDS), max_size=4)
TEMPLATES = st.sampled_from(['"{}," Ida Holm said.', 'Greta Moss said: "{}."', 'He said "{}", and left.',
                             'A post: “{}”', 'Ida Holm said on Monday that {}.'])


def edited(edits, first, last):
    words = SENTENCE.split()
    for at, how, word in edits:
        words[at:at + (how != "i")] = [] if how == "d" else [word]
    return " ".join(words[first:len(words) - last])


@given(edits=EDITS, first=st.integers(0, 10), last=st.integers(0, 6), templates=st.tuples(TEMPLATES, TEMPLATES))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_told_stands_in_its_evidence(compared, edits, first, last, templates):
    texts = [template.format(text) for template, text in zip(templates, (SENTENCE, edited(edits, first, last)),
                                                             strict=True)]
    found = compared(*texts)
    for f in found.findings:
        stands = [" ".join(found.story.documents[e.article].text[e.start:e.end].split()) for e in f.evidence]
        for quoted in re.findall(r"“(.+?)”", f.statement):
            assert any(quoted in s for s in stands)
        bare = re.sub(r"“.+?”", "", f.statement)
        for name in re.findall(r"\b(?:Ida Holm|Greta Moss|Karl Vale|\d+)\b", bare):
            assert any(name in s for s in [*stands, *(e.value for e in f.evidence)])
        for e in f.evidence:
            assert e.value in ("", *(n for n in ("Ida Holm", "Greta Moss") if n in texts[int(e.article[1:])]))
