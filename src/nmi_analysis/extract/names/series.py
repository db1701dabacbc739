"""What stands beside a name corrects its type: the members of a series of places, and things that bear a given name."""

from collections.abc import Iterable, Iterator

from ...english import Document
from . import lists
from .parts import Name

_WHERE = frozenset(("in", "at", "near", "across", "outside", "between"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that", "these", "another"))
_KNOWN = frozenset(("mentions.title/v1", "mentions.list/v1", "mentions.place/v1", "mentions.head/v1"))


def corrected(document: Document, names: Iterable[Name]) -> list[Name]:
    """The names, those of a series of places as places, without things taken for persons."""
    kept = [n for n in names if not _thing(document, n)]
    places = {m for series in _series(document, kept) for m in series[1:] if m.rule not in _KNOWN}
    return [n._replace(type="LOC", rule="mentions.series/v1") if n in places else n for n in kept]


def _thing(document: Document, name: Name) -> bool:
    """Whether an article and a common noun at its end make it a thing: 'a Mac Box', not 'the Ann Lee trial'."""
    if name.type != "PER" or len(name.words) < 2 or not lists.common(name.words[-1]):
        return False
    first, last = document.token_at(name.start), document.token_at(name.end - 1)
    after = document.tokens[last + 1].tag if last + 1 < len(document.tokens) else ""
    return first > 0 and document.tokens[first - 1].lower in _ARTICLES and after[:1] != "N"


def _series(document: Document, names: list[Name]) -> Iterator[list[Name]]:
    """'at Kirkby Base, Aldham and Fort Two': three names or more behind a word of place, the first a place for sure."""
    tokens = document.tokens
    by_token = {document.token_at(n.start): n for n in names}
    for i, first in by_token.items():
        if first.type != "LOC" or first.rule not in _KNOWN or not i or tokens[i - 1].lower not in _WHERE:
            continue
        series, joined = [first], False
        while not joined:
            at = document.token_at(series[-1].end - 1) + 1
            comma = at < len(tokens) and tokens[at].text == ","
            at += comma
            joined = at < len(tokens) and tokens[at].lower in ("and", "or")
            following = by_token.get(at + joined)
            if following is None or not (comma or joined):
                break
            series.append(following)
        after = document.token_at(series[-1].end - 1) + 1
        if joined and len(series) > 2 and not (after < len(tokens) and tokens[after].tag[0] in "VM"):
            yield series  # not 'in Oslo, Ann Lee and Tom Berg said'
