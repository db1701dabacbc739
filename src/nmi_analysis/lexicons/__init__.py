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
        reader = csv.DictReader(f)
        rows = tuple(reader)
        columns = list(reader.fieldnames or [])
    if columns != declared["columns"]:
        raise LexiconError(f"lexicon {name}.csv has columns {columns}, SOURCES.toml says {declared['columns']}")
    _check_keys(name, columns[0], rows, repeats=bool(declared.get("repeats")))
    return rows


def _check_keys(name: str, key: str, rows: tuple[dict[str, str], ...], *, repeats: bool) -> None:
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        word = row[key]
        if not word or None in row or None in row.values():
            raise LexiconError(f"lexicon {name}.csv, line {line}: blank {key} or wrong number of fields")
        if word in seen and not repeats:
            raise LexiconError(f"lexicon {name}.csv, line {line}: {word!r} stands twice")
        seen.add(word)


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
