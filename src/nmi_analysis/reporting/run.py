"""Notebooks run by papermill: several at once, atomically, reproducibly."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NotebookError, ParameterError
from ..resources import cores, standing_in

if TYPE_CHECKING:
    from .nursery import Nursery

with standing_in("rfc3987_syntax", None):  # a grammar of addresses, which no notebook is checked for: a second to build
    import nbformat

__all__ = ["check_parameters", "nbformat", "run_all"]

Parameters = Mapping[str, Any]
START_SECONDS = 120
WIDGET = "application/vnd.jupyter.widget-view+json"
KEPT_METADATA = ("tags",)


def check_parameters(notebooks: Iterable[Path], parameters: Parameters) -> None:
    """Raise ParameterError for a name that a notebook's parameters cell does not have."""
    import papermill

    for notebook in notebooks:
        known = list(papermill.inspect_notebook(_literal(notebook)))
        for name in parameters:
            if name not in known:
                close = get_close_matches(name, known, 1)
                hint = f"; did you mean '{close[0]}'?" if close else ""
                raise ParameterError(f"{notebook.name} has no parameter '{name}' (it has {', '.join(known)}){hint}")


def run_all(notebooks: Iterable[Path], folder: Path, parameters: Parameters,
            done: Callable[[Path], None] = lambda path: None, nursery: "Nursery | None" = None) -> list[Path]:
    """Run notebooks in ``folder`` and write them there, as many at once as there are cores.

    ``done`` is called in this thread with each executed notebook, as it is finished; ``nursery`` gives the kernels,
    where there is one. Raises NotebookError naming those that failed, after all have run; each is kept as
    ``<name>.failed.ipynb`` and the last good run of it is left as it was.
    """
    listed = list(notebooks)
    check_parameters(listed, parameters)
    folder.mkdir(parents=True, exist_ok=True)
    failures: dict[str, str] = {}
    made = []
    pool = ThreadPoolExecutor(min(len(listed), cores()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        running = {pool.submit(run, n, folder, parameters, Path(profile), nursery): n for n in listed}
        try:
            for future in as_completed(running):
                try:
                    made.append(future.result())
                    done(made[-1])
                except NotebookError as e:
                    failures[running[future].name] = str(e)
        finally:  # who is interrupted does not wait for kernels: they end with this process
            pool.shutdown(wait=False, cancel_futures=True)
    if failures:
        raise NotebookError("; ".join(failures[n] for n in sorted(failures)))
    return sorted(made)


def run(notebook: Path, folder: Path, parameters: Parameters, profile: Path, nursery: "Nursery | None" = None) -> Path:
    """Run one notebook; a kernel that does not start is tried once more. Returns the executed copy's path."""
    from nbclient.exceptions import DeadKernelError

    for last in (False, True):
        try:
            return _run(notebook, folder, parameters, profile, None if last else nursery)
        except (DeadKernelError, RuntimeError, TimeoutError, OSError) as e:
            if last:
                raise NotebookError(f"{notebook.name}: the kernel did not start or died ({e})") from e
    raise AssertionError("unreachable")


def _run(notebook: Path, folder: Path, parameters: Parameters, profile: Path, nursery: "Nursery | None") -> Path:
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .kernels import config, manager

    part, target = folder / f".{notebook.stem}.part.ipynb", folder / notebook.name
    failed = folder / f"{notebook.stem}.failed.ipynb"
    try:
        papermill.execute_notebook(
            _literal(notebook), _literal(part), dict(parameters), kernel_name="python3", progress_bar=False,
            request_save_on_cell_execute=False, start_timeout=START_SECONDS, kernel_manager_class=manager(nursery),
            resources={"metadata": {"path": str(folder.resolve())}}, shutdown_kernel="immediate",
            config=config(profile))
        _strip(part)
        part.replace(target)
        failed.unlink(missing_ok=True)
        return target
    except PapermillExecutionError as e:
        _strip(part)
        part.replace(failed)
        where = f"cell {e.cell_index + 1}" if e.cell_index is not None else "a cell"
        raise NotebookError(f"{notebook.name}: {where} failed ({e.ename}: {e.evalue}); kept as {failed.name}") from e
    finally:
        part.unlink(missing_ok=True)


def _literal(path: Path) -> str:
    """An absolute path that papermill, which fills in ``{name}``, leaves as it is."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")


def _strip(path: Path) -> None:
    """Leave out what differs from run to run: timings, paths, random ids of cells and of widgets."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = nbformat.from_dict({
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in KEPT_METADATA})
        if cell.cell_type == "code":  # a widget of a kernel that is gone; the HTML behind it stays
            cell.outputs = [o for o in cell.outputs if WIDGET not in o.get("data", {})]
    nbformat.write(notebook, path)
