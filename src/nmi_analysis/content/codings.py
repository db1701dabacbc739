"""What coders say of articles: the program by its facts, people by the sheets they filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..errors import ParameterError
from ..store import TableSet, records
from ..views.sources import Sources
from .sheets import read_sheet

NONE = "none"  # the article says nothing of the variable
_NOTHING = {"none", "-", "–", "—"}
_SAME = {"y": "yes", "true": "yes", "n": "no", "false": "no"}
_NUMBER = re.compile(r"[+-]?\d+(?:,\d{3})*(?:\.\d+)?")
_DAY = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:T| ).*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ASKED = {"number": "a number in digits (4000)", "date": "a date as 2021, 2021-02 or 2021-02-18", "yes_no": "yes or no"}
Unit = tuple[str, str]  # article and variable
Code = frozenset[str]  # the values coded; several are one code


class Remark(NamedTuple):
    """A code that is left out of account, and why."""

    coder: str
    article: str
    variable: str
    code: str
    reason: str


@dataclass
class Codings:
    """One coder's codes, notes, and what could not be used: lines of no unit of the tables, codes of another kind."""

    coder: str
    codes: dict[Unit, Code] = field(default_factory=dict)
    notes: dict[Unit, str] = field(default_factory=dict)
    blank: int = 0
    lost: list[str] = field(default_factory=list)
    unread: list[Remark] = field(default_factory=list)


def program(tables: TableSet) -> dict[Unit, Code]:
    """What the program found: the values of ``facts``, 'not X' for what is denied; nothing for the other units."""
    made: dict[Unit, set[str]] = {}
    for r in records(tables.facts):
        denied = r["polarity"] == "denied" and r["value"] not in ("yes", "no")  # of a yes_no the value says it
        made.setdefault((r["article"], r["variable"]), set()).add(_value(f"not {r['value']}" if denied else r["value"]))
    return {unit: frozenset(values) for unit, values in made.items()}


def code(said: str) -> Code:
    """A cell as a code: values parted by semicolons; case, white space and thousands separators do not matter."""
    return frozenset(_value(part) for part in said.split(";") if part.strip())


def _value(said: str) -> str:
    plain = " ".join(said.casefold().split())
    if plain in _NOTHING:
        return NONE
    if _NUMBER.fullmatch(plain):
        number = float(plain.replace(",", ""))
        return str(int(number)) if number.is_integer() else repr(number)
    dated = _DAY.fullmatch(plain)
    return dated[1] if dated else _SAME.get(plain, plain)


def _fits(value: str, kind: str) -> bool:
    """Whether a value, denied or not, can be one of a variable of that kind."""
    bare = value.removeprefix("not ")
    if value == NONE or kind not in _ASKED:
        return True
    if kind == "number":
        return all(map(is_number, bare.split("-", 1))) or is_number(bare)  # the program writes a range as 50-60
    return _is_date(bare) if kind == "date" else value in ("yes", "no")


def is_number(value: str) -> bool:
    """Whether a value is a number in digits."""
    return bool(_NUMBER.fullmatch(value))


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    try:
        return bool(found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1)))
    except ValueError:
        return False


def coded(tables: TableSet, kinds: Mapping[str, str], given: "str | Path | pd.DataFrame", name: str) -> list[Codings]:
    """The coders of a sheet, in its order: by its column ``coder``, else all as ``name``.

    ``kinds``: each variable's, blank where it is not known: the sheet may say it. A code that is none of that kind,
    and that the program does not write either, is not coded, and one of the ``unread``.
    Raises InputError for a file that cannot be read, ParameterError where a column is missing or no line names an
    article and a variable of the tables.
    """
    lines = _lines(given)
    columns = set(lines[0]) if lines else set()
    missing = [c for c in ("article", "variable", "value") if c not in columns]
    if missing and lines:
        raise ParameterError(f"{name}: no column '{missing[0]}'; a coded sheet has the columns of nmi.coding_sheet")
    articles = _Articles(Sources(tables).articles)
    own = program(tables)
    usual = {name: {v for (_, of), values in own.items() if of == name for v in values} for name in kinds}
    made: dict[str, Codings] = {}
    for line in lines:
        coder = made.setdefault(line.get("coder") or name, Codings(line.get("coder") or name))
        unit = (articles.find(line["article"]), line["variable"])
        if not unit[0] or unit[1] not in kinds:
            coder.lost.append(f"{line['article']} / {line['variable']}")
        elif said := code(line["value"]):
            kind = kinds[unit[1]] or line.get("kind", "")
            if not all(v in usual[unit[1]] or _fits(v, kind) for v in said):
                reason = f"not read: this variable asks for {_ASKED[kind]}"
                coder.unread.append(Remark(coder.coder, *unit, line["value"], reason))
                continue
            coder.codes[unit] = coder.codes.get(unit, frozenset()) | said
        else:
            coder.blank += 1
        if line.get("note"):
            coder.notes[unit] = line["note"]
    if lines and sum(len(c.lost) for c in made.values()) == len(lines):
        raise ParameterError(f"{name}: no line names an article and a variable of these tables")
    return list(made.values()) or [Codings(name)]


def _lines(given: "str | Path | pd.DataFrame") -> list[dict[str, str]]:
    if isinstance(given, pd.DataFrame):
        return [{str(k).lower(): "" if v is None else str(v).strip() for k, v in r.items()} for r in records(given)]
    return read_sheet(Path(given))


class _Articles:
    """Article ids, and what a spreadsheet makes of them: '004' becomes 4."""

    def __init__(self, known: list[str]) -> None:
        self._known = set(known)
        bare: dict[str, list[str]] = {}
        for article in known:
            bare.setdefault(article.lstrip("0"), []).append(article)
        self._bare = {k: v[0] for k, v in bare.items() if len(v) == 1}

    def find(self, given: str) -> str:
        """The article of that id; blank for none."""
        return given if given in self._known else self._bare.get(given.lstrip("0"), "")
