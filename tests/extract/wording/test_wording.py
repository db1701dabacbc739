"""Readability is textstat's, on body text whose sentences are ours; the rest on texts counted by hand."""

import json
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis import lexicons
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.english.document import Token
from nmi_analysis.errors import LexiconError
from nmi_analysis.extract import wording

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


NAMES = [*wording.COUNTS, *wording.FORMULAS]
HARD = [
    "The U.S. sent 2,500 troops. Mr. Hill spoke of them on Feb. 18 at 3.30 p.m. in Ghent.",
    "“Who asked you? Nobody!” she said. He wouldn’t answer... The rate fell to 3.5 percent, a Ph.D. student found.",
    "J. R. Smith Jr. and Dr. A. Berg met in St. Ives; the No. 2 of the firm (est. 1911) stayed at home that day.",
]
TEXTS = [" ".join([*PLAIN[n:], *PLAIN[:n], HARD[n % 3]]) for n in range(10)]


@cache
def direct():
    """Textstat with NLTK itself, in a process of its own, on the dictionary of this package; on prepared texts."""
    code = """
import json, shutil, sys, tempfile
from pathlib import Path
import nltk
from textstat.textstat import textstatistics
source, texts, names = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as place:  # NLTK reads no file that others may write, as a checkout often is
    target = Path(place, "corpora", "cmudict", "cmudict")
    target.parent.mkdir(parents=True)
    shutil.copyfile(source, target)
    for path, mode in ((target, 0o600), (target.parent, 0o700), (target.parent.parent, 0o700)):
        path.chmod(mode)
    nltk.data.path.insert(0, place)
    made = textstatistics()
    made.set_rm_apostrophe(False)
    print(json.dumps([{n: getattr(made, n)(t) for n in names} for t in texts]))
"""
    texts = [wording.prepared(body(text)) for text in TEXTS]
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps([str(wording.DICTIONARY), texts, NAMES]),
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def body(text):
    document = parse(Article(id="a", text=text, language="en"))
    return [text[s.start:s.end] for s in document.body()]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_numbers_are_those_of_textstat_on_the_prepared_text(number):
    found = measured(TEXTS[number])
    assert {n: found[n]["value"] for n in NAMES} == pytest.approx(direct()[number], abs=1e-9)


def test_textstat_counts_our_sentences():
    for text in TEXTS:
        own = [s for s in body(text) if len(wording.textstat().remove_punctuation(s).split()) > 2]
        assert measured(text)["sentence_count"]["value"] == len(own)
    assert wording.textstat().sentence_count(HARD[0]) > len(body(HARD[0])) == 2


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.sampled_from("ab.!?,'’\") 3"), max_size=30))
def test_preparing_changes_no_word_and_no_letter(text):
    made, measures = wording.prepared([text]), wording.textstat()
    straight = text.replace("’", "'")
    assert measures.letter_count(made) == measures.letter_count(straight)
    assert measures.lexicon_count(made) == measures.lexicon_count(straight)


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
    assert wording.mtld(["a", "b", "a"] * 4, 0.72) == pytest.approx(3.0)
    assert wording.mtld(["a", "b", "c"], 0.72) is None


def tokens(text, tags):
    return [Token(i, i + 1, w, w.lower(), t) for i, (w, t) in enumerate(zip(text.split(), tags.split(), strict=True))]


@pytest.mark.parametrize(("text", "tags", "expected"), [
    ("it was quickly opened", "PRP VBD RB VBN", True), ("they were sent", "PRP VBD VBD", True),
    ("it is open", "PRP VBZ JJ", False), ("it has opened", "PRP VBZ VBN", False), ("it was", "PRP VBD", False),
])
def test_passive(text, tags, expected):
    assert wording.passive(tokens(text, tags)) is expected


def test_the_longer_of_two_hedges_counts_once():
    listed = tokens("to a certain extent it is perhaps unclear to a", "TO DT JJ NN PRP VBZ RB JJ TO DT")
    assert wording.phrases(listed, wording.starts("hedges")) == 3


def test_style_rates():
    text = "“We will rebuild it,” she said. It was perhaps burned by sparks.\nHe said so."
    row = measured(text, attributions=[{"cue_start": 26, "cue_end": 30}])
    assert row["reporting_verbs_per_100_words"]["value"] == pytest.approx(100 / 15)
    assert row["quotation_share"]["value"] == pytest.approx(4 / 15)
    assert row["modal_verbs_per_100_words"]["value"] == pytest.approx(100 / 15)
    assert row["hedges_per_100_words"]["value"] == pytest.approx(100 / 15)


def test_without_the_dictionary_there_is_no_count(monkeypatch, tmp_path):
    monkeypatch.setattr(wording, "DICTIONARY", tmp_path / "cmudict")
    wording.textstat.cache_clear()
    try:
        with pytest.raises(LexiconError, match="CMU Pronouncing"):
            measured("A word.")
    finally:
        wording.textstat.cache_clear()


def test_the_packaged_dictionary_is_the_one_used():
    """In a process of its own, without NLTK, which would be slow and download it; hyphenation says 1."""
    code = ("import sys; from nmi_analysis.extract.wording import textstat\n"
            "print(textstat().syllable_count('fire'), 'nltk' in sys.modules, 'textstat' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2", "False", "True"]
    assert (lexicons.FOLDER / "nltk_data/corpora/cmudict/LICENSE").read_text().startswith("Copyright (C) 1993")
