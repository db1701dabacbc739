"""Synthetic news: invented events told by several outlets, with planted copies, for measuring at scale."""

from .generate import Corpus, corpus

__all__ = ["Corpus", "corpus"]
