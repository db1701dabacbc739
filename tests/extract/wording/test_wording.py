"""Readability equals textstat's where the sentence counts agree; the rest on texts counted by hand."""

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis import lexicons
from nmi_analysis.corpus.article import Article
from nmi_analysis.errors import LexiconError
from nmi_analysis.extract import wording
from nmi_analysis.extract.wording import counts, diversity, readability, style, syllables
from nmi_analysis.language import Context, parse
from nmi_analysis.language.document import Token

# Plain sentences without abbreviations, so that textstat counts them as we do.
PLAIN = [
    "The factory on the river burned for three hours before the fire brigade arrived.",
    "Several workers had noticed an unfamiliar chemical odour during the afternoon shift.",
    "Nobody could explain why the automatic sprinklers didn't react to the temperature.",
    "The company's director promised a complete and independent investigation of the disaster.",
    "Neighbours complained that nobody had informed them about the poisonous smoke.",
    "A spokeswoman for the municipality announced that the schools would remain closed.",
    "Insurance specialists estimated the damage and refused to mention any preliminary figure.",
    "The owner, who has run the business for decades, thanked everybody for their help.",
    "It rained in the night, and by dawn the ruins of the great hall were cold again.",
]


def measured(text, **more):
    document = parse(Article(id="a", text=text, language="en"))
    return {r["feature"]: r for r in wording.extract(document, more, Context())}


@cache
def textstat():
    """textstat on the dictionary of this package, as it counts syllables."""
    import nltk
    from textstat.textstat import textstatistics

    made = textstatistics()
    made.set_rm_apostrophe(False)
    with tempfile.TemporaryDirectory() as place:  # NLTK reads no file that others may write, as a checkout often is
        target = Path(place, "corpora", "cmudict", "cmudict")
        target.parent.mkdir(parents=True)
        shutil.copyfile(syllables.DATA / "corpora/cmudict/cmudict", target)
        for path, mode in ((target, 0o600), (target.parent, 0o700), (target.parent.parent, 0o700)):
            path.chmod(mode)
        nltk.data.path.insert(0, place)
        made.syllable_count("syllable")  # textstat now keeps the dictionary
        nltk.data.path.remove(place)
    return made


@pytest.mark.parametrize("name", [f.__name__ for f in readability.FORMULAS] + [
    "sentence_count", "lexicon_count", "syllable_count", "char_count", "letter_count", "difficult_words",
    "polysyllabcount", "monosyllabcount", "long_word_count"])
def test_equals_textstat(name):
    expected = getattr(textstat(), name)(" ".join(PLAIN))
    assert measured(" ".join(PLAIN))[name]["value"] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("text", [
    "fire", "Fire", "don't", "DON'T", "o'clock", "'tis", "rock'n'roll", "co-operate", "naïve", "Zürich", "x2", "3,000",
    "Stoltenberg", "kerfufflement", "U.S.", "ﬁre", "İstanbul", "straße", "_", "a_b", "№", "ⅷ", "ABC's", "they're"])
def test_a_word_is_counted_as_textstat_counts_it(text):
    expected = (textstat().syllable_count(text), not textstat().is_difficult_word(text, syllable_threshold=0))
    assert syllables.word(text) == expected
    assert syllables.bare(text) == textstat().remove_punctuation(text)


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.sampled_from("abtsdvelr'’-. \nßÅİ9_"), max_size=30) | st.text(max_size=20))
def test_any_text_is_stripped_and_counted_as_by_textstat(text):
    assert syllables.bare(text) == textstat().remove_punctuation(text)
    for piece in syllables.bare(text).split():
        assert syllables.word(piece).syllables == textstat().syllable_count(piece)


def test_own_sentences_are_counted():
    text = "The U.S. sent 2,500 troops. Mr. Hill spoke of them on Feb. 18 at 3.30 p.m. in Ghent."
    c = counts.count([text[:27], text[28:]])
    assert (c.sentences, c.words) == (2, 18)
    assert textstat().sentence_count(text) != 2


@pytest.mark.parametrize(("text", "name", "reason"), [
    ("", "sentence_count", "no words in body sentences"),
    ("#", "flesch_reading_ease", "no words in body sentences"),
    ("A short text stands here.", "flesch_reading_ease", "fewer than 100 words"),
    ("A short text stands here.", "mtld", "fewer than 50 words"),
    ("so " * 120 + ".", "smog_index", "fewer than 3 sentences"),
    ("", "sentence_length_mean", "no body sentences"),
    ("", "hedges_per_100_words", "no words in body sentences"),
    (" ".join(f"w{chr(97 + i % 26)}{i}x" for i in range(60)), "mtld", "no word stands twice"),
])
def test_undefined_is_missing_with_a_reason(text, name, reason):
    row = measured(text)[name]
    assert row["value"] is None
    assert row["reason"] == reason


def test_mtld_by_hand():
    # Forwards "a b a a | a b a a": the ratio falls to 0.72 or less at the third word of "a b a" (2/3).
    assert diversity.mtld(["a", "b", "a"] * 4, 0.72) == pytest.approx(3.0)
    assert diversity.mtld(["a", "b", "c"], 0.72) is None


def tokens(text, tags):
    return [Token(i, i + 1, w, w.lower(), t) for i, (w, t) in enumerate(zip(text.split(), tags.split(), strict=True))]


@pytest.mark.parametrize(("text", "tags", "expected"), [
    ("it was quickly opened", "PRP VBD RB VBN", True), ("they were sent", "PRP VBD VBD", True),
    ("it is open", "PRP VBZ JJ", False), ("it has opened", "PRP VBZ VBN", False), ("it was", "PRP VBD", False),
])
def test_passive(text, tags, expected):
    assert style.passive(tokens(text, tags)) is expected


def test_the_longer_of_two_hedges_counts_once():
    listed = tokens("to a certain extent it is perhaps unclear to a", "TO DT JJ NN PRP VBZ RB JJ TO DT")
    assert style.phrases(listed, style.starts("hedges")) == 3


def test_style_rates():
    text = "“We will rebuild it,” she said. It was perhaps burned by sparks.\nHe said so."
    row = measured(text, attributions=[{"cue_start": 26, "cue_end": 30}])
    assert row["reporting_verbs_per_100_words"]["value"] == pytest.approx(100 / 15)
    assert row["quotation_share"]["value"] == pytest.approx(4 / 15)
    assert row["modal_verbs_per_100_words"]["value"] == pytest.approx(100 / 15)
    assert row["hedges_per_100_words"]["value"] == pytest.approx(100 / 15)


def test_without_the_dictionary_there_is_no_count(monkeypatch, tmp_path):
    monkeypatch.setattr(syllables, "DATA", tmp_path)
    for remembered in (syllables.pronounced, syllables.word):
        remembered.cache_clear()
    try:
        with pytest.raises(LexiconError, match="CMU Pronouncing"):
            measured("A word.")
    finally:
        syllables.pronounced.cache_clear()


def test_the_packaged_dictionary_is_the_one_used():
    """In a process of its own, without NLTK, which would be slow and download it; hyphenation says 1."""
    code = ("import sys; from nmi_analysis.extract.wording.syllables import word\n"
            "print(word('fire').syllables, 'nltk' in sys.modules or 'textstat' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2", "False"]
    assert (lexicons.FOLDER / "nltk_data/corpora/cmudict/LICENSE").read_text().startswith("Copyright (C) 1993")
