"""What the rules of context share: the context itself and questions about it."""

from typing import NamedTuple


class Context(NamedTuple):
    """What stands around a word."""

    near: str
    before: str
    verb: str
    finite: bool
    after: str


NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PHRASE_STARTS = frozenset((
    "DT", "DT.this", "DT.some", "PRP$", "PDT", "PRP.subject", "PRP.third", "PRP.object", "PRP", "HER", "CD", "WP", "$",
))
PRENOMINAL = frozenset(("DT", "DT.this", "DT.some", "PRP$", "JJ", "POS", "CD", "JJS", "JJR", "PDT", "$", "WP$"))
PREPOSITIONS = frozenset(("IN", "IN.of", "IN.by", "IN.sub"))
CLAUSE_VERBS = frozenset(("VBD.say", "VBZ.say", "VB.say", "VBP.say"))
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")


def finite(tag: str) -> bool:
    """Whether a tag is that of a finite verb."""
    return tag.partition(".")[0] in FINITE_TAGS


def first(option: str) -> str:
    """The likeliest of the candidates."""
    return option.partition("|")[0]


def nominal(option: str) -> bool:
    """Whether the next word most likely continues a noun phrase."""
    head = first(option)
    return head in NOUNS or head in ("JJ", "JJR", "JJS", "CD", "VBG") or "JJ" in option.split("|")


def noun_next(option: str) -> bool:
    """Whether the next word most likely is a noun."""
    return first(option) in NOUNS


def object_next(option: str) -> bool:
    """Whether a noun phrase surely starts with the next word."""
    return first(option) in PHRASE_STARTS or first(option) in ("NNP", "THAT")


def verbal_next(option: str) -> bool:
    """Whether the next word is surely a finite verb."""
    return option.partition(".")[0] in ("MD", "VBZ", "VBD", "VBP") and ("|" not in option or ".have" in option)
