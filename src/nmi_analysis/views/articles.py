"""The articles of a run, what its results depend on, and what people decided about rows."""

import hashlib
import json

from ..rows.decision import CLAIM, STATEMENT
from ..store import Row, TableSet, records
from .frame import View, view
from .sources import Sources
from .words import clip

HASHED = ("settings", "lexicons", "inputs")  # parts of the signature that are long
BASIS = {"inferred": " (inferred)", "user": " (given)", "text": "", "metadata": "", "": ""}


def articles(tables: TableSet) -> View:
    """A row per article: label, headline linked to the text, date and where it comes from, size, doubts.

    >>> list(nmi.views.articles(tables).attrs["shown"])
    ['source', 'headline', 'published', 'language', 'words', 'sentences']
    """
    sources = Sources(tables)
    rows = [{
        "source": sources.label(r["article"]),
        "headline": clip(sources.headline(r["article"], r["title"]), 110),
        "headline_link": sources.link(r["article"]),
        "published": (r["published"] or "unknown") + BASIS[r["published_basis"] if r["published"] else ""],
        "language": r["language"], "words": int(r["words"]), "sentences": int(r["sentences"]),
        "repeats": sources.label(r["duplicate_of"]) if r["duplicate_of"] else "", "article": r["article"],
    } for r in records(tables.articles)]
    columns = {"source": "Source", "headline": "Headline", "published": "Published", "language": "Language",
               "words": "Words", "sentences": "Sentences"}
    if any(r["repeats"] for r in rows):
        columns["repeats"] = "Repeats"
    return view(rows, columns, empty="No article could be read.", hidden=["headline_link", "article"])


def signature(tables: TableSet) -> View:
    """What can change a result, as name and value.

    >>> list(nmi.views.signature(tables).attrs["shown"])
    ['name', 'value']
    """
    made = tables.signature
    rows = [{"name": "nmi-analysis", "value": str(made.get("package", ""))},
            {"name": "signature", "value": digest(made)}]
    rows += [{"name": part, "value": digest(made[part])} for part in HASHED if made.get(part)]
    if made.get("codebook"):
        rows.append({"name": "codebook", "value": str(made["codebook"])[:12]})
    rows += [{"name": name, "value": str(version)} for name, version in sorted(made.get("libraries", {}).items())]
    return view(rows, {"name": "Part", "value": "Version or SHA-256, shortened"}, empty="No signature.")


def digest(part: object) -> str:
    """First 12 digits of the SHA-256 of a value's JSON."""
    return hashlib.sha256(json.dumps(part, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:12]


_SHOWN = 80  # characters of a place
_VERBS = {"reject": "rejected", "edit": "changed", "add": "added", "accept": "confirmed"}


def decisions(tables: TableSet) -> View:
    """A row per decision in force, those first whose row or text is gone (orphans), which change nothing.

    The frame has the columns of the table ``decisions`` too; ``tables.undo(number)`` takes one back.

    >>> len(nmi.views.decisions(tables)) == len(tables.decisions)
    True
    """
    sources = Sources(tables)
    there = set(sources.articles)
    rows = [_row(sources, r, gone=r["article"] not in there) for r in records(tables.decisions)]
    rows.sort(key=lambda r: r["status"] != "orphan")
    return view(rows, {"source": "Source", "said": "Decision", "place": "Place", "why": "Why", "who": "By",
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
