"""A codebook tried on tables while it is being written: found, nearly found, matched by nothing, changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus import Article
from ..english import Document, parse
from ..extract.codebook import Codebook, load_codebook
from ..extract.facts import Attempt, attempts
from ..extract.facts.places import Failed
from ..settings import Settings
from ..store import Row, Rows, TableSet, records
from .frame import View, sentence_html, view, wrapped
from .sources import Sources
from .words import clip

READ = ("figures", "dates", "mentions", "attributions")  # tables that rules look at
NEAR = 3  # near misses of a variable in an article that are shown
_SHOWN = 70  # characters of a place


class Trial:
    """What a codebook finds. Shows itself as a table with a row for each variable and article.

    ``found`` and ``nearly`` are frames with a row for each place; ``nothing`` lists the variables that match nothing;
    ``gained`` and ``lost`` say what the last try had not, and had.
    """

    def __init__(self, codebook: Codebook, found: View, nearly: View, before: "Trial | None") -> None:
        self.codebook, self.found, self.nearly = codebook, found, nearly
        self.nothing: list[str] = [v for v in codebook.variables if v not in set(found["variable"])]
        mine, theirs = _keys(found), _keys(before.found) if before else {}
        self.gained: list[tuple[str, ...]] = [k for k in mine if k not in theirs] if before else []
        self.lost: list[tuple[str, ...]] = [k for k in theirs if k not in mine and k[0] in codebook.variables]

    def __repr__(self) -> str:
        return "\n".join([*self._said(), repr(self._overview())])

    def _repr_html_(self) -> str:
        said = "".join(sentence_html(s) for s in self._said())
        return wrapped(said) + str(self._overview()._repr_html_())

    def _said(self) -> Iterator[str]:
        for name in self.nothing:
            near = self.nearly[self.nearly["variable"] == name]
            best = f"; nearly, but for {near['failed'].mode().iloc[0]}" if len(near) else "; nor nearly anything"
            yield f"{name} matches nothing in any article{best}."
        for sign, listed in (("Since the last try also", self.gained), ("Since the last try no longer", self.lost)):
            if listed:
                yield f"{sign}: {'; '.join(f'{v} {value} ({label})' for v, label, value, *_ in listed[:20])}."

    def _overview(self) -> View:
        rows, gained = [], {(v, label) for v, label, *_ in self.gained}
        for name in self.codebook.variables:
            for label in self.found.attrs["labels"]:
                there = _of(self.found, name, label)
                near = _of(self.nearly, name, label)
                if there or near:
                    rows.append({
                        "variable": name, "source": label,
                        "found": "; ".join(dict.fromkeys(r["value"] for r in there)),
                        "found_link": there[0]["place_link"] if there else "",
                        "nearly": "; ".join(f"“{r['place']}”: {r['failed']}" for r in near[:NEAR]),
                        "nearly_link": near[0]["place_link"] if near else "",
                        "changed": "new" if (name, label) in gained else ""})
        return view(rows, {"variable": "Variable", "source": "Source", "found": "Found", "nearly": "Nearly, but for",
                           "changed": "Since the last try"}, empty="This codebook finds nothing, nor nearly.",
                    hidden=["found_link", "nearly_link"])


class _Read(NamedTuple):
    """An article as rules read it."""

    document: Document
    rows: Rows


def try_codebook(tables: TableSet, codebook: str | Path | Mapping[str, Any]) -> Trial:
    """What a codebook finds in the articles of some tables, without running them again.

    ``codebook``: a file, its text, or a dict. Per variable and article: the values found, the places that fail by one
    condition alone and by which, and what has changed since the last try on the same tables. A variable that matches
    nothing is named. Raises CodebookError with the line of a mistake.

    >>> tried = nmi.try_codebook(tables, '''
    ... variables:
    ...   ghosts: {label: Ghosts, kind: number, from: figures, where: {unit: ghost}}
    ... ''')
    >>> tried.nothing
    ['ghosts']
    """
    book = load_codebook(codebook)
    sources, settings = Sources(tables), Settings().facts
    found: list[Row] = []
    nearly: list[Row] = []
    for article, read in _documents(tables).items():
        seen = set()
        for a in attempts(read.document, read.rows, book, settings):
            row = _row(sources, article, read.document.text, a)
            key = a.variable, a.start, a.end, row["value"]
            if a.failed is None and key not in seen:
                found.append(row)
            elif a.failed is not None:
                nearly.append(row)
            seen.add(key)
    there = {(r["variable"], r["article"], r["start"]) for r in found}
    nearly = [r for r in nearly if (r["variable"], r["article"], r["start"]) not in there]
    made = Trial(book, _frame(found, sources), _frame(nearly, sources), getattr(tables, "_tried", None))
    tables._tried = made
    return made


def _documents(tables: TableSet) -> dict[str, _Read]:
    """Every article tokenised, with the rows that rules look at; kept for the next try as long as the tables are."""
    rows: dict[str, Rows] = {a: {name: [] for name in READ} for a in tables.articles["article"]}
    for name in READ:
        for r in records(tables[name]):
            rows[r["article"]][name].append(r)
    kept: dict[str, Document] = getattr(tables, "_parsed", None) or {}
    for r in records(tables.articles):
        if r["article"] not in kept:
            kept[r["article"]] = parse(Article(r["article"], r["text"], language=r["language"],
                                               published=r["published"]))
    tables._parsed = kept
    return {a: _Read(kept[a], rows[a]) for a in rows if kept[a].english}


def _row(sources: Sources, article: str, text: str, a: Attempt) -> Row:
    value, polarity = (a.row["value"], a.row["polarity"]) if a.row else ("", "")
    return {"variable": a.variable, "source": sources.dated(article), "value": value, "polarity": polarity,
            "place": clip(" ".join(text[a.start:a.end].split()), _SHOWN),
            "place_link": sources.link(article, a.start, a.end), "failed": _worded(a.failed) if a.failed else "",
            "rule": a.rule, "article": article, "start": a.start, "end": a.end}


def _worded(failed: Failed) -> str:
    """A failed condition in words: 'near (mission, NATO): none in the sentence'."""
    asked = clip(", ".join(failed.wanted), _SHOWN)
    if failed.key == "near":
        return f"near ({asked}): {failed.there or 'none in the sentence'}"
    if failed.key == "not_near":
        return f"not_near: {failed.there} stands there"
    return f"{failed.key} ({asked}): {clip(failed.there, _SHOWN) or 'blank'}"


def _frame(rows: list[Row], sources: Sources) -> View:
    made = view(rows, {"variable": "Variable", "source": "Source", "value": "Value", "place": "Place",
                       "failed": "But for"}, empty="Nothing.",
                hidden=["place_link", "polarity", "rule", "article", "start", "end"])
    made.attrs["labels"] = [sources.dated(a) for a in sources.articles]
    return made


def _of(made: View, variable: str, label: str) -> list[Row]:
    return records(made[(made["variable"] == variable) & (made["source"] == label)])


def _keys(made: View) -> dict[tuple[str, ...], None]:
    """Variable, label, value and place of every row, in order."""
    return dict.fromkeys((r["variable"], r["source"], r["value"], str(r["start"])) for r in records(made))


__all__ = ["Trial", "try_codebook"]
