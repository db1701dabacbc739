"""Rows of ``wording``: readability, lexical diversity and style of an article's body sentences.

Titles, captions and left-overs of the page are no running text and stay out. What a formula is not defined for is
missing, with the reason; it is never 0. Grades (all but Flesch reading ease, LIX and RIX) are US school years: higher
is harder to read. The formulas and what they count are textstat's, each described there under the name that it has
here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from statistics import fmean, median, pstdev
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from .. import lexicons
from ..english import Context, Document, Token
from ..errors import LexiconError
from ..resources import standing_in
from ..settings import WordingSettings
from ..store import Row, Rows


class Feature(NamedTuple):
    """``value`` is None where the feature is undefined, and ``reason`` says why."""

    name: str
    value: float | None
    reason: str = ""


def ratio(name: str, part: float, whole: float, reason: str, scale: float = 1.0) -> Feature:
    """``scale * part / whole``; missing with ``reason`` where there is no whole."""
    return Feature(name, scale * part / whole) if whole else Feature(name, None, reason)


NONE = "no body sentences"


def diversity(document: Document, settings: WordingSettings) -> Iterator[Feature]:
    """Sentence length in words (mean, median, standard deviation, longest) and MTLD."""
    words = [[t.lower for t in document.tokens_of(s) if t.text[0].isalnum()] for s in document.body()]
    lengths = [len(w) for w in words if w]
    for name, measure in (("mean", fmean), ("median", median), ("sd", pstdev), ("max", max)):
        yield Feature(f"sentence_length_{name}", float(measure(lengths)) if lengths else None,
                      "" if lengths else NONE)
    tokens = [w for sentence in words for w in sentence]
    if len(tokens) < settings.mtld_min_tokens:
        yield Feature("mtld", None, f"fewer than {settings.mtld_min_tokens} words")
    else:
        value = mtld(tokens, settings.mtld_threshold)
        yield Feature("mtld", value, "" if value is not None else "no word stands twice")


def mtld(words: Sequence[str], threshold: float) -> float | None:
    """Measure of textual lexical diversity, McCarthy and Jarvis (2010): mean of both directions.

    Higher is more diverse. None where no word is repeated at all.
    """
    factors = [_factors(words, threshold), _factors(words[::-1], threshold)]
    return fmean(len(words) / f for f in factors) if all(factors) else None


def _factors(words: Sequence[str], threshold: float) -> float:
    """Stretches in which the type-token ratio falls to the threshold; the rest counts in part."""
    factors, count, ratio = 0.0, 0, 1.0
    types: set[str] = set()
    for word in words:
        count += 1
        types.add(word)
        ratio = len(types) / count
        if ratio <= threshold:
            factors, count, ratio = factors + 1, 0, 1.0
            types.clear()
    return factors + (1 - ratio) / (1 - threshold)


NOTHING = "no words in body sentences"
COUNTS = ("sentence_count", "lexicon_count", "syllable_count", "char_count", "letter_count", "difficult_words",
          "polysyllabcount", "monosyllabcount", "long_word_count")
FORMULAS = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index",
            "coleman_liau_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix")
DICTIONARY = lexicons.FOLDER / "nltk_data/corpora/cmudict/cmudict"
_REMEMBERED = 1 << 13  # results of each function of textstat: words mostly, and some texts
_MARK = re.compile(r"[.!?]")
_LAST = re.compile(r"[.!?]+(?=[^.!?\w]*\Z)")


def prepared(sentences: Sequence[str]) -> str:
    """The sentences as one text in which textstat finds these and no others, but for those of two words or fewer.

    It takes every full stop for an end: within a sentence ('U.S.', 'Feb. 18', '3.30 p.m.') commas stand for them, so
    that no count of words, letters or characters changes. It knows the straight apostrophe alone.
    """
    return " ".join(map(_ended, (s.replace("’", "'") for s in sentences)))


def _ended(sentence: str) -> str:
    last = _LAST.search(sentence)
    if not last:
        return _MARK.sub(",", sentence) + "."
    return _MARK.sub(",", sentence[:last.start()]) + sentence[last.start():]


def readability(sentences: Sequence[str], settings: WordingSettings) -> Iterator[Feature]:
    """The counts of textstat, and its formulas where the text is long enough for them."""
    text, measures = prepared(sentences), textstat()
    words, counted = int(measures.lexicon_count(text)), int(measures.sentence_count(text))
    for name in COUNTS:
        yield Feature(name, float(getattr(measures, name)(text))) if words else Feature(name, None, NOTHING)
    for name in FORMULAS:
        reason = _undefined(name, words, counted, settings)
        yield Feature(name, None if reason else float(getattr(measures, name)(text)), reason)


def _undefined(name: str, words: int, sentences: int, settings: WordingSettings) -> str:
    if not words:
        return NOTHING
    if words < settings.min_words:
        return f"fewer than {settings.min_words} words"
    if name == "smog_index" and sentences < settings.min_sentences_smog:
        return f"fewer than {settings.min_sentences_smog} sentences"
    return ""


@cache
def textstat() -> Any:
    """The library, counting syllables by the CMU Pronouncing Dictionary that comes with this package.

    All it wants of NLTK is that dictionary, which NLTK would fetch; and NLTK takes seconds to load. So while textstat
    is imported, a module with the packaged dictionary stands in NLTK's place. Raises LexiconError where it is missing:
    without it there is no count, since another counter gives other scores. textstat itself remembers so little of
    words that it looks up each several times a text.
    """
    dictionary = Pronunciations(_lines())
    standing = ModuleType("nltk")
    vars(standing).update(data=SimpleNamespace(find=lambda _: True),
                          corpus=SimpleNamespace(cmudict=SimpleNamespace(dict=lambda: dictionary)))
    remembered = ModuleType("textstat.backend.utils._typed_cache")
    vars(remembered).update(typed_cache=lru_cache(maxsize=_REMEMBERED))
    with standing_in("nltk", standing), standing_in(remembered.__name__, remembered):
        from textstat.backend.utils import _get_cmudict
        from textstat.textstat import textstatistics
    _get_cmudict.nltk = standing  # where textstat was there before
    made = textstatistics()
    made.set_rm_apostrophe(False)
    return made


class Pronunciations(Mapping[str, list[list[str]]]):
    """Word in lower case to its first pronunciation, a list of phones; looked up in lines in order, not read before."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def __getitem__(self, word: str) -> list[list[str]]:
        entry = f"{word.upper()} 1 "
        at = bisect_left(self._lines, entry)
        if not word.isascii() or word != word.lower() or not "".join(self._lines[at:at + 1]).startswith(entry):
            raise KeyError(word)
        return [self._lines[at].split()[2:]]

    def __iter__(self) -> Iterator[str]:
        return (line[:line.index(" ")].lower() for line in self._lines if line.split(" ", 2)[1] == "1")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _lines() -> list[str]:
    """The dictionary's lines in order: a word, the number of its pronunciation, its phones."""
    try:
        return sorted(DICTIONARY.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError as e:
        raise LexiconError("the CMU Pronouncing Dictionary is missing from the package; reinstall nmi-analysis") from e


_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = frozenset({"RB", "RBR", "RBS"})
_ADVERBS = 3  # that may stand between 'be' and its participle
# No opening mark inside: a text of unclosed ones would be read again from each.
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»|„[^„“\n]*“")

Starts = Mapping[str, Sequence[tuple[str, ...]]]


def style(document: Document, attributions: Iterable[Row]) -> Iterator[Feature]:
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


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``wording``: one for each feature, also where its value is missing."""
    body = [document.text[s.start:s.end] for s in document.body()]
    settings = context.settings.wording
    for feature in (
        *readability(body, settings),
        *diversity(document, settings),
        *style(document, rows.get("attributions", ())),
    ):
        yield _row(feature)


def _row(feature: Feature) -> Row:
    version = 2 if feature.name in (*COUNTS, *FORMULAS) else 1
    return {"feature": feature.name, "value": feature.value, "reason": feature.reason,
            "rule": f"wording.{feature.name}/v{version}"}
