"""A text as the rules of grammar see it, and the row that a rule gives."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from ... import lexicons
from ...language import Document, Token
from ...tables import Row

# An article, or a noun, adjective or possessive that the name describes.
_BEFORE_NAMES = ("DT", "PR", "CD", "NN", "JJ", "PO")
_NONE = Token(-1, -1, "", "", ".")


@dataclass(frozen=True)
class Scan:
    """Tokens with their neighbours; ``quoted`` are spans of direct speech, in order."""

    document: Document
    firsts: frozenset[int]
    quoted: list[tuple[int, int]]
    spun: bool

    def at(self, i: int) -> Token:
        """Token ``i``; an empty one outside the text."""
        tokens = self.document.tokens
        return tokens[i] if 0 <= i < len(tokens) else _NONE

    @cached_property
    def acronyms(self) -> dict[str, tuple[int, int]]:
        """Acronym to how often it stands before no noun, and how often of these with no article or the like."""
        made: dict[str, tuple[int, int]] = {}
        for n, token in enumerate(self.document.tokens):
            if is_acronym(token.text) and self.at(n + 1).tag[:2] not in ("NN", "JJ"):
                places, bare = made.get(token.text, (0, 0))
                made[token.text] = places + 1, bare + (self.at(n - 1).tag[:2] not in _BEFORE_NAMES)
        return made

    def speech(self, offset: int) -> bool:
        """Whether the character stands in direct speech."""
        n = bisect_right(self.quoted, (offset, 1 << 60)) - 1
        return n >= 0 and self.quoted[n][0] < offset < self.quoted[n][1]


def is_acronym(text: str) -> bool:
    """Whether a word is made of three capital letters or more."""
    return text.isupper() and len(text) > 2 and text.isalpha()


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
