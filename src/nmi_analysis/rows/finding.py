"""A finding: what a reader is told of a story, and the spans that it stands on."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["contradiction", "differs", "quotation", "inverted", "left_out", "alone", "change", "agreed", "framing",
               "voices", "other_time", "copied", "wording"]
Role = Literal["states", "against", "leaves_out"]
KINDS: tuple[str, ...] = get_args(Kind)
ROLES: tuple[str, ...] = get_args(Role)
CONFLICTS = frozenset(("contradiction", "differs"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of an article; a row of role ``leaves_out`` has none.

    ``value`` is the normal form of what the span says, where the finding compares values.
    """

    article: str
    start: int | None = None
    end: int | None = None
    role: Role = "states"
    value: str = ""

    def shared(self, other: "Evidence") -> int:
        """How many characters it has in common with another span of its article; less than 1 where none."""
        return min(self.end or 0, other.end or 0) - max(self.start or 0, other.start or 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell: ``statement`` is a sentence made from the values and texts of ``evidence``.

    ``confidence``: probability that a careful reader calls it right. ``weight``: how much it matters where it is
    right, 0 to 1.
    """

    kind: Kind
    statement: str
    confidence: float
    weight: float
    evidence: tuple[Evidence, ...]

    @property
    def articles(self) -> list[str]:
        """The articles concerned, each once, in order."""
        return list(dict.fromkeys(e.article for e in self.evidence))

    @property
    def spans(self) -> frozenset[tuple[str, int, int]]:
        """The places it stands on."""
        return frozenset((e.article, e.start, e.end) for e in self.evidence
                         if e.start is not None and e.end is not None)
