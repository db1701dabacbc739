"""What stands around a word: it ends with the sentence, and the word that belongs there fits best."""

import numpy as np

from nmi_analysis.quality import neighbourhood

WORDS = ["the", "central", "bank", "raised", "interest", "rates", ".", "officials", "said", "inflation", "was", "high"]
FIRSTS = [0, 7]


def placed(words, at):
    return neighbourhood.places(words, FIRSTS, [1, 2, 4, 5, 9], at)


def test_the_words_around_end_with_the_sentence():
    (around,) = placed(WORDS, [7]).around
    assert list(around[:4]) == [0, 0, 0, 0]
    assert around[4] == neighbourhood.row("said")


def test_the_word_that_belongs_there_fits_better_than_a_synonym_of_another_sense():
    fits = {}
    for word in ("interest", "sake", "pastime"):
        words = [*WORDS[:4], word, *WORDS[5:]]
        (row,) = neighbourhood.measures([word], [0], placed(words, [4]), neighbourhood.turning())
        fits[word] = dict(zip(neighbourhood.MEASURES, row, strict=True))
    assert fits["interest"]["fits"] > max(fits["sake"]["fits"], fits["pastime"]["fits"])
    assert fits["interest"]["all"] < fits["pastime"]["all"]


def test_a_word_without_a_vector_has_no_fit():
    words = [*WORDS[:4], "qzzxq", *WORDS[5:]]
    (row,) = neighbourhood.measures(["qzzxq"], [0], placed(words, [4]), neighbourhood.turning())
    assert np.isnan(row).all()
