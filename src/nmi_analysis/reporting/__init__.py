"""Notebooks, executed and exported as pages."""

from pathlib import Path
from typing import Any


def write_pages(out: Path, tables: Any, *, quiet: bool = False) -> Path:
    """Stub."""
    raise NotImplementedError


def report(inputs: Any, out: str | Path) -> Path:
    """Stub."""
    raise NotImplementedError
