"""Word lists as data: CSV files beside this module, each declared in ``SOURCES.toml``.

A lexicon is loaded once and checked against its declaration (columns, no blank and no repeated key).
"""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import cast

from ..errors import LexiconError

FOLDER = Path(__file__).resolve().parent


@cache
def sources() -> dict[str, dict[str, object]]:
    """``SOURCES.toml``: for each file its columns, source, licence and what it is."""
    with (FOLDER / "SOURCES.toml").open("rb") as f:
        return tomllib.load(f)


@cache
def columns(name: str) -> dict[str, list[str]]:
    """Columns of ``<name>.csv``, each its fields in file order.

    Raises LexiconError where the file is not declared, its columns are not the declared ones, or a row
    has a blank or repeated first column (unless the declaration says ``repeats = true``).
    """
    import pyarrow as pa
    from pyarrow import csv

    declared = sources().get(f"{name}.csv")
    if declared is None:
        raise LexiconError(f"lexicon {name}.csv is not declared in SOURCES.toml")
    types = dict.fromkeys(cast("list[str]", declared["columns"]), pa.string())
    try:
        read = csv.read_csv(FOLDER / f"{name}.csv", csv.ReadOptions(use_threads=False),
                            convert_options=csv.ConvertOptions(column_types=types, strings_can_be_null=False))
    except pa.ArrowInvalid as error:
        raise LexiconError(f"lexicon {name}.csv: wrong number of fields: {error}") from error
    if read.column_names != list(types):
        raise LexiconError(f"lexicon {name}.csv has columns {read.column_names}, SOURCES.toml says {list(types)}")
    made: dict[str, list[str]] = read.to_pydict()
    _check(name, made[read.column_names[0]], repeats=bool(declared.get("repeats")))
    return made


def _check(name: str, keys: list[str], *, repeats: bool) -> None:
    if all(keys) and (repeats or len(set(keys)) == len(keys)):
        return
    seen: set[str] = set()
    for number, key in enumerate(keys, start=2):
        if not key:
            raise LexiconError(f"lexicon {name}.csv, line {number}: its first field is blank")
        if key in seen and not repeats:
            raise LexiconError(f"lexicon {name}.csv, line {number}: {key!r} stands twice")
        seen.add(key)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``<name>.csv`` in file order; raises as ``columns``."""
    made = columns(name)
    return tuple([dict(zip(made, line, strict=True)) for line in zip(*made.values(), strict=True)])


@cache
def words(name: str, column: str = "", **where: str) -> frozenset[str]:
    """One column (the first by default) of the rows whose other columns equal ``where``."""
    made = columns(name)
    fields = made[column] if column else next(iter(made.values()))
    if not where:
        return frozenset(fields)
    wanted, given = tuple(where.values()), zip(*(made[k] for k in where), strict=True)
    return frozenset(field for field, values in zip(fields, given, strict=True) if values == wanted)


@cache
def mapping(name: str, value: str) -> dict[str, str]:
    """First column to the column ``value``."""
    made = columns(name)
    return dict(zip(next(iter(made.values())), made[value], strict=True))


@cache
def rows(name: str) -> dict[str, tuple[str, ...]]:
    """First column to the other columns, where it repeats none."""
    first, *others = columns(name).values()
    return dict(zip(first, zip(*others, strict=True), strict=True))


def hashes() -> dict[str, str]:
    """SHA-256 (first 16 hex digits) of every declared file, by name."""
    return {n: hashlib.sha256((FOLDER / n).read_bytes()).hexdigest()[:16] for n in sorted(sources())}
