"""Rows to and from files: CSV, JSON Lines, Parquet; written row by row, so that a table may be of any size.

Equal rows give equal bytes: numbers are the shortest text that reads back, Parquet has row groups of one length.
"""

import csv
import io
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import TableError
from ..schemas import Column, Table
from .rows import Row

FORMATS = ("csv", "parquet", "jsonl")
_GROUP = 5_000  # rows of a Parquet row group


def write(table: Table, rows: Iterable[Row], path: Path) -> int:
    """Write tidy rows and return how many; the suffix says the format (.csv, .jsonl, .parquet)."""
    count = itertools.count()
    with path.open("wb") as f:
        _WRITERS[path.suffix](table, (row for row, _ in zip(rows, count, strict=False)), f)
    return next(count)


def read_packed(data: bytes) -> Iterator[Row]:
    """Rows of a Parquet file in memory."""
    import pyarrow as pa

    yield from _parquet_rows(pa.BufferReader(data))


def packed(table: Table, rows: Iterable[Row]) -> bytes:
    """Tidy rows as a Parquet file in memory."""
    buffer = io.BytesIO()
    _write_parquet(table, rows, buffer)
    return buffer.getvalue()


def _write_csv(table: Table, rows: Iterable[Row], file: IO[bytes]) -> None:
    buffer = io.StringIO()
    # Both characters of this line end make a field quoted; it then becomes the plain one.
    writer = csv.writer(buffer, lineterminator="\r\n")
    for values in itertools.chain([table.names], (r.values() for r in rows)):
        writer.writerow(["" if v is None else v for v in values])
        file.write((buffer.getvalue()[:-2] + "\n").encode("utf-8"))
        buffer.seek(0)
        buffer.truncate()


def _write_jsonl(table: Table, rows: Iterable[Row], file: IO[bytes]) -> None:
    for row in rows:
        file.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8"))


def _write_parquet(table: Table, rows: Iterable[Row], file: IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _arrow(table)
    waiting = iter(rows)
    with pq.ParquetWriter(file, schema) as writer:
        while group := list(itertools.islice(waiting, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))


_WRITERS: dict[str, Callable[[Table, Iterable[Row], IO[bytes]], None]] = {
    ".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}


def _arrow(table: Table) -> Any:
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "nullable integer": pa.int64(), "number": pa.float64(),
             "boolean": pa.bool_()}
    return pa.schema([(c.name, types[c.kind]) for c in table.columns])


def read(table: Table, path: Path) -> Iterator[Row]:
    """Rows of a file, as they were written. Raises TableError where it does not fit the schema."""
    try:
        yield from {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}[path.suffix](table, path)
    except (ValueError, TypeError, KeyError, OSError, csv.Error) as e:
        raise TableError(f"{path.name}: not a table '{table.name}' of this package ({e})") from e


def _read_parquet(table: Table, path: Path) -> Iterator[Row]:
    yield from _parquet_rows(path)


def _parquet_rows(source: Any) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(batch_size=1_000):
            yield from batch.to_pylist()


def _read_jsonl(table: Table, path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as f:
        yield from map(json.loads, f)


def _read_csv(table: Table, path: Path) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)  # an article is one field
    columns = {c.name: c for c in table.columns}
    with path.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            yield {k: _parsed(columns[k], v) for k, v in row.items()}


def _parsed(column: Column, value: str) -> Any:
    if column.kind == "text":
        return value
    if column.kind == "boolean":
        return {"True": True, "False": False}[value]
    if value == "":
        return None
    return float(value) if column.kind == "number" else int(value)
