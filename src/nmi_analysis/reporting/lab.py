"""JupyterLab on a copy of the notebooks."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat

from ..api import analyze_to
from ..parts import sole
from ..resources import notebooks

TABLES = "tables"


def copy_notebooks(inputs: tuple[str, ...], folder: Path) -> list[Path]:
    """Copy the notebooks to ``folder``, set to the inputs if any are given; returns those that were not there yet.

    A notebook reads one file or folder; several inputs are analyzed into ``folder/tables``, which it then opens.
    Raises what ``analyze_to`` raises.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = {"corpus": _named(inputs[0], folder)} if len(inputs) == 1 else {}
    if len(inputs) > 1:
        with sole(folder):
            analyze_to(folder / TABLES, inputs, without=folder)
        given = {"tables": TABLES}
    made = []
    for notebook in sorted(notebooks().glob("[0-9]*.ipynb")):
        target = folder / notebook.name
        if target.exists():
            continue
        content = nbformat.read(notebook, as_version=4)
        for cell in content.cells:
            if "parameters" in cell.metadata.get("tags", ()):
                cell.source = _set(cell.source, given)
        nbformat.write(content, target)
        made.append(target)
    return made


def _set(source: str, given: Mapping[str, str]) -> str:
    """The parameters cell with the given texts as its literals."""
    for name, value in given.items():
        line = f"{name}: str = {json.dumps(value, ensure_ascii=False)}"
        source = re.sub(rf'^{name}: str = "[^"\n]*"', line.replace("\\", r"\\"), source, flags=re.MULTILINE)
    return source


def _named(given: str, folder: Path) -> str:
    """The input as a notebook in ``folder`` names it."""
    path = Path(given)
    return Path(os.path.relpath(path.resolve(), folder.resolve()) if path.exists() else given).as_posix()


def open_lab(inputs: tuple[str, ...], folder: Path) -> int:
    """Copy the notebooks and open JupyterLab on them; returns its exit code."""
    copy_notebooks(inputs, folder)
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(folder.resolve())])  # noqa: S603
