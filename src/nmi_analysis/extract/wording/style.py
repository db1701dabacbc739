"""Hedges, reporting verbs, modal verbs, passives and quotations of the body sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ... import lexicons
from ...english import Document, Token
from ...store import Row
from .feature import Feature, ratio

NOTHING = "no words in body sentences"
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = frozenset({"RB", "RBR", "RBS"})
_ADVERBS = 3  # that may stand between 'be' and its participle
# No opening mark inside: a text of unclosed ones would be read again from each.
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»|„[^„“\n]*“")

Starts = Mapping[str, Sequence[tuple[str, ...]]]


def features(document: Document, attributions: Iterable[Row]) -> Iterator[Feature]:
    """Rates are per 100 words; shares are from 0 to 1."""
    sentences = [s for s in document.body() if any(map(_word, document.tokens_of(s)))]
    tokens = [document.tokens_of(s) for s in sentences]
    words = [t for listed in tokens for t in listed if _word(t)]
    inside = {s.number for s in sentences}
    cues = {(r["cue_start"], r["cue_end"]) for r in attributions if r.get("cue_start") is not None
            and document.sentence_at(r["cue_start"]) in inside}
    for name, found in (
        ("hedges", sum(phrases(listed, starts("hedges")) for listed in tokens)),
        ("reporting_verbs", len(cues)),
        ("modal_verbs", sum(t.tag == "MD" for t in words)),
    ):
        yield ratio(f"{name}_per_100_words", found, len(words), NOTHING, 100)
    yield ratio("passive_share", sum(map(passive, tokens)), len(sentences), NOTHING)
    yield ratio("quotation_share", sum(quoted(document.text, words)), len(words), NOTHING)


def _word(token: Token) -> bool:
    return token.text[0].isalnum()


@cache
def starts(name: str) -> Starts:
    """The phrases of a lexicon by their first word, longest first."""
    made: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicons.words(name), key=lambda p: (-p.count(" "), p)):
        words = tuple(phrase.split())
        made.setdefault(words[0], []).append(words)
    return made


def phrases(tokens: Sequence[Token], first: Starts) -> int:
    """How often the phrases stand in a sentence; of two that overlap the longer, else the earlier one counts."""
    found = at = 0
    while at < len(tokens):
        length = next((len(p) for p in first.get(tokens[at].lower, ())
                       if all(t.lower == w for t, w in zip(tokens[at:at + len(p)], p, strict=False))
                       and at + len(p) <= len(tokens)), 0)
        found += bool(length)
        at += length or 1
    return found


def passive(tokens: Sequence[Token]) -> bool:
    """Whether a form of 'be' stands before a participle, adverbs between them left aside."""
    for i, token in enumerate(tokens):
        if token.lower not in _BE:
            continue
        after = i + 1
        while after < min(len(tokens), i + 1 + _ADVERBS) and tokens[after].tag in _BETWEEN:
            after += 1
        # No past tense can follow 'be': such a tag is a participle's too.
        if after < len(tokens) and tokens[after].tag in ("VBN", "VBD") and tokens[after].lower not in _BE:
            return True
    return False


def quoted(text: str, words: Iterable[Token]) -> Iterator[bool]:
    """For each word, whether it stands between quotation marks that open and close in one paragraph."""
    spans = [m.span() for m in _QUOTED.finditer(text)]
    opens = [s for s, _ in spans]
    for word in words:
        at = bisect_right(opens, word.start) - 1
        yield at >= 0 and word.start < spans[at][1]
