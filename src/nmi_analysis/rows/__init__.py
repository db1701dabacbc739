"""Rows with types: what one part of the house hands to the next."""

from .decision import Decision
from .finding import CONFLICTS, KINDS, Evidence, Finding, Kind, Role

__all__ = ["CONFLICTS", "KINDS", "Decision", "Evidence", "Finding", "Kind", "Role"]
