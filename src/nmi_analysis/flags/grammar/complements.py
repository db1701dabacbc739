"""Verbs put in for verbs of saying: with a clause that they never take, or without the object that they need.

Which verbs take what is data: ``verb_frames`` (WordNet's sentence frames) and the verbs of reporting.
"""

from functools import cache

from ... import lexicons
from ...english import Token
from ...english.candidates import readings
from ...english.forms import lemmas
from ...store import Row
from ..substitutes import substitutes
from .scan import Scan, flag, words

_FINITE = ("VBD", "VBZ", "VBP")
_PHRASE = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "VBN", "CD")
_REACH = 9  # tokens of a noun phrase, or to the verb of a clause
_FAR = 60  # tokens of a sentence that are looked through: nearly all have fewer, and the time stays linear


@cache
def _frames() -> dict[str, frozenset[str]]:
    return {v: frozenset(f.split()) for v, f in lexicons.mapping("verb_frames", "frames").items()}


@cache
def _reporting() -> dict[str, frozenset[str]]:
    """Past form or lemma of a verb of reporting to its frames."""
    made: dict[str, set[str]] = {}
    for r in lexicons.table("reporting_verbs"):
        for form in (r["verb"], r["past"], r["participle"]):
            made.setdefault(form, set()).update(r["frames"].split())
    return {v: frozenset(f) for v, f in made.items()}


def _readings(form: str) -> list[str]:
    """Known verbs that a form may be of."""
    return [lemma for lemma, _ in lemmas(form) if lemma in _frames() or lemma in _reporting()]


@cache
def _takes_that(form: str) -> bool:
    """Whether a that-clause may follow the verb, or the verb is unknown."""
    found = _readings(form)
    return not found or any("that" in _frames().get(v, ()) or _reporting().get(v, frozenset()) & {"that", "quote"}
                            for v in found)


def that_clause(scan: Scan, i: int) -> Row | None:
    """A verb that takes no that-clause before one: 'he introduced that they'."""
    verb, opener = scan.at(i - 1), scan.at(i + 1)
    if verb.tag not in _FINITE or opener.lower not in words("clause_subject") or _takes_that(verb.lower):
        return None
    subject = scan.at(i - 2)
    if subject.tag not in ("NN", "NNS", "NNP", "NNPS", "PRP", "RB", "MD") or verb.lower in words("auxiliary"):
        return None
    noun = verb.tag == "VBZ" and any(_noun(lemma) for lemma, _ in lemmas(verb.lower))
    if noun or _states(subject) or _noun(verb.lower):
        return None
    sentence = scan.document.sentences[scan.document.sentence_at(verb.start)]
    first = max(sentence.first, i - _FAR)
    if any(scan.at(j).lower in ("so", "such", "it", "who", "which", "what") for j in range(first, i)):
        return None
    if not any(scan.at(j).tag in (*_FINITE, "MD") for j in range(i + 2, min(i + _REACH, sentence.last))):
        return None
    reported = _reported(verb)
    return flag(verb, scan.at(i), f"{reported} that" if reported else "",
                f"'{verb.text}' takes no clause with 'that'", 0.7, "that_clause", "accuracy/mistranslation")


def contentless_report(scan: Scan, i: int) -> Row | None:
    """A closing ', the agency VERBED Thursday.' where the verb needs an object: a verb of reporting was replaced."""
    verb = i - 1
    while scan.at(verb).lower in _times() and verb > i - 4:
        verb -= 1
    token = scan.at(verb)
    if token.tag != "VBD" or not _needs_object(token.lower):
        return None
    first = verb
    while scan.at(first - 1).tag in (*_PHRASE, "PRP") and first > verb - _REACH:
        first -= 1
    head, before = scan.at(verb - 1), scan.at(first - 1).text
    if first == verb or before not in (",", "”", "\"") or scan.at(first).tag not in ("DT", "NNP", "PRP"):
        return None
    if not (head.tag in ("NNP", "PRP") or head.lower in _agents() or lexicons.mapping("person_titles", "part").get(
            head.text.title())):
        return None
    return flag(token, token, _reported(token), f"'{token.text}' closes the sentence without the object it needs", 0.75,
                "contentless_report", "accuracy/mistranslation")


@cache
def _needs_object(form: str) -> bool:
    found = _readings(form)
    return bool(found) and not any(_frames().get(v, frozenset({"alone"})) & {"alone", "that"} or v in _reporting()
                                   for v in found)


@cache
def _times() -> frozenset[str]:
    return lexicons.words("weekdays") | lexicons.words("date_words", **{"class": "deictic"}) | {"on"}


@cache
def _agents() -> frozenset[str]:
    """Bodies and offices that speak."""
    return lexicons.words("attribution_words", role="body") | lexicons.words("institutions")


def _reported(verb: Token) -> str:
    """A verb of saying, in the same form, that is a synonym; else the plainest one in the past."""
    saying = lexicons.words("reporting_verbs", **{"class": "say"})
    found = {w: step for w, step in substitutes(verb.lower).items() if any(v in saying for v, _ in lemmas(w))}
    return min(found, key=lambda w: (found[w], w), default="said" if verb.tag == "VBD" else "")


def _states(noun: Token) -> bool:
    """Whether a noun has a content: a statement, a suspicion."""
    known = lexicons.mapping("reporting_nouns", "frames")
    return any("that" in known.get(form, "").split() for form in (noun.lower, noun.lower[:-1]))


def _noun(word: str) -> bool:
    """Whether the word may be a noun, not only rarely."""
    return any(tag.startswith("NN") for tag in readings(word))
