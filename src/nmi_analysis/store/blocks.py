"""Rows as Arrow tables ("blocks"): compact, quick to order, and merged from many sorted files without holding them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..rows.schemas import Table
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
