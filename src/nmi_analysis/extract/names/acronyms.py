"""Acronyms introduced in brackets after what they stand for: 'North Atlantic Treaty Organization (NATO)'."""

from collections.abc import Iterable

from ...english import Document
from .parts import Name

_LONGEST = 10  # letters; longer words in brackets are no acronyms


def introduced(document: Document, names: Iterable[Name]) -> dict[str, Name]:
    """Acronym to the organisation or institution before its bracket."""
    made: dict[str, Name] = {}
    text = document.text
    for name in sorted(names, key=lambda n: (n.start, -n.end)):  # of names that end together the longest first
        if name.type != "ORG" or not text.startswith(" (", name.end):
            continue
        close = text.find(")", name.end, name.end + _LONGEST + 3)
        acronym = text[name.end + 2:close] if close > 0 else ""
        if acronym.isalpha() and acronym.isupper() and _stands_for(acronym, text[max(0, name.end - 120):name.end]):
            made.setdefault(acronym, name)
    return made


def _stands_for(acronym: str, before: str) -> bool:
    """Whether the letters begin words before the bracket, in order, the last letter one of the last two words."""
    words = before.replace("-", " ").split()[-2 * len(acronym):]
    letters = list(acronym.casefold())
    if not words or not any(w[0].casefold() == letters[-1] for w in words[-2:]):
        return False
    for word in reversed(words):
        if letters and word[0].casefold() == letters[-1]:
            letters.pop()
    return not letters


def initials(names: Iterable[Name]) -> dict[str, str]:
    """Acronym of the article to the one organisation of several words whose capitals it is: DNC."""
    listed = [n for n in names if n.type == "ORG"]
    wanted = {n.shown for n in listed if len(n.words) == 1 and n.shown.isupper()}
    found: dict[str, set[str]] = {}
    for name in listed:
        letters = "".join(w[0] for w in name.words if w[0].isupper())
        if len(name.words) > 2 and letters in wanted:
            found.setdefault(letters, set()).add(name.shown)
    return {letters: min(full) for letters, full in found.items() if len(full) == 1}
