"""Tables to matplotlib Figures, nothing calculated inside; each carries its alternative text (``chart.alt``).

The frame behind each chart is the function of the same name in ``nmi_analysis.views``
(``tracked`` for ``figures``, ``overlap`` for ``containment``), that of ``keyness`` is ``nmi_analysis.keyness``.
"""

import ast
from importlib import import_module, resources
from typing import Any

# The names stand in the stub alone, as in SPEC 1 of Scientific Python. Each is loaded at first use: an article's
# highlighting needs no matplotlib.
_STUB = ast.parse(resources.files(__name__).joinpath("__init__.pyi").read_text(encoding="utf-8"))
_HOMES = {a.name: f".{line.module}" for line in _STUB.body if isinstance(line, ast.ImportFrom) for a in line.names}
__all__ = tuple(sorted(_HOMES))


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
