"""HTML pages: trafilatura finds the article's text, schema.org metadata and Open Graph the rest."""

from collections.abc import Iterator
from typing import IO

from ...settings import ReadSettings
from ..decode import NotTextError, whole
from . import Bad, Record


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield one record; raises NotTextError where the page has no article text."""
    import trafilatura

    html, encoding = whole(stream)
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as e:
        raise NotTextError(f"HTML could not be parsed: {type(e).__name__}: {e}") from e
    if found is None or not (found.text or "").strip():
        raise NotTextError("no article text found in the HTML page")
    yield Record({"text": found.text, "title": found.title, "author": found.author, "source": found.sitename,
                  "published": found.date, "url": found.url}, encoding)
