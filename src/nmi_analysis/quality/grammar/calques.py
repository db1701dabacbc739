"""Complements that a verb never takes, and formulas of reporting carried over word by word.

Which verbs take what is data: ``verb_frames`` (WordNet's sentence frames) and the verbs of reporting.
"""

from functools import cache

from ... import lexicons
from ...language import Token
from ...language.candidates import readings
from ...language.forms import lemmas
from ...tables import Row
from ..frequencies import zipf
from ..substitutes import substitutes
from .scan import Scan, flag, words

_FINITE = ("VBD", "VBZ", "VBP")
_PHRASE = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "VBN", "CD")
_REACH = 9  # tokens of a noun phrase, or to the verb of a clause
_FAR = 60  # tokens of a sentence that are looked through: nearly all have fewer, and the time stays linear
_STATES = frozenset(("is", "was", "are", "were", "be", "been", "being", "am", "has", "have", "had"))


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


def clashing_prepositions(scan: Scan, i: int) -> Row | None:
    """'of' before a preposition that can follow no 'of': a noun is missing."""
    noun, after = scan.at(i - 1), scan.at(i + 1)
    if i + 1 in scan.firsts or noun.tag[:2] != "NN" or after.lower not in ("for", "to", "with", "by", "at"):
        return None
    return flag(noun, after, "", f"'of {after.text}': no noun after 'of'", 0.7, "clashing_prepositions")


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


def ordered_audience(scan: Scan, i: int) -> Row | None:
    """A verb of ordering with an audience and no order: 'he instructed reporters'."""
    verb = scan.at(i - 1)
    if verb.tag == "JJ" and scan.at(i - 2).tag in ("NNP", "PRP") and _informed(verb.lower):
        return flag(verb, verb, "told", f"an adjective stands where {scan.at(i).text} are told", 0.65,
                    "ordered_audience", "accuracy/mistranslation")
    if verb.tag not in ("VBD", "VBN", "VBZ") or not any(v in words("directive") for v, _ in lemmas(verb.lower)):
        return None
    if scan.at(i - 2).lower in _STATES:
        return None
    sentence = scan.document.sentences[scan.document.sentence_at(verb.start)]
    if any(scan.at(j).tag == "TO" and scan.at(j + 1).tag == "VB" for j in range(i + 1, min(i + _FAR, sentence.last))):
        return None
    return flag(verb, verb, "told", f"{scan.at(i).text} are told; '{verb.text}' has no order", 0.75, "ordered_audience",
                "accuracy/mistranslation")


@cache
def _informed(adjective: str) -> bool:
    """Whether a participle of a verb of telling somebody is a synonym of the adjective."""
    return any("pers" in _reporting().get(v, ()) for w in substitutes(adjective) for v, ending in lemmas(w)
               if ending == "ed")


def announcing(scan: Scan, i: int) -> Row | None:
    """A sentence that opens by calling what it tells worth telling: a formula of reports in other languages."""
    after = i + 2 if scan.at(i + 1).lower.endswith("ing") else i + 1
    if i - 2 not in scan.firsts or scan.at(i - 2).lower != "it" or scan.at(i - 1).lower not in ("is", "was"):
        return None
    if scan.at(after).lower != "that":
        return None
    return flag(scan.at(i - 2), scan.at(after), "", "a formula that reports in other languages open with",
                0.5, "announcing", "fluency/unidiomatic")


def based_on(scan: Scan, i: int) -> Row | None:
    """'based on' a speaker or a statement behind a whole clause, where 'according to' gives the source."""
    on, before = scan.at(i + 1), scan.at(i - 1)
    if on.lower != "on" or not (before.text == "," or i in scan.firsts):
        return None
    last = i + 2
    while scan.at(last).tag in _PHRASE and last < i + 2 + _REACH:
        last += 1
    head = next((scan.at(j) for j in range(i + 2, last) if scan.at(j).tag in ("NN", "NNS", "NNP")
                 and scan.at(j + 1).tag not in ("NN", "NNS", "NNP", "POS", "JJ")), scan.at(last - 1))
    if not (_speaks(head) or (scan.spun and _states(head))):
        return None
    return flag(scan.at(i), on, "According to" if scan.at(i).text[0].isupper() else "according to",
                f"'{head.text}' is a source: what it says is told 'according to' it", 0.65, "based_on",
                "accuracy/mistranslation")


def _speaks(noun: Token) -> bool:
    """Whether a common noun names who speaks: a post, a body, an office."""
    singular = noun.lower[:-1] if noun.tag == "NNS" else noun.lower
    return noun.tag in ("NN", "NNS") and (singular in _agents() or singular in words("speaker"))


def _states(noun: Token) -> bool:
    """Whether a noun has a content: a statement, a suspicion."""
    known = lexicons.mapping("reporting_nouns", "frames")
    return any("that" in known.get(form, "").split() for form in (noun.lower, noun.lower[:-1]))


def present_past(scan: Scan, i: int) -> Row | None:
    """An adverb of the present opening a sentence in the simple past: 'right now we decided'."""
    first = i - 1 if scan.at(i).lower == "now" else i
    if first not in scan.firsts and scan.at(first - 1).text not in ("“", "\""):
        return None
    if first != i and scan.at(first).lower not in ("right", "just"):
        return None
    after = i + 2 if scan.at(i + 1).text == "," else i + 1
    subject, verb = scan.at(after), scan.at(after + 1)
    past = any(ending == "ed" and lemma != verb.lower for lemma, ending in lemmas(verb.lower))
    if subject.tag != "PRP" or verb.tag != "VBD" or not past:
        return None
    return flag(scan.at(first), scan.at(i), "", f"an adverb of the present with the past '{verb.text}'", 0.6,
                "present_past", "accuracy/mistranslation")


def verb_for_noun(scan: Scan, i: int) -> Row | None:
    """A possessive, an adjective and a verb that is hardly ever a noun, with its own object."""
    adjective, verb, thing = scan.at(i + 1), scan.at(i + 2), scan.at(i + 3)
    if scan.at(i).tag != "POS" or adjective.tag not in ("JJ", "VBN", "VBD") or not verb.text.islower():
        return None
    if readings(verb.lower)[:2] not in (("VB", "nn"), ("VB",)):
        return None
    if thing.tag not in ("NN", "NNS") or scan.at(i + 4).tag not in ("TO", "IN"):
        return None
    return flag(verb, scan.at(i + 4), "", f"the verb '{verb.text}' stands where a noun does", 0.7, "verb_for_noun")


def verb_after_of(scan: Scan, i: int) -> Row | None:
    """'of', perhaps a word that describes, and a verb that is hardly ever a noun, where the phrase ends."""
    at = i + 2 if scan.at(i + 1).tag in ("JJ", "NNP", "PRP$") else i + 1
    verb, after = scan.at(at), scan.at(at + 1)
    if not scan.spun or scan.at(i - 1).tag not in ("NN", "NNS") or not verb.text.islower():
        return None
    if readings(verb.lower)[:2] != ("VB", "nn"):
        return None
    if after.tag not in ("IN", "TO", "CC", ".", ","):
        return None
    nouns = [w for w in sorted(substitutes(verb.lower)) if "".join(readings(w)[:1]).startswith("NN")]
    return flag(verb, verb, min(nouns, key=lambda w: (substitutes(verb.lower)[w], -zipf().get(w, 0), w), default=""),
                f"the verb '{verb.text}' stands where a noun does", 0.65, "verb_after_of")


def _noun(word: str) -> bool:
    """Whether the word may be a noun, not only rarely."""
    return any(tag.startswith("NN") for tag in readings(word))
