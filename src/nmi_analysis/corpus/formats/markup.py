"""Plain text of an HTML fragment that is all article: a line per block, no script, no style."""

from itertools import groupby

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul"))
_SILENT = ("script", "style", "template", "noscript", "head")


def text_of(fragment: str) -> str:
    """The fragment's text; blank where there is none. Never raises on any string."""
    from lxml import etree, html

    # The encoding is given, so that a declaration inside the fragment changes nothing.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(fragment.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return ""
    etree.strip_elements(root, *_SILENT, with_tail=False)
    pieces: list[tuple[bool, str]] = []  # (whether it ends a line, text)
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag in _BLOCKS:
            pieces.append((True, ""))
        pieces.append((False, (node.text if event == "start" else node.tail) or ""))
    lines = (" ".join("".join(text for _, text in run).split()) for ends, run in groupby(pieces, lambda p: p[0])
             if not ends)
    return "\n".join(line for line in lines if line)
