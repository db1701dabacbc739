import pytest


@pytest.fixture
def listed(compared):
    """Form, speaker and text of the renderings of an article."""
    from nmi_analysis.compare.quote_variants import weighed
    from nmi_analysis.settings import QuoteSettings

    def make(text):
        found = weighed(compared(text).story, QuoteSettings())
        return [(w.rendering.form, w.rendering.speaker.name, w.rendering.text) for w in found]

    return make


def test_words_in_marks_are_cut_at_sentences(listed):
    assert listed('"The pumps failed. Nobody was hurt," Ida Holm said. "We were lucky."') == [
        ("direct", "Ida Holm", "The pumps failed."), ("direct", "Ida Holm", "Nobody was hurt"),
        ("direct", "Ida Holm", "We were lucky.")]


def test_marked_words_in_a_reported_clause_are_a_rendering_too(listed):
    assert listed('Ida Holm said the toll was "a bad joke" on the whole valley.') == [
        ("mixed", "Ida Holm", 'the toll was "a bad joke" on the whole valley'), ("direct", "Ida Holm", "a bad joke")]


def test_words_that_nobody_is_given_are_renderings(listed):
    assert listed("The ferry struck a pier. “No brakes, no lights, no crew on deck” stood in the log.") == [
        ("direct", "", "No brakes, no lights, no crew on deck")]


def test_headlines_quote_in_single_marks(listed):
    found = listed("'We were lucky': ferry captain on the night of the storm\n\nThe ferry struck a pier on Monday.")
    assert ("direct", "", "We were lucky") in found


def test_the_name_of_a_work_is_none(listed):
    assert listed('The crew had watched "Storm Over Norvik" on deck that evening.') == []


def test_a_reported_topic_is_none(listed):
    assert listed("Ida Holm denied it.") == []
