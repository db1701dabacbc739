"""Media Cloud: a CSV of stories, from the search (``id``) or from the older tools (``stories_id``)."""

from collections.abc import Collection, Mapping
from typing import Any

from . import Bad, Record

_COLUMNS = frozenset({"title", "url", "publish_date", "media_name"})


def is_export(columns: Collection[str]) -> bool:
    """Whether a header line (lower case) is that of an export."""
    return set(columns) >= _COLUMNS


def record(row: Mapping[str, Any], number: str, encoding: str) -> Record | Bad:
    """A story; a Bad where its text is missing, as exports leave it out."""
    text = row.get("text") or row.get("story_text") or ""
    if not text.strip():
        return Bad(number, f"Media Cloud names the story but leaves out its text (add a column 'text'): "
                           f"{row.get('url') or row.get('title') or 'no address'}")
    return Record({**row, "text": text, "article": row.get("stories_id") or row.get("id"),
                   "source": row.get("media_name") or row.get("media_url")}, encoding, number)
