"""One measured feature of a text."""

from typing import NamedTuple


class Feature(NamedTuple):
    """``value`` is None where the feature is undefined, and ``reason`` says why."""

    name: str
    value: float | None
    reason: str = ""


def ratio(name: str, part: float, whole: float, reason: str, scale: float = 1.0) -> Feature:
    """``scale * part / whole``; missing with ``reason`` where there is no whole."""
    return Feature(name, scale * part / whole) if whole else Feature(name, None, reason)
