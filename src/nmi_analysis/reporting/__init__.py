"""Notebooks, executed and exported as pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NotebookError
from ..resources import bar_options, notebooks
from ..store import Old, TableSet, swapped, written

if TYPE_CHECKING:
    import pandas as pd

    from .nursery import Nursery

TABLES, NOTEBOOKS, CHARTS, INDEX = "tables", "notebooks", "charts", "index.html"


def report(inputs: "str | Path | pd.DataFrame | Any", out: str | Path, *, codebook: str | Path | None = None,
           decisions: str | Path | None = None, parameters: Mapping[str, Any] | None = None,
           quiet: bool = True) -> Path:
    """Analyze ``inputs`` and write tables, executed notebooks and pages to ``out``; returns the index page.

    ``parameters``: further parameters of the notebooks, such as ``focus``. Raises ParameterError for one that
    the notebooks do not have, NotebookError where a notebook failed, and what ``analyze`` raises.

    >>> nmi.report("articles", "reports/mine", parameters={"focus": "Shafaq News"})  # doctest: +SKIP
    PosixPath('reports/mine/index.html')
    """
    from ..api import analyze_to, load
    from .nursery import nursery

    check(parameters or {})
    with replaced(out) as place, nursery() as kernels:
        analyze_to(place / TABLES, inputs, codebook=codebook, decisions=decisions, without=Path(out))
        write_pages(place, load(place / TABLES), parameters=parameters, quiet=quiet, kernels=kernels)
    return Path(out) / INDEX


@contextmanager
def replaced(out: str | Path) -> Iterator[Path]:
    """A folder to write tables and pages to; it takes the place of ``out`` in one step, also where a notebook failed.

    Raises NmiError where another run writes to ``out``.
    """
    from ..run.parts import sole

    gone = (".parts", f"{NOTEBOOKS}/*.failed.ipynb", *(f"{TABLES}/{name}" for name in written()))
    failed: NotebookError | None = None
    with sole(Path(out)), swapped(Path(out), Old(INDEX, gone)) as place:
        try:
            yield place
        except NotebookError as e:  # the last good run of that one stays, all others are new
            failed = e
    if failed:
        raise failed


def check(parameters: Mapping[str, Any]) -> None:
    """Raise ParameterError for a parameter that the notebooks do not have."""
    if parameters:
        from .run import check_parameters

        check_parameters(_packaged(), parameters)


def write_pages(out: Path, tables: TableSet, *, parameters: Mapping[str, Any] | None = None,
                quiet: bool = False, kernels: "Nursery | None" = None) -> Path:
    """Run the notebooks on the tables saved in ``out/tables`` and write all pages; returns the index page.

    ``kernels``: where the notebooks' kernels come from, if not each from an interpreter of its own.
    Raises ParameterError for a ``focus`` that is no article, NmiError where another run writes to ``out``,
    NotebookError where a notebook failed: the other pages are written all the same.
    """
    from ..run.parts import sole
    from ..views.sources import Sources
    from .pages import articles_page, index_page

    Sources(tables).find(str((parameters or {}).get("focus", "")))
    with sole(out):
        (out / INDEX).unlink(missing_ok=True)  # a report without it is known to be incomplete
        listed = _packaged()
        given = {"corpus": "", "tables": f"../{TABLES}", "codebook": "", **(parameters or {})}
        failed: NotebookError | None = None
        with _progress(len(listed) + 1, quiet) as bar:
            try:
                _run(out, tables, listed, given, bar, kernels)
            except NotebookError as e:  # the other pages are whole
                failed = e
            files = sorted(p.relative_to(out).as_posix() for p in (out / TABLES).iterdir() if p.is_file())
            _write(out / "articles.html", articles_page(tables))
            _write(out / INDEX, index_page(tables, files))
            bar.update()
    if failed:
        raise failed
    return out / INDEX


def _run(out: Path, tables: TableSet, listed: list[Path], given: Mapping[str, Any], bar: Any,
         kernels: "Nursery | None") -> None:
    from .pages import page_of, write_pictures
    from .run import run_all

    def export(path: Path) -> None:
        _write(out / f"{path.stem}.html", page_of(path, tables))
        write_pictures(path, out / CHARTS)
        bar.update()

    run_all(listed, out / NOTEBOOKS, given, export, kernels)


def _packaged() -> list[Path]:
    """The notebooks that have a page; the others are for JupyterLab."""
    from .pages import DESCRIBED

    return [path for path in sorted(notebooks().glob("[0-9]*.ipynb")) if path.stem in DESCRIBED]


def _progress(steps: int, quiet: bool) -> Any:
    from tqdm import tqdm

    return tqdm(total=steps, desc="pages", **bar_options(quiet=quiet))


def _write(path: Path, text: str) -> None:
    from .pages import replace

    replace(path, text.encode("utf-8"))
