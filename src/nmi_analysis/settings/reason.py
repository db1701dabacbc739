"""A setting's default together with its reason."""

from dataclasses import field
from typing import Any


def why(default: Any, reason: str) -> Any:
    """A dataclass field with its reason as metadata."""
    return field(default=default, metadata={"reason": reason})
