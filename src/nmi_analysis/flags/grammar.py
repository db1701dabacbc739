"""Slips that word-by-word replacement and careless editing leave; each rule is one function.

A rule is tried at the words that trigger it. Slips of the pen are looked for in every text, but for quotations: speech
is freer than writing. What a replaced word leaves is looked for in spun texts alone, quotations among them. Which verbs
take what is data: ``verb_frames`` (WordNet's sentence frames) and the verbs of reporting.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from .. import lexicons
from ..english import Document, Token
from ..english.candidates import readings
from ..english.forms import lemmas, sound
from ..store import Row
from .frequencies import books
from .substitutes import like, substitutes

_PLURALS = ("ies", "ers", "ors", "ents", "ions")
_FINITE = ("VBD", "VBZ", "VBP")
_PHRASE = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "VBN", "CD")
_REACH = 9  # tokens of a noun phrase, or to the verb of a clause
_FAR = 60  # tokens of a sentence that are looked through: nearly all have fewer, and the time stays linear
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,2000}[\"”]")
_NONE = Token(-1, -1, "", "", ".")


@dataclass(frozen=True)
class Scan:
    """Tokens with their neighbours; ``quoted`` are spans of direct speech, in order."""

    document: Document
    firsts: frozenset[int]
    quoted: list[tuple[int, int]]

    def at(self, i: int) -> Token:
        """Token ``i``; an empty one outside the text."""
        tokens = self.document.tokens
        return tokens[i] if 0 <= i < len(tokens) else _NONE

    def speech(self, offset: int) -> bool:
        """Whether the character stands in direct speech."""
        n = bisect_right(self.quoted, (offset, 1 << 60)) - 1
        return n >= 0 and self.quoted[n][0] < offset < self.quoted[n][1]


Rule = Callable[[Scan, int], Row | None]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class of ``grammar_words``."""
    return lexicons.words("grammar_words", **{"class": name})


def flag(start: Token, end: Token, suggestion: str, evidence: str, confidence: float, rule: str,
         category: str = "fluency/grammar") -> Row:
    """A row of ``flags`` from the first to the last token given."""
    severe = category in ("terminology", "accuracy/mistranslation")
    return {"start": start.start, "end": end.end, "category": category, "severity": "major" if severe else "minor",
            "suggestion": suggestion, "evidence": evidence, "confidence": confidence, "rule": f"flags.{rule}/v1"}


def article_sound(scan: Scan, i: int) -> Row | None:
    """'a' before a vowel sound, 'an' before a consonant."""
    a, word = scan.at(i), scan.at(i + 1)
    if (a.text == "A" and i not in scan.firsts) or word.start - a.end != 1:
        return None
    if len(word.text) < 3 or not word.text[1:].islower() or word.lower not in books():  # names and acronyms are spelt
        return None
    right = sound(word.lower)
    if not right or right == a.lower or (right == "a" and word.lower.startswith("h")):
        return None
    evidence = f"'{a.text}' before '{word.text}'"
    return flag(a, word, f"{like(right, a.text)} {word.text}", evidence, 0.9, "article_sound")


def double_possessive(scan: Scan, i: int) -> Row | None:
    """A plural in -s with 's instead of the apostrophe alone."""
    a, mark = scan.at(i - 1), scan.at(i)
    if a.tag != "NNS" or not a.text.islower() or not a.lower.endswith(_PLURALS) or mark.start != a.end:
        return None
    return flag(a, mark, a.text + mark.text[0], "a plural in -s takes the apostrophe alone", 0.85, "double_possessive")


def doubled(scan: Scan, i: int) -> Row | None:
    """An article or preposition said twice."""
    a, b = scan.at(i), scan.at(i + 1)
    if a.text.lower() != b.text or b.start - a.end != 1 or a.lower not in words("repeatable"):
        return None
    return flag(a, b, a.text, "the word stands twice", 0.85, "doubled_word", "typographic")


def determiner(scan: Scan, i: int) -> Row | None:
    """'these', 'several' or the like before a noun that is surely in the singular."""
    a, noun, after = scan.at(i), scan.at(i + 1), scan.at(i + 2)
    if noun.tag != "NN" or not noun.text.islower():
        return None
    if readings(noun.lower) != ("NN",) or noun.lower.endswith("s") or noun.lower in words("mass"):
        return None
    if after.tag not in (".", "MD", "VBZ", "VBD", "VBP", "IN"):
        return None
    return flag(a, noun, "", f"'{a.text}' before a noun in the singular", 0.7, "determiner_agreement")


def broken_frame(scan: Scan, i: int) -> Row | None:
    """'PREPOSITION the NOUN of' with the noun or the preposition of a fixed frame replaced."""
    if scan.at(i + 1).lower != "the" or scan.at(i + 3).lower != "of":
        return None
    a, b = scan.at(i), scan.at(i + 2)
    preposition, noun = a.lower, b.lower
    taken = _prepositions().get(noun)
    if taken:
        if preposition in taken or noun not in _strict() or len(taken) > 1:
            return None
        (right,) = taken
        return flag(a, b, f"{like(right, a.text)} the {noun}", f"'{noun}' takes '{right}'", 0.7, "broken_frame",
                    "fluency/unidiomatic")
    if preposition in ("under", "in"):
        return None
    found = [(step, n) for n, step in sorted(substitutes(noun).items()) if n in _prepositions()
             and ((step < 1 and preposition in _prepositions()[n]) or (n in _strict() and (step < 1 or preposition in
                                                                                     _prepositions()[n])))]
    if not found:
        return None
    meant = min(found)[1]
    right = preposition if preposition in _prepositions()[meant] else min(_prepositions()[meant])
    return flag(a, b, f"{like(right, a.text)} the {meant}", f"the fixed phrase is '{right} the {meant} of'", 0.7,
                "broken_frame", "fluency/unidiomatic")


@cache
def _prepositions() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for row in lexicons.table("frames"):
        made.setdefault(row["noun"], set()).add(row["preposition"])
    return {n: frozenset(p) for n, p in made.items()}


@cache
def _strict() -> frozenset[str]:
    """Nouns that take their preposition alone in a frame."""
    return lexicons.words("frames", "noun", strict="yes")


def bare_time(scan: Scan, i: int) -> Row | None:
    """A synonym of 'last' before a unit of time where no article stands: only 'last' and the like go without one."""
    first = i - 2 if scan.at(i - 1).tag == "CD" else i - 1
    a, before = scan.at(first), scan.at(first - 1)
    if a.lower in ("last", "next", "past") or "last" not in substitutes(a.lower):
        return None
    if before.tag[:2] not in ("NN", "RB", "VB") and before.lower not in ("early", "late"):
        return None
    year = scan.at(i).lower in ("months", "month") and first == i - 2 and scan.at(i - 1).lower in ("12", "twelve")
    return flag(a, scan.at(i), "last year" if year else f"last {scan.at(i).text}",
                f"'{a.text}' before a unit of time takes an article", 0.8, "bare_time", "terminology")


@cache
def _verb_frames() -> dict[str, frozenset[str]]:
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
    return [lemma for lemma, _ in lemmas(form) if lemma in _verb_frames() or lemma in _reporting()]


@cache
def _takes_that(form: str) -> bool:
    """Whether a that-clause may follow the verb, or the verb is unknown."""
    found = _readings(form)
    return not found or any("that" in _verb_frames().get(v, ()) or _reporting().get(v, frozenset()) & {"that", "quote"}
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
    return bool(found) and not any(_verb_frames().get(v, frozenset({"alone"})) & {"alone", "that"} or v in _reporting()
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


_ANYWHERE = (doubled,)  # no slip of the tongue: whoever says it, somebody typed it


def detect(document: Document, *, spun: bool) -> Iterator[Row]:
    """A row per slip; ``spun`` says whether the text is judged spun."""
    found = _rules(spun)
    quoted = [m.span() for m in _QUOTED.finditer(document.text)]
    scan = Scan(document, frozenset(s.first for s in document.sentences), quoted)
    for number, token in enumerate(document.tokens):
        for rule in found.get(token.lower, ()):
            row = rule(scan, number)
            if row and (spun or rule in _ANYWHERE or not scan.speech(row["start"])):
                yield row


@cache
def _rules(spun: bool) -> dict[str, tuple[Rule, ...]]:
    """Word to the rules that it triggers."""
    made: dict[str, list[Rule]] = defaultdict(list)
    anywhere: list[tuple[frozenset[str], Rule]] = [
        (frozenset(("a", "an")), article_sound), (frozenset(("'s", "’s")), double_possessive),
        (words("repeatable"), doubled), (words("demonstrative"), determiner)]
    replaced: list[tuple[frozenset[str], Rule]] = [
        (lexicons.words("frames", "preposition"), broken_frame), (words("time"), bare_time),
        (frozenset(("that",)), that_clause), (frozenset((".",)), contentless_report)]
    for triggers, rule in anywhere + replaced * spun:
        for word in sorted(triggers):
            made[word].append(rule)
    return {word: tuple(found) for word, found in made.items()}
