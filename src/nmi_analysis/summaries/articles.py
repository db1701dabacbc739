"""The articles of a run, and what its results depend on."""

import hashlib
import json

from ..tables import TableSet, records
from .frame import Summary, summary
from .sources import Sources
from .words import clip

HASHED = ("settings", "lexicons", "inputs")  # parts of the signature that are long
BASIS = {"inferred": " (inferred)", "user": " (given)", "text": "", "metadata": "", "": ""}


def articles(tables: TableSet) -> Summary:
    """A row per article: label, headline linked to the text, date and where it comes from, size, doubts.

    >>> list(nmi.summaries.articles(tables).attrs["shown"])
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
    return summary(rows, columns, empty="No article could be read.", hidden=["headline_link", "article"])


def signature(tables: TableSet) -> Summary:
    """What can change a result, as name and value.

    >>> list(nmi.summaries.signature(tables).attrs["shown"])
    ['name', 'value']
    """
    made = tables.signature
    rows = [{"name": "nmi-analysis", "value": str(made.get("package", ""))},
            {"name": "signature", "value": digest(made)}]
    rows += [{"name": part, "value": digest(made[part])} for part in HASHED if made.get(part)]
    if made.get("codebook"):
        rows.append({"name": "codebook", "value": str(made["codebook"])[:12]})
    rows += [{"name": name, "value": str(version)} for name, version in sorted(made.get("libraries", {}).items())]
    return summary(rows, {"name": "Part", "value": "Version or SHA-256, shortened"}, empty="No signature.")


def digest(part: object) -> str:
    """First 12 digits of the SHA-256 of a value's JSON."""
    return hashlib.sha256(json.dumps(part, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:12]
