"""Names in the text with the entity each stands for, and what the text says of who a person is."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ...store import Row
from .marks import Range, View
from .verbs import FEMALE, FINITE, LINKS, MALE, NOMINAL, TIMES, curly

_BEGINNING = (4, 6)  # letters at least and at most by which names are compared
_DESCRIBED = 12  # tokens of an apposition that are read as a description


class Name(NamedTuple):
    """One mention: tokens first to last (end exclusive)."""

    first: int
    last: int
    entity: str
    type: str


class Names:
    """The names of a document in text order."""

    def __init__(self, view: View, mentions: Iterable[Row]) -> None:
        self.view = view
        self.all = sorted(self._placed(mentions))
        self.all = sorted([*self.all, *self._surnames()])
        self._firsts = [n.first for n in self.all]
        self._starts = {s.first for s in view.document.sentences}
        self.described: dict[str, set[str]] = {}
        self.gender: dict[str, str] = {}
        for name in self.all:
            if name.type == "PER":
                self.described.setdefault(name.entity, set()).update(self._description(name))
                self._note_gender(name)

    def _placed(self, mentions: Iterable[Row]) -> Iterable[Name]:
        starts = [t.start for t in self.view.tokens]
        for row in mentions:
            first = bisect_right(starts, row["start"]) - 1
            last = bisect_left(starts, row["end"])
            if 0 <= first < last:
                yield Name(first, last, row["entity"], row["type"])

    def _surnames(self) -> Iterable[Name]:
        """Last names of the article's persons where no mention stands: a common noun otherwise, but for its capital.

        Of several persons of one name it is the one named most often.
        """
        of: dict[str, Counter[str]] = {}
        for name in self.all:
            if name.type == "PER" and " " in name.entity:
                of.setdefault(name.entity.rsplit(" ", 1)[1], Counter())[name.entity] += 1
        most = {last: _most_named(counted) for last, counted in of.items()}
        covered = {k for name in self.all for k in range(name.first, name.last)}
        starts = {s.first for s in self.view.document.sentences}
        for k, t in enumerate(self.view.tokens):
            entity = most.get(t.text, "")
            if entity and k not in covered and (k not in starts or t.tag in ("NN", "NNP")):
                yield Name(k, k + 1, entity, "PER")

    def within(self, tokens: Range) -> list[Name]:
        """Names that begin inside a range of tokens."""
        return self.all[bisect_left(self._firsts, tokens[0]):bisect_left(self._firsts, tokens[1])]

    def runs(self, tokens: Range) -> list[tuple[str, ...]]:
        """Proper names of any kind in a range, as the beginnings of their words ('Iraqi' counts as 'Iraq')."""
        made: list[tuple[str, ...]] = []
        run: list[str] = []
        for t in self.view.tokens[tokens[0]:tokens[1]]:
            if t.tag in ("NNP", "NNPS") and t.lower not in TIMES:
                run.append(_beginning(t.lower))
            elif run:
                made.append(tuple(run))
                run = []
        return [*made, tuple(run)] if run else made

    def covering(self, token: int) -> Name | None:
        """The name that a token belongs to."""
        at = bisect_right(self._firsts, token) - 1
        return self.all[at] if at >= 0 and self.all[at].last > token else None

    def apposed(self, at: int) -> Name | None:
        """The person whose name in commas follows a description that ends before ``at``: 'her agent, Ann Lee, said'."""
        tokens = self.view.tokens
        name = self.covering(at + 1) if at + 1 < len(tokens) and tokens[at].text == "," else None
        ends = name is not None and name.last < len(tokens) and tokens[name.last].text in (",", ".", ";")
        return name if name is not None and ends and name.type == "PER" and name.first == at + 1 else None

    def is_subject(self, name: Name) -> bool:
        """Whether a name stands where subjects do: no preposition before it, a verb or an apposition after it."""
        tokens = self.view.tokens
        first = name.first
        while first > max(0, name.first - _DESCRIBED) and tokens[first - 1].tag in NOMINAL - {"POS"}:
            first -= 1
        before = tokens[first - 1] if first > 0 else None
        if before is not None and (before.lower in LINKS or before.tag in ("IN", "VBD", "VBZ", "VB")):
            return False
        if name.last >= len(tokens):
            return False
        after = tokens[name.last]
        return after.tag in FINITE or after.tag in ("VBN", "RB", "WP") or after.text in (",", "(", "—")

    def _description(self, name: Name) -> set[str]:
        """Words of the titles before a name and of the apposition after it."""
        tokens = self.view.tokens
        found: set[str] = set()
        at = name.first
        while at > max(0, name.first - 8) and tokens[at - 1].tag in NOMINAL - {"DT", "PRP$"}:
            at -= 1
            found |= normalised(tokens[at].lower)
        if name.last + 1 < len(tokens) and tokens[name.last].text in (",", "—", "-"):
            opens = name.first in self._starts
            for k in range(name.last + 1, min(len(tokens), name.last + 1 + _DESCRIBED)):
                if tokens[k].tag in FINITE and not opens:
                    return found  # 'a shop of Ann Lee, the police said': what follows is no apposition
                if tokens[k].text in (",", ".", ";", "—") or tokens[k].tag in FINITE or tokens[k].tag in ("WP", "WDT"):
                    break
                if tokens[k].tag in NOMINAL and tokens[k].tag != "DT":
                    found |= normalised(tokens[k].lower)
        return found

    def _note_gender(self, name: Name) -> None:
        tokens = self.view.tokens
        before = [t.lower for t in tokens[max(0, name.first - 2):min(len(tokens), name.first + 1)]]
        for low in before:
            if low in ("mr", "sir"):
                self.gender[name.entity] = "male"
            elif low in ("mrs", "ms", "miss", "madam"):
                self.gender[name.entity] = "female"

    def fits(self, pronoun: str, entity: str) -> bool:
        """Whether a pronoun agrees with what titles say of a person."""
        gender = self.gender.get(entity)
        return not ((pronoun in MALE and gender == "female") or (pronoun in FEMALE and gender == "male"))


def _most_named(counted: "Counter[str]") -> str:
    """The entity named most often; blank where two are equal."""
    (first, n), *others = counted.most_common(2)
    return "" if others and others[0][1] == n else first


def _beginning(word: str) -> str:
    """The word without an ending that a demonym may add."""
    return word[:max(_BEGINNING[0], min(_BEGINNING[1], len(word) - 1))]


def normalised(word: str) -> set[str]:
    """The parts of a word of a description: 'secretary-general' is 'secretary' and 'general'."""
    return {part for part in curly(word).split("-") if part.isalpha()}
