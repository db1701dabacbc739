"""JupyterLab on a copy of the notebooks and the tables of the articles asked for."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from ..api import Summary, analyze_to
from ..corpus.walk import missing
from ..errors import InputError, ParameterError
from ..resources import cores, notebooks, python_path
from ..run.parts import sole
from .run import nbformat

TABLES = "tables"
SHOWN = "articles.json"  # beside the notebooks: which inputs they show
FOLDER = Path("nmi-notebooks")
Progress = Callable[[int, int], None]


def prepare(inputs: Sequence[str], folder: Path | None = None,
            progress: Progress = lambda done, total: None) -> tuple[Path, Summary]:
    """Write the tables of the inputs and a copy of the notebooks that reads them; returns their folder.

    ``folder``: where, by default a folder of these inputs' own below ``nmi-notebooks``. The tables are made anew each
    time; a notebook that is there already is left as it is. Raises InputError where an input does not exist or
    nothing could be read, ParameterError where the folder shows other articles or there is no JupyterLab, and what
    ``analyze_to`` raises.
    """
    if find_spec("jupyterlab") is None:
        raise ParameterError('JupyterLab is not installed: pip install "nmi-analysis[lab]"')
    if lost := missing(inputs):
        raise InputError(f"{', '.join(lost)}: no such file or folder")
    place = folder or next(p for p in _places(inputs) if _shows(p, inputs))
    if not _shows(place, inputs):
        raise ParameterError(f"{place} holds notebooks on other articles ({', '.join(_read(place))}); "
                             "choose another --folder")
    place.mkdir(parents=True, exist_ok=True)
    with sole(place):
        done = analyze_to(place / TABLES, inputs, without=FOLDER if folder is None else place, workers=cores(),
                          progress=progress)
    if not done.articles:
        raise InputError(f"{', '.join(inputs)}: nothing could be read; see {place / TABLES / 'rejects.csv'}")
    (place / SHOWN).write_text(json.dumps(_named(inputs, place), ensure_ascii=False) + "\n", encoding="utf-8")
    copy_notebooks(place, _named(inputs, place)[0] if len(inputs) == 1 else "")
    return place, done


def _places(inputs: Sequence[str]) -> Iterator[Path]:
    """Folders named after the first input, until one is free."""
    name = re.sub(r"\W+", "-", Path(inputs[0]).resolve().stem).strip("-") or "articles"
    yield FOLDER / name
    yield from (FOLDER / f"{name}-{n}" for n in count(2))


def _named(inputs: Sequence[str], folder: Path) -> list[str]:
    """The inputs as a notebook in ``folder`` names them."""
    return [Path(os.path.relpath(Path(i).resolve(), folder.resolve()) if Path(i).exists() else i).as_posix()
            for i in inputs]


def _read(folder: Path) -> list[str]:
    """The inputs that a folder's notebooks show."""
    try:
        found = json.loads((folder / SHOWN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [str(name) for name in found] if isinstance(found, list) else []


def _shows(folder: Path, inputs: Sequence[str]) -> bool:
    """Whether a folder is free, or shows these very inputs."""
    held = _read(folder)
    return held == _named(inputs, folder) if held else not any(folder.glob("*.ipynb"))


def copy_notebooks(folder: Path, corpus: str = "") -> list[Path]:
    """Copy the notebooks to ``folder``, set to its tables, without outputs; returns those that were not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for notebook in sorted(notebooks().glob("[0-9]*.ipynb")):
        target = folder / notebook.name
        if target.exists():
            continue
        content = nbformat.read(notebook, as_version=4)
        for cell in content.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
            if "parameters" in cell.metadata.get("tags", ()):
                cell.source = _set(cell.source, {"corpus": corpus, "tables": TABLES})
        nbformat.write(content, target)
        made.append(target)
    return made


def _set(source: str, given: Mapping[str, str]) -> str:
    """The parameters cell with the given texts as its literals."""
    for name, value in given.items():
        line = f"{name}: str = {json.dumps(value, ensure_ascii=False)}"
        source = re.sub(rf'^{name}: str = "[^"\n]*"', line.replace("\\", r"\\"), source, flags=re.MULTILINE)
    return source


def serve(folder: Path, options: Sequence[str] = ()) -> int:
    """Open JupyterLab on a folder, with options of its own (``--port 8899``); returns its exit code."""
    command = [sys.executable, "-m", "jupyterlab", str(folder.resolve()), *options]
    return subprocess.call(command, env={**os.environ, "PYTHONPATH": python_path()})  # noqa: S603
