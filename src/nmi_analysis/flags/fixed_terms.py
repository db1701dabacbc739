"""Terms with words replaced by a synonym: posts, bodies and other fixed terms of public life, unusual pairs of words.

Looked for in spun texts alone; among them a hyphenated title with an unknown second part ('Secretary-', no 'General').
"""

from collections.abc import Iterator
from functools import cache

from .. import lexicons
from ..english import Document, Token
from ..english.forms import inflect, lemmas
from ..settings import QualitySettings
from ..store import Row
from .assessment import Assessment, logistic
from .frequencies import bigrams, books, zipf
from .pairs import Pair, compounds, is_usual, pairs
from .slots import pair
from .substitutes import like, substitutes
from .trees import log_odds

RULE = "flags.fixed_term/v1"
TITLE_RULE = "flags.broken_title/v1"
NAME_RULE = "flags.odd_name/v1"


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


def detect(document: Document, settings: QualitySettings) -> Iterator[Row]:
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
        "confidence": 0.8 if changed == 1 else 0.7, "rule": RULE,
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


PAIR_RULE = "flags.broken_term/v2"


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
