"""Which of the rows that are shown a person has decided on: their badge says what, by whom and why."""

from collections import defaultdict
from html import escape

from ..rows.decision import CLAIM, STATEMENT, VARIABLE
from ..store import Row, TableSet, records
from .words import present

_APART = (STATEMENT, VARIABLE)  # fields that say which of the rows at a place is meant
_DONE = {"edit": "changed", "add": "added", "accept": "kept", "reject": "rejected"}
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
                told = _DONE[r["decision"]]
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
