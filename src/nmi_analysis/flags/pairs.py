"""Pairs of adjacent content words: fixed terms, whether they go together, and whether words of them were replaced.

Terms of public life (posts, bodies) and unusual pairs are looked for in spun texts alone; among them a hyphenated title
with an unknown second part ('Secretary-', no 'General').
"""

from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .. import lexicons
from ..english import Document, Token
from ..english.forms import inflect, lemmas
from ..settings import QualitySettings
from ..store import Row
from .assessment import Assessment, Suspicion, logistic
from .frequencies import UNSEEN_WORD, bigrams, books, expected, zipf
from .relatedness import nearest
from .slots import MEASURES as SLOT
from .slots import is_content, kind, pair
from .substitutes import like, substitutes
from .trees import log_odds

TERM_RULE = "flags.fixed_term/v1"
TITLE_RULE = "flags.broken_title/v1"
NAME_RULE = "flags.odd_name/v1"
PAIR_RULE = "flags.broken_term/v2"
OF_WORD = ("commoner", "reading", "other_likelier", "other_commoner", "others")  # measures of slots.py
MEASURES = (
    "zipf_1", "zipf_2",          # how frequent the words are
    "register_1", "register_2",  # log10 by which they are more frequent in books than at large
    "odds_1", "odds_2",          # log odds that the word was substituted, by its place alone
    "pair",                      # log10 of the pair over chance
    "one",                       # strength of the best pair with one word replaced by a synonym
    "both",                      # the same with both replaced
    "term_one", "term_both",     # how many fixed terms that makes (at most 5)
    "synonyms_1", "synonyms_2",  # how many the words have
    "pairs_1", "pairs_2",        # how many words they are known to stand beside
    "firsts_1", "seconds_2",     # in how many fixed terms they come first, and second
    "seconds_1", "firsts_2",     # the other way round
    "length_1", "length_2",      # letters
    "tag_1", "tag_2",            # 0 noun, 1 verb, 2 adjective, 3 adverb, 4 other
    "related",                   # cosine of the two words
    "near_1", "near_2",          # greatest cosine of the word with one known in its place beside the other
    *(f"{name}_{number}" for number in (1, 2) for name in OF_WORD),
)
_NUMBERS = [SLOT.index(name) for name in OF_WORD]


class Best(NamedTuple):
    """The best pair of synonyms found: strength, first and second word, and whether it is a fixed term."""

    strength: float
    first: str
    second: str
    term: bool


class Pair(NamedTuple):
    """Two adjacent content words by their token numbers, their measures, and the pair that may have stood there."""

    first: int
    second: int
    values: tuple[float | None, ...]
    best: Best | None


def candidates(first: str, second: str) -> Iterator[tuple[str, str, float | None, bool]]:
    """(word, word, log10 count or None, term) for known pairs and terms with one or both words replaced."""
    after, terms = bigrams().after, followers()
    firsts, seconds = substitutes(first), substitutes(second)
    for word in (first, *sorted(firsts)):
        known, fixed = after.get(word), terms.get(word, frozenset())
        fits = (known.keys() | fixed) if len(known) + len(fixed) < len(seconds) else None
        found = {w for w in fits if w in seconds} if fits is not None else seconds.keys() & (known.keys() | fixed)
        if word != first and (second in known or second in fixed):
            found = found | {second}
        for other in sorted(found):
            yield word, other, known.get(other), other in fixed


def is_usual(first: str, second: str) -> bool:
    """Whether the pair stands in a fixed term, or is known and no rarer than chance has it."""
    return is_term(first, second) or (second in bigrams().after.get(first) and pair(first, second) > 0)


def pairs(document: Document, assessed: Assessment, settings: QualitySettings,
          explained: Set[int] = frozenset()) -> Iterator[Pair]:
    """The document's pairs in order, without the usual ones and those with a token that is ``explained``."""
    tokens = document.tokens
    for slot, following in zip(assessed.words, assessed.words[1:], strict=False):
        i, j = slot.slot.token, following.slot.token
        if j != i + 1 or i in explained or j in explained:
            continue
        if not (is_content(tokens[i], settings) and is_content(tokens[j], settings)):
            continue
        if tokens[j].start - tokens[i].end > 1 or is_usual(tokens[i].lower, tokens[j].lower):
            continue
        yield measure(document, slot, following, settings)


def measure(document: Document, one: Suspicion, other: Suspicion, settings: QualitySettings) -> Pair:
    """The measures of two words by their places."""
    i, j = one.slot.token, other.slot.token
    a, b = document.tokens[i], document.tokens[j]
    first, second = a.lower, b.lower
    frequency, (after, before) = zipf(), bigrams()
    z1, z2 = frequency.get(first, UNSEEN_WORD), frequency.get(second, UNSEEN_WORD)
    firsts, seconds = counts()
    single: list[Best] = []
    both: list[Best] = []
    terms = [0.0, 0.0]
    for s, t, count, fixed in candidates(first, second):
        chance = expected(frequency.get(s, UNSEEN_WORD), frequency.get(t, UNSEEN_WORD))
        found = Best(strength(max(chance, 7.0) if count is None else count, s, t) + fixed, s, t, fixed)
        changed = s != first and t != second
        (both if changed else single).append(found)
        terms[changed] += fixed
    best = max(single + both, default=None, key=lambda x: (x.strength - (x.first != first and x.second != second), x))
    return Pair(i, j, (
        z1, z2, books().get(first, settings.no_book) - z1, books().get(second, settings.no_book) - z2,
        one.odds, other.odds, pair(first, second),
        max((x.strength for x in single), default=None),
        max((x.strength for x in both), default=None),
        min(terms[0], settings.most_terms), min(terms[1], settings.most_terms),
        float(len(substitutes(first))), float(len(substitutes(second))),
        float(len(after.get(first)) + len(before.get(first))),
        float(len(after.get(second)) + len(before.get(second))),
        float(firsts.get(first, 0)), float(seconds.get(second, 0)),
        float(seconds.get(first, 0)), float(firsts.get(second, 0)), float(len(first)), float(len(second)),
        kind(a), kind(b),
        nearest(first, (second,)), nearest(first, before.get(second)), nearest(second, after.get(first)),
        *(s.slot.values[n] for s in (one, other) for n in _NUMBERS),
    ), best)


Followers = dict[str, frozenset[str]]


@cache
def compounds() -> Followers:
    """The same of the compounds alone: the pairs of words within each modifier and head."""
    made: dict[str, set[str]] = {}
    for row in lexicons.table("compounds"):
        for modifier in row["modifiers"].split():
            for first, second in pairwise([*modifier.split("-"), row["head"]]):
                made.setdefault(first, set()).add(second)
    return {word: frozenset(found) for word, found in made.items()}


@cache
def followers() -> Followers:
    """First word of a term to the words that follow it in one."""
    made = {r["word"]: frozenset(r["followers"].split()) for r in lexicons.table("collocations")}
    return {word: made.get(word, frozenset()) | compounds().get(word, frozenset())
            for word in sorted(made.keys() | compounds().keys())}


@cache
def counts() -> tuple[dict[str, int], dict[str, int]]:
    """In how many fixed terms a word comes first, and in how many second."""
    firsts = {word: len(found) for word, found in followers().items()}
    seconds: Counter[str] = Counter()
    for found in followers().values():
        seconds.update(found)
    return firsts, dict(seconds)


def is_term(first: str, second: str) -> bool:
    """Whether the pair stands in a fixed term."""
    return second in followers().get(first, ())


def strength(count: float, first: str, second: str) -> float:
    """How strong a collocation a known pair is: log10 over chance, and half a point per power of ten it is frequent."""
    frequency = zipf()
    return count - expected(frequency.get(first, 0.5), frequency.get(second, 0.5)) + 0.5 * (count - 7)


@cache
def _heads() -> frozenset[str]:
    """Heads of compounds and their plurals: such a word may well make one more."""
    singular = lexicons.words("compounds", "head")
    return singular | {form for word in singular for form in inflect(word, "s")}


def right_term(first: str, second: str) -> tuple[str, str, int] | None:
    """The most frequent fixed term that synonyms of one or both words make, and how many are replaced."""
    known = bigrams().after
    seconds = substitutes(second)
    found = []
    for word in (first, *sorted(substitutes(first))):
        for other in sorted(compounds().get(word, frozenset())):
            if (other == second and word != first) or other in seconds:
                changed = (word != first) + (other != second)
                usual = known.get(word).get(other, 6.5) + 0.5 * (zipf().get(word, 0) + zipf().get(other, 0))
                found.append((usual - 2 * changed, word, other, changed))
    return max(found)[1:] if found else None


def broken_terms(document: Document, settings: QualitySettings) -> Iterator[Row]:
    """A row per broken term, its changed words alone as the span."""
    for token in document.tokens:
        if "-" in token.text:
            yield from _title(token, settings)
    firsts = {s.first for s in document.sentences}
    for number, (a, b) in enumerate(zip(document.tokens, document.tokens[1:], strict=False)):
        if number + 1 in firsts or b.start - a.end != 1 or not (_open(a) and _open(b)):
            continue
        if b.lower in compounds().get(a.lower, ()) or pair(a.lower, b.lower) > settings.usual_pair:
            continue
        found = right_term(a.lower, b.lower)
        if found and not (found[0] == a.lower and b.lower in _heads()):
            yield _row(a, b, *found)
        elif not found and _odd_name(a, b, number in firsts, settings):
            yield _flag_name(a, b)


def _odd_name(a: Token, b: Token, first: bool, settings: QualitySettings) -> bool:
    """Whether two capitals within a sentence read as a name whose common first word makes no term with its head."""
    return (not first and a.text[0].isupper() and b.text[0].isupper() and b.lower in _heads()
            and a.tag[:2] in ("JJ", "NN") and a.lower in books()
            and zipf().get(a.lower, 0) >= settings.name_zipf
            and not is_usual(a.lower, b.lower) and bool(substitutes(a.lower)))


def _flag_name(a: Token, b: Token) -> Row:
    return {
        "start": a.start, "end": b.end, "category": "terminology", "severity": "minor", "suggestion": "",
        "evidence": f"written as a name, but '{a.lower}' makes no known term with '{b.lower}'", "confidence": 0.6,
        "rule": NAME_RULE,
    }


def _open(token: Token) -> bool:
    return len(token.text) > 2 and token.text.isalpha() and token.tag[:2] in ("NN", "JJ", "VB", "RB")


def _row(a: Token, b: Token, first: str, second: str, changed: int) -> Row:
    start = b.start if first == a.lower else a.start
    end = a.end if second == b.lower else b.end
    words = [like(w, t.text) for w, t in ((first, a), (second, b)) if w != t.lower]
    return {
        "start": start, "end": end, "category": "terminology", "severity": "major", "suggestion": " ".join(words),
        "evidence": f"'{first} {second}' is a fixed term, '{a.text} {b.text}' is none; "
                    f"{'both words are' if changed > 1 else 'the word is'} of the same or related meaning",
        "confidence": 0.8 if changed == 1 else 0.7, "rule": TERM_RULE,
    }


def _title(token: Token, settings: QualitySettings) -> Iterator[Row]:
    first, _, second = token.text.partition("-")
    expected = compounds().get(first.lower(), frozenset())
    if len(expected) != 1 or first.lower() not in _heads() or not (first.istitle() and second.istitle()):
        return
    rare = zipf().get(second.lower(), 0) < settings.title_zipf
    if not second.isalpha() or len(second) < settings.title_letters or rare:
        return
    if {x for x, _ in lemmas(second.lower())} & expected:
        return
    (right,) = expected
    yield {
        "start": token.start, "end": token.end, "category": "terminology", "severity": "major",
        "suggestion": f"{first}-{like(right, second)}", "confidence": 0.9, "rule": TITLE_RULE,
        "evidence": f"a title that begins with '{first}-' ends in '{right}'",
    }


def unusual_pairs(document: Document, assessed: Assessment, settings: QualitySettings) -> Iterator[Row]:
    """A row per pair of words of a spun text that reads as a broken term."""
    # A word that is flagged by itself explains the pair.
    flagged = {s.slot.token for s in assessed.words if assessed.doubtful and s.probability >= settings.substituted}
    found = [p for p in pairs(document, assessed, settings, flagged) if not _predicate(document, p)]
    for odd, odds in zip(found, log_odds("pair_trees", [p.values for p in found]), strict=True):
        if odds >= settings.broken_term:
            yield _pair_row(document, odd, odds)


def _predicate(document: Document, pair: Pair) -> bool:
    """Whether the pair is a subject and its verb or a bare verb and its object: any two may meet, they are no term."""
    first, second = document.tokens[pair.first].tag, document.tokens[pair.second].tag
    return (first.startswith("NN") and second in ("VBD", "VBZ", "VBP")) or (first == "VB" and second[0] in "NJ")


def _pair_row(document: Document, pair: Pair, odds: float) -> Row:
    a, b = document.tokens[pair.first], document.tokens[pair.second]
    text, suggested = f"{a.text} {b.text}", ""
    evidence = f"'{text}' is no usual pair of words"
    if pair.best and pair.best.strength > 0:
        suggested = like(f"{pair.best.first} {pair.best.second}", a.text)
        kind = "a fixed term" if pair.best.term else "a frequent pair"
        evidence += f"; '{pair.best.first} {pair.best.second}', of the same or related meaning, is {kind}"
    return {
        "start": a.start, "end": b.end, "category": "terminology" if pair.best and pair.best.term
        else "fluency/unidiomatic", "severity": "minor", "suggestion": suggested, "evidence": evidence,
        "confidence": round(logistic(odds), 3), "rule": PAIR_RULE,
    }
