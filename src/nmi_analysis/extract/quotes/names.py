"""Names in the text with the entity each stands for, and what the text says of who a person is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...tables import Row
from .view import Range, View
from .words import FEMALE, FINITE, LINKS, MALE, NOMINAL, TIMES, curly

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
        self.all = sorted(self._placed(mentions)) or sorted(self._guessed())
        self._firsts = [n.first for n in self.all]
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

    def _guessed(self) -> Iterable[Name]:
        """Runs of proper nouns, where no mentions are given; a last name stands for the longest run it ends."""
        view = self.view
        runs: list[Range] = []
        at = 0
        while at < len(view.tokens):
            last = at
            while last < len(view.tokens) and (view.tokens[last].tag in ("NNP", "NNPS")
                                               or (last > at and view.abbreviates(last))):
                last += 1
            if last > at:
                runs.append((at, last))
            at = max(last, at + 1)
        longest: dict[str, str] = {}
        runs = [(max(first, last - 2), last) for first, last in runs]
        for first, last in runs:
            text = view.document.text[view.tokens[first].start:view.tokens[last - 1].end]
            key = view.tokens[last - 1].text
            longest[key] = max(longest.get(key, ""), text, key=len)
        for first, last in runs:
            yield Name(first, last, longest[view.tokens[last - 1].text], "PER" if last - first > 1 else "ORG")

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

    def is_subject(self, name: Name) -> bool:
        """Whether a name stands where subjects do: no preposition before it, a verb or an apposition after it."""
        tokens = self.view.tokens
        first = name.first
        while first > max(0, name.first - _DESCRIBED) and tokens[first - 1].tag in NOMINAL - {"POS"}:
            first -= 1
        before = tokens[first - 1] if first > 0 else None
        if before is not None and (before.lower in LINKS or before.tag in ("IN", "VBD", "VBZ", "VB", "POS")):
            return False
        if name.last >= len(tokens):
            return False
        after = tokens[name.last]
        return after.tag in FINITE or after.tag in ("RB", "WP") or after.text in (",", "(", "—")

    def _description(self, name: Name) -> set[str]:
        """Words of the titles before a name and of the apposition after it."""
        tokens = self.view.tokens
        found: set[str] = set()
        at = name.first
        while at > max(0, name.first - 8) and tokens[at - 1].tag in NOMINAL - {"DT", "PRP$"}:
            at -= 1
            found |= normalised(tokens[at].lower)
        if name.last + 1 < len(tokens) and tokens[name.last].text in (",", "—", "-"):
            for k in range(name.last + 1, min(len(tokens), name.last + 1 + _DESCRIBED)):
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


def _beginning(word: str) -> str:
    """The word without an ending that a demonym may add."""
    return word[:max(_BEGINNING[0], min(_BEGINNING[1], len(word) - 1))]


def normalised(word: str) -> set[str]:
    """The parts of a word of a description: 'secretary-general' is 'secretary' and 'general'."""
    return {part for part in curly(word).split("-") if part.isalpha()}
