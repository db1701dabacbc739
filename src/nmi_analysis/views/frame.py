"""A frame that shows itself in a notebook as a table in which every quotation links to its place.

Rows that a person has decided on have a badge: it says what, by whom and why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Self

import pandas as pd

from ..rows.decision import CLAIM, STATEMENT, VARIABLE
from ..store import Row, TableSet, records
from .evidence import linked
from .words import present

_APART = (STATEMENT, VARIABLE)  # fields that say which of the rows at a place is meant
_DECIDED = {"edit": "changed", "add": "added", "accept": "kept", "reject": "rejected"}
Key = tuple[str, int, int]


class Persons:
    """What people decided of rows of some tables that still stand, by article and place."""

    def __init__(self, tables: TableSet, *names: str) -> None:
        self._said: defaultdict[Key, list[tuple[str, str]]] = defaultdict(list)
        texts = {str(r["sha256"])[:16]: r["article"] for r in records(tables.articles)}
        for r in records(tables.decisions):
            if r["table"] not in names or r["status"] != "applied":
                continue
            if r["field"] == CLAIM:
                told = "joined" if r["decision"] == "edit" else "parted"
                text, _, at = r["value"].partition(":")
                first, _, last = at.partition("-")
                self._note((texts.get(text, ""), int(first or 0), int(last or 0)), "", told, r)
            else:
                told = _DECIDED[r["decision"]]
            self._note((r["article"], r["start"], r["end"]), r["value"] if r["field"] in _APART else "", told, r)

    def _note(self, key: Key, apart: str, told: str, row: Row) -> None:
        why = f": {row['why']}" if row["why"] else ""
        self._said[key].append((apart, f"{told} by {row['who'] or 'a person'}{why}"))

    def of(self, row: Row) -> str:
        """'changed by Ann: misread'; blank where nobody decided on this row."""
        if not self._said or not present(row["start"]):
            return ""
        known = {row.get("statement"), row.get("variable")}
        said = self._said.get((row["article"], int(row["start"]), int(row["end"])), ())
        return "; ".join(dict.fromkeys(told for apart, told in said if not apart or apart in known))


def badge(told: str) -> str:
    """The badge's markup; blank where there is nothing to tell."""
    return f' <span class="decided" title="{escape(told)}">decided</span>' if told else ""


STYLE = (Path(__file__).parent / "listed.css").read_text(encoding="utf-8").strip()
SHORT = 18  # characters; a column with no longer cell is not broken into lines
LONG = 48  # characters; a column with a longer cell gets room
NUMBER = ' class="n"'
NARROW = 4  # columns; a table with more, or with a long one, has its cells stacked on a narrow screen


class View(pd.DataFrame):
    """Rows behind a chart or a list.

    ``attrs['shown']`` maps the columns shown to their headings, ``attrs['empty']`` is the sentence shown
    instead of an empty table. A column ``x`` is linked where there is a column ``x_link``, and has the
    characters from the first to before the second number of ``x_mark`` highlighted; what ``x_decided`` tells is a
    badge.
    """

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], *, empty: str,
           hidden: Iterable[str] = ()) -> Self:
        """A frame of rows with ``columns`` (name to heading) shown and ``hidden`` ones kept beside them."""
        made = cls(list(rows), columns=[*columns, *hidden])
        made.attrs.update(shown=dict(columns), empty=empty)
        return made

    @property
    def _constructor(self) -> "type[View]":  # what is cut from it is shown as it is
        return type(self)

    def _shown(self) -> dict[str, str]:
        """Columns that are shown, with their headings; all of a frame that has none of them."""
        shown: dict[str, str] = self.attrs.get("shown", {})
        return {c: h for c, h in shown.items() if c in self.columns} or {str(c): str(c) for c in self.columns}

    def _repr_html_(self) -> str:
        return wrapped(table_html(self) if len(self) else sentence_html(self.attrs.get("empty", "Nothing found.")))

    def __repr__(self) -> str:
        if not len(self):
            return str(self.attrs.get("empty", "Nothing found."))
        return "\n".join(" | ".join(_plain(row[c]) for c in self._shown()) for row in records(self))


view = View.of


def wrapped(markup: str) -> str:
    """Markup with the one style that a notebook needs to show it as the pages do."""
    return f'<style>{STYLE}</style><div class="nmi">{markup}</div>'


def wide(table: str) -> str:
    """A table that may be moved aside where it is wider than the window; what opens from it is not cut."""
    return f'<div class="wide">{table}</div>'


def sentence_html(text: str) -> str:
    """A sentence in place of an empty table."""
    return f"<p><em>{escape(text)}</em></p>"


def table_html(made: View) -> str:
    """The table; numbers to the right, text escaped, links kept.

    Each cell keeps its heading, so that a narrow screen may show a row's cells below each other.
    """
    shown = made._shown()
    classes = {c: _class(made[c]) for c in shown}
    head = "".join(f"<th{classes[c] if classes[c] == NUMBER else ''}>{escape(heading)}</th>"
                   for c, heading in shown.items())
    stacked = len(shown) > NARROW or any("long" in c for c in classes.values())
    body, before = [], None
    for row in records(made):
        cells = "".join(f'<td{classes[c]} data-h="{escape(h)}">{_cell(row, c)}</td>' for c, h in shown.items())
        first = row[next(iter(shown))]
        body.append(f"<tr{' class=again' if first == before else ''}>{cells}</tr>")
        before = first
    kind = " class=stacked" if stacked else ""
    return wide(f"<table{kind}><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>")


def _cell(row: Mapping[str, Any], column: str) -> str:
    shown = linked(_plain(row[column]), row.get(f"{column}_link"), row.get(f"{column}_mark"))
    return shown + badge(row.get(f"{column}_decided") or "")


def _class(column: "pd.Series[Any]") -> str:
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return NUMBER
    longest = max((len(_plain(v)) for v in column), default=0)
    return ' class="long"' if longest > LONG else ' class="short"' if longest <= SHORT else ' class="middling"'


def _plain(value: Any) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
