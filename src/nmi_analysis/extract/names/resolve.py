"""Who is who in one article: one type per name, surnames to full names, acronyms to what they stand for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from . import lists
from .parts import NONE, WEAK, Name


class Persons:
    """The persons of an article by surname, in the order met."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.full: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)  # distinct full names, in order
        self.places: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self.by_first: dict[str, set[str]] = defaultdict(set)
        self.known: dict[tuple[str, ...], str] = {}
        for name in names:
            if name.type == "PER" and len(name.words) > 1:
                own = surname(name.words)
                self.full[own][name.words] = None
                self.places[own].append((name.start, name.words))
                self.by_first[name.words[0]].add(own)
        for listed in self.places.values():
            listed.sort()

    def of(self, name: Name) -> str:
        """The fullest name of the person that ``name`` means; blank where nobody fits."""
        if len(name.words) == 1:
            return self._by_one_word(name)
        return self._fullest(name.words)

    def _by_one_word(self, name: Name) -> str:
        word = name.words[0]
        listed = self.places.get(surname(name.words))
        if listed:
            at = bisect_left(listed, (name.start, ())) - 1
            return self._fullest(listed[max(0, at)][1])
        owners = self.by_first.get(word, set())
        if len(owners) != 1:
            return ""
        people = {self._fullest(w) for w in self.full[min(owners)] if w[0] == word}
        return people.pop() if len(people) == 1 else ""

    def _fullest(self, words: tuple[str, ...]) -> str:
        """The longest of the article's names that may mean the same person."""
        if words not in self.known:
            size = len(words)
            fitting = [w for w in self.full.get(surname(words), ()) if compatible(w, words) or w[-size:] == words]
            self.known[words] = Name(0, 0, max(fitting or [words], key=len), "PER", WEAK, "").shown
        return self.known[words]


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
        return self._longer(found) if len(name.words) > 1 and name.type == "ORG" else found

    def _longer(self, found: str) -> str:
        """The longest name that begins with ``found``, where no two go on in different ways."""
        longest = found
        for name in self.organisations[bisect_left(self.organisations, found + " "):]:
            if not name.startswith(found + " "):
                break
            if not name.startswith(longest + " "):
                return found
            longest = name
        return longest

    def _known(self, name: Name) -> str:
        text = _shown(name)
        text = self.aliases.get(text, text)
        bare = text.removeprefix("The ").removeprefix("the ")
        return (lists.places() if name.type == "LOC" else lists.organisations()).get(bare, bare)


def _shown(name: Name) -> str:
    text = name.shown
    return text.title() if text.isupper() and text.title() in lists.places() else text
