"""A codebook: which facts a corpus tracks. Data, validated on load; another event needs no code."""

from .loading import load_codebook
from .model import Codebook, Range, Rule, Variable

__all__ = ["Codebook", "Range", "Rule", "Variable", "load_codebook"]
