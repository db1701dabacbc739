"""What content analysts expect beside the tables: concordance, key words, coding sheets, agreement of coders.

Pure functions: tables in, frames out whose rows lead back to their sentences.
"""

from .coding import coding_sheet
from .concordance import kwic
from .intercoder import Agreement, agreement
from .key_words import keyness

__all__ = ["Agreement", "agreement", "coding_sheet", "keyness", "kwic"]
