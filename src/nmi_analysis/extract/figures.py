"""Rows of ``figures``: the quantities a text states, each with value, bound, change, unit and concept."""

from collections.abc import Iterator

from ..english import Context, Document, Sentence
from ..english.numbers import Number, determined, find
from ..rows.relation import head
from ..store import Row, Rows
from .quantities import ages, bounds, changes, concepts, governed, guards, headlines, nouns, ranges, units
from .quantities.governed import Holders
from .quantities.quantity import Quantity, Scene

VERSION = "v4"


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``figures`` in text order."""
    holders = Holders(rows, context.settings.figures.as_of_reach)
    found = [(s, numbers) for s, numbers in _by_sentence(document) if s.kind != "boilerplate"]
    tokens, titles = headlines.read(document, (s for s, _ in found))
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
        changes.change(scene, q, before)
        nouns.unnamed_share(scene, q)
        concepts.concept(scene, q, before)
        q.predicate = governed.predicate(scene, q, sentence)
        governed.people(q)
        units.as_millions(q)
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
    named = not q.unit and ages.named_age(scene, q)
    if not named and not q.unit and (joined > number.end or not nouns.compound(scene, q)):
        nouns.counted(scene, q)
    if named or (not q.unit and ages.aged(scene, q)):
        q.unit, q.kind = "year of age", "age"
    bounds.before(scene, q)
    return q


def _unit(scene: Scene, q: Quantity, end: int) -> None:
    number = q.number
    if number.sign:
        unit = units.rated(scene.text, units.Unit(units.of_sign(number.sign), "money", end))
    else:
        found = units.after(scene.text, end, scaled=number.scaled, fraction=number.form == "fraction")
        if found is None:
            return
        unit = found if found.kind == "age" else units.rated(scene.text, found)
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
