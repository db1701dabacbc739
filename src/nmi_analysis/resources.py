"""What this program finds around it: notebooks and corpora, in a wheel or a checkout, cores, a terminal, itself."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

PACKAGE = Path(__file__).resolve().parent


def folder(packaged: str, checkout: str) -> Path:
    """Return ``_data/<packaged>`` of an installed wheel, else ``<checkout>`` of the source tree.

    Raises FileNotFoundError where neither exists (a broken installation).
    """
    for path in (PACKAGE / "_data" / packaged, PACKAGE.parent.parent / checkout):
        if path.is_dir():
            return path
    raise FileNotFoundError(f"the package's own folder '{packaged}' is missing; reinstall nmi-analysis")


def corpora() -> dict[str, Path]:
    """Our own corpora by name: three invented articles, ``sample``, and in a checkout five real ones, ``seeds``.

    Each is a folder with its ``sources.csv`` and ``codebook.yaml``.
    """
    seeds = PACKAGE.parent.parent / "data" / "seeds"
    return {"sample": folder("sample", "data/sample"), **({"seeds": seeds} if seeds.is_dir() else {})}


def default_corpus() -> str:
    """The corpus that is meant where none is named: the seeds in a checkout, the sample where it is installed."""
    return "seeds" if "seeds" in corpora() else "sample"


def notebooks() -> Path:
    """Folder of the packaged notebooks."""
    return folder("notebooks", "notebooks")


def bar_options(*, quiet: bool) -> dict[str, Any]:
    """How tqdm shows a bar: on a terminal alone, also on one that does not tell its size, and nothing is left of it."""
    size = shutil.get_terminal_size()
    return {"disable": quiet or not sys.stderr.isatty(), "leave": False, "ncols": size.columns - 1, "nrows": size.lines}


@contextmanager
def standing_in(name: str, module: ModuleType | None) -> Iterator[None]:
    """While something is imported, a module in the place of another; None: as if that were not installed."""
    known = sys.modules.get(name)
    sys.modules[name] = module  # type: ignore[assignment]
    try:
        yield
    finally:
        if known is None:
            del sys.modules[name]
        else:
            sys.modules[name] = known


def arrow_alone() -> None:
    """Let Arrow go without pandas, which it else loads, as long as a small run takes, with the first list it is given.

    For a process in which nobody makes frames before Arrow does: it looks for pandas again when asked for one.
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    too_old = ModuleType("pandas")
    vars(too_old).update(__version__="0")
    with standing_in("pandas", too_old), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pa.array([])


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def python_path() -> str:
    """``PYTHONPATH`` made absolute, as a kernel runs in another folder, and with this package on it."""
    given = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    paths = [str(PACKAGE.parent), *(str(Path(p).resolve()) for p in given)]
    return os.pathsep.join(dict.fromkeys(paths))
