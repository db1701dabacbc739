"""What an extractor may know beside the document: settings, the codebook, the user's phrase list, decisions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..decisions import Decisions
from ..settings import Settings
from ..tables import Row, Rows
from .document import Document


@dataclass(frozen=True, slots=True)
class Context:
    """Frozen and picklable: it travels to worker processes."""

    settings: Settings = field(default_factory=Settings)
    codebook: Any = None
    phrases: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)


Extract = Callable[[Document, Rows, Context], Iterable[Row]]
