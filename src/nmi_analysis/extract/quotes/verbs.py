"""Reporting verbs by their inflected forms, with what may follow them, and the closed classes of words and of tags.

These are what the attribution rules look at.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ... import lexicons

_VOWELS = "aeiou"


class Verb(NamedTuple):
    """A reporting verb. ``frames``: what its content may be (quote, that, wh, to, np, as; pers = an addressee)."""

    lemma: str
    particle: str
    cls: str
    frames: frozenset[str]
    prepositions: frozenset[str]


class Form(NamedTuple):
    """An inflected form: kinds are ``base``, ``s``, ``past``, ``part``, ``ing`` (past and participle often both)."""

    kinds: frozenset[str]
    verbs: tuple[Verb, ...]


def third_person(verb: str) -> str:
    """Third person singular of the present tense."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def regular_past(verb: str) -> str:
    """Past tense of a regular verb whose last consonant is not doubled."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"


def gerund(verb: str, past: str) -> str:
    """The -ing form; a consonant doubled in the past tense is doubled here."""
    if past == f"{verb}{verb[-1]}ed":
        return f"{verb}{verb[-1]}ing"
    if verb in ("set", "begin", "hit", "forget"):
        return f"{verb}{verb[-1]}ing"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb + "ing"


@cache
def forms() -> dict[str, Form]:
    """Every inflected form in lower case."""
    kinds: dict[str, set[str]] = {}
    verbs: dict[str, list[Verb]] = {}
    for row in lexicons.table("reporting_verbs"):
        verb = Verb(row["verb"], row["particle"], row["class"], frozenset(row["frames"].split()),
                    frozenset(row["prepositions"].split()))
        for form, kind in _inflected(row["verb"], row["past"], row["participle"]):
            kinds.setdefault(form, set()).add(kind)
            if verb not in verbs.setdefault(form, []):
                verbs[form].append(verb)
    return {form: Form(frozenset(kinds[form]), tuple(verbs[form])) for form in kinds}


def _inflected(verb: str, past: str, participle: str) -> Iterable[tuple[str, str]]:
    past = past or regular_past(verb)
    return ((verb, "base"), (third_person(verb), "s"), (past, "past"), (participle or past, "part"),
            (gerund(verb, past), "ing"))


def _role(name: str) -> frozenset[str]:
    return lexicons.words("attribution_words", role=name)


BE = _role("be")
HAVE = _role("have")
AUXILIARIES = BE | HAVE | _role("auxiliary")
ADVERBS = _role("adverb")
PRONOUNS = _role("pronoun")
RELATIVE = _role("relative")
LINKS = _role("link")
TIMES = _role("time")
WH = _role("wh")
SOME = _role("some")
WITHHELD = _role("withheld")
SUBORDINATORS = _role("subordinator")
FRONTED = _role("fronted")
ADVERBIAL = _role("adverbial")
ADJUNCT = _role("adjunct")
COMPLEMENTS = _role("complement")
CONTRAST = _role("contrast")
COPULAS = BE | _role("copula")
LIGHT = _role("light")
DUMMIES = _role("dummy")
AGENTS = _role("agent")
TITLES = _role("title")
BODIES = _role("body")
BACKSHIFTED = _role("backshifted")
MALE = _role("male")
FEMALE = _role("female")
PASSING_ON = _role("passing on")

HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP"))
NOMINAL = HEADS - {"PRP"} | {"DT", "JJ", "JJR", "JJS", "PRP$", "POS", "PDT", "$", "FW", "WP$"}
PHRASE = NOMINAL | {"PRP", "VBG", "VBN"}
STARTS = PHRASE | {"EX", "RB", "IN", "WP", "WRB"}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def curly(word: str) -> str:
    """The word with a straight apostrophe."""
    return word.replace("’", "'") if "’" in word else word
