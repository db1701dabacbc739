"""Rows of ``entities``: each article's entities under one name per story.

Persons go by surname and given name, misspellings and missing given names allowed; organisations and places by
their aliases, institutions by country and kind.
"""

import unicodedata
from collections import Counter, defaultdict

from ..extract.names import institutions, lists, resolve
from ..language import Context
from ..settings import EntitySettings
from ..tables import Row
from .story import Story


def entities(story: Story, context: Context) -> dict[str, list[Row]]:
    """One row per article, entity and type."""
    counts: Counter[tuple[str, str]] = Counter()
    listed: set[tuple[str, str, str]] = set()
    for row in story.table("mentions"):
        counts[row["entity"], row["type"]] += 1
        listed.add((row["article"], row["entity"], row["type"]))
    named = {}
    for kind in ("PER", "ORG", "LOC"):
        names = {entity: n for (entity, t), n in counts.items() if t == kind}
        groups = _persons(names, context.settings.entities) if kind == "PER" else _others(names, kind)
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
    return min(full, key=lambda n: (-counts[n], -len(n), n))


def plain(name: str) -> str:
    """Without case, diacritics and article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return bare.removeprefix("the ").replace("’", "'")


def _others(names: dict[str, int], kind: str) -> list[list[str]]:
    """Organisations or places by alias, by country and kind of institution, or by their letters."""
    groups: dict[str, list[str]] = defaultdict(list)
    aliases = lists.places() if kind == "LOC" else lists.organisations()
    for name in sorted(names):
        institution = institutions.key(name.split()) if kind == "ORG" else ""
        groups[institution or plain(aliases.get(name, name))].append(name)
    return list(groups.values())


def _persons(names: dict[str, int], settings: EntitySettings) -> list[list[str]]:
    """Full names by surname and given name; then single names to the one person they fit."""
    groups: list[list[str]] = []
    for name in sorted((n for n in names if " " in n), key=lambda n: (-names[n], n)):
        fitting = next((g for g in groups if same_person(g[0], name, settings)), None)
        if fitting is None:
            groups.append([name])
        else:
            fitting.append(name)
    whole = len(groups)
    for name in sorted(n for n in names if " " not in n):
        own = _surname(name)
        fits = [g for g in groups[:whole] if _close(own, _surname(g[0]), settings)]
        if len(fits) == 1:
            fits[0].append(name)
        else:
            groups.append([name])
    return groups


def same_person(a: str, b: str, settings: EntitySettings) -> bool:
    """Whether two full names may be one person: surnames alike, given names alike or one an initial."""
    if not _close(_surname(a), _surname(b), settings):
        return False
    x, y = plain(a).split()[0].rstrip("."), plain(b).split()[0].rstrip(".")
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return _close(x, y, settings)


def _surname(name: str) -> str:
    return resolve.surname(tuple(plain(name).split()))


def _close(a: str, b: str, settings: EntitySettings) -> bool:
    """Equal, or spelled almost alike and long enough for that to mean something."""
    from rapidfuzz.distance import Levenshtein

    if a == b:
        return True
    shorter = min(len(a), len(b))
    return shorter >= settings.shortest and a[0] == b[0] and Levenshtein.normalized_similarity(a, b) >= settings.alike
