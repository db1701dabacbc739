"""Candidates of both thesauri, and which of them a text's replaced words speak for."""

import pytest

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import parse
from nmi_analysis.flags.slots import slots, thesaurus_measures
from nmi_analysis.flags.substitutes import others, substitutes
from nmi_analysis.flags.suggestions import MEASURES, Suggester, elsewhere
from nmi_analysis.settings import QualitySettings

WORD = ([2.0], [5.0])  # scores of its one candidate in WordNet, and of its other one


@pytest.mark.parametrize("word", ["agency", "agencies", "guarded", "heating"])
def test_candidates_of_the_other_thesaurus_are_none_of_wordnet(word: str) -> None:
    found = others(word)
    assert found
    assert word not in found
    assert not found & substitutes(word).keys()


def test_an_unknown_word_has_no_candidates() -> None:
    assert others("qzzx") == frozenset()


@pytest.mark.parametrize(("listed", "sign"), [
    ([WORD] * 5, 1), ([([9.0], [5.0])] * 5, -1), ([([2.0], []), ([], [5.0]), ([], [])], 0), ([], 0),
])
def test_the_thesaurus_that_explains_more_is_preferred(listed: list[tuple[list[float], list[float]]],
                                                       sign: int) -> None:
    found = elsewhere(listed, QualitySettings())
    assert (found > 0) - (found < 0) == sign


def test_few_words_say_little() -> None:
    settings = QualitySettings()
    assert elsewhere([WORD], settings) < elsewhere([WORD] * 20, settings) < 3.0


def test_a_hypernym_is_further_than_a_hyponym() -> None:
    assert substitutes("hotels")["hostels"] == 1  # narrower
    assert substitutes("hotels")["buildings"] == 2  # broader
    assert substitutes("cars")["automobiles"] == 0


def suggester(text: str, *suspects: str) -> tuple[Suggester, list[int]]:
    """What suggests for the words ``suspects`` of a text, and where they stand."""
    document = parse(Article(id="x", text=text))
    at = [n for n, t in enumerate(document.tokens) if t.lower in suspects]
    return Suggester(document, slots(document, QualitySettings()), at, QualitySettings()), at


def test_measures_of_the_place_stay_with_the_place() -> None:
    made, (first, second) = suggester("The prime curate spoke. A curate of the village left.", "curate")
    words, values = made.candidates(first)
    assert made.candidates(second)[0] == words
    by = dict(zip(MEASURES, values, strict=True))
    assert by["left"][words.index("minister")] == max(by["left"])  # 'prime minister'
    again = dict(zip(MEASURES, made.candidates(second)[1], strict=True))["again"]
    assert again[words.index("minister")] == max(again)


def test_a_word_that_stands_elsewhere_counts_unless_it_is_suspected() -> None:
    text = "The autos stopped. The cars stopped."
    for suspects, present in ((("autos",), True), (("autos", "cars"), False)):
        made, at = suggester(text, *suspects)
        words, values = made.candidates(at[0])
        assert (values[MEASURES.index("present")][words.index("cars")] > 0) == present


def test_a_word_without_candidates_gets_no_suggestion() -> None:
    made, (at,) = suggester("The qzzxian bridge fell.", "qzzxian")
    assert made.best(at) == ("", 0.0)
    assert made.wide == (QualitySettings().suggested_other >= QualitySettings().suggested_least)


@pytest.mark.parametrize("word", ["agency", "guarded"])
def test_what_wordnet_lacks_is_measured(word: str) -> None:
    likelier, commoner, number, present = thesaurus_measures(word, others(word), QualitySettings())
    assert number == present == len(others(word))
    assert likelier is not None
    assert commoner is not None
    assert thesaurus_measures("qzzx", others(word), QualitySettings()) == (None, None, 0.0, 0.0)
