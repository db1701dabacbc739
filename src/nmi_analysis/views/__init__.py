"""The frames behind charts, lists and findings: tables reshaped for a reader, one function per view.

Every function takes the tables of a run and returns a :class:`~nmi_analysis.views.frame.View`, whose
rows carry the link of the place they come from. Nothing here compares articles anew: ``compare`` did.
"""

from .coverage import coverage, shares, stances
from .figures import changes, figures, stated, tracked
from .findings import findings
from .flags import flag_rates, flags, profile, quality
from .frame import View
from .items import facts
from .origins import origins, overlap, reuse
from .quotes import heard, names, quote_variants, renderings, shared_names
from .recovered import recovered
from .shared_figures import agreed_figures, lone_figures
from .sources import articles, decisions, signature

__all__ = [
    "View", "agreed_figures", "articles", "changes", "coverage", "decisions", "facts", "figures", "findings",
    "flag_rates", "flags", "heard", "lone_figures", "names", "origins", "overlap", "profile", "quality",
    "quote_variants", "recovered", "renderings", "reuse", "shared_names", "shares", "signature", "stances",
    "stated", "tracked",
]


def __dir__() -> list[str]:
    return sorted(__all__)
