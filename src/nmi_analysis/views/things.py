"""What a group of figures is about, as a reader would name it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..store import Row, TableSet, records
from .sources import Sources
from .words import several, variable_label

# What is done to what is counted: 'five people were killed', '20 injured'.
_DONE = re.compile(r"(?: [a-z]+){0,2}? (?:(?:were|was|are|is|have been|has been|had been)(?: also| still| all)? "
                   r"([a-z]+(?:ed|en|t|d)(?: to [a-z]+)?|missing)|([a-z]+ed))\b")


class Things:
    """Names of groups of figures: the codebook's label, else words that stand so in a text, else the unit."""

    def __init__(self, tables: TableSet, sources: Sources) -> None:
        self._tables, self._sources = tables, sources
        self._tracked = {(r["article"], r["start"]): r["variable"] for r in records(tables.facts)}

    def name(self, rows: Iterable[Row], *, apart: bool = False) -> str:
        """The name of rows with article, start, end, unit and concept.

        What is done to a thing, 'people (killed)', is told where all the articles have the word, or, to tell it
        ``apart`` from others of the name, where one has.
        """
        listed = list(rows)
        tracked = Counter(filter(None, (self._tracked.get((r["article"], r["start"])) for r in listed)))
        if tracked:
            return variable_label(self._tables, tracked.most_common(1)[0][0])
        concepts = list(dict.fromkeys(r["concept"] for r in listed if r["concept"]))
        literal = next((r["concept"] for r in listed if r["concept"] and self._stands(r)), "")
        units = list(dict.fromkeys(r["unit"] for r in listed if r["unit"]))
        unit = several(max(units, key=lambda u: len(u.split()))) if units else ""
        if literal and unit and unit != literal and not {*units, *unit.split()} & {*literal.lower().split()}:
            return f"{unit} ({literal})"
        if (not literal or literal == unit) and unit and (done := self._done(listed, apart=apart)):
            return f"{unit} ({done})"
        if literal or not unit or " " in unit:
            return literal or unit or ", ".join((min(concepts, key=len, default="number")).split())
        about = [w for w in min(concepts, key=len, default="").split() if w not in {unit, *units}]
        return f"{unit} ({', '.join(about)})" if about else unit

    def names(self, groups: Sequence[list[Row]]) -> list[str]:
        """The name of each group, told apart where several are of one unit."""
        made = [self.name(g) for g in groups]
        units = Counter(n.partition(" (")[0] for n in made)
        return [self.name(g, apart=True) if units[n] > 1 else n for g, n in zip(groups, made, strict=True)]

    def _done(self, rows: list[Row], *, apart: bool) -> str:
        said: dict[str, str] = {}
        for r in rows:
            said[r["article"]] = f"{said.get(r['article'], '')} {self._sources.sentence(r['article'], r['start'])}"
        for r in rows:
            sentence = self._sources.sentence(r["article"], r["start"])
            figure = " ".join(str(r["text"]).split())
            found = _DONE.match(sentence, sentence.find(figure) + len(figure)) if figure in sentence else None
            word = (found[1] or found[2]) if found else ""
            if word and (apart or all(re.search(rf"\b{word}\b", s) for s in said.values())):
                return word
        return ""

    def _stands(self, row: Row) -> bool:
        """Whether the concept is a phrase of the figure's sentence, not words gathered from it."""
        return row["concept"].lower() in self._sources.sentence(row["article"], row["start"]).lower()
