"""What two offices of one person have to do with each other: the same, both possible, or one excludes the other."""

from functools import cache
from typing import Literal, NamedTuple

from .. import lexicons
from ..extract.names import lists
from ..store import Row
from .clauses import function_words
from .terms import stem

Apart = Literal["rank", "status", "office", "level"]
_PAST = frozenset(("former", "late"))
_OTHER_TIME = frozenset(("then", "elect", "outgoing"))


class Holding(NamedTuple):
    """An office as compared: the noun, its modifiers, whether a deputy's, on which level, since ended or acting.

    ``body``: stems of the names and nouns of what it is an office of.
    """

    head: str
    modifiers: frozenset[str]
    deputy: bool
    level: str
    status: str
    body: frozenset[str]
    past: bool  # 'was': the time is another


@cache
def _modifiers(kind: str) -> dict[str, str]:
    return {r["word"]: r["value"] for r in lexicons.table("role_modifiers") if r["class"] == kind}


def leaving() -> frozenset[str]:
    """Stems of words that say that somebody has left an office: 'fired', 'resignation'."""
    return frozenset(map(stem, _modifiers("leaving")))


@cache
def _names(column: str) -> dict[str, str]:
    return {r["role"]: r[column] for r in lexicons.table("role_names") if r[column]}


def holding(row: Row) -> Holding:
    """The office of a row of ``roles``."""
    role, _, of = str(row["value"]).partition(" of ")
    words = role.split()
    fixed = (n for n in (3, 2) if " ".join(words[-n:]) in _names("role"))
    known = next((n for n in fixed if n <= len(words) and words[-n] not in _modifiers("subordinate")), 1)
    head, before = " ".join(words[-known:]), words[:-known]
    if known == 1 and "-" in head and head.partition("-")[0] in _modifiers("subordinate"):
        first, _, head = head.partition("-")
        before.append(first)
    body = [w for w in f"{row['of']} {of}".replace("-", " ").split() if w.lower() not in function_words()]
    federal = [w.lower() for w in body if _modifiers("level").get(w.lower()) == "federal"]
    levels = [_modifiers("level")[w] for w in [*before, *federal] if w in _modifiers("level")]
    deputy = any(w in _modifiers("subordinate") for w in before)
    plain = frozenset(stem(w) for w in before if w not in _modifiers("subordinate") and w not in _modifiers("level"))
    return Holding(head, plain, deputy, levels[0] if levels else "", str(row["status"]),
                   frozenset(_body(w) for w in body), row["rule"].startswith("roles.was"))


def _body(word: str) -> str:
    """The stem of a word of a body, a demonym as its place."""
    place = lists.demonyms().get(word) or lists.places().get(word, word)
    return stem(place.lower().replace(".", ""))


def excludes(a: Holding, b: Holding) -> Apart | None:
    """How one excludes the other; None where both may hold, or where they are too unlike to tell."""
    if _OTHER_TIME & {*a.status.split(), *b.status.split()} or not _nested(a.body, b.body):
        return None
    if a.head != b.head:
        group = _names("set").get(a.head)
        one_time = a.status == b.status and a.past == b.past
        return "office" if group and group == _names("set").get(b.head) and one_time else None
    if not _nested(a.modifiers, b.modifiers):
        return None
    if a.deputy != b.deputy:
        return None if _names("wide").get(a.head) or a.status != b.status else "rank"
    if a.level and b.level and a.level != b.level:
        return "level" if {a.level, b.level} == {"federal", "state"} else None
    if a.status != b.status and not a.past and not b.past:
        changed = {a.status, b.status}
        if changed & _PAST and "former" in changed and not _names("kept").get(a.head):
            return "status"
        return "status" if "acting" in changed else None
    return None


def same(a: Holding, b: Holding) -> bool:
    """Whether they are one office as far as both say."""
    return (a.head == b.head and a.deputy == b.deputy and a.status == b.status and _nested(a.body, b.body)
            and a.level == b.level)


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one says nothing that the other does not say too."""
    return a <= b or b <= a
