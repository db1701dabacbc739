"""What people decide about rows: kept in a file beside the articles, applied before anything is compared."""

from .applying import DECIDABLE, Applying, Decisions
from .file import FILE, append_decisions, in_force, merge_decisions, read_decisions
from .making import decided, missed, undone

__all__ = ["DECIDABLE", "FILE", "Applying", "Decisions", "append_decisions", "decided", "in_force", "merge_decisions",
           "missed", "read_decisions", "undone"]
