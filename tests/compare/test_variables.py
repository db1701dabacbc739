"""Claims and coverage of codebook variables, from facts made by hand."""

import pytest

from nmi_analysis.compare.story import Story
from nmi_analysis.compare.variables import label, variables
from nmi_analysis.english import Context
from nmi_analysis.extract.codebook import Codebook, Variable

DATES = {"a": "2021-02-18", "b": "2021-02-18", "c": "2021-02", "old": "2020-02", "none": ""}


def compared(kind, said, *, single=True, duplicates=()):
    """``said``: (article, value[, bound or 'denied']). Gives {claim: {article: (stance, reason, separated)}}."""
    variable = {"label": "X", "kind": kind, "single": str(single), "from": "figures"}
    facts = [fact(i, kind, *row) for i, row in enumerate(said)]
    articles = [{"article": a, "published": d, "duplicate_of": "a" * (a in duplicates)} for a, d in DATES.items()]
    book = Codebook.model_validate({"variables": {"x": variable}})
    made = variables(Story("a", articles, {"facts": facts}), Context(codebook=book))
    out = {}
    for row in made["coverage"]:
        cell = (row["stance"], row["reason"], row["time_separated"])
        out.setdefault(row["claim"].removeprefix("codebook/x/"), {})[row["article"]] = cell
    assert {c["claim"] for c in made["claims"]} == {c["claim"] for c in made["coverage"]}
    assert all(len(row) == len(DATES) for row in out.values())
    return out


def fact(number, kind, article, value, more="="):
    return {"variable": "x", "article": article, "sentence": 0, "start": number, "end": number + 1, "text": "x",
            "value": value, "number": float(value) if kind == "number" else None, "upper": None,
            "bound": more if kind == "number" else "", "polarity": "denied" if more == "denied" else "affirmed"}


STATES, SILENT = ("states", "", False), ("silent", "", False)


@pytest.mark.parametrize(("kind", "said", "claim", "article", "expected"), [
    ("number", [("a", "500"), ("b", "500", "~")], "500", "b", STATES),
    ("number", [("a", "500"), ("b", "520", "~")], "500", "b", ("differs", "rounding or bound", False)),
    ("number", [("a", "500"), ("b", "400", ">")], "500", "b", ("differs", "rounding or bound", False)),
    ("number", [("a", "500"), ("b", "900")], "500", "b", ("contradicts", "other value", False)),
    ("number", [("a", "500"), ("b", "900")], "900", "a", ("contradicts", "other value", False)),
    ("number", [("a", "500"), ("old", "900")], "500", "old", ("differs", "time-separated", True)),
    ("number", [("a", "500"), ("old", "900")], "900", "a", ("differs", "time-separated", True)),
    ("number", [("a", "500"), ("b", "500"), ("old", "500")], "500", "old", ("states", "", True)),
    ("number", [("a", "500"), ("none", "900")], "500", "none", ("contradicts", "other value", False)),
    ("number", [("a", "500"), ("c", "900")], "500", "c", ("contradicts", "other value", False)),
    ("number", [("a", "500")], "500", "b", SILENT),
    ("number", [("a", "500"), ("a", "900")], "500", "a", STATES),
    ("date", [("a", "2018-10"), ("b", "2018")], "2018-10", "b", ("differs", "less specific", False)),
    ("date", [("a", "2018-10"), ("b", "2018")], "2018", "a", STATES),
    ("date", [("a", "2018-10"), ("b", "2019")], "2018-10", "b", ("contradicts", "other date", False)),
    ("date", [("a", "2018"), ("b", "2018", "denied")], "2018", "b", ("contradicts", "negation", False)),
    ("date", [("a", "2018"), ("b", "2018", "denied")], "not 2018", "a", ("contradicts", "negation", False)),
    ("name", [("a", "Kim"), ("b", "Lee")], "Kim", "b", ("contradicts", "other actor", False)),
    ("name", [("a", "Kim"), ("b", "Lee"), ("old", "Lee")], "Lee", "old", ("differs", "time-separated", True)),
    ("yes_no", [("a", "yes"), ("b", "no", "denied")], "yes", "b", ("contradicts", "negation", False)),
    ("text", [("a", "fog"), ("b", "ice")], "fog", "b", ("contradicts", "other value", False)),
])
def test_stances(kind, said, claim, article, expected):
    assert compared(kind, said)[claim][article] == expected


def test_values_of_a_variable_with_several_only_differ():
    assert compared("text", [("a", "fog"), ("b", "ice")], single=False)["fog"]["b"] == ("differs", "other value", False)


@pytest.mark.parametrize(("said", "duplicates", "first"), [
    ([("a", "1"), ("b", "2"), ("c", "2")], (), "2"),
    ([("a", "1"), ("b", "2"), ("c", "2")], ("c",), "1"),  # one independent source each; the same day: by article
    ([("b", "1"), ("old", "2")], (), "2"),  # ties to the earliest
])
def test_the_reference_comes_first(said, duplicates, first):
    assert next(iter(compared("number", said, duplicates=duplicates))) == first


def test_no_codebook_no_rows():
    assert variables(Story("a", [], {}), Context()) == {"claims": [], "coverage": []}


@pytest.mark.parametrize(("more", "said"), [
    ({"value": "4000", "number": 4000.0}, "X: 4,000 people"),
    ({"value": "2-3", "number": 2.0, "upper": 3.0}, "X: 2 to 3 people"),
    ({"value": "4000", "number": 4000.0, "polarity": "denied"}, "X: not 4,000 people"),
    ({"value": "y" * 99}, f"X: {'y' * 79}…"),
])
def test_labels(more, said):
    variable = Variable.model_validate({"label": "X", "kind": "number", "unit": "people", "from": "figures"})
    assert label(variable, {"polarity": "affirmed", **more}) == said
