"""Rows of ``entities``: each article's entities under one name per story.

Persons go by surname and given name, misspellings and missing given names allowed; organisations and places by
their aliases, institutions by country and kind.
"""

import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache

from ..english import Context
from ..extract import mentions
from ..extract.names import lists, resolve
from ..settings import EntitySettings
from ..store import Row
from .name_words import sound
from .spellings import nicknamed
from .story import Story

Counts = dict[str, Counter[str]]  # entity to how often each article has it
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III"))


def entities(story: Story, context: Context) -> dict[str, list[Row]]:
    """One row per article, entity and type."""
    counts: dict[str, Counts] = {kind: defaultdict(Counter) for kind in ("PER", "ORG", "LOC")}
    for row in story.table("mentions"):
        counts[row["type"]][row["entity"]][row["article"]] += 1
    listed = {(a, e, kind) for kind, found in counts.items() for e, articles in found.items() for a in articles}
    named = {}
    for kind, found in counts.items():
        names = {entity: sum(n.values()) for entity, n in found.items()}
        groups = _persons(found, context.settings.entities) if kind == "PER" else _others(names, kind)
        for group in groups:
            name = canonical(group, names, kind)
            named.update({(member, kind): name for member in group})
    return {"entities": [{"article": article, "entity": entity, "canonical": named[entity, kind], "type": kind}
                         for article, entity, kind in sorted(listed)]}


def canonical(group: list[str], counts: dict[str, int], kind: str) -> str:
    """The name an alias list gives, else the most frequent of the full forms."""
    if kind != "PER":
        aliases = lists.places() if kind == "LOC" else lists.organisations()
        given = Counter(aliases[n] for n in group for _ in range(counts[n]) if n in aliases)
        if given:
            return min(given, key=lambda n: (-given[n], n))
    full = [n for n in group if " " in n] or group
    return min(full, key=lambda n: (-counts[n], kind == "PER" and lists.common(n.split()[0]), -len(n), n))


def plain(name: str) -> str:
    """Without case, diacritics and article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return bare.removeprefix("the ").replace("’", "'")


def _others(names: dict[str, int], kind: str) -> list[list[str]]:
    """Organisations or places by alias, by country and kind of institution, or by their letters."""
    groups: dict[str, list[str]] = defaultdict(list)
    aliases = lists.places() if kind == "LOC" else lists.organisations()
    for name in sorted(names):
        institution = mentions.institution_key(name.split()) if kind == "ORG" else ""
        groups[institution or plain(aliases.get(name, name))].append(name)
    return list(groups.values())


def _persons(counts: Counts, settings: EntitySettings) -> list[list[str]]:
    """Full names by surname and given name; then single names to the one person they fit, or whom most articles name.

    Two names that one article has side by side are two persons, unless one is the end of the other.
    """
    ranked = sorted(counts, key=lambda n: (-sum(counts[n].values()), n))
    groups: list[list[str]] = []
    near: dict[str, list[list[str]]] = defaultdict(list)  # by the first letter of the surname, which alike ones share
    for name in (n for n in ranked if " " in n):
        alike = near[_surname(name)[:1]]
        fitting = next((g for g in alike if all(same_person(n, name, settings) for n in g)
                        and not _beside(g, name, counts)), None)
        if fitting is None:
            groups.append([name])
            alike.append(groups[-1])
        else:
            fitting.append(name)
    for name in sorted(n for n in ranked if " " not in n):
        own = _surname(name)
        found = _meant([g for g in near[own[:1]] if _close(own, _surname(g[0]), settings)], counts, settings)
        if found is None:
            groups.append([name])
        else:
            found.append(name)
    return groups


def _beside(group: list[str], name: str, counts: Counts) -> bool:
    """Whether an article has the name and another of the group, neither the end of the other."""
    return any(counts[name].keys() & counts[n].keys() and not _ends(n, name) for n in group)


def _meant(fits: list[list[str]], counts: Counts, settings: EntitySettings) -> list[str] | None:
    """The one person, or the one whom the articles name so much oftener that a surname alone is that person's."""
    sizes = sorted(((sum(sum(counts[n].values()) for n in g), g) for g in fits), key=lambda s: (-s[0], s[1]))
    if not sizes or (len(sizes) > 1 and sizes[0][0] < settings.oftener * sizes[1][0]):
        return None
    return sizes[0][1]


def same_person(a: str, b: str, settings: EntitySettings) -> bool:
    """Whether two full names may be one person: surnames alike, and a given name alike, short for the other or initial.

    The first given name of either must be among the other's: 'J. Ann Lee' is 'Ann Lee', 'Tom Rey Lee' is not
    'Eve Rey Lee'.
    """
    if _ends(a, b):
        return True
    generations = {w for n in (a, b) for w in n.replace(".", "").split() if w in _SUFFIXES}
    if len(generations) > 1 or not _close(_surname(a), _surname(b), settings):
        return False
    one, other = _given(a), _given(b)
    if not one or not other:
        return False
    return any(_one_given(one[0], n, settings) for n in other) or any(_one_given(other[0], n, settings) for n in one)


def _ends(a: str, b: str) -> bool:
    """Whether the shorter name is the end of the longer: 'Lo Prato' and 'Aldo Lo Prato'."""
    short, long = sorted((plain(a).split(), plain(b).split()), key=len)
    return long[-len(short):] == short


@lru_cache(maxsize=1 << 14)
def _given(name: str) -> tuple[str, ...]:
    words = [w for w in name.split() if w.rstrip(".") not in _SUFFIXES]
    return tuple(plain(w).rstrip(".") for w in words[:-1])


def _one_given(a: str, b: str, settings: EntitySettings) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    long = min(len(a), len(b)) >= settings.shortest
    return _close(a, b, settings) or (long and sound(a) == sound(b)) or nicknamed(a, b)


@lru_cache(maxsize=1 << 14)
def _surname(name: str) -> str:
    return plain(resolve.surname(tuple(name.replace(".", "").split())))


def _close(a: str, b: str, settings: EntitySettings) -> bool:
    """Equal, or spelled almost alike and long enough for that to mean something."""
    from rapidfuzz.distance import Levenshtein

    if a == b:
        return True
    shorter = min(len(a), len(b))
    return shorter >= settings.shortest and a[0] == b[0] and Levenshtein.normalized_similarity(a, b) >= settings.alike
