"""Rows of ``mentions``: named persons, organisations and places, each with its entity within the article.

Institutions may be named by a country and a common noun: 'Iraqi government', 'government of Baghdad'.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..english import Context, Document, Sentence, Token, lines
from ..settings import MentionSettings
from ..store import Row, Rows
from .names import lists, name_parts, regions, resolve, tagger
from .names.name_parts import LIKELY, SURE, Name

_BETWEEN = 3  # words between the country and the noun: 'US-led multinational military coalition'
_MODIFIERS = ("JJ", "NN", "NNP", "VBN", "VBG", "POS")
_LED = ("-led", "-backed", "-based", "-aligned", "-sponsored")


def institutions(document: Document, sentence: Sentence, known: Collection[str]) -> Iterator[tuple[Name, str]]:
    """(candidate, key) of a sentence; equal keys are one institution. ``known``: persons by surname."""
    tokens = document.tokens
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        low = token.lower
        if low in lists.institutions():
            found = _before(document, sentence, i, known) or _after(document, sentence, i)
        elif low in lists.missions() and i + 2 < sentence.last and tokens[i + 1].lower == "in":
            found = _mission(document, sentence, i)
        elif low in lists.compass() and i + 1 < sentence.last and tokens[i + 1].text in lists.places():
            found = (_institution_name(document, i, i + 2, "LOC", "compass"), f"{low} {tokens[i + 1].text}".casefold())
        else:
            continue
        if found:
            yield found


def institution_key(words: list[str]) -> str:
    """Key of an institution's name ('Government of Iraq', "Iraq's parliament"); blank where it is none."""
    bare = [w.removesuffix("'s").removesuffix("’s") for w in words]
    noun = next((w.lower() for w in bare if w.lower() in lists.institutions()), "")
    place = next((country_of(w) for w in bare if country_of(w)), "")
    led = next((w.partition("-")[0] for w in bare if w.endswith(_LED)), "")
    if "mission" in bare and place and "in" in bare:
        return f"mission {place}".casefold()
    if not noun or not (place or led):
        return ""
    return f"{place} {_noun(noun)}".casefold() if place else f"{led} led {noun}".casefold()


def named_institutions(grouped: Iterable[tuple[Name, str]]) -> dict[tuple[int, int], tuple[Name, str]]:
    """Span to (candidate, entity): of names with one key the entity is the longest, the first of several."""
    listed = list(grouped)
    full: dict[str, str] = {}
    for name, key in listed:
        text = " ".join(name.words).replace(" ’s", "’s").replace(" 's", "'s")
        if len(text) > len(full.get(key, "")):
            full[key] = text
    return {(n.start, n.end): (n, full[key]) for n, key in listed}


def _institution_name(document: Document, first: int, last: int, kind: str, rule: str) -> Name:
    tokens = document.tokens[first:last]
    return Name(tokens[0].start, tokens[-1].end, tuple(t.text for t in tokens), kind, SURE, f"mentions.{rule}/v1")


def _noun(low: str) -> str:
    return "government" if low in lists.governments() else low


def country_of(text: str) -> str:
    """The country of a demonym, a country's alias or a capital; blank where it is none."""
    place = lists.demonyms().get(text) or lists.places().get(text, "")
    return lists.places().get(lists.capitals().get(place, ""), "") or place


def _before(document: Document, sentence: Sentence, i: int, known: Collection[str]) -> tuple[Name, str] | None:
    """'Iraqi (security) forces', 'Iraq's parliament', 'US-led coalition', 'Biden administration'."""
    tokens = document.tokens
    noun = tokens[i].lower
    for j in range(i - 1, max(sentence.first, i - 1 - _BETWEEN) - 1, -1):
        text = tokens[j].text
        if text.endswith(_LED):
            name = _institution_name(document, j, i + 1, "ORG", "institution")
            return name, f"{text.partition('-')[0]} led {noun}".casefold()
        first = j - 1 if j > sentence.first and f"{tokens[j - 1].text} {text}" in lists.places() else j
        place = country_of(" ".join(t.text for t in tokens[first:j + 1]))
        if place:
            return _institution_name(document, first, i + 1, "ORG", "institution"), f"{place} {_noun(noun)}".casefold()
        if noun == "administration" and j == i - 1 and text in known:
            return _institution_name(document, j, i + 1, "ORG", "institution"), f"{text} administration".casefold()
        if tokens[j].tag not in _MODIFIERS or (tokens[j].tag == "POS" and not country_of(tokens[j - 1].text)):
            return None
    return None


def _after(document: Document, sentence: Sentence, i: int) -> tuple[Name, str] | None:
    """'government of Baghdad', 'armed forces of the Philippines'."""
    tokens = document.tokens
    k = i + 2
    if k < sentence.last and tokens[i + 1].lower == "of" and tokens[k].lower == "the":
        k += 1
    if k >= sentence.last or tokens[i + 1].lower != "of":
        return None
    last = k + 2 if k + 1 < sentence.last and f"{tokens[k].text} {tokens[k + 1].text}" in lists.places() else k + 1
    place = country_of(" ".join(t.text for t in tokens[k:last]))
    if not place:
        return None
    return _institution_name(document, i, last, "ORG", "institution"), f"{place} {_noun(tokens[i].lower)}".casefold()


def _mission(document: Document, sentence: Sentence, i: int) -> tuple[Name, str] | None:
    """'NATO training mission in Iraq', 'US Embassy in Baghdad'."""
    tokens = document.tokens
    low = tokens[i].lower
    double = i + 3 < sentence.last and f"{tokens[i + 2].text} {tokens[i + 3].text}" in lists.places()
    last = i + 4 if double else i + 3
    place = " ".join(t.text for t in tokens[i + 2:last])
    if place not in lists.places():
        return None
    first = i
    while first > sentence.first and _modifies(tokens[first - 1]):
        first -= 1
    if low != "mission" and first > sentence.first and tokens[first - 1].text in lists.demonyms():
        first -= 1
    if low != "mission" and first == i:
        return None
    kind = "ORG" if low == "mission" else "LOC"
    name = _institution_name(document, first, last, kind, "institution")
    return name, f"{low} {country_of(place) or place}".casefold()


def _modifies(token: Token) -> bool:
    return token.tag in ("NN", "NNP") and token.text not in lists.calendar() and not token.text.endswith(_LED)


def led(document: Document, sentence: Sentence) -> Iterator[Name]:
    """The name in 'Canada-led', 'Iran-backed', 'New York-based', 'then-US' where a list knows it."""
    for token in document.tokens_of(sentence):
        head, hyphen, tail = token.text.partition("-")
        if not hyphen or not (head.islower() or tail.islower()):
            continue
        name, start = (tail, token.end - len(tail)) if head.islower() else (head, token.start)
        kind = lists.gazetteer().get(name)
        if kind:
            yield Name(start, start + len(name), (name,), kind, LIKELY, "mentions.compound/v1")


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``mentions`` in text order; one name may stand within another ('Iraq' in 'mission in Iraq')."""
    sentences = running(document, context.settings.mentions)
    known = ruled(document, sentences)
    names = _names(document, sentences, known, context.settings.mentions)
    surnames = {n.words[-1] for n in (*names, *known) if n.type == "PER"}
    grouped = [pair for s in document.sentences for pair in institutions(document, s, surnames)]
    named = named_institutions(grouped)
    short = resolve.introduced(document, [*names, *(n for n, _ in grouped)])
    entities = resolve.Entities(names, resolve.initials(names) | {a: " ".join(n.words) for a, n in short.items()})
    begun = {(start, name.type) for (start, _), (name, _) in named.items()}
    made = {(n.start, n.end): (n, entities.of(n)) for n in names if (n.start, n.type) not in begun}
    by_acronym = {a: named[n.start, n.end][1] for a, n in short.items() if (n.start, n.end) in named}
    for span, (name, entity) in sorted((made | named).items()):
        yield {"start": span[0], "end": span[1], "type": name.type, "entity": by_acronym.get(entity, entity),
               "rule": name.rule}


def _names(document: Document, sentences: list[Sentence], known: list[Name], settings: MentionSettings) -> list[Name]:
    """The names of running text by the model, those of headlines by what the article calls names."""
    made = resolve.corrected(document, tagger.tagged(document, sentences, known, settings))
    taken = {n.start for n in made}
    made += [n for n in known if n.rule.startswith("mentions.compound/") and n.start not in taken]
    extra = _told(made)
    reach = min(settings.headline_reach, max((name.count(" ") + 1 for name in extra), default=1))
    numbers = {s.number for s in sentences}
    for sentence in document.sentences:
        if sentence.number not in numbers:
            made.extend(_listed(document, sentence, extra, reach))
    return made


def _told(names: Iterable[Name]) -> dict[str, str]:
    """Name, and surname of a person, to the type that most of its mentions have."""
    counted: dict[str, Counter[str]] = {}
    for name in names:
        counted.setdefault(" ".join(name.words), Counter())[name.type] += 1
        if name.type == "PER" and len(name.words) > 1:
            counted.setdefault(name.words[-1], Counter())["PER"] += 1
    return {name: max(sorted(types), key=lambda t: types[t]) for name, types in counted.items()}


def running(document: Document, settings: MentionSettings) -> list[Sentence]:
    """The sentences in which a capital says something."""
    return [s for s in document.sentences if not title_case(document, s, settings)]


def ruled(document: Document, sentences: Iterable[Sentence]) -> list[Name]:
    """The names that rules find in these sentences of running text."""
    made: list[Name] = []
    for sentence in sentences:
        for chunk in regions.chunks(document, sentence):
            made.extend(name_parts.names(document, chunk))
        made.extend(led(document, sentence))
    return resolve.typed([*made, *_initial(document, made)])


def _initial(document: Document, known: list[Name]) -> Iterator[Name]:
    """Surnames of the article that begin a sentence and are words too: 'Brown said'."""
    surnames = {n.words[-1] for n in known if n.type == "PER" and len(n.words) > 1}
    starts = {n.start for n in known}
    for sentence in document.sentences:
        token = next((t for t in document.tokens_of(sentence) if t.text[0].isalnum()), None)
        if token and token.text in surnames and token.start not in starts and token.tag[:1] in "NJV":
            yield Name(token.start, token.end, (token.text,), "PER", name_parts.LIKELY, "mentions.surname/v1")


def title_case(document: Document, sentence: Sentence, settings: MentionSettings) -> bool:
    """Whether most long words of the sentence have a capital: there a capital says nothing."""
    long = [t.text for t in document.tokens_of(sentence)[1:]
            if len(t.text) >= settings.long_word and t.text[0].isalpha()]
    capitals = [w for w in long if w[0].isupper()]
    if len(long) < settings.long_words or len(capitals) < settings.title_case * len(long):
        return False
    if _lists(document, sentence, settings):
        return False
    stopped = lines.stopped(document.text[sentence.start:sentence.end])
    return not stopped or sum(lists.ordinary(w) for w in capitals) >= settings.ordinary


def _lists(document: Document, sentence: Sentence, settings: MentionSettings) -> bool:
    """Whether a line of the text lists names with figures or brackets: results, line-ups."""
    tokens = document.tokens_of(sentence)
    if sentence.kind != "body" or document.text[sentence.start:sentence.end].isupper():
        return False
    return sum(t.text[0].isdigit() or t.text == "(" for t in tokens) >= settings.listing


def _listed(document: Document, sentence: Sentence, extra: Mapping[str, str], reach: int) -> Iterator[Name]:
    """Names of a line in title case: of the lists and of the rest of the article."""
    words = [regions.Word(i, t.start, t.end, t.text)
             for i, t in enumerate(document.tokens_of(sentence), sentence.first) if t.text[0].isalpha()]
    for run, kind in name_parts.within(words, extra, reach):
        yield name_parts.make(run, kind, name_parts.LIKELY, "headline")
