"""Whom and what the articles name, who is heard in them, and one utterance as several articles render it.

Renderings are set beside each other word by word, with the differing words marked.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from html import escape

from .. import lexicons
from ..settings.comparison import RenderingSettings
from ..store import Row, TableSet, records
from .evidence import Place, linked
from .findings import overlaps, places
from .frame import View, sentence_html, view, wide, wrapped
from .sources import Sources
from .words import clip, present

UNSURE = "nobody named"
MOST_NAMES = 25
TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def _canonical(tables: TableSet) -> dict[tuple[str, str], Row]:
    return {(r["article"], r["entity"]): r for r in records(tables.entities)}


def names(tables: TableSet, most: int = MOST_NAMES) -> View:
    """Mentions of each name per article, long; the names that the most articles share first, at most ``most``.

    >>> list(nmi.views.names(tables).attrs["shown"])
    ['name', 'type', 'source', 'mentions']
    """
    sources, entity = Sources(tables), _canonical(tables)
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Row] = {}
    kind: dict[str, str] = {}
    for r in records(tables.mentions):
        known = entity.get((r["article"], r["entity"]))
        name = known["canonical"] if known else r["entity"]
        kind.setdefault(name, r["type"])
        counts[name, r["article"]] += 1
        first.setdefault((name, r["article"]), r)
    spread = Counter(name for name, _ in counts)
    total: Counter[str] = Counter()
    for (name, _), n in counts.items():
        total[name] += n
    kept = sorted(spread, key=lambda n: (-spread[n], -total[n], n))[:most]
    rows = [{"name": n, "type": TYPES.get(kind[n], kind[n]), "articles": spread[n], "source": sources.dated(a),
             "mentions": counts[n, a], "mentions_link": _link(sources, first[n, a]), "article": a}
            for n in kept for a in sources.articles if counts[n, a]]
    return view(rows, {"name": "Name", "type": "Kind", "source": "Source", "mentions": "Mentions"},
                empty="No names were found in these articles.", hidden=["mentions_link", "articles", "article"])


def _link(sources: Sources, row: Row) -> Place:
    return sources.link(row["article"], row["start"], row["end"])


def shared_names(tables: TableSet, most: int = MOST_NAMES) -> View:
    """Names in two articles or more, with the articles that have them.

    >>> list(nmi.views.shared_names(tables).attrs["shown"])
    ['name', 'type', 'articles', 'mentions', 'sources']
    """
    sources, rows = Sources(tables), []
    found = names(tables, most)
    for name in dict.fromkeys(found["name"]):
        mine = found[found["name"] == name]
        if len(mine) > 1:
            rows.append({"name": name, "type": mine["type"].iloc[0], "articles": len(mine),
                         "mentions": int(mine["mentions"].sum()), "sources": sources.named(list(mine["article"])),
                         "name_link": mine["mentions_link"].iloc[0]})
    return view(rows, {"name": "Name", "type": "Kind", "articles": "Articles", "mentions": "Mentions",
                       "sources": "Named by"},
                empty="No name stands in two articles.", hidden=["name_link"])


def _named(source: str) -> str:
    """A source as it stands in the text, unless it is a mere pronoun."""
    words = " ".join(source.split())
    return UNSURE if not words or words.lower() in lexicons.words("function_words") else words[:1].upper() + words[1:]


def heard(tables: TableSet, most: int = 15) -> View:
    """Speakers and how often each is quoted directly or indirectly; unnamed speakers are one row.

    >>> list(nmi.views.heard(tables).attrs["shown"])
    ['speaker', 'direct', 'indirect', 'mixed', 'sources']
    """
    sources, entity = Sources(tables), _canonical(tables)
    kinds: dict[str, Counter[str]] = {}
    where: dict[str, dict[str, None]] = {}
    first: dict[str, Row] = {}
    for r in records(tables.attributions):
        if r["part"]:
            continue
        known = entity.get((r["article"], r["speaker"]))
        name = _named(known["canonical"] if known else r["speaker"] or r["source"])
        kinds.setdefault(name, Counter())[r["kind"]] += 1
        where.setdefault(name, {})[r["article"]] = None
        first.setdefault(name, r)
    order = sorted(kinds, key=lambda n: (-sum(kinds[n].values()), n))
    rows = [{"speaker": n, "direct": kinds[n]["direct"], "indirect": kinds[n]["indirect"], "mixed": kinds[n]["mixed"],
             "articles": len(where[n]), "sources": sources.named(list(where[n])),
             "speaker_link": _link(sources, first[n])} for n in order[:most]]
    made = view(rows, {"speaker": "Speaker", "direct": "Direct", "indirect": "Indirect", "mixed": "Mixed",
                       "sources": "Heard in"},
                empty="Nobody is quoted in these articles.", hidden=["speaker_link", "articles"])
    made.attrs["speakers"] = len(order)
    return made


MOST_UTTERANCES = 12
LONGEST = 140  # characters of a rendering that stands for an article's
_WORD = re.compile(r"\S+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # of a word, without the marks around it
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Variants(View):
    """Renderings of utterances; shows each utterance as aligned rows, words that differ from the first marked."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(self.attrs["empty"]))
        parts = []
        for _, group in self.groupby(["story", "utterance"], sort=False):
            rows = records(group)
            cells = "".join(
                f"<tr><td>{escape(r['source'])}</td><td>{_marked(r['text'], r['same'])}"
                f" {linked('in its sentence', r['text_link'])}</td></tr>" for r in rows)
            parts.append(f"<p><strong>{escape(rows[0]['speaker'] or 'Speaker not named')}</strong>"
                         f"{escape(rows[0]['likeness'])}</p>" + wide(
                             f"<table class=variants><tbody>{cells}</tbody></table>"))
        return wrapped("".join(parts))


def quote_variants(tables: TableSet, most: int = MOST_UTTERANCES) -> Variants:
    """Renderings per utterance, those that a finding tells of before others, then the most different first.

    Utterances that all render in the same words are left out. ``same`` is one digit per word, 1 for shared. The first
    rendering of an utterance is the one closest to the others (lowest TER, then highest chrF).

    >>> list(nmi.views.quote_variants(tables).attrs["shown"])
    ['speaker', 'source', 'text']
    """
    sources = Sources(tables)
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.quote_variants):
        groups.setdefault((r["story"], r["utterance"]), []).append(r)
    worded = [g for g in groups.values() if len({" ".join(_bare(r["text"])) for r in g}) > 1]
    told = places(r for r in records(tables.findings) if r["kind"] == "quotation")
    shown = sorted(worded, key=lambda g: (not any(overlaps(r, told) for r in g), _mean(g, "chrf", 100.0)))[:most]
    rows = []
    for listed in shown:
        listed.sort(key=lambda r: (r["ter"] if present(r["ter"]) else 1e9, -(r["chrf"] or 0)))
        likeness = f" · likeness {_mean(listed, 'chrf', float('nan')):.0f} of 100"
        rows += [{"story": r["story"], "utterance": r["utterance"], "speaker": r["speaker"],
                  "source": sources.dated(r["article"]), "text": r["text"],
                  "same": same_words(listed[0]["text"], r["text"]),
                  "likeness": likeness if present(listed[0]["chrf"]) else "",
                  "text_link": sources.link(r["article"], r["start"], r["end"]), "article": r["article"]}
                 for r in listed]
    return Variants.of(rows, {"speaker": "Speaker", "source": "Source", "text": "Words"},
                       empty="No utterance is rendered in two wordings.",
                       hidden=["story", "utterance", "same", "likeness", "text_link", "article"])


def renderings(tables: TableSet, settings: RenderingSettings | None = None) -> View:
    """A row per article: its renderings of shared utterances, the furthest from the other sources' beside the nearest.

    ``mean`` is their mean chrF (0 to 100), missing where the article has too few of them, which ``note`` says. The
    article that stands farthest from the rest comes first, those with too few last.

    >>> list(nmi.views.renderings(tables).attrs["shown"])
    ['source', 'renderings', 'mean', 'furthest', 'nearest', 'note']
    """
    sources, least = Sources(tables), (settings or RenderingSettings()).least
    found: dict[str, list[Row]] = {}
    for r in records(tables.quote_variants):
        if present(r["chrf"]):
            found.setdefault(r["article"], []).append(r)
    rows = [_span(sources, a, sorted(listed, key=lambda r: (r["chrf"], r["start"])), least)
            for a, listed in found.items()]
    rows.sort(key=lambda r: (r["mean"] is None, r["mean"], r["article"]))
    return view(rows, {"source": "Source", "renderings": "Renderings", "mean": "Mean chrF",
                       "furthest": "Furthest from the others", "nearest": "Nearest to the others", "note": ""},
                empty="No utterance is quoted in two articles.",
                hidden=["furthest_link", "nearest_link", "scores", "article"])


def _span(sources: Sources, article: str, listed: list[Row], least: int) -> Row:
    """The row of an article whose renderings are ``listed``, the furthest first."""
    scores = tuple(r["chrf"] for r in listed)
    few = len(listed) < least
    made = {"source": sources.dated(article), "renderings": len(listed), "scores": scores, "article": article,
            "mean": None if few else sum(scores) / len(scores), "nearest": "", "nearest_link": "",
            "note": f"too few to tell: {least} are needed" if few else ""}
    for name, r in (("nearest", listed[-1]), ("furthest", listed[0])):
        if name == "furthest" or len(listed) > 1:
            made[name] = f"{r['chrf']:.0f}: {clip(' '.join(r['text'].split()), LONGEST)}"
            made[f"{name}_link"] = sources.link(article, r["start"], r["end"])
    return made


def _mean(rows: list[Row], column: str, default: float) -> float:
    values = [r[column] for r in rows if present(r[column])]
    return sum(values) / len(values) if values else default


def _bare(text: str) -> list[str]:
    cores = (_CORE.search(m.group().translate(_APOSTROPHES)) for m in _WORD.finditer(text))
    return [core[0].lower() if core else "" for core in cores]


def same_words(reference: str, text: str) -> str:
    """A digit per word of ``text``: 1 where it stands in ``reference`` too, in the same order, else 0."""
    words = _bare(text)
    same = ["0"] * len(words)
    for block in SequenceMatcher(None, _bare(reference), words, autojunk=False).get_matching_blocks():
        same[block.b:block.b + block.size] = "1" * block.size
    return "".join(same)


def _marked(text: str, same: str) -> str:
    """Words with those that differ marked, runs of them in one mark."""
    parts: list[str] = []
    differs = False
    for word, digit in zip(_WORD.findall(text), same, strict=True):
        space = " " if parts else ""
        if digit == "0" and not differs:
            parts.append(f"{space}<mark>{escape(word)}")
        else:
            parts.append(f"{'</mark>' if digit == '1' and differs else ''}{space}{escape(word)}")
        differs = digit == "0"
    return "".join(parts) + ("</mark>" if differs else "")
