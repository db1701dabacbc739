"""A decision: what a person says of a row, kept with the hash of the text and the place that it is about."""

from dataclasses import dataclass, fields
from typing import Literal, get_args

Verb = Literal["reject", "edit", "add", "accept", "undo"]
VERBS: tuple[str, ...] = get_args(Verb)
IN_FORCE = VERBS[:-1]
STATUSES = ("applied", "orphan")
CLAIM = "claim"  # the field by which a statement is joined with another, or parted from it
VARIABLE = "variable"  # the field that tells apart what several codebook variables have of one place
STATEMENT = "statement"  # the field that tells apart the findings that stand on one place
PERSON = "decision"  # how the rule of a row begins that a person has changed or added


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of ``decisions.csv``.

    ``was`` is what stood there: the field's value, or the characters of the row. ``field`` and ``value`` say what an
    edit or an addition sets. Of a claim ``field`` is ``claim`` and ``value`` the place of the other statement: as an
    ``edit`` the two are one claim, as a ``reject`` they are two. ``when`` is the time in UTC. An ``undo`` takes back
    the last decision of its slot; its ``was`` is the verb of that one.
    """

    table: str
    article: str
    sha256: str
    start: int
    end: int
    was: str
    decision: Verb
    field: str = ""
    value: str = ""
    why: str = ""
    who: str = ""
    when: str = ""

    @property
    def slot(self) -> tuple[str, str, int, int, str]:
        """What a later decision takes the place of: one field of the row, or whether there is a row at all."""
        verb = self.was if self.decision == "undo" else self.decision
        if self.field == CLAIM:
            part = f"{CLAIM} {self.value}"
        elif verb == "edit":
            part = self.field
        else:
            part = f"row {self.value}" if self.field in (VARIABLE, STATEMENT) else "row"
        return self.table, self.sha256, self.start, self.end, part

    @property
    def act(self) -> tuple[object, ...]:
        """What the lines that were said at once have in common; a line without a time was said alone."""
        return (self.table, self.sha256, self.start, self.end, self.who, self.when) if self.when else self.slot

    @property
    def other(self) -> str:
        """The place of the other statement, where two are joined or parted; else blank."""
        return self.value if self.field == CLAIM else ""


COLUMNS = tuple(f.name for f in fields(Decision))


def place_name(sha256: str, start: int, end: int) -> str:
    """How a decision names another place: the beginning of its text's hash and its characters."""
    return f"{sha256[:16]}:{start}-{end}"
