"""Who is who in one article: one type per name, surnames to full names, acronyms to what they stand for."""

from collections import defaultdict
from collections.abc import Iterable

from . import lists
from .parts import NONE, WEAK, Name


class Persons:
    """The persons of an article by surname, in the order met."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.full: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for name in names:
            if name.type == "PER" and len(name.words) > 1:
                self.full[surname(name.words)].append((name.start, name.words))

    def of(self, name: Name) -> str:
        """The fullest name of the person that ``name`` means; blank where nobody fits."""
        if len(name.words) == 1:
            return self._by_one_word(name)
        listed = self.full.get(surname(name.words), [])
        size = len(name.words)
        fitting = [w for _, w in listed if compatible(w, name.words) or w[-size:] == name.words]
        return _fullest(fitting or [name.words])

    def _by_one_word(self, name: Name) -> str:
        word = name.words[0]
        listed = self.full.get(surname(name.words), [])
        if not listed:
            first = {_fullest([w]) for people in self.full.values() for _, w in people if w[0] == word}
            return self.of(name._replace(words=tuple(first.pop().replace(".", "").split()))) if len(first) == 1 else ""
        before = [w for start, w in listed if start < name.start]
        chosen = before[-1] if before else listed[0][1]
        return _fullest([w for _, w in listed if compatible(w, chosen)])


def surname(words: tuple[str, ...]) -> str:
    """Last word for comparison, without an Arabic article and 'Jr'."""
    last = [w for w in words if w not in ("Jr", "Sr", "II", "III")][-1:] or words[-1:]
    low = last[0].casefold().replace("’", "'")
    for article in ("al-", "el-"):
        low = low.removeprefix(article)
    return low


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be one person: equal or abbreviated given names."""
    if len(a) == 1 or len(b) == 1:
        return True
    x, y = a[0].casefold(), b[0].casefold()
    return x == y or ((len(x) == 1 or len(y) == 1) and x[0] == y[0])


def _fullest(listed: list[tuple[str, ...]]) -> str:
    """The name of most words; of several the first."""
    return Name(0, 0, max(listed, key=len), "PER", WEAK, "").shown


def typed(names: list[Name]) -> list[Name]:
    """Candidates with one type per name; those without evidence are left out."""
    votes = _votes(names)
    kind_of = {key: max(sorted(kinds), key=lambda k: kinds[k]) for key, kinds in votes.items()}
    persons = Persons(n for n in names if kind_of.get(n.key) == "PER")
    kept = []
    for name in names:
        kind = kind_of.get(name.key, "")
        if len(name.words) == 1 and _means_person(name, persons):
            kept.append(name._replace(type="PER", rule="mentions.surname/v1" if name.type != "PER" else name.rule))
        elif kind and kind != NONE and _enough(votes[name.key][kind], name):
            kept.append(name._replace(type=kind))
    return kept


def _votes(names: list[Name]) -> dict[str, dict[str, tuple[int, int]]]:
    """Name to type to (greatest strength, number of candidates)."""
    votes: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name in names:
        if name.type:
            strength, count = votes[name.key].get(name.type, (0, 0))
            votes[name.key][name.type] = (max(strength, name.strength), count + 1)
    return votes


def _enough(vote: tuple[int, int], name: Name) -> bool:
    """Whether the evidence suffices: a single word needs more than one weak hint."""
    strength, count = vote
    return strength > WEAK or count > 1 or len(name.words) > 1 or name.words[0].isupper()


def _means_person(name: Name, persons: Persons) -> bool:
    """Whether a single word is the surname (or given name) of a person of the article, not a listed name."""
    word = name.words[0]
    listed = lists.gazetteer().get(word)
    if surname(name.words) in persons.full:
        return not listed or (not word.isupper() and name.rule != "mentions.place/v1")
    return not listed and word in lists.given() and bool(persons.of(name))


class Entities:
    """The entity of each candidate within the article: its fullest name there."""

    def __init__(self, names: list[Name], aliases: dict[str, str]) -> None:
        self.persons = Persons(names)
        self.aliases = aliases
        self.full: dict[tuple[str, str], str] = {}
        for name in names:
            if name.type != "PER":
                key = name.type, self._known(name)
                if len(_shown(name)) > len(self.full.get(key, "")):
                    self.full[key] = _shown(name)
        self.organisations = sorted({_shown(n) for n in names if n.type == "ORG" and len(n.words) > 2})

    def of(self, name: Name) -> str:
        """The entity of a candidate."""
        if name.type == "PER":
            return self.persons.of(name) or _shown(name)
        found = self.full.get((name.type, self._known(name)), _shown(name))
        longer = [o for o in self.organisations if o.startswith(found + " ")] if len(name.words) > 1 else []
        return longer[0] if len(longer) == 1 and name.type == "ORG" else found

    def _known(self, name: Name) -> str:
        text = _shown(name)
        text = self.aliases.get(text, text)
        bare = text.removeprefix("The ").removeprefix("the ")
        return (lists.places() if name.type == "LOC" else lists.organisations()).get(bare, bare)


def _shown(name: Name) -> str:
    text = name.shown
    return text.title() if text.isupper() and text.title() in lists.places() else text
