"""Figures and dates that one article alone gives."""

from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...tables import Row
from .outlets import ended, words_of
from .pieces import Piece
from .reading import Reading
from .told import Desk

_MONEY = frozenset(("dollar", "euro", "pound", "yen", "yuan"))
_LARGE = 1_000  # a value from which its digits alone, without 'million', are another number
_DAY = len("2031-03-04")


def figures_alone(desk: Desk) -> Iterator[Finding]:
    """Of each article the figures and dates that tell most and whose value stands in no other article."""
    for article in desk.reading.articles if len(desk.reading.articles) > 1 else ():
        made = []
        taken: set[int] = set()
        for row, weight in _telling(desk.reading, article):
            piece = _around(desk, row)
            if piece and piece.line.place not in taken:
                taken.add(piece.line.place)
                made.append(_finding(desk, row, piece, weight))
        made.sort(key=lambda f: -f.weight)
        yield from made[:desk.settings.most_figures]


def _telling(reading: Reading, article: str) -> Iterator[tuple[Row, float]]:
    """Figures of a value, and days, that no other article has, and how much each tells by its kind."""
    rows = {t: [r for a, of in reading.rows[t].items() if a != article for r in of] for t in ("figures", "dates")}
    values = {v for r in rows["figures"] for v in (r.get("value"), r.get("upper")) if v is not None}
    days = {str(r.get("iso") or "") for r in rows["dates"]}
    digits = {w.lower for a, of in reading.lines.items() if a != article for line in of for w in line.words
              if w.lower[0].isdigit()}
    for r in reading.rows["figures"][article]:
        own = [w.lower for w in reading.words_at(article, r["start"], r["end"]) if w.lower[0].isdigit()]
        if r.get("value") is None or r["value"] in values or not own or (
                r["value"] < _LARGE and digits.intersection(own)):
            continue
        yield r, 1.0 if r.get("unit") in _MONEY or r.get("unit") else 0.7
    for r in reading.rows["dates"][article]:
        told, own = str(r.get("iso") or ""), [w for w in r["text"].split() if w[0].isdigit()]
        if len(told) == _DAY and own and told not in days:
            yield r, 0.9


def _around(desk: Desk, row: Row) -> Piece | None:
    """The shortest piece that holds a row and can be read alone."""
    found = [p for p in desk.pieces[row["article"]] if p.start <= row["start"] and row["end"] <= p.end and not p.speaker]
    return min(found, key=lambda p: p.end - p.start, default=None)


def _finding(desk: Desk, row: Row, piece: Piece, kind: float) -> Finding:
    told = ended(f"Only {desk.outlets.label(row['article'])} gives {words_of(row['text'])}: {words_of(desk.words(piece))}")
    weight = desk.settings.figure_weight * kind * (0.7 + 1.5 * desk.importance.of(piece))
    return Finding("alone", told, desk.settings.figure_sure, round(min(1.0, weight), 4),
                   (Evidence(piece.article, piece.start, piece.end, "states", row["text"]),))
