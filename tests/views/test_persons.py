"""What a person decided is seen where it is shown, not by pointing at it alone."""

import re

import pytest

import nmi_analysis as nmi
from nmi_analysis.explorer.view import view


def badges(made):
    """What the badges of a summary say."""
    return re.findall(r'<span class="decided" title="(.*?)">decided</span>', made._repr_html_())


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The sample, of which a person has kept, changed, added and joined some rows."""
    tables = nmi.analyze("sample", decisions=tmp_path_factory.mktemp("d") / "decisions.csv")
    by = {"who": "Ann", "again": False}
    assert badges(nmi.views.figures(tables)) == badges(nmi.views.findings(tables)) == []
    told = tables.facts[tables.facts["variable"] == "killed"].iloc[0]
    tables.decide("figures", (told["article"], told["start"], told["end"]), value=77, why="a <b>slip</b>", **by)
    tables.decide("figures", (told["article"], 0, 5), "add", value=9, unit="boat", **by)
    claims = tables.claims[tables.claims["rule"] == "claims.aligned/v3"]
    one = claims.iloc[0]
    tables.decide("claims", one, "join", to=claims[claims["article"] != one["article"]].iloc[-1], **by)
    found = tables.again().findings
    tables.decide("findings", found[found["start"].notna()].iloc[0], "accept", **by)
    return tables.again()


def test_figures_that_a_person_changed_or_added_have_a_badge(run):
    assert badges(nmi.views.figures(run)) == ["changed by Ann; added by Ann",
                                                  "changed by Ann: a &lt;b&gt;slip&lt;/b&gt;"]
    assert "changed by Ann: a &lt;b&gt;slip&lt;/b&gt;" in badges(nmi.views.tracked(run))
    assert "changed by Ann: a &lt;b&gt;slip&lt;/b&gt;" in badges(nmi.views.facts(run))
    assert "✎ decided" in run.show(run.decisions["article"].iloc[0], "figures").data


def test_a_finding_that_a_person_kept_has_a_badge(run):
    assert badges(nmi.views.findings(run, least=0)) == ["kept by Ann"]


def test_claims_that_a_person_joined_have_a_badge(run):
    assert "joined by Ann" in badges(nmi.views.coverage(run, 1000))


def test_the_explorer_says_whose_it_is(run):
    shown = view(run)
    assert [f["decided"] for f in shown["findings"] if f["decided"]] == ["kept by Ann"]
    assert "joined by Ann" in {c["decided"] for c in shown["claims"]}
