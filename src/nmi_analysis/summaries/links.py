"""Where a span is found in ``articles.html``: one anchor per article and one per pair of offsets."""

PAGE = "articles.html"


def anchor(article: str, start: int | None = None, end: int | None = None) -> str:
    """The id of an article's or a span's element; different places never share one.

    Letters, digits, '.' and '-' of the article id stay; every other character is written as ``_<hex>_``,
    so that the id needs no escaping in an attribute or in an address.
    """
    safe = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else f"_{ord(c):x}_" for c in article)
    return f"a:{safe}" if start is None else f"a:{safe}:{start}:{end}"


def link(article: str, start: int | None = None, end: int | None = None) -> str:
    """Relative address of an article or a span in the page of all articles."""
    return f"{PAGE}#{anchor(article, start, end)}"
