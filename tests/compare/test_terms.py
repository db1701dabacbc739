import pytest

from nmi_analysis import lexicons
from nmi_analysis.compare.terms import forms, related, root
from nmi_analysis.compare.units import word_terms
from nmi_analysis.settings import ClaimSettings


@pytest.mark.parametrize(("form", "lemma"), [("sent", "send"), ("bought", "buy"), ("children", "child")])
def test_irregular_forms_have_the_root_of_their_lemma(form, lemma):
    assert root(form) == root(lemma)


@pytest.mark.parametrize(("one", "other"), [("e-mails", "emails"), ("Co-worker", "coworker"), ("re-elect", "reelect")])
def test_a_prefix_is_one_word_with_what_follows(one, other):
    assert word_terms(one) == word_terms(other)


@pytest.mark.parametrize(("one", "other"), [("able", "ability"), ("abduct", "abductor")])
def test_derived_words_count_for_most_of_a_match(one, other):
    settings = ClaimSettings()
    assert related({root(one), root(other)}, settings)[root(one)][root(other)] >= settings.derived


def test_forms_of_a_root_hold_all_words_of_the_lexicon_that_have_it():
    words = [r["word"] for r in lexicons.table("synonyms")] + [r["word"] for r in lexicons.table("derivations")]
    assert [w for w in words if w not in forms(root(w))] == []
