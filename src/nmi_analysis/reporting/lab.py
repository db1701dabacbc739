"""JupyterLab on a copy of the notebooks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat

from ..errors import ParameterError
from ..resources import notebooks

_CORPUS = re.compile(r'^corpus: str = "[^"\n]*"', re.M)


def copy_notebooks(inputs: tuple[str, ...], folder: Path) -> list[Path]:
    """Copy the notebooks to ``folder``, set to the input if one is given; returns those that were not there yet.

    Raises ParameterError for several inputs: a notebook works on one file or folder.
    """
    if len(inputs) > 1:
        raise ParameterError("lab takes one INPUT: put the articles into one folder")
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for notebook in sorted(notebooks().glob("[0-9]*.ipynb")):
        target = folder / notebook.name
        if target.exists():
            continue
        content = nbformat.read(notebook, as_version=4)
        for cell in content.cells:
            if inputs and "parameters" in cell.metadata.get("tags", ()):
                cell.source = _CORPUS.sub(lambda _: f"corpus: str = {_quoted(inputs[0], folder)}", cell.source)
        nbformat.write(content, target)
        made.append(target)
    return made


def _quoted(given: str, folder: Path) -> str:
    """The input as a notebook in ``folder`` names it, as a Python literal."""
    import json

    path = Path(given)
    named = os.path.relpath(path.resolve(), folder.resolve()) if path.exists() else given
    return json.dumps(Path(named).as_posix(), ensure_ascii=False)


def open_lab(inputs: tuple[str, ...], folder: Path) -> int:
    """Copy the notebooks and open JupyterLab on them; returns its exit code."""
    copy_notebooks(inputs, folder)
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(folder.resolve())])  # noqa: S603
