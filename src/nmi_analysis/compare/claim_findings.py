"""What claims are worth telling: that several independent sources state one, or that one denies what another states."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from ..models import logistic
from ..rows import Evidence, Finding
from ..settings import ClaimSettings
from .align import Likely
from .claim_labels import Labels
from .likeness import overlap
from .polarity import hedged, opposite, polarity
from .story import Story, words_of
from .terms import words
from .units import Unit, term

_CLAIMS = 6  # statements of an article that are compared


@dataclass(frozen=True)
class Statements:
    """A story's statements, and what is looked up for each claim, indexed once."""

    story: Story
    listed: Sequence[Unit]
    labels: Labels
    likely: Likely
    settings: ClaimSettings

    @cached_property
    def beside(self) -> dict[tuple[str, int], list[Unit]]:
        """Article and sentence to its statements."""
        made: dict[tuple[str, int], list[Unit]] = {}
        for u in self.listed:
            made.setdefault((u.article, u.sentence), []).append(u)
        return made

    def sources(self, unit: Unit) -> set[str]:
        """The terms of those who are named in a statement as its source: 'an eyewitness said that'."""
        start, end = unit.whole
        named = [str(r["source"]) for r in self.labels.attributions[unit.article]
                 if r.get("source") and start <= r["source_start"] < end]
        return {t for source in named for w in words(source) if (t := term(w.lower, w.capital))}

    def nearest(self, own: int, others: Sequence[int]) -> Unit:
        """Of an article's statements in a claim the likeliest to be the same as one of another; the first of equals."""
        if len(others) == 1:
            return self.listed[others[0]]
        return self.listed[max(others, key=lambda j: (self.likely.pair(own, j), -j))]

    def hedged(self, unit: Unit) -> bool:
        """Whether the statement that a unit is part of leaves open what it tells."""
        place = unit.article, *unit.whole
        if place not in self._open:
            self._open[place] = hedged(words(self.story.documents[unit.article].text[place[1]:place[2]]))
        return self._open[place]

    @cached_property
    def _open(self) -> dict[tuple[str, int, int], bool]:
        return {}

    @cached_property
    def copies(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """Article and another to the places of the passages that it shares with that; no quotations of one speaker."""
        made: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for r in self.story.table("reuse"):
            if r["kind"] != "same_quote":
                for one, other in ("ab", "ba"):
                    places = made.setdefault((r[f"article_{one}"], r[f"article_{other}"]), [])
                    places.append((r[f"start_{one}"], r[f"end_{one}"]))
        return made


def told(known: Statements, members: Sequence[int]) -> Iterator[Finding]:
    """The findings of a claim whose statements are the units ``members``."""
    story, listed, settings = known.story, known.listed, known.settings
    of: dict[str, list[int]] = {}
    for i in members:
        of.setdefault(listed[i].article, []).append(i)
    sources = [a for a in story.independent if a in of]
    if len(sources) < 2:
        return
    denied = _denied(listed, [i for a in sources for i in of[a][:_CLAIMS]], settings)
    if denied:
        yield _contradiction(story, *denied, settings)
        return
    wording = _shared(known, of, sources)
    if wording is None:
        return
    own, having = wording
    unit = listed[own]
    if _copied(known, unit, having):
        return
    sure = agreement(known.likely, [of[a] for a in having], settings)
    early = 1 - min(listed[i].place for a in having for i in of[a])
    weight = settings.agreed_weight * early * len(having) / len(story.independent)
    label = known.labels.of([unit])
    if not known.labels.clear(label):
        return
    # whole statements: what two of their parts have in common is told once
    evidence = tuple(Evidence(a, *unit.whole, "states", label.name) if a == unit.article else
                     Evidence(a, *known.nearest(own, of[a]).whole) for a in having)
    words = f"in the words of {story.outlets.label(unit.article)}: {words_of(label.text)}"
    statement = f"{story.outlets.named(having)} report, {words}"
    yield Finding("agreed", statement, sure, round(weight, 6), evidence)


def _shared(known: Statements, of: Mapping[str, list[int]], sources: Sequence[str]) -> tuple[int, list[str]] | None:
    """The statement all of which the most sources say, and these; None where no two do.

    Another says it where the sentences of its own statements have nearly all of its terms, every number and name, and
    where one leaves open what it tells, the other does.
    """
    said = {a: {t for i in of[a] for t in (*known.listed[i].around, *known.listed[i].near)} for a in sources}
    having_term: dict[str, set[str]] = {}
    having_terms: dict[Hashable, dict[str, float]] = {}  # copies of a statement are held against the others once
    for a, its in said.items():
        for t in its:
            having_term.setdefault(t, set()).add(a)
    best: tuple[int, float, int, list[str]] | None = None
    for a in sources:
        for i in of[a][:_CLAIMS]:
            unit = known.listed[i]
            parts = [v for v in known.beside[unit.article, unit.sentence]
                     if unit.whole[0] <= v.start and v.end <= unit.whole[1]]
            terms = {t: w for u in parts for t, w in u.weights.items()}
            names = frozenset[str]().union(*(u.names for u in parts))
            terms |= dict.fromkeys(known.sources(unit), 0.0)
            content = tuple(terms.items()), names
            if content not in having_terms:
                all_of = [having_term.get(t, set()) for t in terms if t.startswith("#") or t in names or not terms[t]]
                may = set(sources).intersection(*all_of)  # the others lack a number, a name or who says so
                having_terms[content] = {b: _covered(terms, said[b]) for b in may}
            found = having_terms[content]
            having = [b for b in sources if b == a or (
                found.get(b, 0.0) >= known.settings.agreed_covered
                and known.hedged(known.nearest(i, of[b])) == known.hedged(unit))]
            least = min((found[b] for b in having if b != a), default=0.0)
            if len(having) > 1 and (best is None or (len(having), least) > best[:2]):
                best = len(having), least, i, having
    return best and best[2:]


def _copied(known: Statements, unit: Unit, having: Sequence[str]) -> bool:
    """Whether a statement stands in a passage that the two who have it share: that is told as copying."""
    start, end = unit.whole
    other = [a for a in having if a != unit.article]
    return len(other) == 1 and any(first < end and start < last
                                   for first, last in known.copies.get((unit.article, other[0]), ()))


def _covered(terms: Mapping[str, float], said: Collection[str]) -> float:
    """Share of the weight of a statement's terms that another has ``said``."""
    total = sum(terms.values())
    return round(1 - sum([w for t, w in terms.items() if t not in said]) / total, 6) if total else 0.0


def agreement(likely: Likely, articles: Sequence[Sequence[int]], settings: ClaimSettings) -> float:
    """Probability that all articles state one claim: calibrated mean of the likeliest pair of each two of them."""
    found = [max((likely.pair(i, j) for i, j in product(one, other)), default=0.0)
             for one, other in combinations(articles, 2)]
    return logistic(settings.agreed_intercept + settings.agreed_mean * sum(found) / len(found))


def _denied(listed: Sequence[Unit], members: Sequence[int], settings: ClaimSettings) -> tuple[Unit, Unit] | None:
    """The first two statements with one subject and nearly the same words, of which the second denies the first."""
    odd = [polarity(listed[i].text).odd for i in members]
    for (i, odd_i), (j, odd_j) in combinations(zip(members, odd, strict=True), 2) if len({*odd}) > 1 else ():
        a, b = listed[i], listed[j]
        if odd_i == odd_j or a.article == b.article or overlap(a, b) < settings.denied:
            continue
        turned = opposite(a.text, b.text)
        if turned and a.proposition.subject & b.proposition.subject:
            return (b, a) if turned == "denies" else (a, b)
    return None


def _contradiction(story: Story, states: Unit, denies: Unit, settings: ClaimSettings) -> Finding:
    statement = (f"{story.outlets.named([states.article])} states {words_of(states.text)}; "
                 f"{story.outlets.named([denies.article])} denies it: {words_of(denies.text)}.")
    return Finding("contradiction", statement, settings.denied_right, 1.0, (
        Evidence(states.article, states.start, states.end, "states", "affirms"),
        Evidence(denies.article, denies.start, denies.end, "against", "denies")))
