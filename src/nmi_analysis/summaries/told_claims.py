"""Findings on claims and passages: contradictions, other values, what all but one tell, agreement, who copied whom."""

from collections.abc import Iterable
from itertools import islice

from ..compare.polarity import negated
from ..compare.values import COMPATIBLE
from ..settings import SummarySettings
from ..tables import Row, TableSet, records
from .alone import all_but_one
from .contrasts import Contrast, Sides, contrasts, other_values
from .excluding import Amounts
from .finding import Finding, Place, articles_of, first_of_each, place, verb
from .items import Openings, in_brief, items, variable_of, worded
from .reuse import reuse
from .sources import Sources
from .told_otherwise import Details
from .words import clip, plural

LABEL = 140  # characters of a claim
MOST_COPIES = 3
NEGATION = "negation"  # the reason of a claim that is told with another polarity
MOST_VALUES = 4  # other values of a claim, by source
MOST_LEFT_OUT = 3  # sentences of what a source leaves out


def contradicted(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims (not codebook variables: those are told with their values) that contradict each other."""
    shown = Sides(tables)
    for c in contrasts(tables):
        if c.stance == "contradicts" and not variable_of(c.claim):
            reason = f": {in_brief(c.other)}" if c.reason else ""
            yield Finding("contradiction", f"“{clip(c.label, LABEL)}”: contradicted by "
                                           f"{sources.named([c.other['article']])}{reason}.", _both(shown, c))


def other(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims of which other articles give another value; codebook variables are told with theirs."""
    shown = Sides(tables)
    groups: dict[tuple[str, str], list[Contrast]] = {}
    for c in other_values(tables):
        if not variable_of(c.claim):
            groups.setdefault((c.story, c.claim), []).append(c)
    said, labels = _stating(tables), Labels(tables)
    for listed in groups.values():
        usual = worded(listed[0].sides[1])
        given = [f"{sources.named([c.other['article'], *c.also])} {verb([c.other['article'], *c.also], 'give')} "
                 f"{worded(c.sides[0])}" for c in listed]
        more = f"; {plural(len(given) - MOST_VALUES, 'further value')}" if len(given) > MOST_VALUES else ""
        places = [*_both(shown, listed[0]), *(place(c.other, shown.place(c.other, c)) for c in listed[1:])]
        label = labels.of(said[listed[0].story, listed[0].claim])
        yield Finding("differ", f"“{clip(label, LABEL)}”: another value, against {usual}: "
                                f"{'; '.join(given[:MOST_VALUES])}{more}.", places)


def denied(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims that other articles word with a negation, or without the one that the rest have."""
    shown, said = Sides(tables), _stating(tables)
    for c in contrasts(tables):
        if c.stance == "differs" and c.reason == NEGATION and not c.time_separated and not variable_of(c.claim):
            others = [c.other["article"], *c.also]
            stating = [r for r in said.get((c.story, c.claim), ()) if r["article"] not in others]
            yield Finding("denied", f"“{clip(c.label, LABEL)}” ({sources.named(articles_of(stating))}): the opposite "
                                    f"stands in {sources.named(others)}.",
                          [*_both(shown, c), *(p for p in first_of_each(stating) if p.article != c.one["article"])])


def _stating(tables: TableSet) -> dict[tuple[str, str], list[Row]]:
    """Story and claim to the statements of it."""
    made: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.claims):
        if r["stance"] == "states":
            made.setdefault((r["story"], r["claim"]), []).append(r)
    return made


def _both(shown: Sides, c: Contrast) -> list[Place]:
    return [place(r, shown.place(r, c)) for r in (c.one, c.other)]


def left_out(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Sources that say nothing of what all the others tell, one finding per source."""
    by_link = {r["value_link"]: r for r in items(tables) if r["stance"] == "states"}
    groups: dict[str, list[Row]] = {}
    for r in records(all_but_one(tables)):
        if not r["disputed"]:
            groups.setdefault(r["article"], []).append(r)
    for article, listed in groups.items():
        example = f"“{clip(listed[0]['label'], LABEL)}”"
        others = "both" if listed[0]["count"] == 2 else f"all {listed[0]['count']}"
        what = (f"what {others} other sources tell: {example}" if len(listed) == 1 else
                f"{len(listed)} things that {others} other sources tell, such as {example}")
        text = f"{sources.dated(article)} says nothing of {what}."
        yield Finding("left out", text, [place(by_link[r["quote_link"]]) for r in listed[:MOST_LEFT_OUT]])


def copied(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Pairs of articles with the most words in common that neither quotes."""
    rows = {(r["article_a"], r["article_b"], r["kind"] != "same_quote"): r
            for r in sorted(records(tables.reuse), key=lambda r: r["end_a"] - r["start_a"])}
    found = (r for r in records(reuse(tables)) if {r["article_a"], r["article_b"]} <= set(sources.independent))
    for r in islice(found, MOST_COPIES):  # of a repeated article it is told that the two count as one source
        if not r["copied"] or r["words"] < SummarySettings().copied:
            continue
        longest = rows[r["article_a"], r["article_b"], True]
        origin = f"; {r['from']} had {'it' if r['copied'] == 1 else 'them'} first" if r["origin"] else ""
        yield Finding("copied", f"{r['a']} and {r['b']} share {plural(r['copied'], 'passage')} "
                                f"({plural(r['words'], 'word')}), copied or lightly edited{origin}.",
                      [Place(longest[f"article_{s}"], longest[f"start_{s}"], longest[f"end_{s}"]) for s in "ab"])


def agreed(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Without a codebook: the claims that the most independent sources state."""
    if len(tables.facts):
        return
    openings, amounts, details = Openings(tables), Amounts(tables), Details(tables)
    independent = set(sources.independent)
    groups: dict[tuple[str, str], list[Row]] = {}
    against = {(r["story"], r["claim"]) for r in records(tables.claims)
               if r["stance"] in ("differs", "contradicts") and r["reason"] not in COMPATIBLE}
    for r in records(tables.claims):
        if (r["stance"] == "states" and r["article"] in independent and (r["story"], r["claim"]) not in against
                and not openings.has(r)):
            groups.setdefault((r["story"], r["claim"]), []).append(r)
    labels = Labels(tables)
    for listed in sorted(groups.values(), key=lambda g: -len(articles_of(g))):
        rows = _told_alike(listed, amounts, details)
        if len(articles_of(rows)) > 1:
            yield Finding("claim", f"{sources.named(articles_of(rows))} {verb(articles_of(rows), 'report')}: "
                                   f"“{clip(labels.of(rows), 160)}”.", first_of_each(rows))


class Labels:
    """Labels of claims; where one is a wording under suspicion, the first statement that is not."""

    def __init__(self, tables: TableSet) -> None:
        self._flags: dict[str, list[Row]] = {}
        for f in records(tables.flags):
            self._flags.setdefault(f["article"], []).append(f)

    def of(self, rows: list[Row]) -> str:
        """The label of statements of one claim."""
        label, within = str(rows[0]["label"]), [self._within(r) for r in rows]
        plain = next((str(r["text"]) for r, found in zip(rows, within, strict=True) if not found), "")
        spoilt = any(f["text"] in label for found in within for f in found)
        return plain if plain and spoilt else label

    def _within(self, row: Row) -> list[Row]:
        return [f for f in self._flags.get(row["article"], ()) if row["start"] <= f["start"] < row["end"]]


def _told_alike(rows: list[Row], amounts: Amounts, details: Details) -> list[Row]:
    """The statements of a claim that its label tells: with its figure, name and date, and denying nothing of it."""
    label = rows[0]["label"]
    rows = [rows[0], *(r for r in rows[1:] if not details.apart(rows[0], r))]
    named = next((r for r in rows if label in " ".join(r["text"].split())), rows[0])
    wanted = amounts.within(named)
    return [r for r in rows if (not wanted or wanted & amounts.within(r)) and not negated(label, r["text"])]
