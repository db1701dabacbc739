"""Which figures of one thing go together, from invented rows."""

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis import views
from nmi_analysis.views.figures import alike


def rows(*said):
    return [{"article": a, "value": float(v), "upper": None, "bound": b, "text": t} for a, v, b, t in said]


HERALD, POST, WIRE = ("herald", 312, "=", "312"), ("post", 321, "=", "321"), ("wire", 300, ">", "more than 300")


@pytest.mark.parametrize(("said", "kept"), [
    ((("a", 5, ">", "at least five"), ("c", 5, "=", "five"), ("c", 8, "=", "eight")), [5, 5]),
    ((("a", 5, ">", "at least five"), ("c", 8, "=", "eight"), ("c", 5, "=", "five")), [5, 5]),
    ((HERALD, POST, ("copy", 312, "=", "312")), [312, 312]), ((), []),
])
def test_values_that_exclude_each_other_are_not_alike(said, kept):
    assert [r["value"] for r in alike(rows(*said), {"a", "c", "herald", "post", "copy"})] == kept


def test_bounds_that_allow_the_other_value_make_no_contrast_and_panels_tell_what_is_counted():
    text = "The flood killed {} people in Karvell on Tuesday, the mayor said. The storm left {} people injured there."
    tables = nmi.analyze(pd.DataFrame([{"article": a, "text": text.format(*n)} for a, n in (
        ("one", ("at least 14", 30)), ("two", ("17", 30)))]))
    assert not len(views.findings(tables, ["differs", "contradiction"], least=0))
    assert views.tracked(tables)["thing"].nunique() == 2
    assert set(views.tracked(tables)["said"]) == {"at least 14 people", "17 people", "30 people"}
