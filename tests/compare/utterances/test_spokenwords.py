import pytest

from nmi_analysis.compare.utterances.spokenwords import spoken
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import parse


def words(text, marked=()):
    return spoken(parse(Article("a", text, language="en")), 0, len(text), marked)


@pytest.mark.parametrize(("text", "keys"), [
    ("They don't know, it's Ida's boat.", "they do not know it is ida boat"),
    ("Let's go, we’re gonna win", "let us go we are going to win"),
    ("The US gave us colour and centres", "the US gave us color and centers"),
    ("The U.S. called", "the US called"),
    ("Two of 1,200 re-elected", "2 of 1200 re elected"),
    ("at 6:00 p.m. & 40%", "at 6 pm and 40 percent"),
    ("that d***ed f--l -- no", "that d***ed f--l no"),
    ("four hours of telling", "4 hours of telling"),
    ("…", ""),
])
def test_keys(text, keys):
    assert " ".join(w.key for w in words(text)) == keys


def test_marked_and_bracketed_words():
    text = 'He said "we [the crew] saw it" twice'
    found = {w.key: (w.quoted, w.editorial) for w in words(text, [(9, 29)])}
    assert found["we"] == (True, False)
    assert found["crew"] == (True, True)
    assert found["twice"] == (False, False)


def test_offsets_are_those_of_the_text():
    text = "They don’t see the f**l at the lighthouse"
    assert [text[w.start:w.end] for w in words(text)] == [
        "They", "don’t", "don’t", "see", "the", "f**l", "at", "the", "lighthouse"]
