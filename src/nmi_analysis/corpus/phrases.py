"""A user's own phrase list: CSV with the columns ``phrase`` and ``expected``."""

import csv
import io
from pathlib import Path

from ..errors import ParameterError
from .decode import NotTextError, decode


def read_phrases(path: Path) -> dict[str, str]:
    """Phrase (lower case) to the expected one. Raises ParameterError naming the file and the line."""
    try:
        text, _ = decode(path.read_bytes())
        rows = csv.DictReader(io.StringIO(text, newline=""))
        if not {"phrase", "expected"} <= set(rows.fieldnames or []):
            raise ParameterError(f"{path}: needs the columns phrase and expected")
        out: dict[str, str] = {}
        for row in rows:
            phrase = " ".join((row["phrase"] or "").lower().split())
            if not phrase:
                raise ParameterError(f"{path}, line {rows.line_num}: blank phrase")
            out[phrase] = (row["expected"] or "").strip()
    except (OSError, NotTextError, csv.Error) as e:
        raise ParameterError(f"{path}: cannot be read: {e}") from e
    return out
