"""Two statements of one claim that do not go together, side by side, the words that differ marked."""

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import NamedTuple

from ..tables import Row, TableSet, records
from .excluding import NUMBER, Amounts
from .facts import value_of
from .finding import telling
from .frame import Summary, summary
from .items import in_brief, sides, variable_of
from .sources import Sources
from .times import same_time
from .words import clip, variable_label

QUOTE = 260  # characters of a sentence
MOST_ALSO = 4  # further sources of a statement, by name
_STEM = 4  # letters that two forms of a name or a word share: Canada, Canadian
REASONS = {"negation": "one denies it", "rounding or bound": "rounded, or at least, at most"}  # in plain words
_OTHER_VALUE = "other value"
_OTHER_DATE = "other date"
_MARKED = frozenset(("contradicts", "differs"))


class Contrast(NamedTuple):
    """One statement of a claim (``one``), another article's that does not go with it, and who else has the latter."""

    story: str
    claim: str
    label: str
    reason: str
    stance: str
    time_separated: bool
    one: Row
    other: Row
    also: tuple[str, ...] = ()

    @property
    def sides(self) -> tuple[str, str]:
        """The value of the other statement and the usual one, blank where it gives none."""
        return sides(self.other)

    @property
    def pair(self) -> frozenset[tuple[str, int]]:
        """The two sentences: told once, whatever the number of claims in them."""
        return frozenset((r["article"], r["sentence"]) for r in (self.one, self.other))


def contrasts(tables: TableSet) -> list[Contrast]:
    """All of them, each pair of sentences once: contradictions first, codebook variables before other claims.

    ``one`` is the first statement of the claim from the time of most whose figure excludes the other's; of a codebook
    variable, of the value that most articles state. Articles with the same value or reason are told together.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in records(tables.claims):
        groups[r["story"], r["claim"]].append(r)
    for r in _without_statement(tables, groups):
        groups[r["story"], r["claim"]].append(r)
    votes = Counter({key: len({r["article"] for r in rows if r["stance"] == "states"}) for key, rows in groups.items()})
    made: list[Contrast] = []
    seen: set[tuple[str, str]] = set()
    values, amounts, published = Values(tables), Amounts(tables), Sources(tables).published
    for (story, claim), rows in sorted(groups.items(), key=lambda g: -votes[g[0]]):
        stating = sorted((r for r in rows if r["stance"] == "states"), key=lambda r: bool(r["time_separated"]))
        variable = variable_of(claim)
        if (story, variable) in seen or not stating:
            continue
        seen.update({(story, variable)} if variable else ())
        label = variable_label(tables, variable) if variable else rows[0]["label"]
        alike: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        for r in rows:
            if r["stance"] in _MARKED and r["article"] != stating[0]["article"]:
                alike[r["stance"], r["reason"], bool(r["time_separated"]), values.of(claim, r)].append(r)
        for listed in alike.values():
            r = listed[0]
            one = next((s for s in stating if not amounts.compatible(s, r)), None)
            if one is None:
                continue  # 'at least five' and 'seven'
            also = tuple(dict.fromkeys(o["article"] for o in listed if o["article"] != r["article"]))
            separated = bool(r["time_separated"]) or _yet_to_come(
                r, *(published.get(s["article"], "") for s in (one, r)))
            made.append(Contrast(story, claim, label, r["reason"], r["stance"], separated, one, r, also))
    made.sort(key=lambda c: (c.stance != "contradicts", c.time_separated, not variable_of(c.claim)))
    once: dict[frozenset[tuple[str, int]], Contrast] = {}
    for c in made:
        once.setdefault(c.pair, c)
    return list(once.values())


def _without_statement(tables: TableSet, groups: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """Figures that ``coverage`` holds against a claim in articles without a statement of it, as statements."""
    figures: dict[tuple[str, float], Row] = {}
    for f in records(tables.figures):
        if f["value"] is not None:
            figures.setdefault((f["article"], f["value"]), f)
    made = []
    for r in records(tables.coverage):
        own = NUMBER.match(sides(r)[0]) if r["reason"].startswith(_OTHER_VALUE) else None
        said = groups.get((r["story"], r["claim"]), ())
        figure = figures.get((r["article"], float(own[0]))) if own else None
        if figure and r["stance"] == "differs" and all(s["article"] != r["article"] for s in said):
            made.append({**figure, **r})
    return made


def _yet_to_come(row: Row, *published: str) -> bool:
    """Whether the later of two dates that differ was still to come for the earlier of articles of two times."""
    if not row["reason"].startswith(_OTHER_DATE) or same_time(*published):
        return False
    first, last = min(published), max(sides(row))
    return last[:len(first)] > first[:len(last)]


def other_values(tables: TableSet) -> list[Contrast]:
    """Those of one time in which another number is given."""
    numbered = {r["variable"] for r in records(tables.facts) if r["number"] is not None}
    return [c for c in contrasts(tables) if c.stance == "differs" and not c.time_separated
            and c.reason.startswith(_OTHER_VALUE) and (not variable_of(c.claim) or variable_of(c.claim) in numbered)]


def contradictions(tables: TableSet) -> Summary:
    """Statements that cannot both be true as worded, side by side."""
    return _table(tables, [c for c in contrasts(tables) if c.stance == "contradicts"],
                  "No contradiction found by the rules (who leads what; codebook variables marked single).")


def differences(tables: TableSet) -> Summary:
    """Statements of one time that differ and may both be true: another value, date or wording; the sharpest first."""
    found = [c for c in contrasts(tables) if c.stance == "differs" and not c.time_separated]
    return _table(tables, sorted(found, key=lambda c: not c.reason.startswith("other")),
                  "No statement differs from another article's of the same time.")


def other_times(tables: TableSet) -> Summary:
    """Statements that differ from the others' and are from another time: no contradiction."""
    return _table(tables, [c for c in contrasts(tables) if c.time_separated and c.stance == "differs"],
                  "No statement of another time differs from the others'.")


def _table(tables: TableSet, found: list[Contrast], empty: str) -> Summary:
    shown = Sides(tables)
    rows = []
    for c in found:
        row: Row = {"label": clip(c.label, 110), "variable": variable_of(c.claim), "reason": shown.reason(c),
                    "pair": "|".join(sorted((c.one["article"], c.other["article"])))}
        for side, said in (("says", c.one), ("against", c.other)):
            row[side], row[f"{side}_mark"] = shown.told(said, c)
            row[f"{side}_link"] = shown.sources.link(said["article"], said["start"], said["end"])
        rows.append(row)
    return summary(rows, {"label": "About", "says": "One says", "against": "Another says", "reason": "Why"},
                   empty=empty, hidden=["says_link", "against_link", "says_mark", "against_mark", "pair", "variable"])


class Values:
    """The codebook's values of statements."""

    def __init__(self, tables: TableSet) -> None:
        self._values = {(f["variable"], f["article"], f["start"]): value_of(f) for f in records(tables.facts)}

    def of(self, claim: str, row: Row) -> str:
        """The value that a statement gives of a claim's variable; blank for a claim without one."""
        return self._values.get((variable_of(claim), row["article"], row["start"]), "")


class Sides:
    """How the two sides of contrasts are told: source, date and sentence, clipped around the words that differ."""

    def __init__(self, tables: TableSet) -> None:
        self._tables = tables
        self.sources = Sources(tables)
        self._given = Values(tables)

    @cached_property
    def _values(self) -> dict[str, list[tuple[int, int, str]]]:
        """Article to its figures and dates: start, end, and the value as a reason writes it."""
        made: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for r in records(self._tables.figures):
            if r["value"] is not None:
                made[r["article"]].append((r["start"], r["end"], f"{r['value']:g}"))
        for r in records(self._tables.dates):
            made[r["article"]].append((r["start"], r["end"], r["iso"]))
        return made

    def reason(self, contrast: Contrast) -> str:
        """Why the two do not go together, with the values where they are known: 'at another time: no ≠ yes'."""
        given = [self._given.of(contrast.claim, r) for r in (contrast.other, contrast.one)]
        told = f": {given[0]} ≠ {given[1]}" if all(given) and given[0] != given[1] else ""
        if contrast.time_separated:
            return f"at another time{told}"
        if contrast.reason.startswith("other") and told:
            return f"{contrast.reason.partition(':')[0]}{told}"
        kind = contrast.reason.partition(":")[0]
        return f"{kind}: {in_brief(contrast.other)}" if contrast.sides[0] else REASONS.get(kind, contrast.reason)

    def told(self, said: Row, contrast: Contrast) -> tuple[str, tuple[int, int] | None]:
        """'Northern Post, 2031-03-04: sentence' and where in it the differing words are, or None."""
        start, end = self.place(said, contrast)
        also = contrast.also if said is contrast.other else ()
        opening = ", ".join(filter(None, (
            self.sources.label(said["article"]), self.sources.published.get(said["article"], ""),
            f"also {self.sources.named(list(also), MOST_ALSO)}" if also else ""))) + ": "
        text, mark = self.sources.told(opening, said["article"], start, end, QUOTE)
        return text or opening + said["text"], telling(mark, text)

    def place(self, said: Row, contrast: Contrast) -> tuple[int, int]:
        """The words of a statement that the reason names, else the whole statement."""
        own, usual = contrast.sides
        for value in (own if said is contrast.other else usual).split():
            found = self._value(said, value.rstrip("%")) or _word(said, value)
            if found:
                return found
        return said["start"], said["end"]

    def _value(self, said: Row, value: str) -> tuple[int, int] | None:
        return next(((s, e) for s, e, v in self._values.get(said["article"], ())
                     if v == value and said["start"] <= s and e <= said["end"]), None)


def _word(said: Row, value: str) -> tuple[int, int] | None:
    """A word of the statement with the beginning of ``value``."""
    if len(value) < _STEM:
        return None
    found = re.search(rf"\b{re.escape(value[:max(_STEM, len(value) - 2)])}\w*", said["text"], re.IGNORECASE)
    return (said["start"] + found.start(), said["start"] + found.end()) if found else None
