"""Slips that word-by-word replacement and translation leave in the grammar; each rule is one function.

Quotations are left alone where speech is freer than writing (see ``quoted``).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from .. import lexicons
from ..language import Document, Token
from ..tables import Row
from .substitutes import substitutes
from .wordcase import like

_STRAY = re.compile(r"[b-hj-np-z]")  # a lone letter that is no word
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,2000}[\"”]")
_SUBJECTS = ("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "JJ")


def detect(document: Document, *, spun: bool) -> Iterator[Row]:
    """A row per slip; in a text that reads as spun also within quotations, which were replaced like the rest."""
    inside = [] if spun else [m.span() for m in _QUOTED.finditer(document.text)]
    tokens = document.tokens
    firsts = {s.first for s in document.sentences}
    for number in range(len(tokens)):
        for rule in RULES:
            row = rule(tokens, number, firsts)
            if row and not any(s < row["start"] < e for s, e in inside):
                yield row


@cache
def _class(name: str) -> frozenset[str]:
    return lexicons.words("grammar_words", **{"class": name})


def _flag(start: Token, end: Token, suggestion: str, evidence: str, confidence: float, rule: str,
          category: str = "fluency/grammar") -> Row:
    return {"start": start.start, "end": end.end, "category": category,
            "severity": "major" if category == "terminology" else "minor", "suggestion": suggestion,
            "evidence": evidence, "confidence": confidence, "rule": f"flags.{rule}/v1"}


def article_sound(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'a' before a vowel sound, 'an' before a consonant."""
    a = tokens[i]
    if a.lower not in ("a", "an") or (a.text == "A" and i not in firsts) or i + 1 >= len(tokens):
        return None
    word = tokens[i + 1]
    if word.start - a.end != 1 or len(word.text) < 3 or not word.text.isalpha() or not word.text[1:].islower():
        return None
    right = sound(word.lower)
    if not right or right == a.lower or (right == "a" and word.lower.startswith("h")):
        return None
    evidence = f"'{a.text}' before '{word.text}'"
    return _flag(a, word, f"{like(right, a.text)} {word.text}", evidence, 0.9, "article_sound")


@cache
def _sounds() -> dict[str, str]:
    return lexicons.mapping("article_sounds", "article")


def sound(word: str) -> str:
    """The indefinite article of a lower-case word; "" where its spelling does not tell."""
    for length in range(min(8, len(word)), 0, -1):
        if word[:length] in _sounds():
            return _sounds()[word[:length]]
    return "an" if word[0] in "aeio" else "a"


def counted_article(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'a' before a number and a plural that modifies nothing ('a 12 months')."""
    if tokens[i].lower not in ("a", "an") or i + 3 >= len(tokens):
        return None
    number, noun, after = tokens[i + 1], tokens[i + 2], tokens[i + 3]
    if number.tag != "CD" or not number.text.isdigit() or noun.tag != "NNS":
        return None
    if after.tag[:2] in ("NN", "JJ", "VB", "CD"):
        return None
    return _flag(tokens[i], noun, "", f"an article before '{number.text} {noun.text}'", 0.8, "counted_article")


def double_possessive(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """A plural in -s with 's instead of the apostrophe alone."""
    a = tokens[i]
    if a.tag != "NNS" or not a.lower.endswith(("ies", "ers", "ors", "ents", "ions")) or i + 1 >= len(tokens):
        return None
    mark = tokens[i + 1]
    if mark.text not in ("'s", "’s") or mark.start != a.end:
        return None
    return _flag(a, mark, a.text + mark.text[0], "a plural in -s takes the apostrophe alone", 0.85, "double_possessive")


def month_modal(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """A modal verb with a capital where a month stands: a month whose name is also a modal was replaced."""
    a = tokens[i]
    if a.lower not in _class("modal") or not a.text[0].isupper() or a.text.isupper() or i in firsts or not i:
        return None
    if tokens[i - 1].lower not in _class("before_month"):
        return None
    return _flag(a, a, "May", f"'{a.text}' with a capital after '{tokens[i - 1].text}', where a month stands", 0.9,
                 "month_modal", "terminology")


def stray_letter(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """A lone small letter before a word: a compound that lost its hyphen ('e mail')."""
    a = tokens[i]
    if not _STRAY.fullmatch(a.text) or i + 1 >= len(tokens) or not i:
        return None
    b, before = tokens[i + 1], tokens[i - 1]
    if b.start - a.end != 1 or not b.text.islower() or not b.text.isalpha() or before.end == a.start or \
            not before.text.isalpha():
        return None
    return _flag(a, b, f"{a.text}-{b.text}", f"'{a.text}' is no word by itself", 0.8, "stray_letter")


def clashing_prepositions(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'of' before a preposition that can follow no 'of': a noun is missing."""
    if tokens[i].lower != "of" or not 0 < i < len(tokens) - 1 or i + 1 in firsts:
        return None
    after = tokens[i + 1]
    if after.lower not in ("for", "to", "with", "by", "at") or tokens[i - 1].tag[:2] != "NN":
        return None
    return _flag(tokens[i - 1], after, "", f"'of {after.text}': no noun after 'of'", 0.7, "clashing_prepositions")


def bare_negation(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """An adverb of time, 'not' and a finite verb without an auxiliary ('no longer' was meant)."""
    if tokens[i].lower != "not" or not 0 < i < len(tokens) - 1 or tokens[i - 1].lower not in _class("before_not"):
        return None
    verb = tokens[i + 1]
    if not (verb.tag in ("VBZ", "VBP", "VBD") or (verb.tag == "NNS" and verb.lower.endswith("s"))):
        return None
    if verb.lower in _class("auxiliary") or (i > 1 and tokens[i - 2].lower in _class("auxiliary")):
        return None
    return _flag(tokens[i - 1], tokens[i], "no longer", f"'not' before the finite verb '{verb.text}'", 0.8,
                 "bare_negation")


def relative_place(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """A comma, 'the place' and a subject: a noun phrase in the place of the relative 'where'."""
    if tokens[i].lower != "place" or i < 2 or i + 2 >= len(tokens) or tokens[i - 1].lower != "the":
        return None
    after = tokens[i + 1]
    if tokens[i - 2].text != "," or after.tag not in _SUBJECTS or after.lower in ("that", "there", "this"):
        return None
    return _flag(tokens[i - 1], tokens[i], "where", "a subject follows as after the relative 'where'", 0.7,
                 "relative_place")


def one_other(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'one other' before a number above one: 'another' taken apart."""
    if tokens[i].lower != "other" or not 0 < i < len(tokens) - 1 or tokens[i - 1].lower != "one":
        return None
    if tokens[i + 1].tag != "CD" or tokens[i + 1].lower in ("one", "1"):
        return None
    return _flag(tokens[i - 1], tokens[i], "another", f"'one' with {tokens[i + 1].text}", 0.85, "one_other")


def broken_frame(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'PREPOSITION the NOUN of' with the noun or the preposition of a fixed frame replaced."""
    if tokens[i].lower not in _prepositions() or i + 3 >= len(tokens) or tokens[i + 1].lower != "the" or \
            tokens[i + 3].lower != "of":
        return None
    preposition, noun = tokens[i].lower, tokens[i + 2].lower
    taken = _frames().get(noun)
    if taken:
        if preposition in taken or noun not in _strict() or len(taken) > 1:
            return None
        (right,) = taken
        return _flag(tokens[i], tokens[i + 2], f"{like(right, tokens[i].text)} the {noun}",
                     f"'{noun}' takes '{right}'", 0.7, "broken_frame", "fluency/unidiomatic")
    found = [(step, n) for n, step in sorted(substitutes(noun).items()) if n in _frames()
             and ((step < 1 and preposition in _frames()[n]) or (n in _strict() and (step < 1 or preposition in
                                                                                     _frames()[n])))]
    if not found or preposition in ("under", "in"):
        return None
    right_noun = min(found)[1]
    right = preposition if preposition in _frames()[right_noun] else min(_frames()[right_noun])
    return _flag(tokens[i], tokens[i + 2], f"{like(right, tokens[i].text)} the {right_noun}",
                 f"the fixed phrase is '{right} the {right_noun} of'", 0.7, "broken_frame", "fluency/unidiomatic")


@cache
def _frames() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for row in lexicons.table("frames"):
        made.setdefault(row["noun"], set()).add(row["preposition"])
    return {n: frozenset(p) for n, p in made.items()}


@cache
def _prepositions() -> frozenset[str]:
    return lexicons.words("frames", "preposition")


@cache
def _strict() -> frozenset[str]:
    """Nouns that take their preposition alone in a frame."""
    return lexicons.words("frames", "noun", strict="yes")


def bare_time(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """A synonym of 'last' before a unit of time where no article stands: only 'last' and the like go without one."""
    a = tokens[i]
    if a.lower in ("last", "next", "past") or not 0 < i < len(tokens) - 2 or "last" not in substitutes(a.lower):
        return None
    at = i + 2 if tokens[i + 1].tag == "CD" else i + 1
    if tokens[at].lower not in _class("time") or not (tokens[i - 1].tag[:2] in ("NN", "RB", "VB") or
                                              tokens[i - 1].lower in ("early", "late")):
        return None
    return _flag(a, tokens[at], "last year" if at == i + 2 else f"last {tokens[at].text}",
                 f"'{a.text}' before a unit of time takes an article", 0.8, "bare_time", "terminology")


def split_perfect(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'to this NOUN' between 'has' and its participle, where an adverb stands."""
    if tokens[i].lower not in ("has", "have", "had") or i + 4 >= len(tokens) or tokens[i + 1].lower != "to":
        return None
    if tokens[i + 2].lower not in ("this", "that") or tokens[i + 3].tag != "NN" or tokens[i + 4].tag not in (
            "VBN", "VBD"):
        return None
    return _flag(tokens[i + 1], tokens[i + 3], "so far", "a phrase stands between auxiliary and participle", 0.7,
                 "split_perfect", "fluency/unidiomatic")


def joining_however(tokens: list[Token], i: int, firsts: set[int]) -> Row | None:
    """'however' between a comma and a verb, as if it were the conjunction 'but'."""
    if tokens[i].lower != "however" or not 0 < i < len(tokens) - 1 or tokens[i - 1].text != ",":
        return None
    verb = tokens[i + 1]
    if verb.tag not in ("VBD", "VBZ", "VBN") or verb.lower in _class("auxiliary"):
        return None
    return _flag(tokens[i], verb, f"but {verb.text}", "'however' is no conjunction", 0.7, "joining_however")


Rule = Callable[[list[Token], int, set[int]], Row | None]
RULES: tuple[Rule, ...] = (
    article_sound, counted_article, double_possessive, month_modal, stray_letter, clashing_prepositions, bare_negation,
    relative_place, one_other, broken_frame, bare_time, split_perfect, joining_however,
)
