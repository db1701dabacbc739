"""All tables of one run, in memory and in a folder, checked, and cut to some of its articles.

Which articles a name means: an id, what charts and lists call it, an outlet, the beginning of one, a number. The check
that every row is its slice is made with pandera models, built from the schemas when asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from difflib import get_close_matches
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ..errors import ParameterError, TableError, UnknownError
from ..rows.schemas import TABLES, Table
from . import files
from .folder import SAVED, saving
from .rows import DTYPES, frame, records

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = re.compile(r"\d+")


def matching(asked: str | int, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The articles that ``asked`` names; ``names`` is article to what it may be called beside its id.

    The first of these ways that finds any: the id; a name; the beginning of an id or of a name; the number that an id
    begins with, before beginnings where a number is asked (papermill makes 4 of '004'). Capitals and runs of spaces do
    not count.
    """
    if asked in names:
        return [str(asked)]
    wanted = _folded(str(asked))
    called = {article: {_folded(n) for n in (article, *given)} - {""} for article, given in names.items()}
    begun = [a for a, own in called.items() if wanted and any(n.startswith(wanted) for n in own)]
    numbered = [a for a in names if _begins(a, wanted)]
    return ([a for a, own in called.items() if wanted in own]
            or (numbered or begun if isinstance(asked, int) else begun or numbered))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _begins(article: str, wanted: str) -> bool:
    """Whether an id begins with a number, whatever its zeros."""
    digits = _NUMBER.match(article)
    return digits is not None and wanted.isdecimal() and digits[0].lstrip("0") == wanted.lstrip("0")


Names = str | Iterable[str] | None


class TableSet(Mapping[str, "pd.DataFrame"]):
    """All tables of one run, by name: ``tables.figures`` or ``tables["figures"]``, each a tidy pandas DataFrame.

    A mapping: iteration gives names, ``items()`` names and frames. An edited frame is put in its place by
    assignment, and saved with the others; what had been made from it stays as it was (see ``decide``).
    ``signature`` is the dict written beside them. Raises UnknownError for an unknown table.
    """

    _whole: Any = None  # of a selection: the set that it is cut from
    _chosen: frozenset[str] = frozenset()  # and its articles

    def __init__(self, made: Mapping[str, "pd.DataFrame"], signature: Mapping[str, Any] | None = None) -> None:
        self._frames = dict(made)
        self.signature: dict[str, Any] = dict(signature or {})

    def __getitem__(self, name: str) -> "pd.DataFrame":
        if name in self._frames:
            return self._frames[name]
        close = get_close_matches(str(name), TABLES, 1)
        hint = f"; did you mean '{close[0]}'?" if close else ""
        raise UnknownError(f"no table '{name}'; there are {', '.join(TABLES)}{hint}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __getattr__(self, name: str) -> "pd.DataFrame":
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if name in TABLES:
            self[name] = value
        elif name.startswith("_") or name == "signature":
            super().__setattr__(name, value)
        else:
            raise UnknownError(f"no table '{name}'; there are {', '.join(TABLES)}")

    def __setitem__(self, name: str, value: "pd.DataFrame") -> None:
        if name not in TABLES:
            raise UnknownError(f"no table '{name}'; there are {', '.join(TABLES)}")
        if not hasattr(value, "columns"):
            raise TableError(f"{name}: a table is a DataFrame, not {type(value).__name__}")
        self._frames[name] = frame(TABLES[name], records(value))
        self.signature["edited"] = sorted({*self.signature.get("edited", ()), name})

    def __dir__(self) -> list[str]:
        return sorted({*(n for n in super().__dir__() if not n.startswith("_")), *TABLES})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{n}: {len(f)}' for n, f in self._frames.items())})"

    def _repr_html_(self) -> str:
        edited = self.signature.get("edited", ())
        rows = "".join(
            f'<tr><td style="text-align:left">{escape(name)}{" (edited)" if name in edited else ""}</td>'
            f'<td style="text-align:right">{len(made):,}</td>'
            f'<td style="text-align:left">{escape(TABLES[name].row)}</td></tr>' for name, made in self.items())
        return ('<table><thead><tr><th style="text-align:left">Table</th><th style="text-align:right">Rows</th>'
                f'<th style="text-align:left">A row is</th></tr></thead><tbody>{rows}</tbody></table>')

    def text(self, article: str) -> str:
        """The article's text. Raises UnknownError for an unknown article."""
        return str(self._article(article)["text"])

    def sha256(self, article: str) -> str:
        """SHA-256 of the article's text. Raises UnknownError for an unknown article."""
        return str(self._article(article)["sha256"])

    def _article(self, article: str) -> "pd.Series[Any]":
        listed = self["articles"]
        found = listed.loc[listed["article"] == article]
        if found.empty:
            raise UnknownError(f"no article '{article}'; there are {', '.join(listed['article'][:20])}")
        return found.iloc[0]

    def find(self, name: str | int) -> str:
        """The article of this id, label or source, or of the beginning of one alone; 4 is that of '004'.

        Raises UnknownError where there is none, or several.
        """
        listed = self["articles"]
        ids = [str(a) for a in listed["article"]]
        found = matching(name, dict(zip(ids, zip(listed["label"], listed["source"], strict=True), strict=True)))
        if len(found) != 1:
            raise UnknownError(f"{'several articles are' if found else 'no article is'} '{name}'; there are "
                               f"{', '.join(found or ids[:20])}")
        return found[0]

    def of(self, *, source: Names = None, story: Names = None, article: Names = None) -> Self:
        """The tables cut to some articles: those of the sources, of the stories, or named; all conditions hold.

        ``article``: ids, labels, or beginnings of ids. Rows of other articles are gone, and with them what needs
        them: a finding stays where all that it quotes does, a shared passage where both articles do. Every chart and
        summary takes such a set as it is. Raises UnknownError for a name that no article has.

        >>> sorted(tables.of(article=["000", "004"]).articles["article"].str[:3])
        ['000', '004']
        """
        listed = self["articles"]
        chosen = set(listed["article"])
        if source is not None:
            names = _names(source)
            self._known(names, {*listed["source"], *listed["label"]}, "source")
            chosen &= set(listed.loc[listed["source"].isin(names) | listed["label"].isin(names), "article"])
        if story is not None:
            names, stories = _names(story), self["stories"]
            self._known(names, set(stories["story"]), "story")
            chosen &= set(stories.loc[stories["story"].isin(names), "article"])
        if article is not None:
            chosen &= {self.find(name) for name in _names(article)}
        made = type(self)(cut(self._frames, chosen), self.signature)
        made._whole, made._chosen = self._whole or self, frozenset(chosen)
        return made

    def _cut_again(self) -> None:
        """A selection follows the set that it was cut from."""
        if self._whole is not None:
            self._frames, self.signature = cut(self._whole._frames, self._chosen), dict(self._whole.signature)

    @staticmethod
    def _known(names: Iterable[str], there: set[str], kind: str) -> None:
        for name in names:
            if name not in there:
                raise UnknownError(f"no {kind} '{name}'; there are {', '.join(sorted(filter(None, there))[:20])}")

    def save(self, folder: str | Path, form: str = "csv") -> None:
        """Write every table and ``datapackage.json`` into ``folder``: all of them, or none.

        ``form``: csv, parquet or jsonl; xlsx writes CSV and beside it one workbook, ``tables.xlsx``.
        Raises ParameterError for another one.
        """
        if form not in SAVED:
            raise ParameterError(f"unknown format '{form}'; there are {', '.join(SAVED)}")
        with saving(Path(folder), form, self.signature) as place:
            for name, table in TABLES.items():
                files.write(table, records(self._frames[name]), place(name))


def _names(given: str | Iterable[str]) -> list[str]:
    return [given] if isinstance(given, str) else [str(name) for name in given]


_WHOLE = ("rejects",)  # tables that belong to no article


def cut(made: "Mapping[str, pd.DataFrame]", chosen: Set[str]) -> "dict[str, pd.DataFrame]":
    """Every table with the rows of these articles alone, their labels as before.

    What an article repeats, and where the evidence of a flag stands, is blank where that is another article.
    """
    return {name: found.copy() if name in _WHOLE else _cut(name, found, chosen) for name, found in made.items()}


def _cut(name: str, found: "pd.DataFrame", chosen: Set[str]) -> "pd.DataFrame":
    import pandas as pd

    if name == "reuse":
        return _kept(found, found["article_a"].isin(list(chosen)) & found["article_b"].isin(list(chosen)))
    there = found["article"].isin(list(chosen))
    if name == "findings":
        gone = found.loc[~there & (found["role"] != "leaves_out"), ["story", "finding"]]
        lost = set(zip(gone["story"], gone["finding"], strict=True))
        keys = zip(found["story"], found["finding"], strict=True)
        there = there & pd.Series([key not in lost for key in keys], index=found.index, dtype=bool)
    made = _kept(found, there)
    if name == "articles":
        made.loc[~made["duplicate_of"].isin(list(chosen)), "duplicate_of"] = ""
    if name == "flags":
        elsewhere = ~made["evidence_article"].isin(list(chosen))
        made.loc[elsewhere, "evidence_article"] = ""
        for column in ("evidence_start", "evidence_end"):
            made[column] = made[column].mask(elsewhere)
    return made


def _kept(found: "pd.DataFrame", there: "pd.Series[bool]") -> "pd.DataFrame":
    return found.loc[there].reset_index(drop=True)


def model(table: Table) -> Any:
    """The pandera schema of a table."""
    import pandera.pandas as pa

    columns = {}
    for c in table.columns:
        checks = []
        if c.values:
            checks.append(pa.Check.isin(list(c.values)))
        if c.minimum is not None:
            checks.append(pa.Check.ge(c.minimum))
        if c.filled:
            checks.append(pa.Check.str_length(min_value=1))
        nullable = c.kind in ("number", "nullable integer")
        columns[c.name] = pa.Column(DTYPES[c.kind], checks, nullable=nullable, description=c.description)
    return pa.DataFrameSchema(columns, name=table.name, strict=True, ordered=True)


def check_tables(tables: TableSet) -> None:
    """Raise TableError where a table breaks its schema or a row's text is not its slice."""
    import pandera.errors

    texts = dict(zip(tables.articles["article"], tables.articles["text"], strict=True))
    problems: list[str] = []
    for table in TABLES.values():
        made = getattr(tables, table.name)
        try:
            model(table).validate(made, lazy=True)
        except pandera.errors.SchemaErrors as e:
            cases = e.failure_cases.head(3).to_dict("records")
            problems.append(f"{table.name}: {cases}")
        problems.extend(_slices(table, made, texts))
    if problems:
        raise TableError("; ".join(problems))


def _slices(table: Table, made: "pd.DataFrame", texts: dict[str, str]) -> list[str]:
    sides = [""] if table.spanned else ["_a", "_b"] if table.name == "reuse" else []
    out = []
    made = made[made["start"].notna()] if table.partly else made
    for s in sides:
        rows = zip(made[f"article{s}"], made[f"start{s}"], made[f"end{s}"], made[f"text{s}"], strict=True)
        wrong = sum(texts[a][b:e] != t for a, b, e, t in rows)
        if wrong:
            out.append(f"{table.name}: {wrong} rows whose text is not their slice")
    return out
