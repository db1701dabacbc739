"""What an expert would tell a colleague first of a story, conflicts aside: one comparer, and a rule for each kind."""

from collections.abc import Callable, Iterable
from typing import Any

from ...english import Context
from ...rows import Finding
from ..story import Story
from .framing import framing
from .lone import alone, left_out
from .reading import read
from .specifics import changes, figures_alone, named, tracked
from .texts import copied, inverted, other_time, wording
from .told import Desk
from .voices import unheard, voices

__all__ = ["telling"]

Rule = Callable[[Desk], Iterable[Finding]]
RULES: tuple[Rule, ...] = (framing, other_time, tracked, left_out, alone, voices, unheard, named,
                           figures_alone, changes, copied, inverted, wording)


def telling(story: Story, context: Context) -> dict[str, list[Any]]:
    """Findings of a story of two articles or more, and of the wording of one alone."""
    desk = Desk(read(story, context.settings), story.outlets)
    return {"findings": [f for rule in RULES for f in rule(desk)]}
