"""When articles are from, and what they could have told, from invented rows."""

from types import SimpleNamespace

from nmi_analysis.views.coverage import Telling, same_time

DATES = {"old": "2030-02", "a": "2031-03-04", "b": "2031-03-05", "undated": ""}
SOURCES = SimpleNamespace(published=DATES)


def test_what_is_unknown_is_of_any_time():
    assert same_time("2031-03-04", "")
    assert not same_time("2031-03-04", "2030-02")


def test_an_article_is_held_against_its_own_time_or_an_earlier_date():
    rows = [{"item": item, "article": a, "stance": "states", "kind": "variable", "value": value}
            for item, value in (("planned", "60"), ("began", "2018-10"), ("begins", "2031-03")) for a in ("a", "b")]
    telling = Telling(SOURCES, rows)
    assert [sorted(telling.to("old", item)) for item in ("planned", "began", "begins")] == [[], ["a", "b"], []]
    assert telling.to("undated", "planned") == telling.to("c", "planned") == {"a", "b"}
