"""The flagged sentences of one article beside a reading in which the suggestions stand in their places."""

from html import escape
from typing import NamedTuple

from ..settings import SummarySettings
from ..store import Row, TableSet, records
from .evidence import Place, linked
from .flags import LEFT_OVER, backed, worst
from .frame import View, sentence_html, wide, wrapped
from .sources import Sources
from .words import plural, present


class _Piece(NamedTuple):
    """Characters of a sentence as they stand, and as they may have read; equal where nothing is suggested."""

    text: str
    reading: str
    flagged: bool
    link: Place | None  # the other article's words, where these say so


class Reading(View):
    """Sentences and readings; shows two columns, flagged words marked on the left, suggested ones on the right."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(self.attrs["empty"]))
        rows = "".join(f"<tr><td>{_left(r)}</td><td>{_right(r['pieces'])}</td></tr>" for r in records(self))
        head = "".join(f'<th style="width:50%">{escape(h)}</th>' for h in self.attrs["shown"].values())
        return wrapped(f"<p>{escape(self.attrs['told'])}</p>" + wide(
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"))


def recovered(tables: TableSet, focus: str = "", settings: SummarySettings | None = None) -> Reading:
    """A row per sentence with flags of the article in focus, or of the most probably spun; none if it is not judged so.

    A suggestion is taken where it is ``backed``; ``taken`` is how many of a sentence's ``flags`` were.

    >>> list(nmi.views.recovered(tables).attrs["shown"])
    ['text', 'reading']
    """
    sources = Sources(tables)
    article = worst(tables, focus)
    mine = [r for r in records(tables.flags) if r["article"] == article and r["category"] != LEFT_OVER]
    rows = []
    for s in records(tables.sentences[tables.sentences["article"] == article]):
        flagged = sorted((f for f in mine if s["start"] <= f["start"] < f["end"] <= s["end"]), key=lambda f: f["start"])
        if flagged:
            pieces = _pieces(s, flagged, sources, settings)
            rows.append({"text": s["text"], "reading": "".join(p.reading for p in pieces), "flags": len(flagged),
                         "taken": sum(p.text != p.reading for p in pieces), "pieces": tuple(pieces),
                         "text_link": sources.link(article, s["start"], s["end"]), "article": article})
    found = Reading.of(rows, {"text": "As it stands", "reading": "As it may have read"},
                       empty=("No wording is flagged in this article." if article else
                              "This article is not judged spun." if focus else "No article is judged spun."),
                       hidden=["flags", "taken", "pieces", "text_link", "article"])
    told = f"{sources.dated(article) if article else ''}: {plural(sum(r['flags'] for r in rows), 'flag')}, "
    found.attrs["told"] = told + f"a reading for {sum(r['taken'] for r in rows)} of them"
    return found


def _pieces(sentence: Row, flagged: list[Row], sources: Sources, settings: SummarySettings | None) -> list[_Piece]:
    text, at, made = str(sentence["text"]), int(sentence["start"]), []
    done = 0
    for f in flagged:
        first, last = f["start"] - at, f["end"] - at
        made.append(_Piece(text[done:first], text[done:first], False, None))
        words = f["suggestion"] if backed(f, settings) else text[first:last]
        made.append(_Piece(text[first:last], words, True, _there(f, sources)))
        done = last
    return [*made, _Piece(text[done:], text[done:], False, None)]


def _there(flag: Row, sources: Sources) -> Place | None:
    """Place of the suggested words in another article; None where it has others, or there is none."""
    if not flag["evidence_article"] or not present(flag["evidence_start"]):
        return None
    place = flag["evidence_article"], int(flag["evidence_start"]), int(flag["evidence_end"])
    words = " ".join(sources.texts[place[0]][place[1]:place[2]].split())
    return sources.link(*place) if flag["suggestion"].lower() in words.lower() else None


def _left(row: Row) -> str:
    pieces = "".join(f"<mark>{escape(p.text)}</mark>" if p.flagged else escape(p.text) for p in row["pieces"])
    return f"{pieces} {linked('in its place', row['text_link'])}"


def _right(pieces: tuple[_Piece, ...]) -> str:
    return "".join(f"<mark>{linked(p.reading, p.link)}</mark>" if p.text != p.reading else escape(p.reading)
                   for p in pieces)
