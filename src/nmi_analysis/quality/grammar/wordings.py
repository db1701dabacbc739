"""Function words and fixed wordings with one word replaced: months, units of time, comparatives, conjunctions."""

from functools import cache

from ... import lexicons
from ...tables import Row
from ..substitutes import substitutes
from ..wordcase import like
from .scan import Scan, flag, words

_SUBJECTS = ("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "JJ")
_CLOSING = ("\"", "”")


def month_modal(scan: Scan, i: int) -> Row | None:
    """A modal verb with a capital where a month stands: a month whose name is also a modal was replaced."""
    a, before = scan.at(i), scan.at(i - 1)
    if not a.text[0].isupper() or a.text.isupper() or i in scan.firsts or before.lower not in words("before_month"):
        return None
    return flag(a, a, "May", f"'{a.text}' with a capital after '{before.text}', where a month stands", 0.9,
                "month_modal", "terminology")


def stray_letter(scan: Scan, i: int) -> Row | None:
    """A lone small letter before a word: a compound that lost its hyphen ('e mail')."""
    a, b, before = scan.at(i), scan.at(i + 1), scan.at(i - 1)
    if not a.text.islower() or b.start - a.end != 1 or not b.text.islower() or not b.text.isalpha() or \
            before.end == a.start or not before.text.isalpha():
        return None
    return flag(a, b, f"{a.text}-{b.text}", f"'{a.text}' is no word by itself", 0.8, "stray_letter")


def bare_negation(scan: Scan, i: int) -> Row | None:
    """An adverb of time, 'not' and a finite verb without an auxiliary ('no longer' was meant)."""
    adverb, verb = scan.at(i - 1), scan.at(i + 1)
    if adverb.lower not in words("before_not"):
        return None
    if not (verb.tag in ("VBZ", "VBP", "VBD") or (verb.tag == "NNS" and verb.lower.endswith("s"))):
        return None
    if verb.lower in words("auxiliary") or scan.at(i - 2).lower in words("auxiliary"):
        return None
    return flag(adverb, scan.at(i), "no longer", f"'not' before the finite verb '{verb.text}'", 0.8, "bare_negation")


def relative_place(scan: Scan, i: int) -> Row | None:
    """A comma, 'the place' and a subject: a noun phrase in the place of the relative 'where'."""
    the, after = scan.at(i - 1), scan.at(i + 1)
    if the.lower != "the" or scan.at(i - 2).text != "," or after.tag not in _SUBJECTS:
        return None
    if after.lower in ("that", "there", "this"):
        return None
    return flag(the, scan.at(i), "where", "a subject follows as after the relative 'where'", 0.7, "relative_place")


def broken_frame(scan: Scan, i: int) -> Row | None:
    """'PREPOSITION the NOUN of' with the noun or the preposition of a fixed frame replaced."""
    if scan.at(i + 1).lower != "the" or scan.at(i + 3).lower != "of":
        return None
    a, b = scan.at(i), scan.at(i + 2)
    preposition, noun = a.lower, b.lower
    taken = _frames().get(noun)
    if taken:
        if preposition in taken or noun not in _strict() or len(taken) > 1:
            return None
        (right,) = taken
        return flag(a, b, f"{like(right, a.text)} the {noun}", f"'{noun}' takes '{right}'", 0.7, "broken_frame",
                    "fluency/unidiomatic")
    if not scan.spun or preposition in ("under", "in"):
        return None
    found = [(step, n) for n, step in sorted(substitutes(noun).items()) if n in _frames()
             and ((step < 1 and preposition in _frames()[n]) or (n in _strict() and (step < 1 or preposition in
                                                                                     _frames()[n])))]
    if not found:
        return None
    meant = min(found)[1]
    right = preposition if preposition in _frames()[meant] else min(_frames()[meant])
    return flag(a, b, f"{like(right, a.text)} the {meant}", f"the fixed phrase is '{right} the {meant} of'", 0.7,
                "broken_frame", "fluency/unidiomatic")


@cache
def _frames() -> dict[str, frozenset[str]]:
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


def joining_however(scan: Scan, i: int) -> Row | None:
    """'however' between a comma and a verb, or between two prepositions' objects, as if it were 'but'."""
    comma = i - 2 if scan.at(i - 1).text in _CLOSING else i - 1
    if scan.at(comma).text != ",":
        return None
    after = scan.at(i + 1)
    if after.tag in ("VBD", "VBZ", "VBN") and after.lower not in words("auxiliary"):
        return flag(scan.at(i), after, f"but {after.text}", "'however' is no conjunction", 0.7, "joining_however")
    if scan.at(comma - 1).tag in ("IN", "TO") and after.tag == "JJ" and scan.at(i + 2).tag in ("IN", "TO"):
        return flag(scan.at(i), scan.at(i), "but", "'however' joins two prepositions with one object", 0.7,
                    "joining_however")
    return None


def quantity_comparative(scan: Scan, i: int) -> Row | None:
    """'greater than' before a number or span of time that is an object or measures one ('for greater than a year')."""
    a, before = scan.at(i - 1), scan.at(i - 2)
    more, less = a.lower in words("greater"), a.lower in words("lesser")
    counted = scan.at(i + 1).tag == "CD" or (scan.at(i + 1).lower in ("a", "an") and (
        scan.at(i + 2).tag == "CD" or scan.at(i + 2).lower in words("time")))
    if not (more or less) or not counted:
        return None
    if not (before.tag == "IN" or (before.tag[:2] == "VB" and before.lower not in words("auxiliary"))):
        return None
    last = next((scan.at(j) for j in range(i + 2, i + 5) if scan.at(j).tag[:2] == "NN"), scan.at(i))
    if last.lower in words("mass") or last.text == "%" or scan.at(i + 2).text == "%":
        return None
    right = "more than" if more else "less than"
    return flag(a, scan.at(i), like(right, a.text), f"a quantity that is an object takes '{right}'", 0.7,
                "quantity_comparative", "fluency/unidiomatic")


def counted_together(scan: Scan, i: int) -> Row | None:
    """A count, a comma and 'together with' a smaller count: a part of it, so 'including' was meant."""
    if scan.at(i + 1).lower != "with" or scan.at(i - 1).text != "," or scan.at(i - 2).tag not in ("NNS", "NNPS"):
        return None
    if scan.at(i + 2).tag != "CD" or all(scan.at(j).tag != "CD" for j in range(i - 5, i - 2)):
        return None
    return flag(scan.at(i), scan.at(i + 1), "including", "one count stands beside another that seems to hold it", 0.6,
                "counted_together", "accuracy/mistranslation")


def stiff_adverb(scan: Scan, i: int) -> Row | None:
    """An adverb too stiff for its place, directly before a verb, where 'also' or 'only' stands; in a spun text."""
    a, before, verb = scan.at(i), scan.at(i - 1), scan.at(i + 1)
    also = a.lower in words("also")
    if not scan.spun or verb.tag[:2] != "VB" or verb.start - a.end != 1:
        return None
    if before.tag not in ("NN", "NNS", "NNP", "PRP", "MD", "VBZ", "VBP", "VBD") and (also or before.text != ","):
        return None
    right = "also" if also else "only"
    return flag(a, a, right, f"before a verb '{right}' is usual, hardly '{a.text}'", 0.6, "stiff_adverb",
                "fluency/unidiomatic")


def likely_gerund(scan: Scan, i: int) -> Row | None:
    """A preposition, 'probably' and a gerund: an adverb of whole clauses stands where 'possibly' does."""
    if scan.at(i - 1).tag != "IN" or scan.at(i + 1).tag != "VBG" or scan.at(i + 2).tag not in ("DT", "PRP$", "NNS"):
        return None
    if scan.at(i - 1).lower in words("clause_opener") or scan.at(i - 1).lower in ("as", "than", "like"):
        return None
    a = scan.at(i)
    return flag(a, a, "possibly", f"'{a.text}' speaks of a whole clause, not of a gerund", 0.6, "likely_gerund",
                "accuracy/mistranslation")


def binomial(scan: Scan, i: int) -> Row | None:
    """A fixed pair of function words with one of them replaced ('in and round')."""
    a, b = scan.at(i - 1), scan.at(i + 1)
    if not (a.text.islower() and b.text.islower() and a.tag in _CLOSED and b.tag in _CLOSED):
        return None
    joint, known = scan.at(i).lower, _binomials()
    if (a.lower, joint, b.lower) in known:
        return None
    meant = [w for w in sorted(substitutes(b.lower)) if (a.lower, joint, w) in known]
    if meant:
        return flag(b, b, meant[0], f"the fixed pair is '{a.lower} {joint} {meant[0]}'", 0.7, "binomial",
                    "fluency/unidiomatic")
    meant = [w for w in sorted(substitutes(a.lower)) if (w, joint, b.lower) in known]
    if meant:
        return flag(a, a, meant[0], f"the fixed pair is '{meant[0]} {joint} {b.lower}'", 0.7, "binomial",
                    "fluency/unidiomatic")
    return None


_CLOSED = ("IN", "RB", "RP", "RBR", "JJR", "TO", "JJ")


@cache
def _binomials() -> frozenset[tuple[str, str, str]]:
    return frozenset((r["first"], r["joint"], r["second"]) for r in lexicons.table("binomials"))
