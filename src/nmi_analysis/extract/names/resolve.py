"""Who is who in one article: one type per name, surnames to full names, acronyms to what they stand for.

Acronyms are introduced in brackets after what they stand for: 'North Atlantic Treaty Organization (NATO)'. What stands
beside a name corrects its type: the members of a series of places, and things that bear a given name.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...english import Document
from . import lists
from .name_parts import NONE, WEAK, Name

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
