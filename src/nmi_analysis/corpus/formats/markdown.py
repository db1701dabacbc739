"""Markdown with optional YAML front matter between two lines of '---'; the text is what follows it.

The marks before a heading are no part of it.
"""

import re
from collections.abc import Iterator
from typing import IO, Any

from ...settings import ReadSettings
from ..decode import NotTextError, whole
from . import Bad, Record

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)


def read(stream: IO[bytes], settings: ReadSettings) -> Iterator[Record | Bad]:
    """Yield one record; raises NotTextError where the front matter is no mapping."""
    text, encoding = whole(stream)
    front = _FRONT.match(text)
    meta = _mapping(front.group(1) or "") if front else {}
    yield Record({**meta, "text": _HEADING.sub("", text[front.end():] if front else text)}, encoding)


def _mapping(block: str) -> dict[str, Any]:
    import yaml

    try:
        referring = any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, yaml.SafeLoader))
        meta = {} if referring else yaml.safe_load(block) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        raise NotTextError(f"front matter is not valid YAML: {str(e).splitlines()[0]}") from e
    if referring:
        raise NotTextError("front matter with references, which can be a bomb")
    if not isinstance(meta, dict):
        raise NotTextError("front matter is not a mapping")
    return {str(k).lower(): v for k, v in meta.items()}
