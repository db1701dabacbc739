"""Suspected translation and spinning defects: rates per source, the worst with their evidence, the verdicts."""

from collections import Counter

from ..schemas import CATEGORIES, PENALTIES
from ..tables import Row, TableSet, records
from .frame import Summary, summary
from .sources import Sources
from .words import clip, plural, present

MOST_FLAGS = 20


def flag_rates(tables: TableSet) -> Summary:
    """Flags per 100 words by article and category; an article without flags has none."""
    sources = Sources(tables)
    counts = Counter((r["article"], r["category"]) for r in records(tables.flags))
    rows = [{"source": sources.dated(a), "category": c, "flags": counts[a, c],
             "rate": round(100 * counts[a, c] / max(1, sources.words[a]), 3), "article": a}
            for a in sources.articles for c in CATEGORIES if counts[a, c]]
    made = summary(rows, {"source": "Source", "category": "Category", "flags": "Flags", "rate": "Per 100 words"},
                   empty="No wording is flagged in these articles.", hidden=["article"])
    made.attrs["sources"] = [(a, sources.dated(a)) for a in sources.articles]
    return made


def flags(tables: TableSet, focus: str = "", most: int = MOST_FLAGS) -> Summary:
    """The worst flags: by penalty, then confidence; the suggestion and the evidence beside the words."""
    sources = Sources(tables)
    article = sources.find(focus)
    listed = [r for r in records(tables.flags) if r["category"] != "artefact" and article in ("", r["article"])]
    listed.sort(key=lambda r: (-PENALTIES[r["severity"]], -(r["confidence"] or 0)))
    rows = [{
        "source": sources.dated(r["article"]), "text": clip(r["text"], 90), "category": r["category"],
        "severity": r["severity"], "suggestion": r["suggestion"], "evidence": _evidence(tables, sources, r),
        "text_link": sources.link(r["article"], r["start"], r["end"]),
        "evidence_link": sources.link(r["evidence_article"], r["evidence_start"], r["evidence_end"])
        if _has_place(r) else "",
        "confidence": r["confidence"], "article": r["article"],
    } for r in listed[:most]]
    made = summary(rows, {"source": "Source", "text": "In the text", "category": "Category", "severity": "Severity",
                          "suggestion": "May have been", "evidence": "Evidence"},
                   empty="No wording is flagged in these articles.",
                   hidden=["text_link", "evidence_link", "confidence", "article"])
    made.attrs["flags"] = len(listed)
    return made


def _has_place(row: Row) -> bool:
    return bool(row["evidence_article"]) and present(row["evidence_start"])


def _evidence(tables: TableSet, sources: Sources, row: Row) -> str:
    if not _has_place(row):
        return str(row["evidence"])
    words = tables.text(row["evidence_article"])[row["evidence_start"]:row["evidence_end"]]
    there = f"{sources.dated(row['evidence_article'])} has ‘{clip(words, 140)}’"
    return f"{row['evidence']}: {there}" if row["evidence"] else there


def quality(tables: TableSet) -> Summary:
    """An article's score and the judgement in words, the lowest score first."""
    sources = Sources(tables)
    counts = Counter(r["article"] for r in records(tables.flags) if r["category"] != "artefact")
    rows = [{"source": sources.dated(r["article"]), "score": r["score"], "flags": counts[r["article"]],
             "penalty": r["penalty"], "judgement": r["judgement"], "source_link": sources.link(r["article"]),
             "article": r["article"]} for r in records(tables.quality)]
    rows.sort(key=lambda r: r["score"] if present(r["score"]) else 101)
    return summary(rows, {"source": "Source", "score": "Score (of 100)", "flags": "Flags", "penalty": "Penalty",
                          "judgement": "Judgement"},
                   empty="No translation quality was judged: " + plural(len(tables.flags), "flag") + " found.",
                   hidden=["source_link", "article"])


def worst(tables: TableSet) -> str:
    """The article with the lowest score, else the most flags, else the first; blank without articles."""
    judged = quality(tables)
    if len(judged):
        return str(judged["article"].iloc[0])
    counts = Counter(tables.flags["article"])
    first = tables.articles["article"].iloc[0] if len(tables.articles) else ""
    return str(min(counts, key=lambda a: (-counts[a], a)) if counts else first)
