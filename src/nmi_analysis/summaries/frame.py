"""A frame that shows itself in a notebook as a table in which every quotation links to its place."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Self

import pandas as pd

from ..tables import records

STYLE = (
    ".nmi{overflow-x:auto;margin:.6em 0}.nmi table{border-collapse:collapse;font-size:.92em;width:100%}"
    ".nmi th{text-align:left;border-bottom:2px solid #888;padding:.3em .7em .3em 0;vertical-align:bottom}"
    ".nmi td{text-align:left;border-bottom:1px solid #ddd;padding:.35em .7em .35em 0;vertical-align:top;"
    "min-width:3.2em}.nmi td.n,.nmi th.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".nmi td.long{min-width:13em}.nmi td.middling{min-width:6.5em}.nmi a{color:#0056b3}"
    ".nmi mark{background:#ffe9b8;padding:0 .1em}"
    ".nmi tr.again td:first-child{color:#707070}"
    ".nmi td.long a{color:inherit;text-decoration:underline #7fa8d4 1px;text-underline-offset:.2em}"
    ".nmi td.short{white-space:nowrap}.nmi h3{margin:1.1em 0 .2em}.nmi ul{margin:.2em 0 .5em;padding-left:1.3em}"
    ".nmi p{margin:.4em 0;color:#444}.nmi .matrix td,.nmi .matrix th{text-align:center;padding:.3em .4em}"
    ".nmi .matrix td:first-child,.nmi .matrix th:first-child{text-align:left;min-width:9em;width:24em;"
    "position:sticky;left:0;background:#fff}.nmi .matrix .states{background:#d5e8f4}"
    ".nmi .matrix .differs{background:#fbdf9d}.nmi .matrix .contradicts{background:#f3b79c}"
    ".nmi .matrix .other{background:#fbf1d9}.nmi .matrix .something{background:#edf5fa}"
    ".nmi .variants td:first-child{width:10em}"
)
SHORT = 18  # characters; a column with no longer cell is not broken into lines
LONG = 48  # characters; a column with a longer cell gets room
NARROW = 4  # columns; a table with more, or with a long one, has its cells stacked on a narrow screen


class Summary(pd.DataFrame):
    """Rows behind a chart or a list.

    ``attrs['shown']`` maps the columns shown to their headings, ``attrs['empty']`` is the sentence shown
    instead of an empty table. A column ``x`` is linked where there is a column ``x_link``, and has the
    characters from the first to before the second number of ``x_mark`` highlighted.
    """

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], *, empty: str,
           hidden: Iterable[str] = ()) -> Self:
        """A frame of rows with ``columns`` (name to heading) shown and ``hidden`` ones kept beside them."""
        made = cls(list(rows), columns=[*columns, *hidden])
        made.attrs.update(shown=dict(columns), empty=empty)
        return made

    @property
    def _constructor(self) -> "type[Summary]":  # what is cut from it is shown as it is
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


summary = Summary.of


def wrapped(markup: str) -> str:
    """Markup with the one style that a notebook needs to show it as the pages do."""
    return f'<style>{STYLE}</style><div class="nmi">{markup}</div>'


def sentence_html(text: str) -> str:
    """A sentence in place of an empty table."""
    return f"<p><em>{escape(text)}</em></p>"


def linked(text: str, address: str, mark: tuple[int, int] | None = None) -> str:
    """Escaped text, as a link where there is an address, its characters of ``mark`` highlighted."""
    first, last = mark or (0, 0)
    marked = f"<mark>{escape(text[first:last])}</mark>" if mark else ""
    shown = escape(text[:first]) + marked + escape(text[last:])
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def table_html(made: Summary) -> str:
    """The table; numbers to the right, text escaped, links kept.

    Each cell keeps its heading, so that a narrow screen may show a row's cells below each other.
    """
    shown = made._shown()
    classes = {c: _class(made[c]) for c in shown}
    head = "".join(f"<th{classes[c]}>{escape(heading)}</th>" for c, heading in shown.items())
    stacked = len(shown) > NARROW or any("long" in c for c in classes.values())
    body, before = [], None
    for row in records(made):
        cells = "".join(f'<td{classes[c]} data-h="{escape(h)}">{_cell(row, c)}</td>' for c, h in shown.items())
        first = row[next(iter(shown))]
        body.append(f"<tr{' class=again' if first == before else ''}>{cells}</tr>")
        before = first
    kind = " class=stacked" if stacked else ""
    return f"<table{kind}><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _cell(row: Mapping[str, Any], column: str) -> str:
    return linked(_plain(row[column]), str(row.get(f"{column}_link") or ""), row.get(f"{column}_mark"))


def _class(column: "pd.Series[Any]") -> str:
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return ' class="n"'
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
