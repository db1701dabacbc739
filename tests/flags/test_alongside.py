"""How well a word goes with its neighbours: the usual word fits best, and what is not known says little."""

import numpy as np

from nmi_analysis.flags import alongside


def measured(*place):
    (row,) = alongside.measures([place])
    return dict(zip(alongside.MEASURES, row, strict=True))


def test_the_word_that_belongs_there_fits_better_than_a_synonym_of_another_sense():
    usual, odd = measured("central", "bank", "raised"), measured("central", "depository", "raised")
    assert usual["fit"] > odd["fit"]
    assert usual["all"] < odd["all"]
    assert usual["better"] < odd["better"]


def test_a_neighbour_that_is_no_word_is_undefined():
    row = measured("", "bank", "")
    assert np.isnan([row["before"], row["after"]]).all()
    assert row["fit"] == 0


def test_a_word_without_candidates_is_compared_with_none():
    assert np.isnan(measured("the", "qzzxq", "said")["top"])


def test_pairs_are_listed_once_in_order():
    keys = alongside.known().keys.astype(np.int64)
    assert (np.diff(keys) > 0).all()


def test_a_text_without_words_has_no_rows():
    assert alongside.measures([]).shape == (0, len(alongside.MEASURES))
