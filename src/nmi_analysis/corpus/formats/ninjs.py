"""IPTC ninjs 1.x, 2.x and 3.x: a news item as a JSON object.

1.x: ``headline``, ``body_text`` ``body_xhtml`` ``body_html``, ``infosource``, associations by name. 2.x: the lists
``headlines``, ``bodies``, ``infosources`` and ``associations``; 3.x the same with names in mixed case.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from . import Bad, Record
from .markup import text_of

_BODIES = ("body_text", "body_xhtml", "body_html")
# One of these makes an object an item; a type alone is too common a key.
_OF_AN_ITEM = frozenset({*_BODIES, "bodies", "headlines", "infosource", "infosources", "versioncreated"})
_ARTICLES = frozenset({"text", "composite"})

Item = Mapping[str, Any]


def is_item(given: Item) -> bool:
    """Whether a JSON object is a ninjs item, not a record with ``text``."""
    names = {str(k).lower() for k in given}
    return "text" not in names and (not _OF_AN_ITEM.isdisjoint(names) or {"uri", "associations"} <= names)


def records(given: Item, number: str, encoding: str) -> Iterator[Record | Bad]:
    """The item's article and those of its associations, numbered ``<number>/<name>``.

    Associated pictures and the like are no articles. An item with nothing to read in it is a Bad.
    """
    waiting = [(given, number, True)]  # True: the article is wanted, or that it is missing is said
    while waiting:
        item, name, wanted = waiting.pop()
        item = {str(k).lower(): v for k, v in item.items()}
        text = _text(item)
        # What a package without text of its own lists are its articles; what an article lists is seen beside it.
        inner = [(i, f"{name}/{n}".lstrip("/"), not text and _is_article(i))
                 for n, i in _associations(item.get("associations"))]
        waiting.extend(reversed(inner))
        if text:
            yield Record({**_fields(item), "text": text}, encoding, name)
        elif wanted and not any(w for _, _, w in inner):
            yield Bad(name, f"ninjs {item.get('type') or 'item'} without a body: {item.get('uri') or 'no uri'}")


def _is_article(item: Item) -> bool:
    return str(item.get("type") or "text").lower() in _ARTICLES


def _associations(given: Any) -> Iterator[tuple[str, Item]]:
    if isinstance(given, dict):
        listed = list(given.items())
    elif isinstance(given, list):
        listed = [(str(i.get("name") or n) if isinstance(i, dict) else "", i) for n, i in enumerate(given, start=1)]
    else:
        listed = []
    for name, item in listed:
        for one in item if isinstance(item, list) else [item]:
            if isinstance(one, dict):
                yield str(name), one


def _text(item: Item) -> str:
    """The body: the main one, plain text before marked-up, the first of each."""
    for name in _BODIES:
        body = item.get(name)
        if isinstance(body, str) and (text := body if name == "body_text" else text_of(body)).strip():
            return text
    for body in sorted(_listed(item.get("bodies")), key=lambda b: (not _is_main(b), not _is_plain(b))):
        value = body.get("value")
        if isinstance(value, str) and (text := value if _is_plain(body) else text_of(value)).strip():
            return text
    return ""


def _is_main(given: Item) -> bool:
    return str(given.get("role") or "main").lower() == "main"


def _is_plain(body: Item) -> bool:
    kind = str(body.get("contenttype") or "text/plain").lower()
    return "html" not in kind and "xml" not in kind


def _listed(given: Any) -> list[dict[str, Any]]:
    """The objects of a list, their keys in lower case."""
    return [{str(k).lower(): v for k, v in one.items()} for one in given if isinstance(one, dict)] if isinstance(
        given, list) else []


def _fields(item: Item) -> dict[str, Any]:
    uri, version = str(item.get("uri") or ""), str(item.get("version") or "")
    return {
        # Updates of a story keep its uri.
        "article": f"{uri}#{version}" if uri and version not in ("", "1") else uri,
        "url": uri if uri.startswith(("http://", "https://")) else "",
        "title": _headline(item), "author": _author(item), "source": _source(item), "language": item.get("language"),
        "published": item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated"),
    }


def _headline(item: Item) -> str:
    """The main one: 2.x may give several, the others shorter or for other places."""
    listed = _listed(item.get("headlines"))
    main = [h for h in listed if _is_main(h)] or listed
    found = item.get("headline") or next((h.get("value") for h in main), "") or item.get("title")
    return str(found or "")


def _author(item: Item) -> str:
    said = item.get("byline") or item.get("by")
    return str(said) if said else "; ".join(str(b["by"]) for b in _listed(item.get("bylines")) if b.get("by"))


def _source(item: Item) -> str:
    """Who the information is from, else who provides it or holds the copyright."""
    named = _listed(item.get("infosources")) or _listed(item.get("infosource"))
    names = [str(n) for i in named if (n := i.get("name") or i.get("literal"))]
    other = next((str(v) for k in ("source", "provider", "copyrightholder") if (v := item.get(k))), "")
    return "; ".join(dict.fromkeys(names)) or other
