"""Tables to what the explorer shows, as plain JSON, and the markup that shows it where there is no kernel.

Offsets count characters, as in the tables.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..charts.highlight import told
from ..rows.schemas import TABLES
from ..store import Row, TableSet, records
from ..views.coverage import rank
from ..views.findings import NAMES
from ..views.frame import Persons
from ..views.items import GLYPHS, items
from ..views.sources import Sources
from ..views.words import clip, present

HERE = Path(__file__).parent
SCRIPT = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("aligned.js", "explorer.js"))
STYLE = (HERE / "explorer.css").read_text(encoding="utf-8")
# In JupyterLab it stands behind a widget, and shows itself where that has lost its kernel.
_START = """
for (const el of document.querySelectorAll('[data-explorer]:not([data-shown])')) {
  el.dataset.shown = '';
  const place = el.nextElementSibling, area = el.closest('.jp-OutputArea');
  const start = () => { place.hidden = false; explorer(place, JSON.parse(el.textContent), null); };
  if (!area) { start(); continue; }
  place.hidden = true;
  const look = left => {
    if (area.querySelector('.nmi-explorer')) return;
    const lost = [...area.querySelectorAll('.jp-OutputArea-output')].find(
      o => !o.contains(el) && /model not found/.test(o.textContent));
    if (lost) lost.hidden = true;
    if (lost || !left) start(); else setTimeout(look, 250, left - 1);
  };
  look(40);
}
"""
PAGED = f"(() => {{\n{SCRIPT}{_START}}})();"
NOTE = "The explorer needs a browser that runs scripts or, in JupyterLab, a trusted notebook: run this cell."


def permitted() -> str:
    """The source expression of a content security policy that lets this very script run, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(PAGED.encode()).digest()).decode()}'"


def embedded(view: Any) -> str:
    """A view as markup that shows itself for reading: in an exported page, and in a notebook without a kernel."""
    data = json.dumps(view, ensure_ascii=False)
    for sign in "<>&":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return (f'<style>{STYLE}</style><script type="application/json" data-explorer>{data}</script>'
            f"<div><p>{NOTE}</p></div><script>{PAGED}</script>")


READ = ("figures", "facts", "dates", "attributions", "flags", "mentions")  # tables whose rows are marked in a text
KEPT = {"article", "sentence", "start", "end", "text", "rule"}  # columns that nobody sets
LABEL = 140  # characters of a claim


class Span(NamedTuple):
    """Characters of an article; both None where it leaves something out."""

    article: str
    start: int | None
    end: int | None
    role: str


class Read(NamedTuple):
    """A row that was read from a text: where, what pointing at it says, and the columns that a person may set."""

    table: str
    article: str
    start: int
    end: int
    told: str
    values: dict[str, Any]


class Cell(NamedTuple):
    """What an article does with a claim, in a word and in brief, and where."""

    shown: str
    brief: str
    start: int | None
    end: int | None


def view(tables: TableSet) -> dict[str, Any]:
    """Articles, findings, claims, passages that are alike, rows and decisions."""
    return {"articles": _articles(tables), "findings": _findings(tables), "claims": _claims(tables),
            "alike": [[r["article_a"], r["start_a"], r["end_a"], r["article_b"], r["start_b"], r["end_b"], r["kind"]]
                      for r in records(tables.reuse)],
            "rows": [list(r) for r in _rows(tables)], "decisions": _decisions(tables), "kinds": NAMES,
            "glyphs": GLYPHS, "columns": {n: [c for c in TABLES[n].names if c not in KEPT] for n in READ}}


def _articles(tables: TableSet) -> list[Row]:
    sources = Sources(tables)
    story = dict(zip(tables.stories["article"], tables.stories["story"], strict=True))
    sentences: dict[str, list[list[Any]]] = defaultdict(list)
    for r in records(tables.sentences):
        sentences[r["article"]].append([r["start"], r["end"], r["kind"]])
    return [{"id": r["article"], "label": sources.dated(r["article"]), "published": r["published"],
             "title": clip(sources.headline(r["article"], r["title"]), 110), "story": story.get(r["article"], ""),
             "text": r["text"], "sentences": sentences[r["article"]] or [[0, len(r["text"]), "body"]]}
            for r in records(tables.articles)]


def _findings(tables: TableSet) -> list[Row]:
    """Every finding of the table in its order, also those that are not sure enough to be told: the filter decides."""
    persons = Persons(tables, "findings")
    groups: dict[tuple[str, int], list[Row]] = {}
    for r in records(tables.findings):
        groups.setdefault((r["story"], r["finding"]), []).append(r)
    return [{"key": f"{story}/{n}", "story": story, "kind": rows[0]["kind"], "text": rows[0]["statement"],
             "confidence": rows[0]["confidence"], "decided": next(filter(None, map(persons.of, rows)), ""),
             "places": [list(Span(r["article"], _whole(r["start"]), _whole(r["end"]), r["role"])) for r in rows]}
            for (story, n), rows in groups.items()]


def _whole(value: Any) -> int | None:
    return int(value) if present(value) else None


def _claims(tables: TableSet) -> list[Row]:
    """A row per claim, those in dispute first, then those that most articles speak of; silent cells are left out."""
    persons = Persons(tables, "claims", "facts", "figures")
    groups: dict[str, list[Row]] = {}
    for r in items(tables):
        groups.setdefault(r["item"], []).append(r)
    return [{"key": item, "story": rows[0]["story"], "label": clip(rows[0]["label"], LABEL), "kind": rows[0]["kind"],
             "decided": "; ".join(dict.fromkeys(filter(None, map(persons.of, rows)))),
             "cells": {r["article"]: list(Cell(r["shown"], r["brief"], _whole(r["start"]), _whole(r["end"])))
                       for r in rows if r["shown"] != "silent"}}
            for item, rows in sorted(groups.items(), key=lambda g: rank(g[1]))]


def _rows(tables: TableSet) -> Iterable[Read]:
    for name in READ:
        columns = [c for c in TABLES[name].names if c not in KEPT]
        for r in records(getattr(tables, name)):
            yield Read(name, r["article"], int(r["start"]), int(r["end"]), told(name, r).partition(": ")[2],
                       {c: r[c] for c in columns if present(r[c]) and r[c] != ""})


def _decisions(tables: TableSet) -> list[Row]:
    """The decisions in force, as they stand in their file; none in tables of a version that knew none."""
    found = getattr(tables, "decisions", None) if "decisions" in TABLES else None
    return [] if found is None else [{k: "" if v is None else v for k, v in r.items()} for r in records(found)]
