"""The sheet that a person codes, and what coders say of articles.

It has a line for each article and variable of the codebook. Coders are the program by its facts, and people by the
sheets they filled in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..errors import ParameterError
from ..extract.codebook import Codebook, Variable, load_codebook
from ..store import TableSet, records
from ..views.sources import Sources
from ..views.words import variable_label
from .sheets import read_sheet, write_sheets

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


COLUMNS = ("article", "source", "published", "title", "variable", "label", "kind", "values", "value", "coder", "note")
HOW = (
    "Read the article, then write what it says of the variable into 'value'.",
    f"Write '{NONE}' where the article says nothing of it. A blank cell is not coded and is left out of account.",
    "Write several values with a semicolon between them, a number in digits (4000), a date as 2021-02-18.",
    "Write 'not X' where the article denies X, and yes or no where 'kind' is yes_no.",
    "Write your name into 'coder' or into the name of the file. 'note' is for you and for whoever compares.",
)


def coding_sheet(tables: TableSet, path: str | Path = "", *, codebook: str | Path | Codebook = "",
                 variables: Iterable[str] = (), articles: Iterable[str] = (), filled: bool = False) -> pd.DataFrame:
    """A sheet for a person who codes the articles by the codebook; also written to ``path``, if that is given.

    ``path``: a .csv file, or an .xlsx workbook with the articles' texts and how to code on further sheets; a file
    that exists is never written over. ``codebook``: the file, for the values that a coder may write; without it this
    column is blank. ``variables`` and ``articles``: the ones to code, all by default. ``filled``: what the
    program found stands in ``value``; a coder who is to be compared with it must not see that.

    Returns a row per article and variable, in their order: ``article``, ``source``, ``published``, ``title``,
    ``variable``, ``label``, ``kind``, ``values``, and ``value``, ``coder``, ``note`` to be filled in. No
    rows where the tables have no codebook. Raises ParameterError for an unknown variable or article, and where the
    file exists or there is nothing to write into it.

    >>> import nmi_analysis as nmi
    >>> sheet = nmi.coding_sheet(nmi.analyze("sample"), variables=["killed"])
    >>> sheet[["article", "label", "value"]].values.tolist()[0]
    ['lake_courier', 'Killed in the attack', '']
    """
    book = codebook if isinstance(codebook, Codebook) else load_codebook(Path(codebook)) if codebook else None
    sources = Sources(tables)
    if path and not coded_variables(tables):
        raise ParameterError("these tables were made without a codebook: there is nothing to code")
    chosen = _chosen(list(variables), coded_variables(tables), "variable")
    read = _chosen(list(articles), sources.articles, "article")
    found = program(tables) if filled else {}
    lines = [{
        "article": r["article"], "source": r["source"], "published": r["published"], "title": r["title"],
        "variable": name, "label": variable_label(tables, name), **_asked(tables, book, name),
        "value": "; ".join(sorted(found.get((r["article"], name), {NONE}))) if filled else "", "coder": "", "note": "",
    } for r in records(tables.articles) if r["article"] in read for name in chosen]
    if path:
        write_sheets(Path(path), {
            "coding": (COLUMNS, lines), "articles": (("article", "source", "published", "title", "text"),
                                                     [r for r in records(tables.articles) if r["article"] in read]),
            "how": (("how to code",), [{"how to code": line} for line in HOW])})
    return pd.DataFrame(lines, columns=list(COLUMNS))


def coded_variables(tables: TableSet) -> list[str]:
    """The codebook's variables, in its order; those of the facts where the tables do not say."""
    return list(dict.fromkeys([*(tables.signature.get("variables") or {}), *tables.facts["variable"]]))


def _chosen(asked: list[str], known: list[str], noun: str) -> list[str]:
    unknown = [a for a in asked if a not in known]
    if unknown:
        raise ParameterError(f"no {noun} '{unknown[0]}'; there are {', '.join(known[:20])}")
    return [k for k in known if k in asked] if asked else known


def _asked(tables: TableSet, book: Codebook | None, name: str) -> dict[str, str]:
    """The kind of a variable and the values that its codebook names."""
    variable: Variable | None = book.variables.get(name) if book else None
    if variable is None:
        return {"kind": (tables.signature.get("kinds") or {}).get(name, ""), "values": ""}
    values = ["yes", "no"] if variable.kind == "yes_no" else list(dict.fromkeys(
        v for rule in variable.any for v in (*rule.values.values(), *filter(None, (rule.value,)))))
    return {"kind": variable.kind, "values": "; ".join(values)}
