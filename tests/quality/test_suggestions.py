"""Candidates of both thesauri, and which of them a text's replaced words speak for."""

import pytest

from nmi_analysis.quality.substitutes import others, substitutes
from nmi_analysis.quality.suggestions import Candidate, elsewhere
from nmi_analysis.settings import QualitySettings

NEAR, OTHER = Candidate("near", (), 2.0, False), Candidate("other", (), 5.0, True)


@pytest.mark.parametrize("word", ["agency", "agencies", "guarded", "heating"])
def test_candidates_of_the_other_thesaurus_are_none_of_wordnet(word: str) -> None:
    found = others(word)
    assert found
    assert word not in found
    assert not found & substitutes(word).keys()


def test_an_unknown_word_has_no_candidates() -> None:
    assert others("qzzx") == frozenset()


@pytest.mark.parametrize(("listed", "sign"), [
    ([[NEAR, OTHER]] * 5, 1), ([[NEAR._replace(score=9.0), OTHER]] * 5, -1), ([[NEAR], [OTHER], []], 0), ([], 0),
])
def test_the_thesaurus_that_explains_more_is_preferred(listed: list[list[Candidate]], sign: int) -> None:
    found = elsewhere(listed, QualitySettings())
    assert (found > 0) - (found < 0) == sign


def test_few_words_say_little() -> None:
    settings = QualitySettings()
    assert elsewhere([[NEAR, OTHER]], settings) < elsewhere([[NEAR, OTHER]] * 20, settings) < 3.0
