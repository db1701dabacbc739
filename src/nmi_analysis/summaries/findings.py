"""What a reader should know first, in words, each finding with the sentences it stands on.

A finding is made by a general rule from the tables: a change of a figure, a fact that sources agree or
differ on, something denied, statements that contradict, figures that disagree, suspected spinning.
Rules say 'say' and 'differ', never who is right.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from ..tables import Row, TableSet, records
from .articles import articles
from .coverage import variable_of
from .facts import facts
from .figures import changes, disagreements
from .flags import quality
from .frame import Summary, linked, sentence_html, summary, wrapped
from .names import shared_names
from .sources import Sources
from .values import other_values
from .words import clip, number, plural, present, united, variable_label

if TYPE_CHECKING:
    import pandas as pd

MOST_PER_RULE = 12
CONTRADICTED, DENIED, DIFFERENT, AGREED, LONE = range(5)  # in which order facts are told
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_BESIDE = 2  # words beside speaker and cue: 'on Monday', 'told reporters'
INVERSION = "accuracy/meaning-inversion"


@dataclass
class Finding:
    """A finding in words and the places it stands on: (article, start, end)."""

    kind: str
    text: str
    places: list[tuple[str, int, int]] = field(default_factory=list)


Rule = Callable[[TableSet, Sources], Iterable[Finding]]


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
            f"<li>{linked(r['source'], r['link'])} {escape(r['quote'])}</li>" for r in rows if r["article"])
        parts.append(f"<li><strong>{escape(rows[0]['text'])}</strong>"
                     f"{'<ul>' + sentences + '</ul>' if sentences else ''}</li>")
    return f'<ol class="findings">{"".join(parts)}</ol>'


def findings(tables: TableSet) -> Findings:
    """A row per finding and sentence: finding (number), kind, text, source, quote, article, start, end, link."""
    sources, rows = Sources(tables), []
    made = [f for rule in RULES for f in list(rule(tables, sources))[:MOST_PER_RULE]]
    for n, finding in enumerate(made, 1):
        for article, start, end in finding.places or [("", 0, 0)]:
            rows.append({
                "finding": n, "kind": finding.kind, "text": finding.text, "article": article, "start": start,
                "end": end, "source": sources.dated(article) if article else "",
                "quote": clip(sources.sentence(article, start), 260) if article else "",
                "link": sources.link(article, start, end) if article else ""})
    columns = {"finding": "", "text": "Finding", "source": "Source", "quote": "Sentence"}
    found = summary(rows, columns, empty="Nothing to report: no article could be read.",
                    hidden=["kind", "article", "start", "end", "link"])
    listed = Findings(found)
    listed.attrs.update(found.attrs)
    return listed


def _changed(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """'From A to B', as stated or as both numbers apart."""
    found = changes(tables)
    rows = [r for r in records(found) if r["how"] != "end only"]
    for pair in dict.fromkeys((r["low"], r["high"]) for r in rows):
        mine = [r for r in rows if (r["low"], r["high"]) == pair]
        places = list({r["article"]: (r["article"], r["start"], r["end"]) for r in mine}.values())
        stated = list(dict.fromkeys(r["article"] for r in mine if r["how"] == "stated"))
        apart = list(dict.fromkeys(r["article"] for r in mine if r["how"] == "apart"))
        amount = f"from {number(pair[0])} to {united(number(pair[1]), mine[0]['unit'])}"
        times = f", {number(pair[1] / pair[0])} times as many" if pair[0] and (pair[1] / pair[0]).is_integer() else ""
        text = f"A change {amount}{times}, say {sources.named(stated)}"
        if len(stated) == 1:
            text = f"A change {amount}{times}, says {sources.named(stated)}"
        yield Finding("change", text + (f"; {sources.named(apart)} {_verb(apart, 'give')} both figures apart." if apart
                                        else "."), places)


def _verb(articles: list[str], plural_form: str) -> str:
    return plural_form if len(articles) > 1 else f"{plural_form}s"


def _told_facts(tables: TableSet, sources: Sources) -> list[tuple[int, Finding]]:
    """A finding per codebook variable with its rank: contradiction, denial, difference, agreement, one source."""
    made, said = [], facts(tables)
    contradicted = {variable_of(r["claim"]) for r in records(tables.claims) if r["stance"] == "contradicts"}
    for variable in dict.fromkeys(said["variable"]):
        rows = records(said[said["variable"] == variable])
        label, values = variable_label(tables, variable), _by_value(rows)
        places = [(r["article"], r["start"], r["end"]) for r in rows]
        who = sources.named(_articles(rows))
        if len(values) > 1:
            told = "; ".join(f"{_value(v)} ({sources.named(_articles(v))})" for v in values.values())
            rank = CONTRADICTED if variable in contradicted else DENIED if "denied" in values else DIFFERENT
            verb = "the sources differ" if rank else "the sources contradict each other"
            made.append((rank, Finding("differ", f"{label}: {verb}: {told}.", places)))
        elif "denied" in values:
            made.append((DENIED, Finding(
                "denied", f"{label}: {_value(rows)}, {_verb(_articles(rows), 'say')} {who}.", places)))
        elif len(_articles(rows)) > 1:
            made.append((AGREED, Finding("fact", f"{label}: {_value(rows)} ({who}).", places)))
        else:
            made.append((LONE, Finding("fact", f"{label}: {_value(rows)} ({who} alone).", places)))
    return sorted(made, key=lambda m: m[0])


def _differing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Codebook variables on which sources differ, or that some deny."""
    return [f for rank, f in _told_facts(tables, sources) if rank < AGREED]


def _agreeing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Codebook variables on which sources agree, or that one alone reports."""
    return [f for rank, f in _told_facts(tables, sources) if rank >= AGREED]


def _by_value(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by their value; dates of which one is the beginning of the other, 2018 and 2018-10, are one value."""
    values: dict[str, list[Row]] = {}
    for r in sorted(rows, key=lambda r: -len(r["canonical"])):
        value = r["canonical"] if r["polarity"] == "affirmed" else "denied"
        finer = next((v for v in values if DATE.fullmatch(value) and v.startswith(f"{value}-")), value)
        values.setdefault(finer, []).append(r)
    first = {v: min(rows.index(r) for r in found) for v, found in values.items()}
    return {v: values[v] for v in sorted(values, key=lambda v: first[v])}


def _articles(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(r["article"] for r in rows))


def _value(rows: list[Row]) -> str:
    """The value of rows that agree: the finest date, else the shortest wording, as bounds may differ."""
    finest = max((str(r["canonical"]) for r in rows), key=len)
    if DATE.fullmatch(finest) and not present(rows[0]["number"]):
        return finest
    return min((str(r["said"]) for r in rows), key=len)


def _contradicted(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims (not codebook variables: those are told with their values) that contradict each other."""
    claims = [r for r in records(tables.claims) if not variable_of(r["claim"])]
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in claims:
        groups.setdefault((r["story"], r["claim"]), []).append(r)
    for rows in groups.values():
        against = [r for r in rows if r["stance"] == "contradicts"]
        states = [r for r in rows if r["stance"] == "states"]
        if against:
            reason = f": {against[0]['reason']}" if against[0]["reason"] else ""
            yield Finding("contradiction", f"“{clip(rows[0]['label'], 140)}”: contradicted by "
                                           f"{sources.named(_articles(against))}{reason}.",
                          [(r["article"], r["start"], r["end"]) for r in [*states[:2], *against]])


def _disagreeing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Figures for one thing that differ."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.agreements):
        if r["verdict"] == "differ" and not r["time_separated"] and present(r["value"]):
            groups.setdefault((r["story"], r["agreement"]), []).append(r)
    for row in records(disagreements(tables)):
        if row["claim"]:
            continue  # told by the claim or by the codebook's variable
        listed = next(g for g in groups.values()
                      if {row["low_value"], row["high_value"]} <= {r["value"] for r in g}
                      and (g[0]["concept"] or g[0]["unit"]) == row["thing"])
        yield Finding("figures", f"Figures differ for {row['thing']}: {number(row['low_value'])} against "
                                 f"{united(number(row['high_value']), row['unit'])}.",
                      [(r["article"], r["start"], r["end"]) for r in listed])


def _other_values(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims of which another article gives another value; codebook variables are told with theirs."""
    for v in other_values(tables):
        if not variable_of(v.claim):
            reason = v.reason.partition(": ")[2]
            yield Finding("differ", f"“{clip(v.label, 140)}”: {sources.named([v.other['article']])} gives another "
                                    f"value{f', {reason}' if reason else ''}.",
                          [(r["article"], r["start"], r["end"]) for r in (v.one, v.other)])


def _spun(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Articles with a penalty, with their two clearest flags; lost or turned meanings each by themselves."""
    listed = [r for r in records(tables.flags) if r["category"] != "artefact"]
    for r in listed:
        if r["category"] == INVERSION:
            meant = f" where “{clip(r['suggestion'], 80)}” may have been meant" if r["suggestion"] else ""
            yield Finding("inversion", f"{sources.dated(r['article'])} may say the opposite of what was meant: "
                                       f"“{clip(r['text'], 80)}”{meant}.", [(r["article"], r["start"], r["end"])])
    for judged in records(quality(tables)):
        mine = sorted((r for r in listed if r["article"] == judged["article"]),
                      key=lambda r: (not r["suggestion"], -(r["confidence"] or 0)))
        if mine and judged["penalty"]:
            examples = ", ".join(f"“{clip(r['text'], 40)}”" + (f" for “{clip(r['suggestion'], 40)}”"
                                 if r["suggestion"] else "") for r in mine[:2])
            yield Finding("wording", f"{judged['source']}: {plural(len(mine), 'suspected wording defect')}, such as "
                                     f"{examples}. {_capital(judged['judgement'])}".rstrip(),
                          [(r["article"], r["start"], r["end"]) for r in mine[:2]])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unseen(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """What limits the comparison: repeated articles, unknown outlets, other languages."""
    found = records(tables.articles)
    for r in found:
        if r["duplicate_of"]:
            yield Finding("sources", f"{sources.dated(r['article'])} repeats {sources.dated(r['duplicate_of'])}: "
                                     "the two count as one source.", [(r["article"], 0, 0)])
    unknown = sum(not r["source"] for r in found)
    if unknown:
        yield Finding("sources", f"{unknown} of {plural(len(found), 'article')} {_verb(['x'] * unknown, 'come')} "
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


def _agreed_claims(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Without a codebook: the claims that the most sources state."""
    if len(tables.facts):
        return
    spoken: dict[str, list[Row]] = {}
    for a in records(tables.attributions):
        spoken.setdefault(a["article"], []).append(a)
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.claims):
        if r["stance"] == "states" and not _opens_speech(r, spoken.get(r["article"], [])):
            groups.setdefault((r["story"], r["claim"]), []).append(r)
    for rows in sorted(groups.values(), key=lambda g: -len(_articles(g))):
        if len(_articles(rows)) > 1:
            firsts = {r["article"]: (r["article"], r["start"], r["end"]) for r in reversed(rows)}
            yield Finding("claim", f"{sources.named(_articles(rows))} {_verb(_articles(rows), 'report')}: "
                                   f"“{clip(rows[0]['label'], 160)}”.", [firsts[a] for a in _articles(rows)])


def _opens_speech(claim: Row, spoken: list[Row]) -> bool:
    """'Mayor Ann Lee said on Monday': who speaks and the cue, and hardly a word of what is said."""
    return any(present(a["cue_start"]) and claim["start"] <= a["cue_start"] < claim["end"]
               and len(claim["text"].split()) <= len(a["source"].split()) + len(a["cue"].split()) + _BESIDE
               for a in spoken)


RULES: tuple[Rule, ...] = (_changed, _differing, _contradicted, _disagreeing, _other_values, _spun, _agreeing,
                           _agreed_claims, _outline, _unseen)

