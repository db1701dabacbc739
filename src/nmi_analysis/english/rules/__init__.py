"""Which of a word's candidate tags fits its context: rules over tags alone.

``decide`` is pure and memoised. Its context: ``before``, the tag right before; ``near``, the last tag that is no
adverb; ``verb``, the last verb tag of the sentence; ``finite``, whether the clause has its finite verb already;
``after``, the candidates of the next word.
"""

from collections.abc import Callable
from functools import lru_cache

from . import nominals, verbs, words
from .shared import CLAUSE_VERBS, Context, finite, first, verbal_next

__all__ = ["CLAUSE_VERBS", "decide", "finite"]


def _proper(c: Context, tags: list[str]) -> str:
    """A capital at the start of a sentence: a name where a name or its verb follows, else the common word."""
    sure = "NNP" in tags or "NNPS" in tags
    head = first(c.after)
    common = [t for t in tags if t not in ("NNP", "NNPS", "nnp")]
    if not common:
        return "NNP"
    if sure and (head in ("NNP", "S", "VBD.say", "VBZ.say", "MD", ",") or verbal_next(c.after)):
        return "NNP"
    if (head == "NNP" and common[0] in ("NN", "VB", "NNS")) or (c.after == "S" and common[0] == "JJ"):
        return "NNP"
    return _rule(common)(c, common)


_WORDS: dict[str, Callable[[Context, list[str]], str]] = {
    "THAT": words.that, "S": words.clitic, "D": words.would, "HER": words.her, "APOS": words.apostrophe,
    "QUOTE": words.quote, "MORE": nominals.degree, "MOST": nominals.degree,
}


def _rule(tags: list[str]) -> Callable[[Context, list[str]], str]:
    """The rule for a set of candidates."""
    named = _WORDS.get(tags[0])
    if named:
        return named
    if tags[-1] == "nnp" or (tags[-1] in ("NNP", "NNPS") and len(tags) > 1 and tags != ["JJ", "NNP"]):
        return _proper
    heads = {t.upper().partition(".")[0] for t in tags}
    if heads == {"VBD", "JJ"}:
        return verbs.rare_adjective
    if {"VBD", "VBN"} <= heads:
        return words.auxiliary if tags[0].endswith((".have", ".get")) else verbs.past
    if {"NNS", "VBZ"} <= heads:
        return verbs.third
    if "VB" in heads:
        return verbs.base
    if "VBG" in heads:
        return nominals.gerund
    if tags[0] in ("JJR", "JJS") and len(tags) > 1 and tags[1] in ("RBR", "RBS"):
        return nominals.degree
    return nominals.adjective if "JJ" in heads and len(heads) > 1 else _likeliest


def _likeliest(c: Context, tags: list[str]) -> str:
    if tags[0] == "PDT":
        return "PDT" if first(c.after) in ("DT", "PRP$") else tags[1]
    if tags[0] in ("VBP.have", "VBP.do") and verbs.infinitive(c):
        return tags[0].replace("VBP", "VB")
    if tags[0] == "EX":
        return "EX" if first(c.after).partition(".")[0] in ("VBZ", "VBD", "VBP", "MD", "S") else "RB"
    return tags[0]


@lru_cache(maxsize=1 << 17)
def decide(near: str, before: str, verb: str, is_finite: bool, option: str, after: str) -> str:
    """The tag of a word whose candidates are ``option``."""
    tags = option.split("|")
    found = _rule(tags)(Context(near, before, verb, is_finite, after), tags)
    return found if found.isupper() or "." in found else found.upper()
