"""Words that may have stood where a word stands: its synonyms in the same inflection and letter case."""

import math
from functools import cache, lru_cache

from .. import lexicons
from ..english.forms import inflect, lemmas
from .frequencies import zipf


def like(word: str, model: str) -> str:
    """``word`` in the letter case of ``model`` (its first word decides)."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


_WIDER = 0.3  # Zipf by which a candidate one step away must be the more frequent


@lru_cache(maxsize=50_000)
def substitutes(form: str) -> dict[str, int]:
    """Candidate forms to their step, for a lower-case form; empty for unknown words.

    0: of the same synset; 1: a hyponym or similar; 2: a hypernym (the order of the lexicon's columns).
    """
    table, known = lexicons.rows("synonyms"), zipf()
    made: dict[str, int] = {}
    for lemma, ending in lemmas(form):
        if lemma not in table:
            continue
        for step, listed in enumerate(table[lemma]):
            for word in listed.split():
                spelled = [f for f in inflect(word, ending) if f in known and f != form]
                if spelled:
                    best = max(spelled, key=known.__getitem__)
                    made[best] = min(step, made.get(best, step))
    return made


@cache
def _thesaurus() -> dict[str, str]:
    return lexicons.mapping("thesaurus", "other")


@lru_cache(maxsize=50_000)
def others(form: str) -> frozenset[str]:
    """Further candidate forms, from another thesaurus, for a lower-case form."""
    table, known, near = _thesaurus(), zipf(), substitutes(form)
    made = set()
    for lemma, ending in lemmas(form):
        for word in table.get(lemma, "").split():
            spelled = [f for f in inflect(word, ending) if f in known and f != form]
            if spelled:
                made.add(max(spelled, key=known.__getitem__))
    return frozenset(made - near.keys())


@lru_cache(maxsize=50_000)
def commonest(form: str) -> str:
    """The most frequent substitute, one of the same synset preferred; "" where there is none."""
    known, found = zipf(), substitutes(form)
    return max(found, key=lambda f: (known[f] - _WIDER * (found[f] > 0), f), default="")


@lru_cache(maxsize=50_000)
def choices(form: str) -> float:
    """Logarithm of how many words could stand for a lower-case form."""
    return math.log(1 + len(substitutes(form)))
