"""Word documents (.docx): one article a file, or the articles of a Nexis export.

Only the text of the main part is read: no pictures, no fields, nothing that the document refers to.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from ...settings import ReadSettings
from ..decode import NotTextError
from . import Bad, Record, nexis

_PART = "word/document.xml"
_MARKUP = 4  # times the length of its text that the part may have
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_BROKEN = (zipfile.BadZipFile, RuntimeError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield the paragraphs, a line each, as one record, or a record an article of the export.

    Raises NotTextError where the file is no Word document, is damaged or unpacks to far too much.
    """
    yield from nexis.records("\n".join(_paragraphs(_main_part(stream, _MARKUP * settings.longest))), "utf-8")


def _main_part(stream: IO[bytes], longest: int) -> bytes:
    try:
        with zipfile.ZipFile(stream) as archive, archive.open(_PART) as part:
            content = part.read(longest + 1)
    except KeyError as e:
        raise NotTextError("no Word document: it has no main part") from e
    except _BROKEN as e:
        raise NotTextError(f"no readable Word document: {e}") from e
    if len(content) > longest:
        raise NotTextError(f"unpacks to more than {longest} bytes")
    return content


def _paragraphs(content: bytes) -> Iterator[str]:
    from lxml import etree

    walk = etree.iterparse(io.BytesIO(content), tag="{*}p", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for _, paragraph in walk:
            yield "".join(_text(node) for node in paragraph.iter("{*}t", *(f"{{*}}{sign}" for sign in _SIGNS)))
            paragraph.clear()
    except etree.XMLSyntaxError as e:
        raise NotTextError(f"no readable Word document: {e}") from e


def _text(node: Any) -> str:
    if _name(node.getparent()) == "tabs":  # the stops of a paragraph have the name of the sign
        return ""
    return _SIGNS.get(_name(node)) or node.text or ""


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]
