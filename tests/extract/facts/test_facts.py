"""Facts of another event by another codebook, and the conditions of a rule on rows made by hand."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

import nmi_analysis as nmi
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import facts
from nmi_analysis.extract.codebook import Codebook

FIRE = yaml.load((Path(__file__).parent / "fire.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CHANGES = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text(encoding="utf-8"))
CHANGE_BOOK = """
variables:
  strength: {label: Strength, kind: number, from: figures, where: {role: to}}
  growth: {label: Growth, kind: yes_no, from: figures, where: {role: to, change: up}, value: yes}
"""
TEXT = ("The brigade grew from 40 to 120 firemen in May. Some 300 visitors came, and 25 fled to the old mill. "
        "The brigade's chief didn't order the retreat.")


def test_another_event_needs_no_code(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(FIRE["codebook"], encoding="utf-8")
    tables = nmi.analyze(pd.DataFrame(FIRE["articles"]).rename(columns={"id": "article"}), codebook=path)
    found = tables.facts[["variable", "article", "value", "polarity"]].to_numpy().tolist()
    assert tables.failures.empty
    assert sorted(found) == sorted(FIRE["facts"])


def test_the_negation_of_a_change_stands_at_its_verb(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(CHANGE_BOOK, encoding="utf-8")
    articles = pd.DataFrame({"article": [f"{i:02}" for i in range(len(CHANGES))], "published": "2023-05-04",
                             "text": [case[0] for case in CHANGES]})
    facts_of = dict(list(nmi.analyze(articles, codebook=path).facts.groupby("article")))
    for number, (text, strength, growth) in enumerate(CHANGES):
        of = facts_of[f"{number:02}"].set_index("variable")
        assert " ".join(of.loc["strength", ["value", "polarity"]]) == strength, text
        assert of[of.index == "growth"]["value"].to_list() == growth, text


def spans(*rows):
    return [{**row, "start": (at := TEXT.index(row["text"])), "end": at + len(row["text"])} for row in rows]


ROWS = {
    "figures": spans(
        {"text": "40", "value": 40.0, "bound": "=", "change": "none", "unit": "fireman"},
        {"text": "120", "value": 120.0, "bound": "=", "change": "up", "from_value": 40.0, "unit": "fireman",
         "as_of": "2020"},
        {"text": "Some 300", "value": 300.0, "upper": 400.0, "bound": "~", "change": "none", "unit": "day visitor"},
        {"text": "25", "value": 25.0, "bound": "=", "change": "none", "unit": ""}),
    "dates": spans({"text": "May", "iso": "2020-05", "precision": "month", "relative": True}),
    "mentions": spans({"text": "old mill", "type": "LOC", "entity": "Old Mill"}),
    "attributions": [{"attribution": 7, "start": 48, "end": 90, "text": TEXT[48:90], "speaker": "Chief",
                      "kind": "direct"}],
}


def found(**rule):
    given = {"label": "x", "kind": "number", **{{"from_": "from"}.get(k, k): v for k, v in rule.items()}}
    book = Codebook.model_validate({"variables": {"x": given}})
    document = parse(Article(id="a", text=TEXT, language="en"))
    return list(facts.extract(document, ROWS, Context(codebook=book)))


@pytest.mark.parametrize(("rule", "values"), [
    ({"from_": "figures"}, ["40", "120", "300-400", "25"]),
    ({"from_": "figures", "where": {"role": "to"}}, ["120"]),
    ({"from_": "figures", "where": {"role": "from"}}, ["40"]),
    ({"from_": "figures", "where": {"value": {"min": 41, "max": 299}}}, ["120"]),
    ({"from_": "figures", "where": {"value": "25"}}, ["25"]),
    ({"from_": "figures", "where": {"unit": "visitor"}}, ["300-400"]),
    ({"from_": "figures", "where": {"bound": ["~", ">"]}}, ["300-400"]),
    ({"from_": "figures", "near": "mill"}, ["300-400", "25"]),
    ({"from_": "figures", "near": "mill", "within": 5}, ["25"]),
    ({"from_": "figures", "near": "brigade", "side": "after"}, []),
    ({"from_": "figures", "near": "visit*", "not_near": "old  mill"}, []),
    ({"from_": "figures", "near": "came", "side": "before"}, ["25"]),
    ({"from_": "dates", "kind": "date", "where": {"relative": "true"}}, ["2020-05"]),
    ({"from_": "dates", "kind": "date", "where": {"precision": ["day", "year"]}}, []),
    ({"from_": "mentions", "kind": "name", "where": {"type": "LOC"}}, ["Old Mill"]),
    ({"from_": "attributions", "kind": "name", "where": {"kind": "direct"}}, ["Chief"]),
    ({"from_": "sentences", "pattern": r"(?P<value>\w+) fled"}, ["25"]),
    ({"from_": "sentences", "pattern": r"some 300 visitors"}, ["300-400"]),
    ({"from_": "sentences", "pattern": r"firemen in (?P<value>\w+)", "kind": "date"}, ["2020-05"]),
    ({"from_": "sentences", "pattern": r"order the (?P<value>retreat)", "kind": "date"}, []),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "order the retreat"}, ["no"]),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "visitors came"}, ["yes"]),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "order the retreat", "value": "yes"}, ["no"]),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "order the retreat", "value": "no"}, ["yes"]),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "didn't order the retreat", "value": "yes"}, ["no"]),
    ({"from_": "sentences", "kind": "yes_no", "pattern": "didn't order the retreat", "value": "false"}, ["no"]),
    ({"from_": "sentences", "kind": "text", "pattern": "brigade's chief", "value": "chief"}, ["chief"]),
])
def test_conditions(rule, values):
    assert [r["value"] for r in found(**rule)] == values


def test_a_denied_yes_contradicts_an_affirmed_one(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text("variables:\n  plan:\n    label: Plan\n    kind: yes_no\n    from: sentences\n"
                    "    pattern: '\\bapproved the plan\\b'\n    value: yes\n", encoding="utf-8")
    told = [f"The council has {adverb}approved the plan for the new bridge." for adverb in ("", "not ")]
    articles = pd.DataFrame({"article": ["a", "b"], "published": "2023-05-04", "text": told})
    tables = nmi.analyze(articles, codebook=path)
    assert tables.facts[["value", "polarity"]].to_numpy().tolist() == [["yes", "affirmed"], ["no", "denied"]]
    of_plan = tables.coverage[tables.coverage["claim"] == "codebook/plan/yes"].set_index("article")
    assert of_plan["stance"].to_dict() == {"a": "states", "b": "contradicts"}


def test_columns_of_a_number():
    row = found(from_="figures", where={"role": "to"}, unit="firemen")[0]
    assert (row["number"], row["unit"], row["bound"], row["as_of"]) == (120, "firemen", "=", "2020")
    assert row["attribution"] is None
    assert found(from_="figures", where={"value": {"min": 300}})[0]["attribution"] == 7
