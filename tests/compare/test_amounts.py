import pytest

from nmi_analysis.compare.amounts import other_duration
from nmi_analysis.compare.units import Unit
from nmi_analysis.corpus import Article
from nmi_analysis.language import Context
from nmi_analysis.pipeline import extract_article


def unit(text):
    figures = extract_article(Article("a", text), Context())["figures"]
    return Unit("a", 0, 0, len(text), text, "body", False, False, True, [], list(figures))


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("They declared a week of mourning.", "They declared three days of mourning.", ("1 week", "3 days")),
    ("They declared a week of mourning.", "They declared seven days of mourning.", None),
    ("The search lasted 24 hours.", "The search lasted a day.", None),
    ("The search lasted two days.", "The search lasted an hour.", ("2 days", "1 hour")),
    ("The ferry sails twice a week.", "The ferry sailed for three days.", None),
    ("It sank three days after the storm.", "The town mourned for a week.", None),
])
def test_durations_of_one_thing_in_any_unit(one, other, expected):
    assert other_duration(unit(one), unit(other)) == expected
