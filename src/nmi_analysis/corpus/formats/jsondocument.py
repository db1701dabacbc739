"""A JSON document: one article or a list of them, ninjs items or records with ``text``."""

import io
import json
from collections.abc import Iterator
from typing import IO, Any

from ...settings import ReadSettings
from ..decode import NotTextError, whole
from . import Bad, Record, jsonlines, ninjs


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield a record an article, numbered from 1 in a list; raises NotTextError where the file is no JSON.

    JSON Lines under the name of a .json file are read as such.
    """
    text, encoding = whole(stream)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as e:
        if not _begins_with_an_object(text):
            raise NotTextError(f"not JSON: {e}") from e
        yield from jsonlines.records(io.StringIO(text, newline="\n"), encoding, settings)
        return
    listed = _articles(document)
    if listed is None:
        raise NotTextError(f"a JSON {type(document).__name__} in which there is no article")
    for number, item in enumerate(listed, start=1):
        yield from jsonlines.record(item, str(number) if document is not item else "", encoding)


def _begins_with_an_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip().partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def _articles(document: Any) -> list[Any] | None:
    """The document's list: itself, or the first list of objects that an object with no article of its own holds."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    if "text" in document or ninjs.is_item(document):
        return [document]
    return next((v for v in document.values() if isinstance(v, list) and v and isinstance(v[0], dict)), None)
