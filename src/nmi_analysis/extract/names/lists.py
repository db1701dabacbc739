"""The lists of names, loaded once, and questions about single words."""

from functools import cache, lru_cache

from ... import lexicons
from ...english import candidates


@cache
def places() -> dict[str, str]:
    """Place to the name it goes by."""
    known = {city: city for city in lexicons.words("cities")}
    return known | lexicons.mapping("places", "canonical")


@cache
def organisations() -> dict[str, str]:
    """Organisation to the name it goes by."""
    return lexicons.mapping("organisations", "canonical")


@cache
def gazetteer() -> dict[str, str]:
    """Known name to its type."""
    return dict.fromkeys(places(), "LOC") | dict.fromkeys(organisations(), "ORG")


@cache
def longest() -> dict[str, int]:
    """First word of the known names of several words to the most words one has."""
    made: dict[str, int] = {}
    for name in gazetteer():
        words = name.split()
        if len(words) > 1:
            made[words[0]] = max(made.get(words[0], 0), len(words))
    return made


@cache
def demonyms() -> dict[str, str]:
    """Demonym to its place."""
    return lexicons.mapping("demonyms", "place")


@cache
def capitals() -> dict[str, str]:
    """Capital to its country."""
    return lexicons.mapping("capitals", "country")


@cache
def given() -> frozenset[str]:
    """Given names."""
    return lexicons.words("given_names", kind="name")


@cache
def given_words() -> frozenset[str]:
    """Given names that are rather English words: Hunter, Violet."""
    return lexicons.words("given_names", kind="word")


@cache
def openers() -> dict[str, str]:
    """First word of a foreign name to the type it gives."""
    return lexicons.mapping("name_openers", "type")


@cache
def organisation_nouns() -> frozenset[str]:
    """Common nouns before the name of an organisation."""
    return lexicons.words("organisation_nouns")


@cache
def surnames() -> frozenset[str]:
    """Frequent surnames, many of them words: Bell, Baker."""
    return lexicons.words("surnames")


@cache
def family_heads() -> frozenset[str]:
    """Heads of names that are usual surnames too."""
    return lexicons.words("name_heads", surname="yes")


@cache
def heads() -> dict[str, str]:
    """Last word of a name to the type it gives."""
    return lexicons.mapping("name_heads", "type")


@cache
def _parts() -> dict[str, str]:
    return lexicons.mapping("person_titles", "part")


@cache
def roles() -> frozenset[str]:
    """Titles and occupations in small letters."""
    return frozenset(w.lower() for w in lexicons.words("person_titles", part="title"))


@cache
def institutions() -> frozenset[str]:
    """Nouns that name an institution together with a country."""
    return governments() | lexicons.words("institutions", kind="body")


@cache
def governments() -> frozenset[str]:
    """Nouns that all name a country's government."""
    return lexicons.words("institutions", kind="government")


@cache
def missions() -> frozenset[str]:
    """Nouns that name an institution in a country: the 'embassy in Oslo'."""
    return lexicons.words("institutions", kind="mission")


@cache
def compass() -> frozenset[str]:
    """Adjectives that name a part of a place."""
    return lexicons.words("compass_adjectives")


@cache
def particles() -> frozenset[str]:
    """Small words within family names."""
    return lexicons.words("name_particles")


@cache
def calendar() -> frozenset[str]:
    """Months and weekdays, and their abbreviations."""
    rows = (*lexicons.table("months"), *lexicons.table("weekdays"))
    return frozenset(v.rstrip(".").title() for r in rows for v in r.values() if v and not v.isdigit())


def title(word: str) -> bool:
    """Whether the word is (or begins, before a hyphen, with) a title: President, Secretary-General."""
    return _parts().get(word) == "title" or ("-" in word and _parts().get(word.partition("-")[0]) == "title")


@cache
def _parties() -> frozenset[str]:
    return lexicons.words("parties")


def party(text: str) -> bool:
    """Whether it is a party's letter with a state: 'D-Ohio'."""
    letter, hyphen, _ = text.partition("-")
    return bool(hyphen) and len(letter) == 1 and letter in _parties()


def ordinary(text: str) -> bool:
    """Whether a capitalised word is one that running text writes in small letters: no part of a name or title."""
    return common(text) and text not in _parts() and text not in heads() and text not in demonyms()


def body(word: str) -> bool:
    """Whether the word ends the name of a body and is no modifier of titles: Guard, Department."""
    return heads().get(word) == "ORG" and word not in _parts()


def modifier(word: str) -> bool:
    """Whether the word stands between an organisation and a title: Foreign, Deputy, Defense."""
    return word in _parts() or common(word)


def word(lower: str) -> bool:
    """Whether it is a word of the language."""
    return candidates.known(lower)


@lru_cache(maxsize=1 << 16)
def common(word: str) -> bool:
    """Whether the word in small letters is an English word that is no name."""
    return candidates.known(word.lower()) and word not in given() and word not in gazetteer()


@cache
def companies() -> frozenset[str]:
    """Companies of large stock indices."""
    return lexicons.words("companies")


@cache
def clubs() -> dict[str, str]:
    """Sports club to whether the name is the club's or a place's too."""
    return lexicons.mapping("clubs", "kind")


@cache
def sports() -> frozenset[str]:
    """Words that tell a report on sports."""
    return lexicons.words("sport_words")


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons: artist, sister."""
    return lexicons.words("person_nouns")


@cache
def honorifics() -> frozenset[str]:
    """Forms of address and titles cut short, in small letters: mr, gen."""
    return lexicons.words("attribution_words", role="title") | {"miss", "sir", "dame", "madam"}


@cache
def kinds(*, sports: bool) -> dict[str, str]:
    """Every listed name to its kind: what it may be, where lists disagree; clubs where the text tells of sports."""
    made: dict[str, str] = dict.fromkeys(companies(), "company")
    for name, kind in gazetteer().items():
        made[name] = f"{made[name]}/{kind}" if name in made else kind
    for name, kind in clubs().items() if sports else ():
        made[name] = f"{kind}/{made[name]}" if name in made else kind
    return made


@cache
def reach() -> dict[str, int]:
    """First word of every listed name to the most words one has."""
    made: dict[str, int] = {}
    for name in kinds(sports=True):
        words = name.split()
        made[words[0]] = max(made.get(words[0], 0), len(words))
    return made
