"""Each case names every date of its text, with the span, its iso, and whether the publication date had a part."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import dates

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(["May ", "4,000", "last ", "month", "Jan. ", "3", " and 5", "2019", "-",
                          "/02/2021", "Tuesday", "the day ",
                          "before", "9999", "0000-00", "year ago", "\u200b", "e\u0301", "🙂", "\n", ". ", "31 Feb"])


def found(text: str, published: str) -> list[str]:
    document = parse(Article(id="a", text=text, language="en", published=published))
    return [f"{text[r['start']:r['end']]} = {r['iso']}{' relative' * r['relative']}".replace("=  ", "= ").strip()
            for r in dates.extract(document, {}, Context())]


@pytest.mark.parametrize(("published", "text", "expected"), CASES, ids=[c[1] for c in CASES])
def test_dates(published, text, expected):
    assert found(text, str(published)) == expected


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join),
       st.sampled_from(["", "2021", "0001-01-01", "9999-12-31"]))
def test_any_text_gives_rows_in_order(text, published):
    document = parse(Article(id="a", text=text, language="en", published=published))
    rows = list(dates.extract(document, {}, Context()))
    places = [(r["start"], r["end"]) for r in rows]
    assert places == sorted(places)
    assert all(0 <= s < e <= len(text) for s, e in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
