"""A text as the rules of grammar see it, and the row that a rule gives."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ... import lexicons
from ...english import Document, Token
from ...store import Row

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
