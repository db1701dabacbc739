"""Rows as Arrow tables ("blocks"), and to and from files: CSV, JSON Lines, Parquet; a table may be of any size.

Blocks are compact, quick to order, and merged from many sorted files without holding them; files are written block by
block. Equal rows give equal bytes: numbers are the shortest text that reads back, Parquet has row groups of one length.
"""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ..errors import TableError
from ..rows.schemas import Column, Table
from .rows import Row

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000  # rows of a block
_HELD = 64 << 20  # bytes of all files together that are looked at while merging
_MOST, _LEAST = 1_000, 8  # rows of one file that are looked at
_PAGE = 1 << 16  # bytes of a page and of a dictionary in a file to be merged: those of each column are in memory
_WHOLE = ("article", "article_a", "story")  # all rows with one value of these stand in one file, side by side
_TYPES = {"text": "string", "integer": "int64", "nullable integer": "int64", "number": "double", "boolean": "bool"}


def schema(table: Table) -> "pa.Schema":
    """The table's columns and types."""
    import pyarrow as pa

    return pa.schema([(c.name, pa.type_for_alias(_TYPES[c.kind])) for c in table.columns])


def block(table: Table, rows: Sequence[Row]) -> "pa.Table":
    """Tidy rows as a block."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema(table))


def blocks(table: Table, rows: Iterable[Row]) -> "Iterator[pa.Table]":
    """Tidy rows in blocks of ``GROUP``."""
    waiting = iter(rows)
    while group := list(islice(waiting, GROUP)):
        yield block(table, group)


def packed(table: Table, made: "Sequence[pa.Table]") -> bytes:
    """Blocks, each in order, as one Parquet file in memory, in order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = pa.concat_tables(made)
    if len(made) > 1:
        whole = whole.sort_by([(name, "ascending") for name in table.order])
    buffer = io.BytesIO()
    pq.write_table(whole, buffer, row_group_size=GROUP, data_page_size=_PAGE, dictionary_pagesize_limit=_PAGE)
    return buffer.getvalue()


def unpacked(data: bytes) -> Iterator[Row]:
    """Rows of a Parquet file in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    yield from pq.read_table(pa.BufferReader(data)).to_pylist()


def merged(table: Table, paths: Sequence[Path]) -> "Iterator[pa.Table]":
    """The rows of Parquet files that are each in order, in order, in blocks of at least ``GROUP`` rows (but the last).

    Rows of one article or story, which are all in one file, are moved as a whole.
    """
    import pyarrow as pa

    waiting: list[Any] = []
    rows = 0
    at_once = _rows_at_once(paths)
    for _, run in merge(*(_runs(table, path, at_once) for path in paths), key=itemgetter(0)):
        waiting.append(run)
        rows += len(run)
        if rows >= GROUP:
            yield pa.Table.from_batches(waiting).combine_chunks()
            waiting, rows = [], 0
    if waiting:
        yield pa.Table.from_batches(waiting).combine_chunks()


def _rows_at_once(paths: Sequence[Path]) -> int:
    """Rows of each file that may be looked at together."""
    import pyarrow.parquet as pq

    size = rows = 0
    for path in paths:
        about = pq.read_metadata(path)
        rows += about.num_rows
        size += sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
    return max(_LEAST, min(_MOST, _HELD * rows // max(1, size * len(paths))))


def _runs(table: Table, path: Path, at_once: int) -> "Iterator[tuple[tuple[Any, ...], pa.RecordBatch]]":
    """Stretches of rows that belong together, each with the values that order it among those of all files."""
    import pyarrow.parquet as pq

    last = next(i for i, name in enumerate(table.order) if name in _WHOLE)
    with pq.ParquetFile(path, buffer_size=_PAGE) as file:
        for batch in file.iter_batches(batch_size=at_once):
            keys = list(zip(*(batch.column(name).to_pylist() for name in table.order[:last + 1]), strict=True))
            start = 0
            for end in range(1, len(keys) + 1):
                if end == len(keys) or keys[end] != keys[start]:
                    yield keys[start], batch.slice(start, end - start)
                    start = end


FORMATS = ("csv", "parquet", "jsonl")


def write(table: Table, rows: Iterable[Row], path: Path) -> int:
    """Write tidy rows and return how many; the suffix says the format (.csv, .jsonl, .parquet)."""
    return write_blocks(table, blocks(table, rows), path)


def write_blocks(table: Table, made: "Iterable[pa.Table]", path: Path) -> int:
    """The same for rows in blocks."""
    count = 0

    def counted() -> "Iterator[pa.Table]":
        nonlocal count
        for one in made:
            count += one.num_rows
            yield one

    with path.open("wb") as f:
        _WRITERS[path.suffix](table, counted(), f)
    return count


def _write_csv(table: Table, made: "Iterable[pa.Table]", file: IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    file.write((",".join(table.names) + "\n").encode("utf-8"))
    for one in made:
        lines = _lines(one.combine_chunks())
        for chunk in lines.chunks if isinstance(lines, pa.ChunkedArray) else [lines]:
            _, _, characters = chunk.buffers()
            file.write(memoryview(characters)[:pc.sum(pc.binary_length(chunk)).as_py()])


def _lines(one: "pa.Table") -> Any:
    """A block's lines as Python's csv writes them, with their ends; an array whose buffer is the text of the file."""
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = [pc.fill_null(_cells(column), "") for column in one.columns]
    joined = pc.binary_join_element_wise(*cells, ",")
    return pc.binary_join_element_wise(joined, pa.scalar(""), "\n")


def _cells(column: Any) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_floating(column.type):  # the shortest text that reads back
        return pa.chunked_array([pa.array([None if v is None else repr(v) for v in column.to_pylist()], pa.string())])
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, "True", "False")
    if not pa.types.is_string(column.type):
        return pc.cast(column, pa.string())
    special = pc.match_substring_regex(column, r'[",\r\n]')
    if not pc.any(special).as_py():
        return column
    quoted = pc.binary_join_element_wise("", pc.replace_substring(column, '"', '""'), "", '"')
    return pc.if_else(special, quoted, column)


def _write_jsonl(table: Table, made: "Iterable[pa.Table]", file: IO[bytes]) -> None:
    for one in made:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in one.to_pylist()]
        file.write("".join(lines).encode("utf-8"))


def _write_parquet(table: Table, made: "Iterable[pa.Table]", file: IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(file, schema(table)) as writer:
        rest = schema(table).empty_table()
        for one in made:
            rest = pa.concat_tables([rest, one])
            while rest.num_rows >= GROUP:
                writer.write_table(rest.slice(0, GROUP).combine_chunks())
                rest = rest.slice(GROUP)
        if rest.num_rows:
            writer.write_table(rest.combine_chunks())


_WRITERS: dict[str, Callable[[Table, "Iterable[pa.Table]", IO[bytes]], None]] = {
    ".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}


def read(table: Table, path: Path) -> Iterator[Row]:
    """Rows of a file, as they were written. Raises TableError where it does not fit the schema."""
    try:
        yield from {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}[path.suffix](table, path)
    except (ValueError, TypeError, KeyError, OSError, csv.Error) as e:
        raise TableError(f"{path.name}: not a table '{table.name}' of this package ({e})") from e


def _read_parquet(table: Table, path: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
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
