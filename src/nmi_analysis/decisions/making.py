"""From what a person points at in a table to decisions: every mistake is said before anything is written."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from getpass import getuser
from numbers import Integral
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import DecisionError
from ..rows import Decision
from ..rows.decision import CLAIM, IN_FORCE, STATEMENT, VARIABLE, place_name
from ..rows.schemas import TABLES
from ..store import Row, TableSet, records
from .applying import DECIDABLE, DEFAULTS, FIXED, as_text, changed

if TYPE_CHECKING:
    import pandas as pd

_APART = {"facts": VARIABLE, "findings": STATEMENT}  # what tells apart rows of one place
VERBS = (*IN_FORCE, "join", "part")
_BRIEF = 70  # characters of a candidate
_FIRST = {"figures": "value", "dates": "iso", "mentions": "entity", "attributions": "speaker", "facts": VARIABLE,
          "flags": "category"}  # what an added row must have, or else has from its text


class Place(NamedTuple):
    """Characters start to end of an article, and the row there that is meant, if one is."""

    article: str
    start: int
    end: int
    row: Row


def decided(tables: TableSet, table: str, place: Any, decision: str, *, to: Any = None, why: str = "", who: str = "",
            fields: Mapping[str, Any]) -> list[Decision]:
    """The lines of what ``tables.decide`` is asked to say. Raises DecisionError for what cannot be meant."""
    verb = decision or ("edit" if fields else "")
    if verb not in VERBS:
        raise DecisionError(f"'{verb}' is no decision: {', '.join(VERBS)}{_like(verb, VERBS)}")
    if table not in DECIDABLE:
        raise DecisionError(f"nothing is decided in '{table}': {', '.join(DECIDABLE)}{_like(table, DECIDABLE)}")
    if (verb in ("join", "part")) != (to is not None) or (to is not None and table != "claims"):
        raise DecisionError("a row of claims is joined with another, or parted from it: "
                            "decide('claims', row, 'join', to=other)")
    if (verb == "edit" and not fields) or (fields and verb not in ("edit", "add")):
        raise DecisionError("an edit or an addition sets columns, and nothing else does: "
                            "decide('figures', row, value=2500)")
    if table in ("claims", "findings") and verb in ("edit", "add"):
        raise DecisionError(f"{table} are found, not written: correct what they are made from, or reject a row")
    there = placed(tables, table, place, new=verb == "add")
    text, now = tables.sha256(there.article), _now()
    return [Decision(table, there.article, text, there.start, there.end, why=why, who=who or _user(), when=now, **line)
            for line in _lines(tables, table, there, verb, to, fields)]


def _lines(tables: TableSet, table: str, there: Place, verb: str, to: Any, fields: Mapping[str, Any]) -> list[Row]:
    """Verb, field, value and what was there of each line."""
    was = as_text(there.row.get("statement") or there.row.get("text"))
    if verb in ("join", "part"):
        other = placed(tables, table, to)
        if other[:3] == there[:3]:
            raise DecisionError("a statement is one claim with itself: to= is the row of another statement")
        value = place_name(tables.sha256(other.article), other.start, other.end)
        return [{"decision": "edit" if verb == "join" else "reject", "field": CLAIM, "value": value, "was": was}]
    name = _APART.get(table, "")
    apart = {"field": name, "value": there.row[name]} if name and there.row else {}
    if verb not in ("edit", "add"):
        return [{"decision": verb, "was": was, **apart}]
    listed = {name: as_text(value) for name, value in fields.items()}
    for name, value in listed.items():
        try:
            changed(table, name, value, there.row)
        except ValueError as e:
            columns = [c for c in TABLES[table].names if c not in FIXED]
            raise DecisionError(f"{table}.{name}: {e}{_like(name, columns)}") from e
    made: list[Row] = []
    if verb == "add":
        first = _FIRST[table]
        if first not in listed and table in ("figures", "dates", "facts"):
            raise DecisionError(f"a row of {table} has {first}: decide('{table}', place, 'add', {first}=...)")
        made.append({"decision": "add", "was": "", **({"field": first, "value": listed.pop(first)}
                                                      if first in listed else {})})
    return made + [{"decision": "edit", "field": name, "value": value, "was": as_text(there.row.get(name))}
                   for name, value in listed.items()]


def undone(taken: Iterable[Decision], who: str = "", why: str = "") -> list[Decision]:
    """The lines that take decisions back."""
    by, now = who or _user(), _now()
    return [Decision(d.table, d.article, d.sha256, d.start, d.end, d.decision, "undo", d.field, d.value, why, by, now)
            for d in taken]


def missed(before: "pd.DataFrame", tables: TableSet, made: Iterable[Decision]) -> str:
    """What was not meant by decisions just made, in a line: rules that fail now, ``before`` not, and orphans."""
    known = records(before)
    told = [f"the rule '{r['rule']}' failed after it and rows are missing ({r['error']}): undo() takes it back"
            for r in records(tables["failures"]) if r not in known]
    orphans = {(r["when"], r["field"]) for r in records(tables["decisions"]) if r["status"] == "orphan"}
    if any((d.when, d.field) in orphans for d in made):
        told.append("no row was found that it is about: it is an orphan")
    return "; ".join(told)


def placed(tables: TableSet, table: str, given: Any, *, new: bool = False) -> Place:
    """The place that is meant: a row of the table, its number, or (article, start, end) or (article, words).

    ``new``: no row need stand there. Raises DecisionError where there is none, or where words stand more than once.
    """
    found = _row(tables, table, given)
    if found is None:
        article, start, end = _span(tables, given)
    elif found.get("start") is None or not found.get("article"):
        raise DecisionError(f"this row of {table} has no place in an article, so nothing can be decided of it")
    else:
        article, start, end = str(found["article"]), int(found["start"]), int(found["end"])
    if new and table not in DEFAULTS:
        raise DecisionError(f"no row can be added to {table}; to {', '.join(DEFAULTS)}")
    listed = tables[table]
    at = records(listed[(listed["article"] == article) & (listed["start"] == start) & (listed["end"] == end)])
    if not at and not new:
        raise DecisionError(f"no row of {table} stands at {start} to {end} of {article}")
    return Place(article, start, end, {} if new or not at else _meant(table, at, found or {}))


def _meant(table: str, at: list[Row], found: Row) -> Row:
    """The row among those of one place that is meant. Raises DecisionError where several may be, naming them."""
    name = _APART.get(table, "")
    if name in found:
        at = [r for r in at if r[name] == found[name]]
        if not at:
            raise DecisionError(f"no row of {table} there has the {name} “{found[name]}”")
    at = [r for r in at if all(r.get(k) == v for k, v in found.items() if k in r)] or at
    if name and len(listed := dict.fromkeys(str(r[name]) for r in at)) > 1:
        raise DecisionError(f"{len(listed)} {table} stand at this place, say which by its row, or by a dict with "
                            f"article, start, end and {name}: {'; '.join(map(_brief, listed))}")
    return at[0]


def _brief(text: str) -> str:
    return f"“{text if len(text) <= _BRIEF else text[:_BRIEF - 1] + '…'}”"


def _row(tables: TableSet, table: str, given: Any) -> Row | None:
    """A row as a plain dict; None where a place was given in another way."""
    if isinstance(given, Integral):
        if given not in tables[table].index:
            raise DecisionError(f"{table} has no row {given}")
        given = tables[table].loc[int(given)]
    if hasattr(given, "_asdict"):
        given = given._asdict()
    if hasattr(given, "to_dict"):
        given = given.to_dict()
    if not isinstance(given, Mapping):
        return None
    return {str(k): None if as_text(v) == "" and not isinstance(v, str) else v for k, v in given.items()}


def _span(tables: TableSet, given: Any) -> tuple[str, int, int]:
    match given:
        case (str(article), str(words)):
            article, text = tables.find(article), tables.text(tables.find(article))
            if (count := text.count(words)) != 1 or not words:
                raise DecisionError(f"'{words}' stands {count} times in {article}: give (article, start, end)")
            return article, text.index(words), text.index(words) + len(words)
        case (str(article), start, end) if 0 <= int(start) < int(end) <= len(tables.text(tables.find(article))):
            return tables.find(article), int(start), int(end)
    raise DecisionError("a place is a row of the table, its number, (article, start, end) or (article, words)")


def _like(name: str, known: tuple[str, ...] | list[str]) -> str:
    close = get_close_matches(name, known, 1)
    return f"; did you mean '{close[0]}'?" if close and close[0] != name else ""


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # a container may have no name for its user
        return ""
