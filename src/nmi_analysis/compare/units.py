"""Units of comparison: the statements of a story's articles, each with its weighted terms and its proposition."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from .. import lexicons
from ..english import Document, Token
from ..settings import ClaimSettings
from ..store import Row
from .frames import Proposition, Said, clauses, function_words, parts, proposition, said, saying_words
from .neighbours import Vector
from .passages import inside
from .standing import quoted
from .story import Story
from .terms import Related, frequency, lowered, related, root

# prefixes that some join with a hyphen and others do not: "co-worker", "coworker"
_PREFIXED = re.compile(r"^(anti|co|counter|e|inter|multi|non|over|pre|re|semi|sub|under)-(?=[a-z]{3})")
_DIGITS = re.compile(r"\d")
_PARTS = re.compile(r"[-‐‑–]")
_FRAME = 4  # terms of a speaker and an occasion; more tell something
_UNTOLD = frozenset(("boilerplate", "dateline"))  # kinds of sentences that state nothing


@dataclass(slots=True)
class Unit:
    """A statement: characters start to end of an article, in sentence ``sentence``."""

    article: str
    sentence: int
    start: int
    end: int
    text: str
    kind: str  # of the sentence
    quoted: bool
    terms: list[str]
    figures: list[Row]
    dates: list[Row]
    stems: list[str]  # of all its words
    spans: list[tuple[int, int]]  # of these words
    speaker: frozenset[str]  # names of who says it, where all of it is one's words
    proposition: Proposition
    place: float  # where in the article it begins, 0 to 1
    whole: tuple[int, int] = (0, 0)  # of the statement that it is part of
    around: Vector = field(default_factory=dict)  # terms of its sentence
    weights: Vector = field(default_factory=dict)
    near: Vector = field(default_factory=dict)  # terms related to its own, and for how much they count
    names: frozenset[str] = frozenset()  # those of its terms that are names throughout the story
    weight: float = 0.0  # sum of the weights
    values: frozenset[float] = field(init=False)  # of its figures
    days: frozenset[str] = field(init=False)  # of its dates

    def __post_init__(self) -> None:
        self.values = frozenset(f["value"] for f in self.figures)
        self.days = frozenset(str(d["iso"]) for d in self.dates if d.get("iso"))


@cache
def _places() -> dict[str, str]:
    """Demonym to place, lower-cased: 'Danish' and 'Denmark' are one term."""
    return {k.lower(): v.lower() for k, v in lexicons.mapping("demonyms", "place").items()}


def place(word: str) -> str:
    """The place that a lower-cased word names or describes ('danish'); blank for another word."""
    places = _places()
    return places.get(word) or (word if word in _place_names() else "")


@cache
def _place_names() -> frozenset[str]:
    return frozenset(_places().values())


def term(word: str, capital: bool = False) -> str:
    """The term that stands for a lower-cased word: its place or stem; blank for a function word."""
    if word in _places():
        return _places()[word]
    word = _PREFIXED.sub(r"\1", word)
    if word in function_words() and not (capital and len(word) <= 3):
        return ""
    return root(word)


@lru_cache(maxsize=1 << 16)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of a token as written: one, or those of a hyphenated word's parts; none for a mark or function word."""
    if not word[0].isalnum():
        return ()
    lower = _PREFIXED.sub(r"\1", lowered(word))
    upper = word.replace(".", "").isupper()
    found = term(lower, upper)
    if upper and found and len(lower) <= 3 and lower not in _places():
        found = lower.upper()  # 'US' is not 'us'
    parts = tuple(t for part in _PARTS.split(lower) if part and (t := term(part))) if "-" in lower else ()
    return parts or ((found,) if found else ())


def number_term(figure: Row) -> str:
    """The term of a figure: its value (and upper end), and whether it is a multiple or a share."""
    unit = figure.get("unit") or ""
    sign = {"times": "x", "percentage": "%"}.get(unit, "")
    upper = figure.get("upper")
    return f"#{figure['value']:g}{sign}" + ("" if upper is None else f"-{upper:g}")


def units(story: Story, settings: ClaimSettings) -> tuple[list[Unit], Related]:
    """The units of a story's articles, in the order of the articles and of their text, weighted.

    And the terms of theirs that may stand for one another.
    """
    names = ("figures", "dates", "attributions")
    tables = {name: _grouped(story.table(name), "article") for name in names}
    made: list[Unit] = []
    for article in story.articles:
        rows = {name: found[article["article"]] for name, found in tables.items()}
        document = story.documents.get(article["article"])
        if document is not None:
            made += _of_article(document, rows)[:settings.clauses]
    proper = _names(story)
    for u in made:
        u.names = proper.intersection(u.terms)
    return made, weigh(made, settings)


def _names(story: Story) -> frozenset[str]:
    """Terms that stand with a capital within sentences, and hardly ever without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in story.documents.values():
        for s in document.body():
            for t in document.tokens[s.first + 1:s.last]:
                for found in word_terms(t.text):
                    (capital if t.text[0].isupper() else small)[found] += 1
    return frozenset(t for t, n in capital.items() if n > small[t])


def _grouped(rows: list[Row], column: str) -> defaultdict[Any, list[Row]]:
    made: defaultdict[Any, list[Row]] = defaultdict(list)
    for r in rows:
        made[r[column]].append(r)
    return made


def _of_article(document: Document, rows: dict[str, list[Row]]) -> list[Unit]:
    told = said(rows["attributions"])
    quotes = quoted(document.text, rows["attributions"])
    figures, dates = _grouped(rows["figures"], "sentence"), _grouped(rows["dates"], "sentence")
    made: list[Unit] = []
    for s in document.sentences:
        if s.kind in _UNTOLD:
            continue
        tokens = document.tokens_of(s)
        for first, last in clauses(tokens):
            whole = _trimmed(tokens[first:last])
            found = [_unit(document, s.number, s.kind, own, told, quotes, figures[s.number], dates[s.number])
                     for a, b in parts(whole) if (own := _trimmed(whole[a:b]))]
            for u in found:
                if u.terms and _worded(u) and not _only_says(u, document):
                    u.whole = whole[0].start, whole[-1].end
                    made.append(u)
    return made


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the marks at the ends."""
    first, last = 0, len(tokens)
    while first < last and not tokens[first].text[0].isalnum() and tokens[first].text not in "$£€(":
        first += 1
    while first < last and not tokens[last - 1].text[-1].isalnum() and tokens[last - 1].text not in ("%", ")"):
        last -= 1
    return tokens[first:last]


def _unit(document: Document, number: int, kind: str, tokens: Sequence[Token], told: Sequence[Said],
          quotes: Sequence[tuple[int, int]], figures: list[Row], dates: list[Row]) -> Unit:
    start, end = tokens[0].start, tokens[-1].end
    here = [t for t in told if t.start < end and start < t.end]
    heads = sorted(span for t in here for span in t.frame)
    content = [t[2:4] for t in here]
    own = [f for f in figures if start <= f["start"] < end]
    terms = terms_of(tokens, own, heads) or terms_of(tokens, own)
    return Unit(
        document.article, number, start, end, document.text[start:end], kind,
        any(2 * (min(end, e) - max(start, s)) > end - start for s, e in quotes), terms, own,
        [d for d in dates if start <= d["start"] < end and _within(d, content)],
        [root(lowered(t.text)) for t in tokens if t.text[0].isalnum()],
        [(t.start, t.end) for t in tokens if t.text[0].isalnum()],
        here[0].speaker if len(here) == 1 else frozenset(), proposition(tokens, here),
        round(start / len(document.text), 6))


def terms_of(tokens: Sequence[Token], figures: Iterable[Row] = (),
             without: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Terms of tokens in order; a figure is one term, its value, however it is written.

    ``without``: spans, in order, whose words are left out.
    """
    counted = sorted((f["start"], f["end"], number_term(f)) for f in figures)
    spans = [(c[0], c[1]) for c in counted]
    starts = [c[0] for c in counted]
    made = [c[2] for c in counted]
    for t in tokens:
        found = word_terms(t.text)
        if found and not inside(spans, starts, t.start) and not any(s <= t.start < e for s, e in without):
            made += found
    return made


def _within(row: Row, content: Sequence[tuple[int, ...]]) -> bool:
    """Whether a row stands in what is said, where something is said: the day of saying it is another."""
    return not content or any(start <= row["start"] < end for start, end in content)


def _only_says(u: Unit, document: Document) -> bool:
    """Whether nothing but a day follows a verb of saying: 'the mayor said on Tuesday'."""
    if len(u.terms) > _FRAME:
        return False
    tokens = document.tokens[document.token_at(u.start):document.token_at(u.end - 1) + 1]
    at = next((i for i, t in enumerate(tokens) if t.lower in saying_words()), -1)
    dated = [(d["start"], d["end"]) for d in u.dates]
    verbs = any(t.tag.startswith("V") for t in tokens[:max(at, 0)])
    return at >= 0 and tokens[at].tag.startswith("V") and not verbs and not terms_of(tokens[at + 1:], (), dated)


def _worded(u: Unit) -> bool:
    """Whether a unit holds a word beside its figures and dates."""
    dated = {t for d in u.dates for w in str(d["text"]).split() for t in word_terms(w)}
    return any(t[0].isalpha() and t not in dated for t in u.terms)


def weigh(listed: list[Unit], settings: ClaimSettings) -> Related:
    """Fill in the weights, rarity in English at large times rarity in the story; returns the related terms."""
    sentences: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for u in listed:
        sentences[u.article, u.sentence].update(u.terms)
    df = Counter(t for terms in sentences.values() for t in terms)
    total = len(sentences) + settings.prior
    rarity = {t: round(math.log(total / (n + settings.prior * settings.common)) * _rarity(t), 6) for t, n in df.items()}
    others = related(rarity, settings)
    usual = {t: min((t, *(o for o, value in others.get(t, {}).items() if value >= settings.synonym)),
                    key=lambda o: (-df[o], o)) for t in df}
    around = {key: {t: rarity[t] for t in sorted(terms)} for key, terms in sentences.items()}
    for u in listed:
        u.around = around[u.article, u.sentence]
        u.weights = {t: rarity[t] for t in sorted(set(u.terms))}
        u.weight = sum(u.weights.values())
        u.stems = [usual.get(s, s) for s in u.stems]
        for t in u.weights:
            for other, value in others.get(t, {}).items():
                if value > u.near.get(other, 0.0):
                    u.near[other] = value
    return others


@lru_cache(maxsize=1 << 16)
def _rarity(t: str) -> float:
    """0.3 for the commonest words to 1 for words that English hardly has; figures are as telling as rare words."""
    if t[0] == "#" or _DIGITS.search(t):
        return 1.0
    seen = max(frequency(t.lower()), frequency(t.lower() + "e"), frequency(t.lower() + "y"))
    return min(1.0, max(0.3, -math.log10(seen) / 6))
