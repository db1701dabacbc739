"""What content analysts expect beside the tables: concordance, key words, coding sheets, agreement of coders.

Pure functions: tables in, frames out whose rows lead back to their sentences.
"""

from .coding import coding_sheet
from .intercoder import Agreement, agreement
from .keyness import keyness
from .kwic import kwic

__all__ = ["Agreement", "agreement", "coding_sheet", "keyness", "kwic"]
