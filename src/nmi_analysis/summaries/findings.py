"""What a reader should know first, in words, each finding with the sentences it stands on.

A finding is made by a general rule from the tables: statements that contradict, a fact that sources agree or
differ on, something denied or left out, a change of a figure, copied passages, suspected spinning.
Rules say 'say' and 'differ', never who is right. No finding repeats another's sentences.
"""

from collections.abc import Iterable
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from ..tables import Row, TableSet, records
from . import told_claims, told_otherwise, told_quotes, tracked_facts
from .articles import articles
from .figures import changes, disagreements
from .finding import Finding, Place, Rule, articles_of, place, telling, verb
from .frame import Summary, linked, sentence_html, wrapped
from .names import shared_names
from .sources import Sources
from .times import older
from .told_wording import inverted, spun, wording
from .words import number, plural, present, several, united

if TYPE_CHECKING:
    import pandas as pd

MOST_PER_RULE = 12
MOST_PLACES = 8  # sentences of a finding: who else says so stands in its words
QUOTE = 260  # characters of a sentence
DAY = len("2031-03-04")  # a date that is known to the day
# Kinds that say nothing new where an earlier finding stands on the same sentences.
REPEATING = frozenset(("contradiction", "quotation", "denied", "differ", "figures", "claim"))


class Findings(Summary):
    """Findings; shows itself as a list, each with its sentences and their sources as links."""

    def _repr_html_(self) -> str:
        return wrapped(list_html(self) if len(self) else sentence_html(self.attrs["empty"]))


def list_html(made: "pd.DataFrame") -> str:
    """The findings as an ordered list."""
    parts = []
    for _, group in made.groupby("finding", sort=False):
        rows = records(group)
        sentences = "".join(
            f"<li>{linked(r['source'], r['link'])} {linked(r['quote'], '', r['quote_mark'])}</li>"
            for r in rows if r["article"])
        parts.append(f"<li><strong>{escape(rows[0]['text'])}</strong>"
                     f"{'<ul>' + sentences + '</ul>' if sentences else ''}</li>")
    return f'<ol class="findings">{"".join(parts)}</ol>'


def findings(tables: TableSet) -> Findings:
    """A row per finding and sentence: finding (number), kind, text, source, quote, article, start, end, link."""
    sources, rows = Sources(tables), []
    made = [f for rule in RULES for f in islice(rule(tables, sources), MOST_PER_RULE)]
    for n, finding in enumerate(_once(tables, sources, made), 1):
        rows += [{"finding": n, "kind": finding.kind, "text": finding.text, **_told(sources, p)}
                 for p in finding.places[:MOST_PLACES] or (None,)]
    columns = {"finding": "", "text": "Finding", "source": "Source", "quote": "Sentence"}
    return Findings.of(rows, columns, empty="Nothing to report: no article could be read.",
                       hidden=["kind", "article", "start", "end", "link", "quote_mark"])


def _told(sources: Sources, p: Place | None) -> Row:
    """The place in words: its source, and its sentence clipped around the words that matter."""
    if p is None:
        return {"article": "", "start": 0, "end": 0, "source": "", "quote": "", "quote_mark": None, "link": ""}
    start, end = p.shown
    quote, mark = sources.around(p.article, start, end, QUOTE)
    return {"article": p.article, "start": p.start, "end": p.end, "source": sources.dated(p.article), "quote": quote,
            "quote_mark": telling(mark, quote),
            "link": sources.link(p.article, p.start, p.end) if p.start < p.end else sources.link(p.article)}


def _once(tables: TableSet, sources: Sources, made: Iterable[Finding]) -> list[Finding]:
    """Findings without those of REPEATING kinds whose every sentence earlier findings of such kinds have.

    Nor a change whose figures a contrast has set against others, nor another contrast of the same figures; nor a
    suspicion of what other articles' words have shown.
    """
    kept: list[Finding] = []
    seen: set[tuple[str, int]] = set()
    turned: set[tuple[str, int]] = set()
    against: set[tuple[str, int]] = set()
    worded: set[tuple[str, str]] = set()
    independent = set(sources.independent)
    texts = dict(zip(sources.articles, tables.articles["text"], strict=True))
    for f in made:
        figures = {(p.article, p.shown[0]) for p in f.places if p.article in independent}
        words = {(p.article, texts[p.article][slice(*p.shown)]) for p in f.places}
        if f.kind == "change" and figures <= against:
            continue
        if f.kind == "differ" and figures & against and words <= worded:
            continue
        if f.kind in ("differ", "figures", "contradiction"):
            against |= {(p.article, p.shown[0]) for p in f.places}
            worded |= words
        stands_on = {(p.article, sources.sentence_start(p.article, p.start)) for p in f.places}
        turned |= stands_on if f.kind == "quotation" else set()
        if f.kind == "inversion" and stands_on <= turned:
            continue
        if f.kind in REPEATING and stands_on:
            if stands_on <= seen:
                continue
            seen |= stands_on
        kept.append(f)
    return kept


def _changed(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """'From A to B', as stated or as both numbers apart."""
    found = changes(tables)
    rows = [r for r in records(found) if r["how"] != "end only"]
    for pair in dict.fromkeys((r["low"], r["high"]) for r in rows):
        mine = [r for r in rows if (r["low"], r["high"]) == pair]
        places = list({r["article"]: place(r) for r in mine}.values())
        stated = list(dict.fromkeys(r["article"] for r in mine if r["how"] == "stated"))
        apart = list(dict.fromkeys(r["article"] for r in mine if r["how"] == "apart"))
        usual = mine[0]
        text = (f"A change from {usual['from']} to {united(usual['to'], usual['unit'])}, {verb(stated, 'say')} "
                f"{sources.named(stated)}")
        also = {r["source"]: said for r in mine if r["article"] in stated if (said := _besides(r, usual))}
        text += f" ({'; '.join(f'{source}: {said}' for source, said in also.items())})" if also else ""
        for r in (r for r in mine if r["article"] in apart):
            text += f"; {r['source']} gives both figures apart: {r['from']} and {r['to']}"
        times = pair[1] / pair[0] if pair[0] else 0.5
        yield Finding("change", f"{text}.{f' Computed: {number(times)} times.' if times.is_integer() else ''}", places)


def _besides(row: Row, usual: Row) -> str:
    """Wordings of both ends of a change that the usual one has not: 'also about 4,000'."""
    new = [said for end in ("from", "to") for said in row[end].split("; ") if said not in usual[end].split("; ")]
    kept = any(said in usual[end].split("; ") for end in ("from", "to") for said in row[end].split("; ")[:1]
               if row[end] != usual[end])
    return ("also " if kept else "") + " and ".join(new) if new else ""


def _disagreeing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Figures for one thing that differ."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.agreements):
        if r["verdict"] == "differ" and not r["time_separated"] and present(r["value"]):
            groups.setdefault((r["story"], r["agreement"]), []).append(r)
    for row in records(disagreements(tables)):
        if not row["claim"]:  # else told by the claim or by the codebook's variable
            rows = groups[row["group"]]
            low, high = ([r for r in rows if r["value"] == row[f"{side}_value"]] for side in ("low", "high"))
            unit = "" if row["thing"].startswith(several(row["unit"])) else row["unit"]
            yield Finding("figures", f"Figures differ for {row['thing']}: "
                                     f"{row['low_said']} ({sources.named(articles_of(low))}) against "
                                     f"{united(row['high_said'], unit)} ({sources.named(articles_of(high))})"
                                     f"{_later(sources, low, high)}.", _by_value(rows, row))


def _later(sources: Sources, low: list[Row], high: list[Row]) -> str:
    """Which figure is the later one, where all articles with it are from a later day; else blank."""
    days = [sorted(sources.published[r["article"]] for r in side) for side in (low, high)]
    if not all(d[0] for d in days):
        return ""
    return next((f"; the {which} is the later one" for which, one, other in (
        ("lower", days[0], days[1]), ("higher", days[1], days[0])) if one[0] > other[-1] and len(one[0]) >= DAY), "")


def _by_value(rows: list[Row], told: Row) -> list[Place]:
    """The places of rows of the values told, the first of each value before the others."""
    first = {r["value"]: r for r in reversed(rows)}
    return [place(r) for r in sorted(rows, key=lambda r: first[r["value"]] is not r)
            if r["value"] in (told["low_value"], told["high_value"])]


def _older(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Articles much older than the rest of their story."""
    members: dict[str, list[str]] = {}
    for story, article in zip(tables.stories["story"], tables.stories["article"], strict=True):
        if article in sources.independent:
            members.setdefault(story, []).append(article)
    for articles_ in members.values():
        found = older(sources, articles_)
        others = "the other" if len(articles_) - len(found) == 1 else "the others"
        for article, before in found:
            yield Finding("older", f"{sources.label(article)} is from {sources.published[article]}, {before} before "
                                   f"{others}.", [Place(article, 0, 0)])


def _repeated(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Articles that are copies of another one."""
    for r in records(tables.articles):
        if r["duplicate_of"]:
            yield Finding("copied", f"{sources.dated(r['article'])} repeats {sources.dated(r['duplicate_of'])}: "
                                    "the two count as one source.",
                          [Place(r["article"], 0, 0), Place(r["duplicate_of"], 0, 0)])


def _unseen(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """What limits the comparison: unknown outlets, other languages."""
    found = records(tables.articles)
    unknown = sum(not r["source"] for r in found)
    if unknown:
        yield Finding("sources", f"{unknown} of {plural(len(found), 'article')} {verb(['x'] * unknown, 'come')} "
                                 "from an unknown outlet, labelled by article id.")
    foreign = sorted({r["language"] for r in found} - {"en", ""})
    if foreign:
        count = sum(r["language"] in foreign for r in found)
        yield Finding("sources", f"{plural(count, 'article')} in another language than English ({', '.join(foreign)}): "
                                 "only what needs no English is read from them.")


def _outline(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Where no codebook says what matters: the size of the corpus and the names that articles share."""
    if len(tables.facts):
        return
    total = int(articles(tables)["words"].sum()) if len(tables.articles) else 0
    if total:
        yield Finding("outline", f"{plural(len(tables.articles), 'article')} with {total:,} words; no codebook, so no "
                                 "fact is tracked by name.")
    shared = shared_names(tables)
    if len(shared):
        named = ", ".join(shared["name"].head(6))
        yield Finding("outline", f"Named by several articles: {named}.")
    elif len(tables.mentions):
        yield Finding("outline", "No name stands in two of these articles: they may not report one event.")


RULES: tuple[Rule, ...] = (
    tracked_facts.contradicted, told_claims.contradicted, told_quotes.turned, inverted, spun, tracked_facts.differing,
    told_quotes.denials, told_claims.denied, _disagreeing, told_claims.other, told_otherwise.otherwise, _changed,
    _older, tracked_facts.otherwise, _repeated, told_claims.copied, told_claims.left_out, tracked_facts.lone,
    tracked_facts.agreeing, told_claims.agreed, wording, _outline, _unseen)
