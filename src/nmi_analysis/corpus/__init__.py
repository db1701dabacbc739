"""Files to articles; what cannot be read is a row of ``rejects``, and reading goes on."""

from .article import Article, Articles, Spool, Texts
from .enrich import enriched
from .read import Reading, codebook_beside, decisions_beside, from_frame, read

__all__ = ["Article", "Articles", "Reading", "Spool", "Texts", "codebook_beside", "decisions_beside", "enriched",
           "from_frame", "read"]
