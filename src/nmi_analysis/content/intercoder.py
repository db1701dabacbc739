"""Agreement of coders: people with the program, and people with each other."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from math import nan
from pathlib import Path

import pandas as pd

from ..errors import ParameterError
from ..settings import ContentSettings
from ..store import Row, TableSet, records
from ..views.frame import View, view
from ..views.sources import Sources
from ..views.words import clip, plural, variable_label
from .coding import NONE, Code, Codings, Remark, Unit, coded, coded_variables, is_number, program
from .reliability import Estimate, Ratings, agreeing, alpha, estimated, kappa, paired

PROGRAM = "nmi-analysis"
_SETTINGS = ContentSettings()
_QUOTED = 160  # characters of a sentence that is shown
_CODE = 40  # characters of a code in a note
_SHOWN = {"label": "Variable", "units": "Units", "agreeing": "Agree, %", "alpha": "Alpha", "alpha_range": "95%",
          "kappa": "Kappa", "kappa_range": "95%", "reason": "Remark"}


@dataclass(frozen=True)
class Agreement:
    """How far coders agree, by variable, and where they do not.

    ``coefficients``: a row per variable. ``disagreements``: a row per article and variable that is coded in two ways,
    with every coder's values and a link to the sentence. ``remarks``: a row per code that is left out of account, with
    coder, article, variable and the reason. ``coders``: their names. ``note``: what was not used, and why.
    """

    coefficients: View
    disagreements: View
    remarks: View
    coders: tuple[str, ...]
    note: str

    def _repr_html_(self) -> str:
        return (f"<p>{escape(self.note)}</p>{self.coefficients._repr_html_()}"
                f"<h3>Disagreements</h3>{self.disagreements._repr_html_()}"
                + (f"<h3>Codes left out</h3>{self.remarks._repr_html_()}" if len(self.remarks) else ""))

    def __repr__(self) -> str:
        return (f"{self.note}\n{self.coefficients!r}\n\nDisagreements\n{self.disagreements!r}"
                + (f"\n\nCodes left out\n{self.remarks!r}" if len(self.remarks) else ""))


def agreement(tables: TableSet, *codings: "str | Path | pd.DataFrame", with_program: bool = True,
              interval: Iterable[str] = ()) -> Agreement:
    """How far one or several people's codings agree with the program's facts and with each other.

    ``codings``: filled-in sheets (``nmi.coding_sheet``) as files or DataFrames with the columns ``article``,
    ``variable``, ``value`` and, if known, ``coder`` and ``note``; without ``coder`` a file's name is the coder's.
    ``with_program``: whether the program counts as a coder. ``interval``: variables whose values are numbers with a
    distance (alpha alone, of the units whose codes are one number each); all others are nominal: the same or not.

    A unit is an article and a variable. ``none`` is a value (the article says nothing); a blank cell is not coded and
    left out of account. Several values of one unit are one code. A code that is none of its variable's kind ('abc',
    '$5 million' or '12 May' where a number or a date is asked for) is left out as well, and is one of the ``remarks``.

    The coefficients have for each variable ``units`` (coded by two or more), ``agreeing`` (share of pairs of codings
    that are the same, in per cent), ``alpha`` (Krippendorff's, 1 perfect, 0 chance), ``kappa`` (Cohen's, of several
    coders the mean of their pairs), both with the ends of their 95% intervals by the jackknife over units, and
    ``reason``: why a number is missing or worth little. Alpha and kappa are undefined, and missing, where every code is
    the same. Krippendorff asks for an alpha of 0.8, and for 0.667 where conclusions may be tentative.

    Raises ParameterError for fewer than two coders, a name that two coders have, a sheet without the columns or
    without a known unit, an unknown variable; InputError for a file that cannot be read.

    Sources: Krippendorff (2019), Content Analysis, 4th edition, chapter 12; Cohen (1960); Light (1971); Efron and
    Tibshirani (1993), chapter 11.

    >>> import nmi_analysis as nmi
    >>> tables = nmi.analyze("sample")
    >>> sheet = nmi.coding_sheet(tables, filled=True).assign(coder="Ada")
    >>> nmi.agreement(tables, sheet).coders
    ('nmi-analysis', 'Ada')
    """
    variables, numbers = coded_variables(tables), set(interval)
    kinds = _kinds(tables, variables, numbers)
    listed = [c for n, given in enumerate(codings, start=1) for c in coded(tables, kinds, given, _name(given, n))]
    coders = _coders(tables, listed, with_program=with_program)
    rows = (_row(variable_label(tables, name), name, _ratings(coders, name), interval=name in numbers)
            for name in variables)
    found = [r for r in rows if r["units"]]
    return Agreement(
        view(found, _SHOWN, empty="No unit is coded by two coders.",
             hidden=["variable", "alpha_low", "alpha_high", "kappa_low", "kappa_high"]),
        _disagreements(tables, coders, variables), _remarks(tables, coders, numbers),
        tuple(c.coder for c in coders), _note(coders, found))


def _kinds(tables: TableSet, variables: Collection[str], numbers: set[str]) -> dict[str, str]:
    """Variable to what its codes are, those of ``numbers`` numbers whatever the codebook says."""
    if numbers - set(variables):
        raise ParameterError(f"no variable '{min(numbers - set(variables))}'; there are {', '.join(variables)}")
    known = tables.signature.get("kinds") or {}
    return {name: "number" if name in numbers else known.get(name, "") for name in variables}


def _name(given: "str | Path | pd.DataFrame", number: int) -> str:
    return f"coder {number}" if isinstance(given, pd.DataFrame) else Path(given).stem


def _coders(tables: TableSet, listed: list[Codings], *, with_program: bool) -> list[Codings]:
    """The program first, if it counts; it has coded every unit that a person has."""
    coders = list(listed)
    if with_program:
        facts = program(tables)
        units = dict.fromkeys(u for c in listed for u in c.codes)
        coders.insert(0, Codings(PROGRAM, {u: facts.get(u, frozenset({NONE})) for u in units}))
    names = [c.coder for c in coders]
    twice = next((n for n in names if names.count(n) > 1), None)
    if twice is not None:
        raise ParameterError(f"two sheets are of the coder '{twice}'; give one another name in the column 'coder'")
    if len(coders) < 2:
        raise ParameterError("agreement needs two coders")
    return coders


def _ratings(coders: list[Codings], variable: str) -> dict[str, dict[str, Code]]:
    made: dict[str, dict[str, Code]] = {}
    for c in coders:
        for (article, name), said in c.codes.items():
            if name == variable:
                made.setdefault(article, {})[c.coder] = said
    return {article: made[article] for article in sorted(made)}


def _row(label: str, variable: str, codes: dict[str, dict[str, Code]], *, interval: bool) -> Row:
    ratings: Ratings = {a: _numbers(by) for a, by in codes.items()} if interval else codes
    units, measured = len(paired(codes)), len(paired(ratings))
    a = estimated(partial(alpha, interval=interval), ratings)
    k = Estimate(nan, reason="kappa is for nominal values") if interval else estimated(kappa, ratings)
    few = f"few units: fewer than {_SETTINGS.few_units}" if measured < _SETTINGS.few_units else ""
    left = "" if measured == units else f"alpha of {measured} of {units} units: the others are not one number each"
    share = agreeing(codes)
    return {"label": label, "variable": variable, "units": units, "agreeing": round(100 * share, 6), "alpha": a.value,
            "alpha_low": a.low, "alpha_high": a.high, "alpha_range": _range(a), "kappa": k.value, "kappa_low": k.low,
            "kappa_high": k.high, "kappa_range": _range(k),
            "reason": "; ".join(dict.fromkeys(filter(None, (left, a.reason, k.reason, few))))}


def _range(e: Estimate) -> str:
    """An interval in words: '0.43 to 0.91'; blank where there is none."""
    return "" if e.low != e.low else f"{e.low:.2f} to {e.high:.2f}"


def _numbers(by: dict[str, Code]) -> dict[str, Hashable]:
    """The codes that are one number."""
    return {coder: float(next(iter(said))) for coder, said in by.items() if _one_number(said)}


def _one_number(said: Code) -> bool:
    return len(said) == 1 and all(map(is_number, said))


def _remarks(tables: TableSet, coders: list[Codings], numbers: set[str]) -> View:
    """Codes of another kind than their variable's, and those of several numbers where alpha is of one."""
    sources = Sources(tables)
    found = [r for c in coders for r in c.unread]
    found += [Remark(c.coder, *unit, "; ".join(sorted(said)), "left out of alpha: not one number")
              for c in coders for unit, said in c.codes.items()
              if unit[1] in numbers and said != {NONE} and not _one_number(said)]
    rows = [{**r._asdict(), "label": variable_label(tables, r.variable), "source": sources.dated(r.article)}
            for r in found]
    return view(rows, {"coder": "Coder", "article": "Article", "variable": "Variable", "code": "Code",
                       "reason": "Remark"}, empty="Every code was read.", hidden=["label", "source"])


def _disagreements(tables: TableSet, coders: list[Codings], variables: list[str]) -> View:
    sources = Sources(tables)
    places: dict[Unit, Row] = {}
    for r in records(tables.facts):
        places.setdefault((r["article"], r["variable"]), r)
    titles = dict(zip(tables.articles["article"], tables.articles["title"], strict=True))
    rows = []
    for variable in variables:
        for article in sources.articles:
            unit = (article, variable)
            said = {f"by {c.coder}": "; ".join(sorted(c.codes[unit])) for c in coders if unit in c.codes}
            if len(set(said.values())) > 1:
                notes = "; ".join(f"{c.coder}: {c.notes[unit]}" for c in coders if unit in c.notes)
                rows.append({"label": variable_label(tables, variable), "source": sources.dated(article), **said,
                             **_where(sources, article, places.get(unit), titles[article]), "note": notes,
                             "article": article, "variable": variable})
    columns = {"label": "Variable", "source": "Source", **{f"by {c.coder}": c.coder for c in coders},
               "sentence": "Where the program read it, else the headline", "note": "Notes"}
    return view(rows, columns, empty="All coders agree on every unit.",
                hidden=["sentence_mark", "sentence_link", "article", "variable", "start", "end"])


def _where(sources: Sources, article: str, place: Row | None, title: str) -> Row:
    """The sentence of the program's fact, or the article where it found none."""
    if place is None:
        return {"sentence": clip(sources.headline(article, title), _QUOTED), "sentence_mark": None,
                "sentence_link": sources.link(article), "start": None, "end": None}
    start, end = place["start"], place["end"]
    quote, mark = sources.around(article, start, end, _QUOTED)
    return {"sentence": quote, "sentence_mark": mark, "sentence_link": sources.link(article, start, end),
            "start": start, "end": end}


def _note(coders: list[Codings], rows: list[Row]) -> str:
    told = [f"Coders: {', '.join(c.coder for c in coders)}."]
    known = [r for r in rows if r["alpha"] == r["alpha"]]
    if known:
        least = min(known, key=lambda r: r["alpha"])
        told.append(f"Lowest alpha: {least['alpha']:.2f} ({least['label']}).")
    told += [f"{c.coder}: {plural(c.blank, 'blank cell')} not coded." for c in coders if c.blank]
    told += [f"{c.coder}: {plural(len(c.unread), 'code')} not read, see the remarks "
             f"({', '.join(f'{r.article} / {r.variable}: {clip(r.code, _CODE)!r}' for r in c.unread[:3])})."
             for c in coders if c.unread]
    told += [f"{c.coder}: {plural(len(c.lost), 'line')} of no article or variable of these tables "
             f"({', '.join(c.lost[:3])})." for c in coders if c.lost]
    return " ".join(told)
