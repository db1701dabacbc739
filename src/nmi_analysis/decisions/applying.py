"""Decisions on the rows of one article: applied to each table as soon as an extractor has filled it."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from ..rows import Decision
from ..rows.decision import CLAIM, PERSON, VARIABLE
from ..rows.relation import head
from ..rows.schemas import TABLES, Column
from ..store import Row

# What a row that a person adds has where nothing is said of it.
DEFAULTS: dict[str, Row] = {
    "figures": {"bound": "=", "change": "none", "unit": "", "unit_head": "", "concept": "", "predicate": "",
                "as_of": "", "speaker": "", "upper": None, "from_value": None, "attribution": None},
    "dates": {"iso": "", "precision": "", "relative": False},
    "mentions": {"type": "ORG"},
    "attributions": {"part": 0, "kind": "indirect", "source": "", "cue": "", "speaker": "", "doubt": "",
                     "source_start": None, "source_end": None, "cue_start": None, "cue_end": None},
    "facts": {"polarity": "affirmed", "bound": "", "unit": "", "as_of": "", "number": None, "upper": None,
              "attribution": None},
    "flags": {"category": "accuracy/mistranslation", "severity": "minor", "suggestion": "", "evidence": "",
              "evidence_article": "", "evidence_start": None, "evidence_end": None, "confidence": 1.0},
}
DECIDABLE = (*DEFAULTS, "roles", "claims", "findings")
FIXED = frozenset(("article", "sentence", "start", "end", "text", "rule", "attribution", "part", "number"))
_ORDER = ("add", "edit", "accept", "reject")  # whoever edits a row that another person rejects has found it
_PRECISION = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions in force, by the hash of the text that they are about. Frozen: it travels to worker processes."""

    by_text: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: Iterable[Decision]) -> "Decisions":
        """Decisions in force, in their order."""
        made: dict[str, list[Decision]] = {}
        for d in listed:
            made.setdefault(d.sha256, []).append(d)
        return cls({text: tuple(of) for text, of in made.items()})

    def on(self, sha256: str, *tables: str) -> tuple[Decision, ...]:
        """Those about a text, of the named tables or of all."""
        return tuple(d for d in self.by_text.get(sha256, ()) if not tables or d.table in tables)

    def lost(self, texts: Iterable[str]) -> list[Row]:
        """Rows of ``decisions`` for those about none of these texts (by hash): orphans."""
        known = set(texts)
        return [row(d, d.article) for text, listed in self.by_text.items() if text not in known for d in listed]

    def __bool__(self) -> bool:
        return bool(self.by_text)


def row(decision: Decision, article: str, *, applied: bool = False) -> Row:
    """A row of the table ``decisions``."""
    return {**asdict(decision), "article": article, "status": "applied" if applied else "orphan"}


class Applying:
    """The decisions on one article at work: which of them have found their row."""

    def __init__(self, decisions: Sequence[Decision], article: str) -> None:
        self._decisions, self._article = decisions, article
        self._met: set[Decision] = set()

    def to(self, table: str, rows: dict[str, list[Row]], text: str) -> None:
        """Change ``rows[table]`` in place; an addition is made once."""
        mine = sorted((d for d in self._decisions if d.table == table and d.field != CLAIM),
                      key=lambda d: _ORDER.index(d.decision))
        if not mine:
            return
        found = rows.setdefault(table, [])
        for d in mine:
            with suppress(ValueError):  # a value that the column cannot hold: an orphan
                if d.decision == "add":
                    self._add(d, rows, text)
                else:
                    found[:] = self._changed(d, found)

    def _add(self, d: Decision, rows: dict[str, list[Row]], text: str) -> None:
        """One more row, before the first that begins behind it."""
        if d in self._met or d.table not in DEFAULTS or not 0 <= d.start < d.end <= len(text):
            return
        found = rows[d.table]
        made = _added(d, rows, text)
        found.insert(next((n for n, r in enumerate(found) if r["start"] > d.start), len(found)), made)
        self._met.add(d)

    def _changed(self, d: Decision, rows: list[Row]) -> list[Row]:
        there = _there(d, rows)
        if d.decision == "edit":
            for r in _with_parts(d, rows, there):
                r.update(changed(d.table, d.field, d.value, r), rule=f"{PERSON}.edit/v1")
        self._met.update([d] * bool(there))
        return [r for r in rows if not any(r is t for t in there)] if d.decision == "reject" else rows

    @property
    def met(self) -> list[Decision]:
        """The decisions that have found their row, in their order."""
        return [d for d in self._decisions if d in self._met]

    def rows(self) -> list[Row]:
        """The rows of ``decisions`` of this article."""
        return [row(d, self._article, applied=d in self._met) for d in self._decisions]


def _there(d: Decision, rows: Iterable[Row]) -> list[Row]:
    """The rows that a decision is about: those at its place and, where there are several, those it tells apart."""
    found = [r for r in rows if r["start"] == d.start and r["end"] == d.end]
    if d.field == VARIABLE and d.decision != "edit":
        return [r for r in found if r.get(VARIABLE) == d.value]
    if len(found) > 1 and d.decision == "edit":
        return [r for r in found if as_text(r.get(d.field)) == d.was] or found
    return found


def _with_parts(d: Decision, rows: Iterable[Row], there: list[Row]) -> list[Row]:
    """With the other parts of the same attribution, where it is about who speaks."""
    if d.table != "attributions" or d.field not in ("speaker", "source", "doubt"):
        return there
    numbers = {r["attribution"] for r in there}
    return [r for r in rows if r["attribution"] in numbers]


def _added(d: Decision, rows: dict[str, list[Row]], text: str) -> Row:
    made = {"article": d.article, "start": d.start, "end": d.end, "text": text[d.start:d.end],
            "sentence": max((s["sentence"] for s in rows.get("sentences", ()) if s["start"] <= d.start), default=0),
            "rule": f"{PERSON}.add/v1", **DEFAULTS[d.table]}
    said = rows.get("attributions", ())
    around = next((a for a in said if a["start"] <= d.start and d.end <= a["end"]), None)
    if d.table == "attributions":
        made["attribution"] = 1 + max((a["attribution"] for a in said), default=-1)
    elif "attribution" in made and around:
        made["attribution"] = around["attribution"]
        made.update({"speaker": around.get("speaker") or ""} if "speaker" in made else {})
    if d.table == "mentions":
        made["entity"] = " ".join(made["text"].split())
    return {**made, **changed(d.table, d.field, d.value, made)} if d.field else made


def changed(table: str, name: str, value: str, before: Row) -> Row:
    """The columns that a new value changes: its own, and those that follow from it. Raises ValueError for no value."""
    column = next((c for c in TABLES[table].columns if c.name == name and name not in FIXED), None)
    if column is None:
        raise ValueError(f"no column '{name}' of {table} can be edited")
    made: Row = {name: parsed(column, value)}
    if (table, name) == ("dates", "iso"):
        made["precision"] = _PRECISION.get(len(value), "")
    if (table, name) == ("figures", "unit"):
        made["unit_head"] = head(value)
    if (table, name) == ("facts", "value") and before.get("number") is not None and _number(value) is not None:
        made.update(number=_number(value), upper=None)
    return made


def parsed(column: Column, value: str) -> Any:
    """A cell as the column holds it. Raises ValueError where it cannot be one."""
    if column.kind == "text":
        if column.values and value not in column.values:
            raise ValueError(f"{column.name} is one of {', '.join(v for v in column.values if v)}")
        if column.filled and not value.strip():
            raise ValueError(f"{column.name} cannot be blank")
        return value
    if column.kind == "boolean":
        if value not in ("True", "False"):
            raise ValueError(f"{column.name} is True or False")
        return value == "True"
    if value == "":
        if column.kind == "integer":
            raise ValueError(f"{column.name} cannot be blank")
        return None
    number = _number(value)
    if number is None or (column.kind != "number" and not number.is_integer()):
        raise ValueError(f"{column.name} is a number")
    return number if column.kind == "number" else int(number)


def _number(value: str) -> float | None:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def as_text(value: Any) -> str:
    """A cell as decisions write it: '2500', '2.5', 'True', blank for a missing one."""
    if value is None or value != value or str(value) == "<NA>":
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
