"""Key words: the statistics against scipy's and published values, the frame on small texts."""

import pandas as pd
import pytest
from scipy.stats import chi2, power_divergence

import nmi_analysis as nmi
from nmi_analysis.content.key_words import expected, holm, level, log_likelihood, log_ratio, p_value
from nmi_analysis.errors import ParameterError

A = "The troops left. Troops and more troops were seen near the bridge, said the mayor."
B = "The soldiers left. Soldiers were seen near the bridge, the mayor told us. He mentioned soldiers."
C = "Rain fell on the bridge and the mayor was wet."


@pytest.fixture(scope="module")
def tables():
    return nmi.analyze(pd.DataFrame([
        {"article": "a", "source": "Post", "text": A}, {"article": "b", "source": "Echo", "text": B},
        {"article": "c", "source": "", "text": C}]))


@pytest.mark.parametrize("sizes", [(33, 12, 10_000, 10_000), (5, 0, 200, 900), (0, 7, 50, 5_000), (3, 3, 10, 10)])
def test_g2_is_the_likelihood_ratio(sizes):
    known = power_divergence(sizes[:2], expected(*sizes), lambda_="log-likelihood")
    assert log_likelihood(*sizes) == pytest.approx(known.statistic, abs=1e-9)
    assert p_value(known.statistic) == pytest.approx(chi2.sf(known.statistic, 1))


def test_log_ratio_counts_half_for_none():
    assert log_ratio(0, 4, 100, 100) == -3
    assert log_ratio(8, 1, 100, 200) == pytest.approx(4)


@pytest.mark.parametrize(("g2", "least", "told"), [
    (16, 0.9, ""), (16, 1, "p < 0.0001"), (11, 7, ""), (11, 8, "p < 0.001"), (4, 12, ""), (4, 13, "p < 0.05"),
    (3.8, 99, "")])
def test_small_counts_need_a_higher_value(g2, least, told):
    assert level(g2, least) == told


def test_holm_adjusts_in_order():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []


def test_each_source_against_all_others(tables):
    found = nmi.keyness(tables)
    first = found.groupby("group").first()
    assert first.loc["Post", "word"] == "troops"
    assert first.loc["Echo", "word"] == "soldiers"
    row = found[(found["group"] == "Post") & (found["word"] == "troops")].iloc[0]
    assert (row["count"], row["reference_count"], row["reference"], row["articles"]) == (3, 0, "all others", 1)
    assert row["rate"] == pytest.approx(1000 * 3 / row["words"])
    assert set(found["group"]) == {"Post", "Echo", "c"}
    assert (found["count"] + found["reference_count"]).min() == 2


def test_a_reference_by_name_and_groups_of_ones_own(tables):
    named = nmi.keyness(tables, reference="Echo")
    assert set(named["group"]) == {"Post", "c"}
    assert set(named["reference"]) == {"Echo"}
    own = nmi.keyness(tables, {"a": "x", "b": "y"}, reference="y")
    assert set(own["group"]) == {"x"}
    assert own["reference_words"].iloc[0] == nmi.keyness(tables, "article")["words"].max()


def test_small_texts_are_said(tables):
    found = nmi.keyness(tables)
    assert found["small"].all()
    assert found.attrs["note"].startswith("Small texts (Post 15 words")
    assert "Small texts" in found._repr_html_()


@pytest.mark.parametrize(("arguments", "told"), [
    ({"by": "text"}, "no column 'text'"), ({"by": "nothing"}, "no column"), ({"reference": "Herald"}, "no group"),
    ({"by": {"z": "x"}}, "no article 'z'")])
def test_what_is_refused(tables, arguments, told):
    with pytest.raises(ParameterError, match=told):
        nmi.keyness(tables, **arguments)


def test_one_group_is_compared_with_nothing(tables):
    assert repr(nmi.keyness(tables, "language")).startswith("There is one group of articles alone")


def test_the_chart_takes_tables_or_a_frame(tables):
    drawn, again = nmi.charts.keyness(tables), nmi.charts.keyness(nmi.keyness(tables))
    assert "Post: troops (3 to 0)" in drawn.alt
    assert drawn.png() == again.png()
    none = nmi.keyness(tables, least=99)
    assert nmi.charts.keyness(none).alt.startswith("No word sets a source apart")
