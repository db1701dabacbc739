"""Inflection both ways, and candidates in the inflection of the word they replace."""

import pytest

from nmi_analysis.english.forms import inflect, lemmas
from nmi_analysis.flags.substitutes import commonest, substitutes


@pytest.mark.parametrize(("lemma", "ending", "form"), [
    ("city", "s", "cities"), ("box", "s", "boxes"), ("day", "s", "days"), ("child", "s", "children"),
    ("make", "ing", "making"), ("carry", "ed", "carried"), ("go", "ed", "went"), ("stop", "ed", "stopped"),
])
def test_forms(lemma, ending, form):
    assert form in inflect(lemma, ending)
    assert (lemma, ending) in lemmas(form)


def test_substitutes_keep_the_inflection():
    assert "starts" in substitutes("commences")
    assert "phone" in substitutes("telephone")
    assert substitutes("qwxz") == {}
    assert commonest("qwxz") == ""
