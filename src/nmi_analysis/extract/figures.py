"""Rows of ``figures``: the quantities a text states, each with value, bound, change, unit and concept.

Words of headlines in Title Case are tagged as if written small, for capitals say nothing of names there.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from .. import lexicons
from ..english import Context, Document, Sentence, Token, candidates, tagging
from ..english.numbers import Number, determined, find
from ..rows.relation import head
from ..store import Row, Rows
from .quantities import bounds, concepts, governors, guards, nouns, quantity, ranges
from .quantities.governors import Holders
from .quantities.quantity import Quantity, Scene

_LEAST = 3  # words that a sentence must have for its capitals to tell


def read_titles(document: Document, wanted: Iterable[Sentence]) -> tuple[list[Token], set[int]]:
    """The document's tokens, those of headlines tagged anew, and the numbers of the sentences that are headlines."""
    tokens, found = document.tokens, set[int]()
    for sentence in wanted:
        if titled(document.tokens_of(sentence)):
            tokens = list(tokens) if tokens is document.tokens else tokens
            tokens[sentence.first:sentence.last] = _tagged(document.tokens_of(sentence))
            found.add(sentence.number)
    return tokens, found


def titled(tokens: Iterable[Token]) -> bool:
    """Whether every word but function words starts with a capital: 'Storm Kills 3 Near Paris'."""
    telling = [t for t in tokens if t.text.isalpha() and t.lower not in _function_words()]
    return len(telling) >= _LEAST and all(t.text[0].isupper() for t in telling)


@cache
def _function_words() -> frozenset[str]:
    return lexicons.words("function_words")


def _tagged(tokens: list[Token]) -> list[Token]:
    words = [t.lower if t.text[0].isupper() and candidates.known(t.lower) else t.text for t in tokens]
    tags = tagging.tag(words, [t.lower for t in tokens], {0})
    return [t._replace(tag=tag) for t, tag in zip(tokens, tags, strict=True)]


VERSION = "v4"


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``figures`` in text order."""
    holders = Holders(rows, context.settings.figures.as_of_reach)
    found = [(s, numbers) for s, numbers in _by_sentence(document) if s.kind != "boilerplate"]
    tokens, titles = read_titles(document, (s for s, _ in found))
    for sentence, numbers in found:
        kind = "title" if sentence.number in titles else sentence.kind
        scene = Scene(document.text, tokens, sentence._replace(kind=kind))
        for q in quantities(document, scene, numbers, holders):
            yield _row(q, sentence, holders)


def quantities(document: Document, scene: Scene, numbers: list[Number], holders: Holders) -> list[Quantity]:
    """The quantities of one sentence, complete."""
    listed = [q for n in numbers if (q := _quantity(document, scene, n)) is not None]
    listed = [q for q in ranges.share_units(scene, listed) if guards.is_figure(scene, q)
              and not (guards.weak(scene, q) and holders.dated(q.number.start, q.number.end))]
    listed = ranges.join(scene, listed)
    for q in listed:
        nouns.number_of(scene, q)
    ranges.elided(scene, listed)
    for q in listed:
        scene.taken.update(range(q.first, q.after if q.kind != "count" else q.stop))
    before: Quantity | None = None
    sentence = scene.tokens[scene.sentence.first:scene.sentence.last]
    for q in listed:
        bounds.behind(scene, q)
        bounds.change(scene, q, before)
        nouns.unnamed_share(scene, q)
        concepts.concept(scene, q, before)
        q.predicate = governors.predicate(scene, q, sentence)
        governors.people(q)
        quantity.as_millions(q)
        before = q
    return listed


def _by_sentence(document: Document) -> Iterator[tuple[Sentence, list[Number]]]:
    """Sentences that hold numbers, with them."""
    held: dict[int, list[Number]] = {}
    for number in sorted(find(document.text) + determined(document.text)):
        held.setdefault(document.sentence_at(number.start), []).append(number)
    for i, numbers in held.items():
        yield document.sentences[i], numbers


def _quantity(document: Document, scene: Scene, number: Number) -> Quantity | None:
    first = document.token_at(number.start)
    after = first
    last = scene.sentence.last
    while after < last and scene.tokens[after].start < number.end:
        after += 1
    q = Quantity(number, number.start, number.end, number.value, first, after, after, upper=number.upper,
                 bound="~" if number.upper is not None else "=")
    joined = bounds.joined(scene, q)
    _unit(scene, q, joined)
    while q.after < last and scene.tokens[q.after].start < q.unit_end:
        q.after += 1
    named = not q.unit and nouns.named_age(scene, q)
    if not named and not q.unit and (joined > number.end or not nouns.compound(scene, q)):
        nouns.counted(scene, q)
    if named or (not q.unit and nouns.aged(scene, q)):
        q.unit, q.kind = "year of age", "age"
    bounds.before(scene, q)
    return q


def _unit(scene: Scene, q: Quantity, end: int) -> None:
    number = q.number
    if number.sign:
        unit = quantity.rated(scene.text, quantity.Unit(quantity.of_sign(number.sign), "money", end))
    else:
        found = quantity.after(scene.text, end, scaled=number.scaled, fraction=number.form == "fraction")
        if found is None:
            return
        unit = found if found.kind == "age" else quantity.rated(scene.text, found)
    q.unit, q.kind, q.unit_end = unit
    if scene.text[number.end:q.unit_end].lower().lstrip("-") == "fold":
        q.end = q.unit_end
    q.hyphen = scene.text[number.end:number.end + 1] == "-"


def _row(q: Quantity, sentence: Sentence, holders: Holders) -> Row:
    attribution, speaker = holders.attribution(q.start, q.end)
    return {
        "start": q.start, "end": q.end, "value": q.value, "upper": q.upper, "bound": q.bound, "change": q.change,
        "from_value": q.from_value, "unit": q.unit, "unit_head": head(q.unit),
        "concept": " ".join(q.concept), "predicate": q.predicate,
        "as_of": holders.as_of((sentence.start, sentence.end), q.start), "attribution": attribution,
        "speaker": speaker, "rule": f"figures.{q.rule}/{VERSION}",
    }
