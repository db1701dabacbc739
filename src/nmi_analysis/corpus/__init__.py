"""Files to articles; what cannot be read is a row of ``rejects``, and reading goes on."""

from .article import Article
from .read import Reading, codebook_beside, from_frame, read

__all__ = ["Article", "Reading", "codebook_beside", "from_frame", "read"]
