"""Rows, typed pandas frames, and files, by the schema alone."""

from .files import FORMATS
from .folder import SAVED, open_folder, saving, written
from .rows import DTYPES, Row, Rows, frame, frames, records, tidy
from .swap import Old, swapped
from .tableset import TableSet

__all__ = ["DTYPES", "FORMATS", "SAVED", "Old", "Row", "Rows", "TableSet", "frame", "frames", "open_folder", "records",
           "saving", "swapped", "tidy", "written"]
