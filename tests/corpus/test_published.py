import pytest

from nmi_analysis.corpus.enrich import iso_date, published_in

LINES = [
    ("Feb 18, 2021\nText follows.", "2021-02-18"),
    ("Headline\n2021-02-18T16:56:50+00:00\nText.", "2021-02-18"),
    ("Headline\nThursday, 18 February 2021\nText.", "2021-02-18"),
    ("Headline\nFebruary 18 2021\n", "2021-02-18"),
    ("On Feb 18, 2021 they met in Brussels to talk about the mission.", ""),
    ("Feb 31, 2021\nText.", ""),
    ("2021-13-40\nText.", ""),
    ("Lucky Day 18, 2021\nText.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "date"), LINES)
def test_only_a_line_that_is_a_date(text, date):
    assert published_in(text) == date


@pytest.mark.parametrize(("given", "date"), [
    ("2021", "2021"), ("2021-02", "2021-02"), ("2021-02-18", "2021-02-18"), ("2021-02-18T10:00:00Z", "2021-02-18"),
    ("18 February 2021", "2021-02-18"), ("February 2021", ""), ("2021-02-30", ""), ("soon", ""), (None, ""),
    ("yesterday", ""), ("3 days ago", ""), ("now", ""), ("1613689200", ""), ("2021 February 18", "2021-02-18"),
    ("02/03/2021", "2021"), ("18/02/2021", "2021-02-18"), ("03/03/2021", "2021-03-03"),
    ("Thu, 18 Feb 2021 16:56:50 +0000", "2021-02-18"), ("2021-02-18 16:56", "2021-02-18"), ("18 February 2021" * 9, ""),
])
def test_iso_date(given, date):
    assert iso_date(given) == date
