"""What each article does with a claim: states it, or differs, and why. Rules on values, dates and times."""

from collections.abc import Sequence
from typing import NamedTuple

from ..settings import ClaimSettings
from .story import Story
from .units import Unit


class Stance(NamedTuple):
    """``reason`` is blank where the unit states the claim."""

    stance: str
    reason: str = ""
    time_separated: bool = False


STATES = Stance("states")


def stances(story: Story, said: Sequence[Unit], settings: ClaimSettings) -> list[Stance]:
    """One stance for each unit of a claim."""
    return [STATES for _ in said]
