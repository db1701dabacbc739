"""Compare how several outlets report one event; every row traces back to its characters.

``analyze`` reads articles into a :class:`Tables`, ``load`` reads one from disk, ``report`` writes the
notebooks and pages, ``charts`` draws figures from tables, ``views`` gives the frames behind them,
``signature`` says what can change a result.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import charts, views
    from .api import Tables, analyze, load, open_tables, show, signature
    from .content import agreement, coding_sheet, keyness, kwic
    from .decisions import merge_decisions
    from .explorer import explore
    from .reporting import report
    from .views.trials import try_codebook

__version__ = "0.1.0"
__all__ = [
    "Tables",
    "__version__",
    "agreement",
    "analyze",
    "charts",
    "coding_sheet",
    "explore",
    "keyness",
    "kwic",
    "load",
    "merge_decisions",
    "open_tables",
    "report",
    "show",
    "signature",
    "try_codebook",
    "views",
]

# Lazy, so that ``nmi-analysis --help`` imports neither pandas nor matplotlib.
_HOMES = {
    "Tables": "api", "analyze": "api", "load": "api", "open_tables": "api", "show": "api", "signature": "api",
    "agreement": "content", "coding_sheet": "content", "explore": "explorer", "keyness": "content", "kwic": "content",
    "merge_decisions": "decisions", "report": "reporting", "try_codebook": "views.trials",
}


def __getattr__(name: str) -> Any:
    if name in ("charts", "views"):
        return import_module(f".{name}", __name__)
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
