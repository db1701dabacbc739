"""Where a place lies: in which direction from another, or in which part of a country, as articles tell it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ..english import Context, Document, Sentence
from ..extract.names import lists
from ..rows import Evidence, Finding
from ..settings import BearingSettings
from .frames import function_words
from .story import Story, words_of
from .terms import stem

_DEGREES = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
            "northwest": 315}
CENTRE = -1
_COPULAS = frozenset(("is", "was", "lies", "lie", "located", "situated", "lying"))
_BREAKING = ("VB", "CC", "WP", "WDT", "PRP", "EX", "MD")  # tags of words between a place and a direction not its own
_OF_PLACES = frozenset(("of", "off", "to", "from", "about", "around"))
_TO_NAME = frozenset(("the", "port", "city", "town", "capital", "village", "of", "island"))
_NO_NAMES = frozenset(("DT", "PRP", "IN"))
_FAR = 5  # words between 'of' and the name of the place


class Bearing(NamedTuple):
    """``what`` lies in direction ``degrees`` (0 north, clockwise; -1 centre) of ``reference``; what is blank for none.

    ``part``: it is the part of ``reference`` in which it lies. ``around``: stems of the sentence.
    """

    article: str
    start: int
    end: int
    what: str
    degrees: int
    reference: str
    part: bool
    around: frozenset[str]


def bearings(story: Story, context: Context) -> dict[str, list[Finding]]:
    """Findings: a place in two directions from another, or in two parts of a country."""
    if len(story.articles) < 2:
        return {}
    settings = context.settings.bearings
    listed = [b for a in story.by_article for s in story.documents[a].body()
              for b in _Scene(story.documents[a], s).bearings(settings)]
    return {"findings": [_finding(story, *found, settings) for found in _apart(listed, settings)]}


class _Scene(NamedTuple):
    document: Document
    sentence: Sentence

    def bearings(self, settings: BearingSettings) -> Iterator[Bearing]:
        """Those of the sentence, in order; 'and 40 km west of Vik' is of the place of the one before."""
        tokens, at, last = self.document.tokens, self.sentence.first, None
        while at < self.sentence.last:
            degrees, after = self._direction(at)
            if after > at:
                found = self._from(at, after, degrees, last, settings)
                last = found or last
                if found:
                    yield found
            elif tokens[at].lower in lists.compass():
                yield from self._part(at)
            at = max(after, at + 1)

    def _direction(self, i: int) -> tuple[int, int]:
        """Degrees of the direction at token i and the token behind it: 'south-west', 'south west'; (0, i) for none."""
        tokens = self.document.tokens
        low = tokens[i].lower.replace("-", "")
        if low not in _DEGREES:
            return 0, i
        following = tokens[i + 1].lower if i + 1 < self.sentence.last else ""
        return (_DEGREES[low + following], i + 2) if low + following in _DEGREES else (_DEGREES[low], i + 1)

    def _name(self, i: int, step: int) -> range:
        """Tokens of the name that begins (step 1) or ends (step -1) at token i; empty where there is none."""
        first = i
        while self.sentence.first <= i < self.sentence.last and self._capital(i):
            i += step
        return range(first, i) if step > 0 else range(i + 1, first + 1)

    def _capital(self, i: int) -> bool:
        t = self.document.tokens[i]
        if not t.text[0].isupper() or t.tag in _NO_NAMES or t.text in lists.calendar():
            return False
        return i != self.sentence.first or not lists.word(t.lower)

    def _text(self, tokens: range) -> str:
        return " ".join(self.document.tokens[i].lower for i in tokens)

    def _from(self, i: int, after: int, degrees: int, last: Bearing | None, settings: BearingSettings,
              ) -> Bearing | None:
        """'Ostby, 40 km south of Vik', 'the quake was 35 miles southwest of the port of Vik'."""
        tokens = self.document.tokens
        if after >= self.sentence.last or tokens[after].lower != "of":
            return None
        at = after + 1
        while at < min(self.sentence.last, after + _FAR) and not self._capital(at) and tokens[at].lower in _TO_NAME:
            at += 1
        reference = self._name(at, 1)
        if not reference:
            return None
        before = self._before(i, settings)
        named = self._name(before, -1)
        series = last is not None and tokens[before - (tokens[before].text == "and")].end == last.end
        what = last.what if series and last else self._text(named)
        first = named.start if named and not series else i
        return Bearing(self.document.article, tokens[first].start, tokens[reference.stop - 1].end, what, degrees,
                       self._text(reference), False, self._stems(i, reference.stop))

    def _before(self, i: int, settings: BearingSettings) -> int:
        """The last token before 'about 40 km (south of)' and what describes the place: 'an island off the coast'."""
        tokens, k = self.document.tokens, i - 1
        while k > max(self.sentence.first, i - settings.reach) and not self._capital(k):
            t = tokens[k]
            if t.text in (".", ";", ":") or (t.lower not in _COPULAS and t.tag.startswith(_BREAKING)) or (
                    t.tag == "IN" and t.lower not in _OF_PLACES):
                break
            k -= 1
        return k

    def _part(self, i: int) -> Iterator[Bearing]:
        """'the southern town of Vik'; 'Vik in central Norway'."""
        tokens = self.document.tokens
        low = tokens[i].lower.replace("-", "").removesuffix("ern")
        degrees = CENTRE if low == "central" else _DEGREES[low]
        at = i + 1
        while at < min(self.sentence.last, i + _FAR) and not self._capital(at) and tokens[at].tag.startswith(
                ("NN", "JJ", "IN")):
            at += 1
        place = self._name(at, 1)
        inside = self._name(i + 1, 1)
        beside = i > self.sentence.first + 1 and tokens[i - 1].lower in ("in", ",")
        before = self._name(i - 2, -1) if beside else range(0)
        if inside and before:
            what, span = before, (before.start, inside.stop)
        elif place and at > i + 1 and tokens[at - 1].lower == "of":
            what, span = place, (i, place.stop)
        else:
            return
        yield Bearing(self.document.article, tokens[span[0]].start, tokens[span[1] - 1].end, self._text(what), degrees,
                      "", True, frozenset())

    def _stems(self, first: int, last: int) -> frozenset[str]:
        tokens = self.document.tokens
        outside = (*range(self.sentence.first, first), *range(last, self.sentence.last))
        return frozenset(stem(tokens[i].lower) for i in outside
                         if tokens[i].text[0].isalnum() and tokens[i].lower not in function_words())


def _turn(a: int, b: int) -> int:
    """Degrees between two directions; the centre is as far from every side as they are from their opposites."""
    if CENTRE in (a, b):
        return 0 if a == b else 180
    return min((a - b) % 360, (b - a) % 360)


def _apart(listed: Sequence[Bearing], settings: BearingSettings) -> Iterator[tuple[list[Bearing], list[Bearing]]]:
    """Two groups of bearings that tell of one thing and differ, each pair of directions of a thing once."""
    told: set[tuple[str, str, frozenset[int]]] = set()
    for a, b in combinations(listed, 2):
        key = (a.what or b.what, a.reference, frozenset((a.degrees, b.degrees)))
        least = settings.turned if a.what and not a.part else settings.opposite
        if a.article == b.article or not _one_thing(a, b, settings) or key in told or _turn(
                a.degrees, b.degrees) < least:
            continue
        one, other = (_agreeing(listed, x, settings) for x in (a, b))
        if not {x.article for x in one} & {x.article for x in other}:
            told.add(key)
            yield (one, other) if len(one) >= len(other) else (other, one)


def _one_thing(a: Bearing, b: Bearing, settings: BearingSettings) -> bool:
    if a.part != b.part or a.reference != b.reference:
        return False
    if a.what and b.what:
        return a.what == b.what
    return not a.part and not a.what and not b.what and len(a.around & b.around) >= settings.shared


def _agreeing(listed: Sequence[Bearing], wanted: Bearing, settings: BearingSettings) -> list[Bearing]:
    """One of each article."""
    made: dict[str, Bearing] = {}
    for b in listed:
        if b.degrees == wanted.degrees and (b is wanted or _one_thing(b, wanted, settings)):
            made.setdefault(b.article, b)
    return list(made.values())


def _finding(story: Story, one: list[Bearing], other: list[Bearing], settings: BearingSettings) -> Finding:
    evidence, told = [], []
    for rank, group in enumerate((one, other)):
        shown = " ".join(story.documents[group[0].article].text[group[0].start:group[0].end].split())
        told.append(f"{story.outlets.named([b.article for b in group])} "
                    + ("" if rank else "write " if len(group) > 1 else "writes ") + words_of(shown))
        name = {v: k for k, v in _DEGREES.items()}.get(group[0].degrees, "centre")
        evidence += [Evidence(b.article, b.start, b.end, "against" if rank else "states", name) for b in group]
    turn = _turn(one[0].degrees, other[0].degrees)
    return Finding("contradiction" if turn >= settings.opposite else "differs", ", ".join(told) + ".",
                   settings.named if one[0].what else settings.unnamed, settings.weight, tuple(evidence))
