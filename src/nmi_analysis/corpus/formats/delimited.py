"""CSV and TSV with a header line: one article a row."""

import csv
from collections.abc import Iterator
from typing import IO

from ...settings import ReadSettings
from ..decode import NotTextError, decoded, lines
from . import Bad, Record, mediacloud


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield a record a row; raises NotTextError without a ``text`` column, unless it is Media Cloud's."""
    text, encoding = decoded(stream, "")
    csv.field_size_limit(settings.longest)
    delimiter = max(",\t;", key=text.readline(settings.longest).count)
    text.seek(0)
    rows = csv.DictReader(lines(text, settings.longest), delimiter=delimiter, strict=True)
    try:
        columns = [(n or "").strip().lower() for n in rows.fieldnames or []]
        stories = mediacloud.is_export(columns)
        if "text" not in columns and not stories:
            raise NotTextError("no column named 'text' in the header line")
        for number, row in enumerate(rows, start=1):
            if None in row:
                yield Bad(str(number), "more fields than the header line has")
                continue
            fields = {k.strip().lower(): v for k, v in row.items()}
            if stories:
                yield mediacloud.record(fields, str(number), encoding)
            else:
                yield Record(fields, encoding, str(number))
    except csv.Error as e:
        raise NotTextError(f"not CSV from line {rows.line_num} on: {e}") from e
