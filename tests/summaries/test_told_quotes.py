"""When two renderings of one utterance are opposed."""

import pandas as pd
import pytest

import samples
from nmi_analysis import summaries
from nmi_analysis.compare.polarity import negated
from nmi_analysis.summaries.told_quotes import opposed

WARNED = "We warned the town in March that the stairs were not safe,"


@pytest.mark.parametrize(("one", "other", "expected"), [
    (WARNED, "We did not warn the town in March that the stairs were unsafe.", True),
    (WARNED, "We did not warn the town in March that the stairs were not safe.", True),
    (WARNED, "We warned the town in March that the stairs were unsafe.", False),
    ("The bridge will open in May,", "The bridge will not open before May,", False),
    ("Nobody was hurt in the fire,", "No one was hurt in the fire,", False),
    ("We will close the mill next year,", "We will never close the mill next year,", True),
    ("We looked at every claim, and at what was said about the town and its mayor",
     "It does not seem that the town was told", False),
])
def test_opposed(one, other, expected):
    assert opposed(one, other) is opposed(other, one) is expected


def test_other_words_may_deny_a_claim_but_are_no_rendering_of_it():
    assert negated("The town warned them of the fire", "A letter of which the mayor says that it did not warn anybody")


def test_utterances_of_opposite_sense_come_first_and_those_in_one_wording_not_at_all():
    tables = samples.ferry()
    first = tables.quote_variants
    turned = first.assign(utterance="u2", chrf=90.0, text=["We will close the mill next year,",
                                                           "We will never close the mill next year,"])
    alike = first.assign(utterance="u3", chrf=100.0, text="The mill is ours,")
    tables._frames["quote_variants"] = pd.concat([first, turned, alike], ignore_index=True)
    assert list(dict.fromkeys(summaries.quote_variants(tables)["utterance"])) == ["u2", "u1"]
