"""Agreements: which figures of several articles are linked, and the verdict (cases: agreements.yaml)."""

from pathlib import Path

import pytest
import yaml

from nmi_analysis.compare.agreements import agreements
from nmi_analysis.compare.story import Story
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.rows.relation import half_unit, interval, relation, significant
from nmi_analysis.run.pipeline import EXTRACTORS, extract_article
from nmi_analysis.settings import Settings

CASES = yaml.safe_load(Path(__file__).with_name("agreements.yaml").read_text(encoding="utf-8"))
SETTINGS = Settings().agreements
USED = [e for e in EXTRACTORS if e.table in ("dates", "figures")]
PADDING = " The weather stayed calm. Children played football near the old station. A shop sold bread and cheese."


def story(texts, published):
    rows, documents = {}, {}
    for number, (text, day) in enumerate(zip(texts, published, strict=True)):
        article = Article(id=f"a{number}", text=text + PADDING, published=day)
        documents[article.id] = document = parse(article)
        for table, found in extract_article(article, Context(), USED, document).items():
            rows.setdefault(table, []).extend(found)
    return Story("a0", rows.pop("articles"), rows, documents)


def found(texts, published=None):
    rows = agreements(story(texts, published or ["2031-03-04"] * len(texts)), Context())["agreements"]
    groups = {}
    for r in rows:
        groups.setdefault(r["agreement"], [r["verdict"]]).append(r["text"])
    return list(groups.values()), rows


def marked(case):
    """A case of ``agreements.yaml``; one that is known to be told wrong says why."""
    marks = pytest.mark.xfail(reason=case["fails"], strict=True) if "fails" in case else ()
    return pytest.param(case, id=case["case"], marks=marks)


@pytest.mark.parametrize("case", [marked(c) for c in CASES])
def test_groups(case):
    assert found(case["texts"])[0] == case["groups"]


def test_values_of_other_days_weigh_less():
    texts = next(c["texts"] for c in CASES if c["case"] == "one count, other numbers")
    weights = [agreements(story(texts, ["2031-03-04", day]), Context())["findings"][0].weight
               for day in ("2031-03-04", "2031-03-07")]
    assert weights[1] < weights[0]


def test_another_period_is_marked():
    texts = CASES[0]["texts"]
    rows = found([texts[0], texts[0], texts[1]], ["2031-03-04", "2031-03-04", "2030-01-01"])[1]
    assert [r["time_separated"] for r in rows] == [False, False, True]


@pytest.mark.parametrize(("value", "half", "digits"), [(312, 0.5, 3), (5200, 50, 2), (4000, 500, 1), (2.5, 0.05, 2),
                                                       (0, 0, 0)])
def test_digits(value, half, digits):
    assert half_unit(value) == pytest.approx(half)
    assert significant(value) == digits


@pytest.mark.parametrize(("a", "b", "expected"), [
    ((500, None, "="), (500, None, "="), "agree"),
    ((500, None, "~"), (500, None, "="), "compatible"),
    ((312, None, "="), (321, None, "="), "differ"),
    ((200, None, ">"), (217, None, "="), "compatible"),
    ((200, None, ">"), (900, None, "="), "differ"),
    ((12, 120, "~"), (60, None, "~"), "compatible"),
    ((2_100_000_000, None, "~"), (1_900_000_000, None, "="), "differ"),
    ((2_500, None, "="), (2_600, None, "="), "differ"),
    ((21_000, None, ">"), (31_000, None, ">"), "differ"),
    ((149, None, "<"), (119, None, "<"), "differ"),
    ((30, None, ">"), (31, None, ">"), "compatible"),
    ((40, 80, "="), (40, 70, "="), "differ"),
    ((4_000, None, "="), (4_200, None, "="), "compatible"),
    ((400, None, "="), (420, None, "="), "differ"),
    ((140, 150, "="), (141, 150, "="), "compatible"),
])
def test_relation(a, b, expected):
    one, other = ({"value": v, "upper": u, "bound": s} for v, u, s in (a, b))
    assert relation(one, other, SETTINGS) == relation(other, one, SETTINGS) == expected
    assert interval(one, SETTINGS)[0] <= interval(one, SETTINGS)[1]


@pytest.mark.parametrize(("a", "b", "expected"), [
    ((190, "mile"), (300, "kilometre"), "compatible"),
    ((190, "mile"), (190, "kilometre"), "differ"),
    ((6, "mile"), (10, "kilometre"), "compatible"),
    ((50, "fahrenheit"), (10, "celsius"), "compatible"),
    ((48, "hour"), (2, "day"), "compatible"),
    ((2, "hectare"), (2, "kilometre"), "differ"),
    ((2, "kilometre"), (2, "kilometre"), "agree"),
])
def test_relation_of_two_units(a, b, expected):
    one, other = ({"value": v, "upper": None, "bound": "=", "unit": u, "text": str(v)} for v, u in (a, b))
    assert relation(one, other, SETTINGS) == relation(other, one, SETTINGS) == expected


@pytest.mark.parametrize(("texts", "concept"), [
    (["The fire destroyed 312 brick houses in Arden.", "In Arden the fire destroyed 312 houses."], "brick houses"),
    (["In Arden the mayor took the 35-word oath.", "In Arden the mayor took the 38-word oath."], "oath"),
    (["The army of Arden raised the number of guards from 500 to 4,000.",
      "The army of Arden will raise the number of guards from 500 to 4,000."], "guards"),
    (["Arden paid $84,000 from a public fund to Lee.", "Arden paid Lee $84,000 from a public fund."], "public fund"),
])
def test_the_label_stands_in_the_text(texts, concept):
    rows = found(texts)[1]
    assert rows
    assert {r["concept"] for r in rows} == {concept}
    assert any(concept in text for text in texts)
