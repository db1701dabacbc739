"""What a group of figures is about, as a reader would name it."""

from collections import Counter
from collections.abc import Iterable

from ..tables import Row, TableSet, records
from .sources import Sources
from .words import several, variable_label


class Things:
    """Names of groups of figures: the codebook's label, else words that stand so in a text, else the unit."""

    def __init__(self, tables: TableSet, sources: Sources) -> None:
        self._tables, self._sources = tables, sources
        self._tracked = {(r["article"], r["start"]): r["variable"] for r in records(tables.facts)}

    def name(self, rows: Iterable[Row]) -> str:
        """The name of rows with article, start, unit and concept."""
        listed = list(rows)
        tracked = Counter(filter(None, (self._tracked.get((r["article"], r["start"])) for r in listed)))
        if tracked:
            return variable_label(self._tables, tracked.most_common(1)[0][0])
        concepts = list(dict.fromkeys(r["concept"] for r in listed if r["concept"]))
        literal = next((r["concept"] for r in listed if r["concept"] and self._stands(r)), "")
        units = list(dict.fromkeys(r["unit"] for r in listed if r["unit"]))
        unit = several(max(units, key=lambda u: len(u.split()))) if units else ""
        if literal or not unit or " " in unit:
            return literal or unit or ", ".join((min(concepts, key=len, default="number")).split())
        about = [w for w in min(concepts, key=len, default="").split() if w not in {unit, *units}]
        return f"{unit} ({', '.join(about)})" if about else unit

    def _stands(self, row: Row) -> bool:
        """Whether the concept is a phrase of the figure's sentence, not words gathered from it."""
        return row["concept"].lower() in self._sources.sentence(row["article"], row["start"]).lower()
