"""Units of comparison: the clauses of a story's articles, each with its weighted terms and what it counts."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, TypeVar

from .. import lexicons
from ..settings import ClaimSettings
from ..tables import Row
from .clauses import clauses, function_words, saying_words
from .frames import Said, said
from .neighbours import Vector
from .passages import inside
from .quoted import quoted
from .related import Related, related
from .story import Story
from .terms import frequency, root, words

Span = TypeVar("Span", bound=tuple[int, int] | Said)
_DIGITS = re.compile(r"\d")
_FRAME = 4  # content words beside speaker and cue; more tell of an occasion
_QUOTED = 5  # blanks in a quotation that is cut off; a shorter one is part of its clause
_PARTS = re.compile(r"[-‐‑–]")


@dataclass
class Unit:
    """A clause: characters start to end of an article, in sentence ``sentence``."""

    article: str
    sentence: int
    start: int
    end: int
    text: str
    kind: str  # of the sentence
    quoted: bool
    frame: bool  # it says who says something, not what
    finite: bool  # it has a finite verb
    terms: list[str]
    figures: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)
    weights: Vector = field(default_factory=dict)
    around: Vector = field(default_factory=dict)  # terms of the whole sentence
    near: Vector = field(default_factory=dict)  # terms related to its own, and for how much they count
    names: frozenset[str] = frozenset()  # those of its terms that are names throughout the story
    stems: list[str] = field(default_factory=list)  # of all its words
    verbs: tuple[str, ...] = ()  # terms that are verbs in it
    weight: float = 0.0  # sum of the weights
    speaker: frozenset[str] = frozenset()  # names of who says it, where all of it is one's words


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
    if word in function_words() and not (capital and len(word) <= 3):
        return ""
    return root(word)


def terms_of(text: str, start: int, end: int, figures: Iterable[Row] = (),
             without: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Terms of ``text[start:end]`` in order; a figure is one term, its value, however it is written.

    ``without``: spans, in order, whose words are left out.
    """
    counted = sorted((f["start"], f["end"], number_term(f)) for f in figures)
    starts = [c[0] for c in counted]
    spans = [(c[0], c[1]) for c in counted]
    made = [c[2] for c in counted if start <= c[0] < end]
    for w in words(text, start, end):
        if inside(spans, starts, w.start) or any(first <= w.start < last for first, last in without):
            continue
        upper = text[w.start:w.end].replace(".", "").isupper()
        found = term(w.lower, upper)
        if upper and found and len(w.lower) <= 3 and w.lower not in _places():
            found = w.lower.upper()  # 'US' is not 'us'
        parts = [t for part in _PARTS.split(w.lower) if part and (t := term(part))] if "-" in w.lower else []
        made += parts or ([found] if found else [])
    return made


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
    names = ("sentences", "figures", "dates", "attributions")
    tables = {name: _grouped(story.table(name), "article") for name in names}
    made: list[Unit] = []
    for article in story.articles:
        rows = {name: found[article["article"]] for name, found in tables.items()}
        made += _of_article(article, rows)[:settings.clauses]
    proper = _names(story)
    for u in made:
        u.names = proper.intersection(u.terms)
    return made, weigh(made, settings)


def _names(story: Story) -> frozenset[str]:
    """Terms that stand with a capital within sentences, and hardly ever without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    text = {a["article"]: str(a["text"]) for a in story.articles}
    for s in story.table("sentences"):
        if s["kind"] != "body":
            continue
        for w in words(text[s["article"]], s["start"], s["end"])[1:]:
            if found := term(w.lower):
                (capital if w.capital else small)[found] += 1
    return frozenset(t for t, n in capital.items() if n > small[t])


def _grouped(rows: list[Row], column: str) -> defaultdict[Any, list[Row]]:
    made: defaultdict[Any, list[Row]] = defaultdict(list)
    for r in rows:
        made[r[column]].append(r)
    return made


def _of_article(article: Row, rows: dict[str, list[Row]]) -> list[Unit]:
    text, sentences = str(article["text"]), rows["sentences"]
    told = _overlapping(said(rows["attributions"]), sentences)
    quotes = _overlapping(quoted(text, rows["attributions"]), sentences)
    figures, dates = _grouped(rows["figures"], "sentence"), _grouped(rows["dates"], "sentence")
    made: list[Unit] = []
    for i, s in enumerate(sentences):
        if s["kind"] not in ("boilerplate", "dateline"):
            found = _of_sentence(s, text, told[i], quotes[i], figures[s["sentence"]], dates[s["sentence"]])
            made += [u for u in _with_speaker(found, text) if u.terms and _worded(u, text)]
    return made


def _of_sentence(s: Row, text: str, told: Sequence[Said], quotes: Sequence[tuple[int, int]], figures: list[Row],
                 dates: list[Row]) -> list[Unit]:
    """The clauses of a sentence; the words of who says it count only where nothing is said."""
    heads = [span for t in told for span in t.frame]
    edges = {at for t in told for at in _edges(t, text, figures, heads)}
    edges |= {at for span in quotes if text.count(" ", *span) >= _QUOTED for at in span}
    made = []
    for start, end, finite, verbs in clauses(text, s["start"], s["end"], edges):
        content = [t[2:4] for t in told if t.start < end and start < t.end and _most(t[:2], start, end)]
        terms = terms_of(text, start, end, figures, heads)
        framed = any(start <= t.cue < end for t in told) or any(_most(span, start, end) for span in heads) or (
            _only_says(text, start, end, dates))
        made.append(Unit(
            s["article"], s["sentence"], start, end, text[start:end], s["kind"],
            any(_most(span, start, end) for span in quotes), framed and not content and len(terms) <= _FRAME, finite,
            terms if content else terms_of(text, start, end, figures),
            [f for f in figures if start <= f["start"] < end],
            [d for d in dates if start <= d["start"] < end and _within(d, content)],
            verbs=tuple(sorted({term(v) for v in verbs}.intersection(terms))),
            stems=[root(w.lower) for w in words(text, start, end)
                   if not content or not any(a <= w.start < b for a, b in heads)],
            speaker=_speaker([t for t in told if _most(t[2:4], start, end)])))
    return made


def _speaker(said_here: Sequence[Said]) -> frozenset[str]:
    """Who says it; a clause within what two people say is nobody's alone."""
    return said_here[0].speaker if len(said_here) == 1 else frozenset()


def _only_says(text: str, start: int, end: int, dates: list[Row]) -> bool:
    """Whether nothing but a day follows a verb of saying: 'the mayor said on Tuesday'."""
    after = next((w.end for w in words(text, start, end) if w.lower in saying_words()), -1)
    return after >= 0 and not terms_of(text, after, end, (), [(d["start"], d["end"]) for d in dates])


def _within(row: Row, content: Sequence[tuple[int, ...]]) -> bool:
    """Whether a row stands in what is said, where something is said: the day of saying it is another."""
    return not content or any(start <= row["start"] < end for start, end in content)


def _edges(t: Said, text: str, figures: list[Row], heads: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where a clause begins or ends about something said: a frame of few words goes with it."""
    beside = terms_of(text, t.first, t.start, figures, heads) + terms_of(text, t.end, t.last, figures, heads)
    if len(beside) > _FRAME:
        return t.first, t.start, t.end, t.last
    return (t.first, t.end) if t.end == t.last else (t.first,)


def _overlapping(spans: Iterable[Span], sentences: Sequence[Row]) -> defaultdict[int, list[Span]]:
    """The spans by the number of each sentence that holds a part of them; both are in order."""
    starts = [s["start"] for s in sentences]
    made: defaultdict[int, list[Span]] = defaultdict(list)
    for span in spans:
        i = max(0, bisect_right(starts, span[0]) - 1)
        while i < len(sentences) and starts[i] < span[1]:
            made[i].append(span)
            i += 1
    return made


def _most(span: tuple[int, int], start: int, end: int) -> bool:
    """Whether most of start to end lies in the span."""
    return 2 * (min(end, span[1]) - max(start, span[0])) > end - start


def _worded(u: Unit, text: str) -> bool:
    """Whether a unit holds a word beside its figures and dates."""
    spans = sorted((r["start"], r["end"]) for r in (*u.figures, *u.dates))
    starts = [s for s, _ in spans]
    return any(w.lower[0].isalpha() and not inside(spans, starts, w.start) for w in words(text, u.start, u.end)
               if term(w.lower))


def _with_speaker(found: list[Unit], text: str) -> list[Unit]:
    """Frames made one span with what is said next to them; those that stand alone are left out."""
    made: list[Unit] = []
    for u in found:
        last = made[-1] if made else None
        if last and last.frame and not u.frame:
            made[-1] = _spanning(u, last.start, u.end, text)
        elif last and u.frame and not last.frame:
            made[-1] = _spanning(last, last.start, u.end, text)
        else:
            made.append(u)
    return [u for u in made if not u.frame]


def _spanning(u: Unit, start: int, end: int, text: str) -> Unit:
    return replace(u, start=start, end=end, text=text[start:end])


def weigh(listed: list[Unit], settings: ClaimSettings) -> Related:
    """Fill in the weights, rarity in English at large times rarity in the story; returns the related terms."""
    sentences: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for u in listed:
        sentences[u.article, u.sentence].update(u.terms)
    df = Counter(t for terms in sentences.values() for t in terms)
    total = len(sentences) + settings.prior
    rarity = {t: math.log(total / (n + settings.prior * settings.common)) * _rarity(t) for t, n in df.items()}
    for u in listed:
        u.weights = {t: round(rarity[t], 6) for t in sorted(set(u.terms))}
        u.around = {t: round(rarity[t], 6) for t in sorted(sentences[u.article, u.sentence])}
        u.weight = sum(u.weights.values())
    others = related(rarity, settings)
    usual = {t: min((t, *(o for o, value in others.get(t, {}).items() if value >= settings.synonym)),
                    key=lambda o: (-df[o], o)) for t in df}
    for u in listed:
        u.stems = [usual.get(s, s) for s in u.stems]
        for t in u.weights:
            for other, value in others.get(t, {}).items():
                u.near[other] = max(value, u.near.get(other, 0.0))
    return others


@lru_cache(maxsize=1 << 16)
def _rarity(t: str) -> float:
    """0.3 for the commonest words to 1 for words that English hardly has; figures are as telling as rare words."""
    if t[0] == "#" or _DIGITS.search(t):
        return 1.0
    seen = max(frequency(t.lower()), frequency(t.lower() + "e"), frequency(t.lower() + "y"))
    return min(1.0, max(0.3, -math.log10(seen) / 6))
