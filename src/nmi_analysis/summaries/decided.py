"""What people decided about rows, and which of it has lost its row or text."""

from ..rows.decision import CLAIM, STATEMENT
from ..tables import Row, TableSet, records
from .frame import Summary, summary
from .sources import Sources
from .words import clip

_SHOWN = 80  # characters of a place
_VERBS = {"reject": "rejected", "edit": "changed", "add": "added", "accept": "confirmed"}


def decisions(tables: TableSet) -> Summary:
    """A row per decision in force, those first whose row or text is gone (orphans), which change nothing.

    The frame has the columns of the table ``decisions`` too; ``tables.undo(number)`` takes one back.

    >>> len(nmi.summaries.decisions(tables)) == len(tables.decisions)
    True
    """
    sources = Sources(tables)
    there = set(sources.articles)
    rows = [_row(sources, r, gone=r["article"] not in there) for r in records(tables.decisions)]
    rows.sort(key=lambda r: r["status"] != "orphan")
    return summary(rows, {"source": "Source", "said": "Decision", "place": "Place", "why": "Why", "who": "By",
                          "state": ""}, empty="Nobody has decided anything about a row.",
                   hidden=["place_link", *tables.decisions.columns.drop(["why", "who"])])


def _row(sources: Sources, r: Row, *, gone: bool) -> Row:
    orphan = r["status"] == "orphan"
    text = "" if gone or orphan or r["table"] == "findings" else sources.texts[r["article"]][r["start"]:r["end"]]
    return {**r, "source": sources.dated(r["article"]), "said": _said(r),
            "place": clip(" ".join((text or r["was"]).split()), _SHOWN),
            "place_link": "" if gone or orphan else sources.link(r["article"], r["start"], r["end"]),
            "state": "its row or text is gone" if orphan else ""}


def _said(r: Row) -> str:
    """'figures: value changed from 41 to 14'."""
    if r["field"] == CLAIM:
        return f"claims: {'joined with' if r['decision'] == 'edit' else 'parted from'} {r['value']}"
    if r["decision"] == "edit":
        return f"{r['table']}: {r['field']} changed from {r['was'] or 'blank'} to {r['value'] or 'blank'}"
    told = f" ({r['value']})" if r["value"] and r["field"] != STATEMENT else ""
    return f"{r['table']}: {_VERBS[r['decision']]}{told}"
