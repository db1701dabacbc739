"""Names by a fitted model: it weighs what lists and rules say, in the sentence and in the rest of the article.

What speaks for a label of a token are its lists and shape, the small words beside it, the rest of the article. No hint
is a name: what a capitalised word is must follow from lists, rules and surroundings, not from having been seen.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...english import Document, Sentence, Token
from ...models import chain
from ...settings import MentionSettings
from . import lists
from .name_parts import LIKELY, Name
from .regions import Region, capital, classes, known, regions, sport, trimmed

OUTSIDE = "O"
_START, _END = "<s>", "</s>"
_SHAPE = 8
_PLACES = 3  # of a token within its region that are told apart
_LENGTHS = 4
_MARKS = (",", "(", "-", "—")


@lru_cache(maxsize=1 << 16)
def shape(text: str) -> str:
    """'Xx' of 'Oslo', 'X-Xx' of 'U-Bahn': runs of capitals, small letters and digits."""
    made = ""
    for c in text:
        kind = "X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c
        if not made.endswith(kind):
            made += kind
    return made[:_SHAPE]


def _small(token: Token) -> str:
    """The word beside; of one with a capital or digit only its shape."""
    return token.lower if token.text.islower() or not token.text[0].isalnum() else shape(token.text)


class Hints:
    """The hints of one document; ``ruled``: the names that rules found."""

    def __init__(self, document: Document, regions: Sequence[Region], ruled: Sequence[Name]) -> None:
        self.tokens = document.tokens
        self.regions = regions
        self.sport = sport(document)
        self.low = {t.text for t in self.tokens if t.text.islower()}
        self.first = {_first(document, r) for r in regions}
        self.inner = {t.text for i, t in enumerate(self.tokens) if t.text[0].isupper() and i not in self.first}
        self.ruled = _by_token(document, ruled)

    def own(self, document: Document) -> list[list[list[str]]]:
        """Hints of every token of every region, without those of the rest of the article."""
        made = []
        for region in self.regions:
            listed = known(document, region, lists.kinds(sports=self.sport > 0))
            made.append([[*self._token(i, listed), *self._around(i, region, listed), *self._region(i, region),
                          *self._rules(i)] for i in range(region.first, region.last)])
        return made

    def _classes(self, token: Token) -> tuple[str, ...]:
        return classes(token.text, sports=self.sport > 0)

    def _token(self, i: int, listed: Mapping[int, str]) -> list[str]:
        token = self.tokens[i]
        own = self._classes(token)
        joined = "|".join(own)
        made = ["bias", f"shape={shape(token.text)}", f"tag={token.tag}", f"classes={joined}",
                f"sport={self.sport}&{'word' in own}", *(f"class={c}" for c in own)]
        if i in self.first:
            made += ["first", f"first&{joined}"]
        if token.lower in self.low:
            made.append("small&first" if i in self.first else "small")
        if token.text in self.inner:
            made.append("inner&first" if i in self.first else "inner")
        if i in listed:
            made += [f"listed={listed[i]}", f"listed={listed[i]}&sport={self.sport}"]
        return made

    def _around(self, i: int, region: Region, listed: Mapping[int, str]) -> list[str]:
        tokens, sentence = self.tokens, region.sentence
        made = []
        own = "|".join(self._classes(tokens[i]))
        for at, side in ((i - 1, "-"), (i + 1, "+")):
            if not sentence.first <= at < sentence.last:
                made.append(f"{side}word={_START if side == '-' else _END}")
                continue
            token = tokens[at]
            told = self._classes(token)
            made += [f"{side}word={_small(token)}", f"{side}tag={token.tag}", f"{side}classes={'|'.join(told)}&{own}",
                     *(f"{side}class={c}" for c in told)]
            if at in listed:
                made.append(f"{side}listed={listed[at]}")
        return made

    def _region(self, i: int, region: Region) -> list[str]:
        tokens, sentence = self.tokens, region.sentence
        before = self._before(region)
        after = _small(tokens[region.last]) if region.last < sentence.last else _END
        if after in _MARKS and region.last + 1 < sentence.last:  # 'Ann Lee, 41,', 'Oslo, Norway', 'Acme (ACM)'
            further = tokens[region.last + 1]
            made = [f"after={after}{c}" for c in self._classes(further) or (shape(further.text),)]
        else:
            made = []
        at, left = i - region.first, region.last - 1 - i
        made += [f"before={before}", f"after={after}", f"before={before}&{min(at, 2)}", f"after={after}&{min(left, 2)}",
                f"size={min(region.last - region.first, _LENGTHS)},{min(at, _PLACES)}"]
        made += sorted({f">{c}" for k in range(i + 1, region.last) for c in self._classes(tokens[k])
                        if c.startswith("head")})
        made += sorted({f"<{c}" for k in range(region.first, i) for c in self._classes(tokens[k])
                        if c in ("title", "given", "organisation") or c.startswith(("head", "opener"))})
        return made

    def _before(self, region: Region) -> str:
        i = region.first - 1
        if i > region.sentence.first and self.tokens[i].text == ".":
            i -= 1
        if i < region.sentence.first:
            return _START
        return "title" if self.tokens[i].lower in lists.honorifics() else _small(self.tokens[region.first - 1])

    def _rules(self, i: int) -> list[str]:
        made = []
        for at, side in ((i - 1, "-"), (i, ""), (i + 1, "+")):
            found = self.ruled.get(at)
            made.append(f"{side}rule={found[0] if found else OUTSIDE}")
        if i in self.ruled:
            label, name = self.ruled[i]
            made += [f"rule={name.type}&{name.rule}", f"rule={label}&sport={self.sport}"]
        return made

    def memory(self, labels: Sequence[Sequence[str]]) -> list[list[list[str]]]:
        """Hints of every token by what its word was labelled in the whole article, in names of one word and of more."""
        seen = self._seen(labels)
        made = []
        for region, row in zip(self.regions, labels, strict=True):
            found = []
            for i, label in zip(range(region.first, region.last), row, strict=True):
                hints = [f"label={label}"]
                counted = seen.get(self.tokens[i].lower)
                if counted and capital(self.tokens[i]):
                    hints += _remembered(counted, label)
                found.append(hints)
            made.append(found)
        return made

    def _seen(self, labels: Sequence[Sequence[str]]) -> dict[str, Counter[tuple[str, str]]]:
        """Word to (type, place in the name) to how often."""
        seen: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for region, row in zip(self.regions, labels, strict=True):
            for first, last, kind in spans(row):
                words = [i for i in range(region.first + first, region.first + last) if capital(self.tokens[i])]
                for i in words:
                    place = "alone" if len(words) == 1 else "first" if i == words[0] else (
                        "last" if i == words[-1] else "inner")
                    seen[self.tokens[i].lower][kind, place] += 1
            for i, label in zip(range(region.first, region.last), row, strict=True):
                if label == OUTSIDE and capital(self.tokens[i]):
                    seen[self.tokens[i].lower][OUTSIDE, "alone"] += 1
        return seen


def _remembered(counted: Counter[tuple[str, str]], label: str) -> list[str]:
    total: Counter[str] = Counter()
    for (kind, _), n in counted.items():
        total[kind] += n
    most = max(sorted(total), key=lambda kind: total[kind])
    made = [f"seen={kind}" for kind in sorted(total)]
    made += [f"most={most}", f"most={most}&{label}"]
    made += sorted({f"longer={kind}" for kind, place in counted if place != "alone"})
    made += [f"longer={kind}:{place}" for kind, place in sorted(counted) if place in ("first", "last")]
    return made


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, type) of the names in labels such as B-PER, I-PER, O."""
    made: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label.startswith("B"):
            made.append((i, i + 1, label[2:]))
        elif label.startswith("I"):
            made[-1] = (made[-1][0], i + 1, made[-1][2])
    return made


def _first(document: Document, region: Region) -> int:
    """The first word of the region's sentence."""
    sentence = region.sentence
    return next((i for i in range(sentence.first, sentence.last) if document.tokens[i].text[0].isalnum()), -1)


def _by_token(document: Document, names: Sequence[Name]) -> dict[int, tuple[str, Name]]:
    found: dict[int, tuple[str, Name]] = {}
    for name in names:
        first, last = document.token_at(name.start), document.token_at(name.end - 1)
        for i in range(first, last + 1):
            found[i] = f"{'B' if i == first else 'I'}-{name.type}", name
    return found


LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
RULE = "mentions.tagger/v1"
_TITLED = "mentions.title/v1"
_LISTED = "mentions.list/v1"
_HEADED = "mentions.head/v1"
_PURPOSE = frozenset(("to", "against"))
_POSSESSIVE = ("'s", "’s")


class Found(NamedTuple):
    """A name of the model, and how far its labels are ahead of none."""

    name: Name
    lead: int


def tagged(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name],
           settings: MentionSettings) -> list[Name]:
    """The names of these sentences; one that a rule found with the same span and type keeps the rule's name.

    What lists and titles say for sure the model may extend, not undo. A name that no rule supports, here or elsewhere
    in the article, must be far ahead.
    """
    by = {(n.start, n.end, n.type): n for n in ruled}
    sports = sport(document) > 0
    least = settings.lead_sports if sports else settings.lead
    sure = {(n.start, n.end): n for n in ruled if _sure(n)}
    headed = {(n.start, n.end): n for n in ruled if n.rule == _HEADED}
    found = [Found(headed.get((f.name.start, f.name.end), f.name), f.lead) if f.name.type == "PER" else f
             for f in label(document, sentences, ruled, chain.load("names"))]  # 'Coast Guard' is nobody's name
    known = {(n.key, n.type) for n, lead in found if lead >= least or (n.start, n.end, n.type) in by}
    made = [sure.get((n.start, n.end)) or by.get((n.start, n.end, n.type), n) for n, _ in found
            if (n.key, n.type) in known]
    inside = {k for s in sure.values() for k in range(s.start, s.end + (not _PURPOSE.isdisjoint(s.words)))}
    made = [n for n in made if n.start not in inside or n.end not in inside]
    loose = {k for n in made if n.rule == RULE for k in range(n.start, n.end)}
    made += [n for n in sure.values() if n not in made and n.start not in loose and n.end - 1 not in loose]
    return [*made, *_persons(made, ruled, {k for n in made for k in range(n.start, n.end)})]


def _sure(name: Name) -> bool:
    """Whether a rule alone suffices.

    So it is with listed bodies, bodies named by their purpose ('Coalition to Defeat Malaria') and persons with a title.
    """
    return name.rule == _TITLED or (name.rule == _LISTED and name.type == "ORG") or (
        name.rule == _HEADED and not _PURPOSE.isdisjoint(name.words))


def _persons(names: Sequence[Name], ruled: Sequence[Name], taken: Collection[int]) -> Iterator[Name]:
    """Bare surnames, as the rules found them, of persons whose names are among ``names`` in full or with a title."""
    surnames = {n.words[-1] for n in names if n.type == "PER" and (len(n.words) > 1 or n.rule == _TITLED)}
    for name in ruled:
        if name.type == "PER" and name.start not in taken and len(name.words) == 1 and name.words[0] in surnames:
            yield name


def label(document: Document, sentences: Sequence[Sentence], ruled: Sequence[Name],
          models: dict[str, chain.Chain]) -> Iterator[Found]:
    """Names by the second model, which knows what the first said in the whole article."""
    places = [r for s in sentences for r in regions(document, s)]
    hints = Hints(document, places, ruled)
    own = hints.own(document)
    first, second = models["first"], models["second"]
    memory = hints.memory([[first.labels[k] for k in row] for row in first.decode(own)])
    for region, rows in zip(places, second.scores(joined(own, memory)), strict=True):
        numbers = chain.best(rows, second.steps)
        for start, end, kind in spans([second.labels[k] for k in numbers]):
            name = named(document.tokens, region.first + start, region.first + end, kind)
            if name and not _labels(document.tokens, region.first + end, name):
                yield Found(name, sum(rows[i][numbers[i]] - rows[i][0] for i in range(start, end)))


def _labels(tokens: Sequence[Token], after: int, name: Name) -> bool:
    """Whether it is an ordinary word before a colon: 'Photo: Reuters'."""
    return len(name.words) == 1 and lists.common(name.words[0]) and after < len(tokens) and tokens[after].text == ":"


def joined(own: list[chain.Hints], more: list[chain.Hints]) -> list[chain.Hints]:
    """The hints of both for every token."""
    return [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(own, more, strict=True)]


def named(tokens: Sequence[Token], first: int, last: int, kind: str) -> Name | None:
    """The candidate of some tokens, without 'anti-' and '-based'; None where no name is left."""
    opening, closing = (trimmed(tokens[i], i) for i in (first, last - 1))
    words: list[str] = []
    for i in range(first, last):
        text = trimmed(tokens[i], i).text
        if words and text in _POSSESSIVE:
            words[-1] += text
        elif text[0].isalnum() or text == "&":
            words.append(text)
    if not words or (len(words) == 1 and words[0] in lists.demonyms()) or lists.party(words[0]):
        return None
    return Name(opening.start, closing.end, tuple(words), kind, LIKELY, RULE)
