"""Statements that differ in a name or a date alone."""

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis import summaries
from nmi_analysis.summaries.told_otherwise import _day

TEXT = ("Harbour firm Lund agreed to buy the ferries of Karvell for 34 million euros, the two said on Monday. {} "
        "will lead the merged company from Karvell. Shareholders vote on the sale on June {}. {}")


@pytest.fixture(scope="module")
def found():
    given = [("one", "Ingrid Moe", 12, "Lund was founded by a fisherman, and has run a yard at the river since then."),
             ("two", "Bernard Hall", 21, "The town sold its last ship, and its crews have since worked for others.")]
    tables = nmi.analyze(pd.DataFrame([{"article": a, "text": TEXT.format(*more), "published": "2031-03-04"}
                                       for a, *more in given]))
    return summaries.findings(tables).drop_duplicates("finding")


@pytest.mark.parametrize("told", [
    "one has “Ingrid Moe”, two has “Bernard Hall”.", "one has “June 12”, two has “June 21”."])
def test_another_name_or_date_is_a_difference(found, told):
    assert found["text"].str.endswith(told).sum() == 1


def test_who_has_another_name_or_date_is_not_told_to_report_the_same(found):
    claims = found[found["kind"] == "claim"]["text"]
    assert len(claims)
    assert not claims.str.contains("Moe|Hall|June").any()


@pytest.mark.parametrize("text", ["June 12", "12 June", "Jun. 12th"])
def test_a_day_is_one_day_however_written(text):
    assert _day(text) == "12 jun"
