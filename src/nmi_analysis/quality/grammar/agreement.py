"""Agreement in number: relative clauses, pronouns, determiners, verbs behind modals, nouns of quantity."""

import re
from functools import cache

from ... import lexicons
from ...language.candidates import readings
from ...language.forms import lemmas
from ...tables import Row
from .scan import Scan, flag, words

_HYPHENED = re.compile(r"([A-Z]{2,6})-([a-z]{3,}s)")
_SINGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}
_PLURAL = {"are": "is", "have": "has", "do": "does", "am": "is"}


def relative(scan: Scan, i: int) -> Row | None:
    """A counted or demonstrative plural, a relative pronoun and a verb in the singular."""
    noun, verb = scan.at(i - 1), scan.at(i + 1)
    if noun.tag != "NNS" or verb.lower not in _SINGULAR or not verb.text.islower():
        return None
    before = next((scan.at(j) for j in range(i - 2, i - 5, -1) if scan.at(j).tag not in ("JJ", "VBN", "NN")), noun)
    if before.lower not in words("plural_determiner") or noun.lower in words("mass"):
        return None
    right = _SINGULAR[verb.lower]
    return flag(scan.at(i), verb, f"{scan.at(i).text} {right}", f"'{verb.text}' after the plural '{noun.text}'", 0.75,
                "relative_agreement")


def existential(scan: Scan, i: int) -> Row | None:
    """'there is' before several things."""
    verb, count = scan.at(i + 1), scan.at(i + 2)
    if verb.lower not in ("is", "was") or count.lower not in words("plural_determiner") - {"the", "all"}:
        return None
    noun = scan.at(i + 3)
    noun = scan.at(i + 4) if noun.tag == "JJ" else noun
    if noun.tag != "NNS" or noun.lower in words("mass"):
        return None
    return flag(scan.at(i), verb, f"{scan.at(i).text} {_SINGULAR[verb.lower]}", f"'{verb.text}' before '{noun.text}'",
                0.8, "existential_agreement")


def pronoun(scan: Scan, i: int) -> Row | None:
    """A subject pronoun with an auxiliary of the other number, where a clause surely begins."""
    subject, verb, before = scan.at(i), scan.at(i + 1), scan.at(i - 1)
    if i not in scan.firsts and before.lower not in words("clause_opener"):
        return None
    singular = subject.lower in words("third_singular")
    right = (_PLURAL if singular else _SINGULAR).get(verb.lower)
    if not right or not verb.text.islower() or verb.start - subject.end != 1:
        return None
    return flag(subject, verb, f"{subject.text} {right}", f"'{verb.text}' after '{subject.text}'", 0.85,
                "pronoun_agreement")


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


def modal_form(scan: Scan, i: int) -> Row | None:
    """A modal verb before a finite form."""
    modal, verb = scan.at(i), scan.at(i + 1)
    if modal.tag != "MD" or not verb.text.islower() or verb.start - modal.end != 1:
        return None
    if readings(verb.lower) not in (("VBZ",), ("VBD",)):
        return None
    base = next((lemma for lemma, ending in lemmas(verb.lower) if ending and lemma in _verbs()), "")
    if base in ("", verb.lower):
        return None
    return flag(modal, verb, f"{modal.text} {base}", f"'{verb.text}' after '{modal.text}'", 0.75,
                "modal_form")


@cache
def _verbs() -> frozenset[str]:
    return lexicons.words("verb_frames")


def counted_singular(scan: Scan, i: int) -> Row | None:
    """'increase in the number of the' and one thing: a size was meant."""
    if scan.at(i + 1).lower != "of" or scan.at(i + 2).lower not in ("the", "this", "its", "their"):
        return None
    change = scan.at(i - 3).lower
    if scan.at(i - 1).lower != "the" or scan.at(i - 2).lower not in ("in", "of") or change not in _changes():
        return None
    last = i + 3
    while scan.at(last + 1).tag in ("NN", "NNP", "NNS") and last < i + 7:
        last += 1
    noun = scan.at(last)
    if noun.tag != "NN" or noun.lower in words("mass") or scan.at(last + 1).lower in ("’s", "'s", "and", "of"):
        return None
    return flag(scan.at(i), scan.at(i), "size", f"'number' of one thing, '{noun.text}'", 0.7, "counted_singular",
                "fluency/unidiomatic")


@cache
def _changes() -> frozenset[str]:
    return lexicons.words("changes")


def hyphened_plural(scan: Scan, i: int) -> Row | None:
    """An acronym joined by a hyphen to the plural it describes, as other languages do."""
    m = _HYPHENED.fullmatch(scan.at(i).text)
    if not m or scan.at(i + 1).tag[:2] in ("NN", "JJ") or readings(m[2]) not in ((), ("NNS",)):
        return None
    if not any(readings(lemma) and ending == "s" for lemma, ending in lemmas(m[2])):
        return None
    return flag(scan.at(i), scan.at(i), f"{m[1]} {m[2]}", "English puts no hyphen between a name and its noun", 0.7,
                "hyphened_plural", "typographic")
