"""Findings on what somebody said: one utterance rendered as its opposite, and denials."""

from collections.abc import Iterable

from .. import lexicons
from ..compare.clauses import function_words
from ..compare.polarity import denies
from ..compare.polarity import turned as turns
from ..settings import SummarySettings
from ..tables import Row, TableSet, records
from .finding import Finding, articles_of, first_of_each, place
from .sources import Sources
from .words import clip

WORDS = 110  # characters of an utterance
REFERENCES = 3  # renderings that the others of an utterance are held against


def turned(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Utterances that some articles render with a negation that the others have not; those of fewer articles first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.quote_variants):
        groups.setdefault((r["story"], r["utterance"]), []).append(r)
    for rows in groups.values():
        some, rest = two_sides(rows)
        if not some:
            continue
        speaker = next((r["speaker"] for r in rest + some if r["speaker"]), "")
        told = [f"{sources.named(articles_of(side))} {'have' if len(articles_of(side)) > 1 else 'has'} "
                 f"“{clip(side[0]['text'].rstrip(' ,.'), WORDS)}”" for side in (some, rest)]
        yield Finding("quotation", f"{f'Words of {speaker}' if speaker else 'One utterance'} with opposite sense: "
                                   f"{'; '.join(told)}.", [*first_of_each(some), *first_of_each(rest)])


def two_sides(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Renderings that deny what those of other articles affirm, or the other way round: the fewer, and the others.

    Both empty where no two articles are opposed, or where an article is on both sides.
    """
    if not any(denies(r["text"]) for r in rows):
        return [], []
    for first in rows[:REFERENCES]:
        against = [r for r in rows if r["article"] != first["article"] and opposed(r["text"], first["text"])]
        alike = [r for r in rows if r not in against]
        if against and not {*articles_of(against)} & {*articles_of(alike)}:
            return (alike, against) if len(articles_of(alike)) < len(articles_of(against)) else (against, alike)
    return [], []


def opposed(one: str, other: str) -> bool:
    """Whether two renderings of one utterance have opposite sense."""
    return turns(one, other, SummarySettings().turned)


def denials(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """What articles report to be denied, one finding per article; a denial in full before that of a headline."""
    denying = lexicons.words("polarity", kind="denying")
    groups: dict[str, list[Row]] = {}
    for r in records(tables.attributions):
        if r["article"] in sources.independent and denying & {*r["cue"].lower().split()}:
            groups.setdefault(r["article"], []).append(r)
    for article, rows in groups.items():
        rows.sort(key=lambda r: (not r["speaker"], -len(r["text"])))
        told, by = rows[0], _within(rows[0]["source"])
        first, last = min(told["start"], told["cue_start"]), max(told["end"], told["cue_end"])
        named = f" by {by}" if by and by.lower() not in function_words() else ""
        yield Finding("denial", f"{sources.dated(article)} reports a denial{named}: "
                                f"“{clip(sources.texts[article][first:last], WORDS)}”.",
                      [place(r, (r["cue_start"], r["cue_end"])) for r in rows])


def _within(name: str) -> str:
    """A name as it stands within a sentence: 'the Ministry' for 'The Ministry'."""
    return name[:1].lower() + name[1:] if name.partition(" ")[0].lower() in function_words() else name
