"""Statements that may say the opposite of what was meant.

Scope of ending: in 'must stop A and support B' the two verbs are parallel, so B is asked for. Where B is
something harmful, 'and stop supporting B' was probably meant, and a translation lost the scope of 'stop'.
"""

from collections.abc import Iterator
from functools import cache

from .. import lexicons
from ..english import Document, Sentence
from ..english.forms import inflect
from ..settings import QualitySettings
from ..store import Row
from .frequencies import zipf

RULE = "flags.ending_scope/v1"


@cache
def _asking() -> frozenset[str]:
    return lexicons.words("grammar_words", **{"class": "asking"})


@cache
def _kind(kind: str) -> frozenset[str]:
    return lexicons.words("polarity", kind=kind)


def detect(document: Document, settings: QualitySettings) -> Iterator[Row]:
    """A row per demand to end one thing and, in the same breath, to support something harmful."""
    for sentence in document.sentences:
        yield from _in_sentence(document, sentence, settings.inversion_reach)


def _gerund(verb: str) -> str:
    return max(inflect(verb.lower(), "ing"), key=lambda form: (zipf().get(form, 0), form))


def _in_sentence(document: Document, sentence: Sentence, reach: int) -> Iterator[Row]:
    tokens = document.tokens_of(sentence)
    words = [t.lower for t in tokens]
    for i in range(1, len(words)):
        if words[i] not in _kind("ending") or words[i - 1] not in _asking():
            continue
        joint = next((j for j in range(i + 1, min(i + 1 + reach, len(words) - 1)) if words[j] == "and"), 0)
        if not joint or words[joint + 1] not in _kind("supporting"):
            continue
        harmful = next((k for k in range(joint + 2, min(joint + 2 + reach, len(words)))
                        if words[k] in _kind("harmful") | _kind("against") or words[k] in (".", ";", ",")), 0)
        if not harmful or words[harmful] not in _kind("harmful"):
            continue
        last = harmful
        while last + 1 < len(tokens) and tokens[last].tag[:2] in ("JJ", "NN") and tokens[last + 1].tag[:2] == "NN":
            last += 1
        ending, verb = tokens[i].text, tokens[joint + 1].text
        yield {
            "start": tokens[i - 1].start, "end": tokens[last].end, "category": "accuracy/meaning-inversion",
            "severity": "critical", "confidence": 0.85, "rule": RULE,
            "suggestion": document.text[tokens[i - 1].start:tokens[joint].end] + f" stop {_gerund(verb)}"
                          + document.text[tokens[joint + 1].end:tokens[last].end],
            "evidence": f"as worded, '{verb} ... {document.text[tokens[harmful].start:tokens[last].end]}' is asked for "
                        f"beside '{ending}'; '{ending}' was probably meant to cover both",
        }
