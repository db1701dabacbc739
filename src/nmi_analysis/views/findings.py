"""What a reader is told first: the table ``findings`` in its order, each finding with the words that it stands on."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ..errors import ParameterError
from ..rows import CONFLICTS, KINDS
from ..settings import FindingSettings
from ..store import Row, TableSet, records
from .evidence import linked
from .frame import Persons, View, badge, sentence_html, wrapped
from .sources import Sources
from .words import plural, present

if TYPE_CHECKING:
    import pandas as pd

MOST_PLACES = 8  # passages of a finding: who else says so stands in its words
QUOTE = 260  # characters of a passage
WHOLE = 60  # characters; a longer span is mostly the whole passage, of which a mark would say nothing
NAMES = {"contradiction": "contradiction", "differs": "other value", "quotation": "quotation", "inverted": "inverted",
         "left_out": "left out", "alone": "one alone", "change": "change", "agreed": "agreed", "framing": "framing",
         "voices": "voices", "other_time": "other time", "copied": "copied", "wording": "wording"}
Places = dict[str, list[tuple[int, int]]]  # by article
EMPTY = "Nothing that is sure enough to be told."
CALM = ("No conflict between these articles is sure enough to be told. Of the conflicts that a careful reader finds in "
        "other events, about one in four is.")


class Findings(View):
    """Findings; shows itself as a list a story, each finding with its passages and their sources as links."""

    def _repr_html_(self) -> str:
        return wrapped(list_html(self) if len(self) else sentence_html(self.attrs["empty"]))


def list_html(made: "pd.DataFrame") -> str:
    """The findings as ordered lists, one a story, and what else is to be said of the articles."""
    parts, several = [], len(set(made["story"])) > 1
    for _, group in made.groupby("story", sort=False):
        first = group.iloc[0]
        heading = f"<h3>{escape(first['headline'])}</h3><p>Of {escape(first['compared'])}:</p>" if several else ""
        entries = "".join(_entry(records(rows)) for _, rows in group.groupby("finding", sort=False))
        parts.append(f'{heading}<ol class="findings">{entries}</ol>')
    notes = "".join(f"<p>{escape(note)}</p>" for note in made.attrs.get("notes", ()))
    return f"{''.join(parts)}{notes}"


def _entry(rows: list[Row]) -> str:
    passages = "".join(
        f"<li>{linked(r['source'], r['link'])} {linked(r['quote'], '', r['quote_mark'])}</li>"
        for r in rows if r["quote"])
    whose = badge(next((r["text_decided"] for r in rows if r["text_decided"]), ""))
    return (f'<li><strong>{escape(rows[0]["text"])}</strong>{whose} <small>{escape(NAMES[rows[0]["kind"]])}, '
            f'{rows[0]["confidence"]:.0%} sure</small>{f"<ul>{passages}</ul>" if passages else ""}</li>')


def findings(tables: TableSet, kinds: str | Iterable[str] = (), *, about: str = "", focus: str = "",
             least: float | None = None, most: int = 0) -> Findings:
    """A row per finding and passage: finding (its number), kind, text, confidence, source, quote, article and place.

    ``kinds``: those wanted, all without any (see the column ``kind`` of the table). ``about``: the name of a table;
    only findings with a row of it in each of their passages. ``focus``: an article; only findings that it has a part
    in, where there are any. ``least``: confidence, 0 to 1, below which none is shown; by default
    ``settings.findings.least``. ``most``: findings of a story; 0 for all. The stories of most articles come first.

    Raises ParameterError for an unknown kind, table or article.

    >>> list(nmi.views.findings(tables).attrs["shown"])
    ['finding', 'text', 'source', 'quote']
    """
    sources = Sources(tables)
    wanted = _kinds(kinds)
    least = _least(tables) if least is None else least
    groups: dict[tuple[str, int], list[Row]] = {}
    for r in records(tables.findings):
        if r["kind"] in wanted and r["confidence"] >= least:
            groups.setdefault((r["story"], r["finding"]), []).append(r)
    if about:
        known = _places(tables, about)
        groups = {k: rows for k, rows in groups.items() if all(overlaps(r, known) for r in rows if present(r["start"]))}
    if article := sources.find(focus):
        groups = {k: rows for k, rows in groups.items() if any(r["article"] == article for r in rows)} or groups
    of = tables.stories.groupby("story")["article"].agg(list).to_dict()
    persons = Persons(tables, "findings")
    rows = [{**_told(sources, r), "text_decided": persons.of(r),
             "compared": sources.named(of.get(key[0], [key[0]]), MOST_PLACES)}
            for key in _order(tables, groups, most) for r in groups[key][:MOST_PLACES]]
    made = Findings.of(rows, {"finding": "", "text": "Finding", "source": "Source", "quote": "Passage"}, empty=EMPTY,
                       hidden=["story", "headline", "compared", "kind", "confidence", "role", "article", "start",
                               "end", "link", "quote_mark", "text_decided"])
    made.attrs["notes"] = [] if about or focus else _notes(tables, sources, made, wanted)
    return made


def _least(tables: TableSet) -> float:
    """What the run told from; the default where its signature does not say."""
    return float(tables.signature.get("settings", {}).get("findings", {}).get("least", FindingSettings().least))


def _kinds(kinds: str | Iterable[str]) -> frozenset[str]:
    wanted = [kinds] if isinstance(kinds, str) else list(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise ParameterError(f"no kind '{kind}' of findings; there are {', '.join(KINDS)}")
    return frozenset(wanted or KINDS)


def _places(tables: TableSet, about: str) -> Places:
    found = getattr(tables, about, None)
    if found is None or "start" not in found:
        raise ParameterError(f"'{about}' is no table with places in the text")
    return places(records(found))


def places(rows: Iterable[Row]) -> Places:
    """Article to the places of rows, those that have one."""
    made: Places = {}
    for r in rows:
        if present(r["start"]):
            made.setdefault(r["article"], []).append((int(r["start"]), int(r["end"])))
    return made


def overlaps(row: Row, known: Places) -> bool:
    """Whether a row has characters in common with one of the places."""
    return present(row["start"]) and any(
        row["start"] < end and start < row["end"] for start, end in known.get(row["article"], ()))


def _order(tables: TableSet, groups: Iterable[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """Stories of most articles first, in the order of the table; of each the first ``most`` findings."""
    size = tables.stories["story"].value_counts().to_dict()
    of: dict[str, list[tuple[str, int]]] = {}
    for key in sorted(groups):
        of.setdefault(key[0], []).append(key)
    return [key for story in sorted(of, key=lambda s: (-size.get(s, 1), s)) for key in of[story][:most or None]]


def _told(sources: Sources, row: Row) -> Row:
    """A passage: its source, and its sentences clipped around the words that matter."""
    article, placed = row["article"], present(row["start"])
    start, end = (int(row["start"]), int(row["end"])) if placed else (0, 0)
    quote, mark = sources.around(article, start, end, QUOTE) if placed else ("", None)
    telling = mark if mark and mark[1] - mark[0] <= max(WHOLE, len(quote) // 2) else None
    return {"finding": row["finding"], "kind": row["kind"], "text": row["statement"], "confidence": row["confidence"],
            "role": row["role"], "story": row["story"], "headline": sources.headline(row["story"], ""),
            "article": article, "start": start, "end": end, "source": sources.dated(article), "quote": quote,
            "quote_mark": telling, "link": sources.link(article, start, end) if placed else sources.link(article)}


def _notes(tables: TableSet, sources: Sources, made: "pd.DataFrame", wanted: frozenset[str]) -> list[str]:
    """That nothing contradicts, where nothing does, and what limits the comparison."""
    found = records(tables.articles)
    notes = []
    compared = len(tables.stories) > tables.stories["story"].nunique()
    if compared and wanted >= CONFLICTS and not made["kind"].isin(CONFLICTS).any():
        notes.append(CALM)
    if wanted != frozenset(KINDS):
        return notes
    unknown = sum(not r["source"] for r in found)
    if unknown:
        notes.append(f"{unknown} of {plural(len(found), 'article')} {'come' if unknown > 1 else 'comes'} from an "
                     "unknown outlet, labelled by article id.")
    foreign = sorted({r["language"] for r in found} - {"en", ""})
    if foreign:
        count = sum(r["language"] in foreign for r in found)
        notes.append(f"{plural(count, 'article')} in another language than English ({', '.join(foreign)}): only what "
                     "needs no English is read from them.")
    return notes
