"""Rows of ``facts``: what an article says of each variable of the codebook; for who writes one, what it nearly says.

What stands at a place becomes the canonical value of a variable, affirmed or denied.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ... import lexicons
from ...english import Context, Document
from ...settings import FactSettings
from ...store import Row, Rows
from ..codebook import Codebook, Rule, Variable
from ..dates.vocabulary import count
from .places import Failed, Place, Surroundings, failures, fits, phrase, places

_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_OPPOSITE = {"yes": "no", "no": "yes"}


def filled(
    around: Surroundings, variable: Variable, rule: Rule, place: Place, *, negated: bool, inside: bool,
) -> Row | None:
    """``value`` and, for numbers, its columns; None where there is no value of the variable's kind.

    A pattern's match may hold a figure or a date: then the value is that row's. ``inside``: what negates the place
    stands in it.
    """
    given: str | None = rule.value
    if given is None and rule.values:
        given = _mapped(rule.values, place.said)
        if given is None:
            return None
    if variable.kind == "yes_no":
        return _yes_no(given, negated=negated, inside=inside)
    if variable.kind == "number":
        return _numeric(variable, given, _row_of(around, "figures", place), place.said)
    if variable.kind == "date":
        value = given or str((_row_of(around, "dates", place) or {}).get("iso") or "")
        return {"value": value} if _ISO.fullmatch(value) else None
    value = given or str(place.row.get("entity") or place.row.get("speaker") or place.said)
    return {"value": " ".join(value.split())} if value.strip() else None


def _mapped(values: dict[str, str], said: str) -> str | None:
    return next((value for word, value in values.items() if phrase(word).search(said)), None)


def _yes_no(given: str | None, *, negated: bool, inside: bool) -> Row | None:
    """The statement holds unless it is negated, which makes a value of the codebook's own the opposite.

    'not approved' as a match that the codebook itself calls 'no' is a 'no' already.
    """
    value = {"true": "yes", "false": "no"}.get(given.lower(), given.lower()) if given is not None else "yes"
    if negated and not (value == "no" and inside):
        value = _OPPOSITE.get(value, value)
    return {"value": value}


def _row_of(around: Surroundings, table: str, place: Place) -> Row | None:
    return place.row if "value" in place.row or "iso" in place.row else around.first_in(table, place.value)


def _numeric(variable: Variable, given: str | None, row: Row | None, said: str) -> Row | None:
    if given is None and row is not None and row.get("value") is not None:
        number, upper = float(row["value"]), row.get("upper")
        value = canonical(number) if upper is None else f"{canonical(number)}-{canonical(float(upper))}"
        return {"value": value, "number": number, "upper": upper, "unit": variable.unit or row.get("unit") or "",
                "bound": row.get("bound") or "", "as_of": row.get("as_of") or ""}
    found = parsed(given if given is not None else said)
    if found is None:
        return None
    return {"value": canonical(found), "number": found, "unit": variable.unit, "bound": "="}


def parsed(said: str) -> float | None:
    """'4,000', 'eight', 'a': the number; None where there is none."""
    m = _NUMERAL.search(said)
    if m:
        return float(m.group().replace(",", ""))
    return next((float(n) for word in said.split() if (n := count(word)) is not None), None)


def canonical(number: float) -> str:
    """Shortest text of a number: '4000', '2.5'."""
    return str(int(number)) if number.is_integer() else repr(number)


_NEGATION = frozenset({"no", "not", "never", "neither", "nor", "none", "without", "n't", "n’t", "cannot"})
_CLAUSE = frozenset({",", ";", ":", ".", "—", "–", "“", "”", '"', "but", "that", "and"})
_BREAKS = frozenset({";", ":", "“", "”", '"', "but", "while", "whereas", "although", "though"})
# 'not only to 40' and 'no fewer than 40' deny nothing
_ADDING = frozenset({"only", "just", "merely", "simply"})
_COMPARATIVE = frozenset({"JJR", "RBR"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})


def negates(document: Document, place: Place) -> bool:
    """A negation stands inside the place."""
    first, last = document.token_at(place.start), document.token_at(place.end - 1)
    return any(_negation(document, i) for i in range(first, last + 1))


def denied(document: Document, place: Place, settings: FactSettings) -> bool:
    """A negation stands shortly before the place, in the same clause."""
    return _negated(document, document.token_at(place.start), place.sentence, settings.negation_reach)


def change_denied(document: Document, figure: int, place: Place, settings: FactSettings) -> bool:
    """The change that arrives at a figure is denied: 'did not expand the mission to 40'; ``figure``: its start."""
    first = document.token_at(figure)
    verb = _governing(document, first, place.sentence, settings.change_reach)
    return verb is not None and _negated(document, verb, place.sentence, settings.verb_negation_reach)


def _governing(document: Document, first: int, sentence: int, reach: int) -> int | None:
    """The token of the nearest word of change to the left in the clause, or of a finite verb nearer than that."""
    floor = max(document.sentences[sentence].first, first - reach - 1)
    for i in range(first - 1, floor - 1, -1):
        token = document.tokens[i]
        if token.lower in _BREAKS:
            return None
        if token.lower in _changing() or token.tag in _FINITE:
            return i
    return None


@cache
def _changing() -> frozenset[str]:
    """Verbs and nouns of change."""
    return frozenset(r["word"] for r in lexicons.table("changes") if r["class"] in ("verb", "noun"))


def _negated(document: Document, first: int, sentence: int, reach: int) -> bool:
    for i in range(first - 1, max(document.sentences[sentence].first, first - reach) - 1, -1):
        if document.tokens[i].lower in _CLAUSE:
            return False
        if _negation(document, i):
            return True
    return False


def _negation(document: Document, i: int) -> bool:
    word, after = document.tokens[i].lower, document.tokens[i + 1:i + 3]
    if word not in _NEGATION and not word.endswith(("n't", "n’t")):
        return False
    bound = len(after) == 2 and after[0].tag in _COMPARATIVE and after[1].lower == "than"
    return not bound and not (after and after[0].lower in _ADDING)


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``facts`` in text order within each variable; none without a codebook."""
    if context.codebook is None:
        return
    around = Surroundings(document, rows)
    for name, variable in context.codebook.variables.items():
        found: dict[tuple[int, int, str], Row] = {}
        for rule in variable.any:
            for place in places(document, rows, rule):
                row = row_at(around, variable, rule, place, context.settings.facts)
                if row is not None:
                    found.setdefault((row["start"], row["end"], row["value"]), {"variable": name, **row})
        yield from (found[key] for key in sorted(found))


def row_at(
    around: Surroundings, variable: Variable, rule: Rule, place: Place, settings: FactSettings,
) -> Row | None:
    """The fact at one place; None where the place does not fit the rule or holds no value of the variable's kind."""
    if not fits(around, rule, place):
        return None
    inside = negates(around.document, place)
    changed = around.arrival(place.row, place.value)
    negated = inside or denied(around.document, place, settings) or (
        changed is not None and change_denied(around.document, changed, place, settings))
    made = filled(around, variable, rule, place, negated=negated, inside=inside)
    if made is None:
        return None
    return {"start": place.start, "end": place.end, "polarity": "denied" if negated else "affirmed",
            "attribution": around.attribution(place.start), "rule": f"facts.{rule.from_}/v1", **made}


class Attempt(NamedTuple):
    """A place that a variable's rule looks at: the row of ``facts`` there, or the one condition that it fails."""

    variable: str
    rule: int  # number of the rule in its variable, from 1
    start: int
    end: int
    row: Row | None
    failed: Failed | None = None


def attempts(document: Document, rows: Rows, codebook: Codebook, settings: FactSettings) -> Iterator[Attempt]:
    """Every place that is found, and those that fail by one condition alone."""
    around = Surroundings(document, rows)
    for name, variable in codebook.variables.items():
        for number, rule in enumerate(variable.any, 1):
            for place in places(document, rows, rule):
                row = row_at(around, variable, rule, place, settings)
                failed = [] if row else list(failures(around, rule, place)) or [_valueless(variable, place)]
                if len(failed) < 2:
                    yield Attempt(name, number, place.start, place.end, row, failed[0] if failed else None)


def _valueless(variable: Variable, place: Place) -> Failed:
    """The place meets every condition, and what stands there is no value of the variable."""
    listed = tuple(word for rule in variable.any for word in rule.values)
    return Failed("values", listed, place.said) if listed else Failed("kind", (variable.kind,), place.said)
