"""The sheet that a person codes: a line for each article and variable of the codebook."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ..errors import ParameterError
from ..extract.codebook import Codebook, Variable, load_codebook
from ..store import TableSet, records
from ..views.sources import Sources
from ..views.words import variable_label
from .codings import NONE, program
from .sheets import write_sheets

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
