"""What a reader is told first: the table ``findings``, with its passages and links."""

import pandas as pd
import pytest

import nmi_analysis as nmi
import samples
from nmi_analysis import views
from nmi_analysis.errors import ParameterError
from nmi_analysis.rows import KINDS
from nmi_analysis.views.findings import CALM, NAMES


@pytest.fixture(scope="module")
def found():
    return views.findings(samples.ferry())


def kinds(made):
    return list(made.drop_duplicates("finding")["kind"])


def test_the_table_is_told_in_its_order_but_for_what_is_not_sure(found):
    assert kinds(found) == ["contradiction", "change", "left_out", "agreed"]
    assert kinds(views.findings(samples.ferry(), least=0.2))[-1] == "other_time"
    assert kinds(views.findings(samples.ferry(), most=2)) == ["contradiction", "change"]


def test_what_is_told_follows_the_settings_of_the_run():
    tables = samples.ferry()
    tables.signature["settings"] = {"findings": {"least": 0.85}}
    assert kinds(views.findings(tables)) == ["contradiction", "change"]


def test_a_passage_leads_to_its_words_and_has_them_marked(found):
    for row in found.itertuples():
        at = (row.start, row.end) if row.start < row.end else ()  # else the whole article
        assert str(row.link) == f"articles.html#{views.evidence.anchor(row.article, *at)}"
        assert not at or samples.TEXTS[row.article][row.start:row.end].split()[0] in row.quote
    hurt = found[found["article"] == "south_1"].iloc[0]
    first, last = hurt["quote_mark"]
    assert hurt["quote"][first:last] == "Seven people"
    assert "<mark>Seven people</mark>" in found._repr_html_()


def test_markup_is_escaped_and_says_how_sure(found):
    markup = found._repr_html_()
    assert "a&lt;b report, in the words of a&lt;b: “People were &lt;not&gt; hurt”" in markup
    assert "contradiction, 90% sure" in markup


@pytest.mark.parametrize(("asked", "told"), [
    ({"kinds": "change"}, ["change"]), ({"kinds": ["agreed", "left_out"]}, ["left_out", "agreed"]),
    ({"about": "figures"}, ["contradiction", "change"]), ({"focus": "old"}, ["left_out"]),
    ({"kinds": "change", "focus": "south"}, ["change"]),
])
def test_a_choice_of_findings(asked, told):
    assert kinds(views.findings(samples.ferry(), **asked)) == told


@pytest.mark.parametrize(("asked", "reason"), [
    ({"kinds": "quarrel"}, "no kind 'quarrel'"), ({"about": "stories"}, "no table with places"),
    ({"about": "nothing"}, "no table with places"), ({"focus": "west"}, "no article 'west'")])
def test_what_there_is_not_is_named(asked, reason):
    with pytest.raises(ParameterError, match=reason):
        views.findings(samples.ferry(), **asked)


def test_calm_and_what_limits_the_comparison_are_said():
    tables = samples.ferry()
    assert "2 of 4 articles come from an unknown outlet, labelled by article id." in views.findings(
        tables).attrs["notes"]
    tables._frames["findings"] = tables.findings[tables.findings["kind"] != "contradiction"]
    assert CALM in views.findings(tables)._repr_html_()
    assert views.findings(tables, "agreed").attrs["notes"] == []


def test_every_kind_has_a_name():
    assert set(NAMES) == set(KINDS)


def test_another_value_is_told_with_both_sentences_without_a_codebook():
    text = "The flood killed {} people in Karvell on Tuesday, the mayor said. Rescue crews reached the town by boat."
    tables = nmi.analyze(pd.DataFrame([{"article": a, "text": text.format(n)} for a, n in (("one", 14), ("two", 41))]))
    found = views.findings(tables, ["differs", "contradiction"], about="figures")
    assert {"14", "41"} <= {w for q in found["quote"] for w in q.split()}
    assert found["article"].tolist() == ["one", "two"]


def test_stories_have_lists_of_their_own():
    tables = samples.ferry()
    tables._frames["findings"] = pd.concat([tables.findings, tables.findings[tables.findings["finding"] == 2].assign(
        story="old_1", finding=1)], ignore_index=True)
    found = views.findings(tables)
    assert found["story"].tolist()[-1] == "old_1"
    assert found._repr_html_().count('<ol class="findings">') == 2
