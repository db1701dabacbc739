"""Rows of ``mentions``: named persons, organisations and places, each with its entity within the article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..english import Context, Document, Sentence, lines
from ..settings import MentionSettings
from ..store import Row, Rows
from .names import institutions, lists, parts, regions, resolve, tagger
from .names.parts import Name


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``mentions`` in text order; one name may stand within another ('Iraq' in 'mission in Iraq')."""
    sentences = running(document, context.settings.mentions)
    known = ruled(document, sentences)
    names = _names(document, sentences, known, context.settings.mentions)
    surnames = {n.words[-1] for n in (*names, *known) if n.type == "PER"}
    grouped = [pair for s in document.sentences for pair in institutions.institutions(document, s, surnames)]
    named = institutions.entities(grouped)
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
            made.extend(parts.names(document, chunk))
        made.extend(institutions.led(document, sentence))
    return resolve.typed([*made, *_initial(document, made)])


def _initial(document: Document, known: list[Name]) -> Iterator[Name]:
    """Surnames of the article that begin a sentence and are words too: 'Brown said'."""
    surnames = {n.words[-1] for n in known if n.type == "PER" and len(n.words) > 1}
    starts = {n.start for n in known}
    for sentence in document.sentences:
        token = next((t for t in document.tokens_of(sentence) if t.text[0].isalnum()), None)
        if token and token.text in surnames and token.start not in starts and token.tag[:1] in "NJV":
            yield Name(token.start, token.end, (token.text,), "PER", parts.LIKELY, "mentions.surname/v1")


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
    for run, kind in parts.within(words, extra, reach):
        yield parts.make(run, kind, parts.LIKELY, "headline")
