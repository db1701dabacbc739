"""An article's text as HTML with its spans marked and labelled, and as a notebook shows it.

The text content of the markup is exactly the article's text: labels are drawn by the style sheet from
``data-label``, so that copying, searching and offsets stay true.
"""

from collections import Counter
from collections.abc import Container, Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from ..rows.decision import PERSON
from ..rows.schemas import TABLES
from ..store import Row, TableSet, records
from ..views.evidence import anchor
from ..views.flags import backed, category_name, worst
from ..views.frame import wrapped
from ..views.quotes import TYPES
from ..views.sources import Sources
from ..views.words import clip, present

DEFAULT = ("figures", "dates", "mentions", "attributions", "facts", "flags")
STYLE = (Path(__file__).parent / "marked.css").read_text(encoding="utf-8").strip()


class Mark(NamedTuple):
    """A span to mark: where, its classes, its short label, what hovering says, and its element's id."""

    start: int
    end: int
    classes: str
    label: str = ""
    title: str = ""
    id: str = ""


def highlighted(tables: TableSet, article: str, names: tuple[str, ...] = ()) -> str:
    """The article as HTML for a notebook, the spans of the named tables (the main ones by default) marked.

    ``article``: an id, or the beginning of one alone. Raises ParameterError for an unknown article.

    >>> nmi.charts.highlighted(tables, "004", ("figures",)).count("<mark") >= len(tables.of(article="004").figures)
    True
    """
    article = Sources(tables).find(article)
    text = tables.text(article)
    body = markup(text, marks(tables, article, names or DEFAULT))
    key = _key(tables, article) if names == ("flags",) else ""
    return wrapped(f'<style>{STYLE}</style>{key}<div class="text">{body}</div>')


def _key(tables: TableSet, article: str) -> str:
    """The categories of the article's flags in their colours, most frequent first, with their numbers."""
    found = Counter(str(c) for c in tables.flags.loc[tables.flags["article"] == article, "category"])
    names = sorted(found.items(), key=lambda x: (-x[1], x[0]))
    shown = "".join(f'<mark class="flags {_kind(name)}">{n} {category_name(name, n)}</mark> ' for name, n in names)
    return f'<p class="key">{shown}</p>' if shown else ""


def _kind(category: str) -> str:
    """The class of a category."""
    return category.rpartition("/")[2]


def marks(tables: TableSet, article: str, names: Iterable[str], *, anchors: bool = False,
          labelled: Container[str] | None = None) -> list[Mark]:
    """A mark per place of the named tables; rows at the same place share one.

    ``labelled``: the tables whose labels are shown, all by default. Categories of flags have their own colours where
    flags alone are marked: elsewhere these would be taken for figures or dates.
    """
    names = tuple(names)
    places: dict[tuple[int, int], list[tuple[str, Row]]] = {}
    for name in names:
        found = getattr(tables, name)
        if not TABLES[name].spanned:
            continue
        for row in records(found[(found["article"] == article) & found["start"].notna()]):
            places.setdefault((row["start"], row["end"]), []).append((name, row))
    made = []
    for (start, end), rows in places.items():
        labels = dict.fromkeys(_by_whom(row) + (label(name, row) if labelled is None or name in labelled else "")
                               for name, row in rows)
        titles = dict.fromkeys(told(name, row) for name, row in rows)
        kinds = (_kind(r["category"]) for _, r in rows if names == ("flags",))
        made.append(Mark(start, end, " ".join(dict.fromkeys([*(n for n, _ in rows), *kinds])),
                         ", ".join(filter(None, labels)), "; ".join(filter(None, titles)),
                         anchor(article, start, end) if anchors else ""))
    return made


def label(table: str, row: Row) -> str:
    """The few characters shown beside a span; blank where they would only repeat the text."""
    if table == "facts":
        return str(row["variable"]).replace("_", " ")
    if table == "flags":
        if not row["suggestion"]:
            return category_name(row["category"])
        return ("→ " if backed(row) else "perhaps ") + clip(row["suggestion"], 40)
    if table == "dates":
        return str(row["iso"])
    if table == "mentions":
        return TYPES.get(row["type"], str(row["type"]))
    if table == "attributions":
        return f"said by {row['speaker'] or row['source'] or 'unknown'}"
    return ""


def _by_whom(row: Row) -> str:
    """The badge of what a person has changed or added."""
    return "✎ decided " if str(row.get("rule", "")).startswith(PERSON) else ""


def told(table: str, row: Row) -> str:
    """What hovering over a span says: table, values and rule."""
    said = {
        "figures": lambda: " ".join(filter(None, [_number(row["value"]), row["unit"], row["concept"]])),
        "facts": lambda: f"{row['variable'].replace('_', ' ')}: {row['value']} ({row['polarity']})",
        "flags": lambda: "; ".join(filter(None, [
            f"{category_name(row['category'])} ({row['severity']})",
            f"perhaps {row['suggestion']}" if row["suggestion"] else "", row["evidence"]])),
        "dates": lambda: str(row["iso"]),
        "mentions": lambda: f"{TYPES.get(row['type'], row['type'])}: {row['entity']}",
        "attributions": lambda: f"{row['kind']}, {row['speaker'] or row['source'] or 'speaker unknown'}",
        "claims": lambda: clip(row["label"], 100),
    }.get(table)
    whose = "; decided by a person" if str(row.get("rule", "")).startswith(PERSON) else ""
    return f"{table}: {said()}{whose}" if said else ""


def _number(value: float | None) -> str:
    if value is None or not present(value):
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{round(value, 6):,}"


def markup(text: str, spans: Iterable[Mark]) -> str:
    """Escaped text with nested marks. A span that crosses another is cut there; its first piece keeps the id."""
    opening: dict[int, list[Mark]] = {}
    for mark in sorted(spans, key=lambda m: (m.start, -m.end)):
        opening.setdefault(mark.start, []).append(mark)
    cuts = sorted({0, len(text), *opening, *(m.end for listed in opening.values() for m in listed)})
    parts: list[str] = []
    stack: list[Mark] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        _close(parts, stack, start)
        for mark in opening.get(start, ()):
            parts.append(_tag(mark))
            stack.append(mark)
        parts.append(escape(text[start:end], quote=False))
    return "".join(parts)


def _close(parts: list[str], stack: list[Mark], at: int) -> None:
    """Close the marks that end here; those above them that go on are closed and opened again."""
    first = next((i for i, m in enumerate(stack) if m.end <= at), len(stack))
    lasting = [m._replace(id="", label="") for m in stack[first:] if m.end > at]
    parts.append("</mark>" * (len(stack) - first))
    parts.extend(_tag(m) for m in lasting)
    stack[first:] = lasting


def _tag(mark: Mark) -> str:
    given = {"id": mark.id, "class": mark.classes, "data-label": mark.label, "title": mark.title,
             "tabindex": "0" if mark.title else ""}
    return "<mark" + "".join(f' {k}="{escape(v)}"' for k, v in given.items() if v) + ">"


class Reading:
    """The article that ``focus`` names, or the one most probably spun, with the named tables' spans; none if none is.

    Flags are marked in an article that is judged spun alone.

    Raises ParameterError for an unknown article.

    >>> nmi.charts.Reading(tables, "002", "figures")
    Reading(Shafaq News)
    """

    def __init__(self, tables: TableSet, focus: str = "", *names: str) -> None:
        sources = Sources(tables)
        self.article = worst(tables, focus) if "flags" in names else sources.find(focus) or worst(tables)
        self.label = (sources.dated(self.article) if self.article else
                      "This article is not judged spun" if focus else "No article is judged spun")
        self._markup = highlighted(tables, self.article, names) if self.article else ""

    def _repr_html_(self) -> str:
        return f"<h3>{escape(self.label)}</h3>{self._markup}"

    def __repr__(self) -> str:
        return f"Reading({self.label})"
