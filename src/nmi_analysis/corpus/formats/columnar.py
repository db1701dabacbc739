"""Parquet: one article a row."""

from collections.abc import Iterator
from typing import IO

from ...settings import ReadSettings
from ..decode import NotTextError
from . import Bad, Record


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield a record a row; raises NotTextError where the file is no Parquet or has no ``text`` column."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
        if "text" not in [n.lower() for n in file.schema_arrow.names]:
            raise NotTextError("no column named 'text'")
        number = 0
        for batch in file.iter_batches(batch_size=500):
            for row in batch.to_pylist():
                number += 1
                yield Record({str(k).lower(): v for k, v in row.items()}, "utf-8", str(number))
    except (pa.ArrowException, OSError, UnicodeDecodeError) as e:
        raise NotTextError(f"not a readable Parquet file: {str(e).splitlines()[0]}") from e
