"""Parts on disk: a folder of Parquet files for every batch, and their merging into one file a table.

A part is written beside its place and renamed into it, with a manifest of what it was made from; one that does
not match, or cannot be read, is made anew.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NmiError
from ..rows.schemas import Table
from ..store.files import merged
from .batches import Batch, Packed

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = ".parts"
_MANIFEST = "manifest.json"


class Parts:
    """The parts of one run under ``out/.parts``."""

    def __init__(self, out: Path, signature: Mapping[str, Any], *, resume: bool) -> None:
        self.folder = out / FOLDER
        self._signature = _digest(json.dumps(signature, sort_keys=True, default=str).encode("utf-8"))
        if not resume:
            self.clear()
        self.folder.mkdir(parents=True, exist_ok=True)

    def has(self, batch: Batch) -> bool:
        """Whether a part of exactly this batch lies there, whole."""
        place = self._place(batch)
        try:
            manifest = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
            same = (manifest["inputs"], manifest["signature"]) == (batch.digest, self._signature)
            lying = {p.name: _digest(p.read_bytes()) for p in place.iterdir() if p.name != _MANIFEST}
            return same and bool(lying == manifest["files"])
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def keep(self, batch: Batch, made: Packed) -> None:
        """Write a part: whole, or not at all."""
        place = self._place(batch)
        beside = place.with_name(f".{place.name}")
        for old in (place, beside):
            shutil.rmtree(old, ignore_errors=True)
        beside.mkdir(parents=True)
        for name, data in made.items():
            (beside / f"{name}.parquet").write_bytes(data)
        manifest = {"inputs": batch.digest, "signature": self._signature,
                    "files": {f"{n}.parquet": _digest(d) for n, d in sorted(made.items())}}
        (beside / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        beside.rename(place)

    def blocks(self, table: Table, batches: int) -> "Iterator[pa.Table]":
        """Rows of the first ``batches`` parts in the table's order, a few of each part in memory at a time."""
        files = (self.folder / f"{number:06}" / f"{table.name}.parquet" for number in range(batches))
        return merged(table, [f for f in files if f.is_file()])

    def clear(self) -> None:
        """Remove every part."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _place(self, batch: Batch) -> Path:
        return self.folder / f"{batch.number:06}"


@contextmanager
def sole(folder: Path) -> Iterator[None]:
    """The folder, made if need be, for this run alone. Raises NmiError where another one writes to it.

    The lock ends with the process, however that ends; Windows and some network disks have none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:
        yield
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise NmiError(f"{folder}: another run writes to this folder") from e
        except OSError:  # this disk knows no locks
            pass
        yield
    finally:
        os.close(place)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
