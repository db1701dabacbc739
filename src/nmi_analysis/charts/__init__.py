"""Tables to matplotlib Figures, nothing calculated inside; each carries its alternative text (``chart.alt``).

The frame behind each chart is the function of the same name in ``nmi_analysis.views``
(``tracked`` for ``figures``, ``overlap`` for ``containment``).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dots import changes, figures
    from .highlight import highlighted
    from .keywords import keyness
    from .matrices import containment, coverage, overlap, shares, stances
    from .network import reuse
    from .people import heard, names, renderings
    from .profiles import flag_rates, profile
    from .reading import Reading, show
    from .style import Chart

# Loaded at first use: an article's highlighting needs no matplotlib.
_HOMES = {
    "Chart": "style", "Reading": "reading", "changes": "dots", "containment": "matrices", "coverage": "matrices",
    "figures": "dots", "flag_rates": "profiles", "heard": "people", "highlighted": "highlight", "keyness": "keywords",
    "names": "people",
    "overlap": "matrices", "profile": "profiles", "renderings": "people", "reuse": "network", "shares": "matrices",
    "show": "reading", "stances": "matrices",
}
__all__ = ["Chart", "Reading", "changes", "containment", "coverage", "figures", "flag_rates", "heard", "highlighted",
           "keyness", "names", "overlap", "profile", "renderings", "reuse", "shares", "show", "stances"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
