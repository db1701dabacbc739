"""Tags of words in sentences (cases: tagging.yaml)."""

from pathlib import Path

import pytest
import yaml

from nmi_analysis.english import document, tagging

CASES = yaml.safe_load(Path(__file__).with_name("tagging.yaml").read_text(encoding="utf-8"))

PENN = """CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH
VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB , . : `` '' ( ) $"""


def tagged(text):
    words = [text[a:b] for a, b in document.token_spans(text)]
    return list(zip(words, tagging.tag(words, [w.lower() for w in words], {0}), strict=True))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_tags(text, expected):
    found = iter(tagged(text))
    for pair in expected.split():
        word, _, tag = pair.rpartition("/")
        assert next(t for w, t in found if w == word) == tag, pair


def test_only_penn_tags(seeds):
    penn = set(PENN.split())
    texts = [*seeds.articles["text"], "He said: “It is 'fine' – don't… ☃ 50% & £3!” \u0301 \u200b x\u0301y"]
    assert {t for text in texts for _, t in tagged(text)} <= penn


def test_no_words():
    assert tagging.tag([], []) == []
