"""Word lists as data: CSV files beside this module, each declared in ``SOURCES.toml``.

A lexicon is loaded once and checked against its declaration (columns, no blank and no repeated key).
"""

import csv
import hashlib
import tomllib
from functools import cache
from pathlib import Path

from ..errors import LexiconError

FOLDER = Path(__file__).resolve().parent


@cache
def sources() -> dict[str, dict[str, object]]:
    """``SOURCES.toml``: for each file its columns, source, licence and what it is."""
    with (FOLDER / "SOURCES.toml").open("rb") as f:
        return tomllib.load(f)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``<name>.csv`` in file order.

    Raises LexiconError where the file is not declared, its columns are not the declared ones, or a row
    has a blank or repeated first column (unless the declaration says ``repeats = true``).
    """
    declared = sources().get(f"{name}.csv")
    if declared is None:
        raise LexiconError(f"lexicon {name}.csv is not declared in SOURCES.toml")
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        columns, *lines = csv.reader(f)
    if columns != declared["columns"]:
        raise LexiconError(f"lexicon {name}.csv has columns {columns}, SOURCES.toml says {declared['columns']}")
    _check(name, lines, columns, repeats=bool(declared.get("repeats")))
    return tuple([dict(zip(columns, line, strict=True)) for line in lines])


def _check(name: str, lines: list[list[str]], columns: list[str], *, repeats: bool) -> None:
    if set(map(len, lines)) <= {len(columns)}:
        keys = [line[0] for line in lines]
        if all(keys) and (repeats or len(set(keys)) == len(keys)):
            return
    seen: set[str] = set()
    for number, line in enumerate(lines, start=2):
        if len(line) != len(columns) or not line[0]:
            raise LexiconError(f"lexicon {name}.csv, line {number}: blank {columns[0]} or wrong number of fields")
        if line[0] in seen and not repeats:
            raise LexiconError(f"lexicon {name}.csv, line {number}: {line[0]!r} stands twice")
        seen.add(line[0])


@cache
def words(name: str, column: str = "", **where: str) -> frozenset[str]:
    """One column (the first by default) of the rows whose other columns equal ``where``."""
    rows = [r for r in table(name) if all(r[k] == v for k, v in where.items())]
    return frozenset(r[column] if column else next(iter(r.values())) for r in rows)


@cache
def mapping(name: str, value: str) -> dict[str, str]:
    """First column to the column ``value``."""
    return {next(iter(r.values())): r[value] for r in table(name)}


def hashes() -> dict[str, str]:
    """SHA-256 (first 16 hex digits) of every declared file, by name."""
    return {n: hashlib.sha256((FOLDER / n).read_bytes()).hexdigest()[:16] for n in sorted(sources())}
