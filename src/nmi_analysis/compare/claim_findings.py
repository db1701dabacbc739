"""What claims are worth telling: that several independent sources state one, or that one denies what another states."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from ..rows import Evidence, Finding
from ..settings import ClaimSettings
from .claim_labels import Labels, points
from .likeness import logistic, overlap
from .outlets import words_of
from .polarity import opposite
from .story import Story
from .units import Unit

Likely = Mapping[int, Mapping[int, float]]
_CLAIMS = 6  # statements of an article that are compared


def told(story: Story, listed: Sequence[Unit], members: Sequence[int], labels: Labels, likely: Likely,
         settings: ClaimSettings) -> Iterator[Finding]:
    """The findings of a claim whose statements are the units ``members``."""
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
    wording = _shared(listed, of, sources, settings)
    if wording is None:
        return
    unit, having = wording
    if _copied(story, unit, having):
        return
    sure = agreement(likely, [of[a] for a in having], settings)
    early = 1 - min(listed[i].place for a in having for i in of[a])
    weight = settings.agreed_weight * early * len(having) / len(story.independent)
    label = labels.of([unit])
    if points(label.text):
        return
    # whole statements: what two of their parts have in common is told once
    evidence = tuple(Evidence(a, *unit.whole, "states", label.name) if a == unit.article else
                     Evidence(a, *listed[of[a][0]].whole) for a in having)
    statement = f"{story.outlets.named(having)} report: {words_of(label.text)}"
    yield Finding("agreed", statement, sure, round(weight, 6), evidence)


def _shared(listed: Sequence[Unit], of: Mapping[str, list[int]], sources: Sequence[str],
            settings: ClaimSettings) -> tuple[Unit, list[str]] | None:
    """The statement all of which the most sources say, and these; None where no two do.

    Another says it where the sentences of its own statements have nearly all of its terms, and every number and name.
    """
    best: tuple[int, float, Unit, list[str]] | None = None
    for a in sources:
        for i in of[a][:_CLAIMS]:
            unit = listed[i]
            parts = [v for v in listed if v.article == a and unit.whole[0] <= v.start and v.end <= unit.whole[1]]
            found = {b: _covered(parts, [listed[j] for j in of[b]]) for b in sources if b != a}
            having = [b for b in sources if b == a or found[b] >= settings.agreed_covered]
            least = min((found[b] for b in having if b != a), default=0.0)
            if len(having) > 1 and (best is None or (len(having), least) > best[:2]):
                best = len(having), least, unit, having
    return best and best[2:]


def _copied(story: Story, unit: Unit, having: Sequence[str]) -> bool:
    """Whether a statement stands in a passage that the two who have it share: that is told as copying."""
    start, end = unit.whole
    return len(having) == 2 and any(
        {r["article_a"], r["article_b"]} == set(having) and r[f"start_{side}"] < end and start < r[f"end_{side}"]
        for r in story.table("reuse") if r["kind"] != "same_quote"
        for side in "ab" if r[f"article_{side}"] == unit.article)


def _covered(parts: Sequence[Unit], others: Sequence[Unit]) -> float:
    """Share of the weight of a statement's terms that others' sentences have; 0 where a number or name is missing."""
    said = {t for v in others for t in v.around} | {t for v in others for t in v.near}
    terms = {t: w for u in parts for t, w in u.weights.items()}
    names = frozenset[str]().union(*(u.names for u in parts))
    missing = [t for t in terms if t not in said]
    if any(t.startswith("#") or t in names for t in missing):
        return 0.0
    total = sum(terms.values())
    return round(1 - sum(terms[t] for t in missing) / total, 6) if total else 0.0


def agreement(likely: Likely, articles: Sequence[Sequence[int]], settings: ClaimSettings) -> float:
    """Probability that all articles state one claim: calibrated mean of the likeliest pair of each two of them."""
    found = [max((likely.get(i, {}).get(j, 0.0) for i, j in product(one, other)), default=0.0)
             for one, other in combinations(articles, 2)]
    return logistic(settings.agreed_intercept + settings.agreed_mean * sum(found) / len(found))


def _denied(listed: Sequence[Unit], members: Sequence[int], settings: ClaimSettings) -> tuple[Unit, Unit] | None:
    """The first two statements with one subject and nearly the same words, of which the second denies the first."""
    for i, j in combinations(members, 2):
        a, b = listed[i], listed[j]
        if a.article == b.article or overlap(a, b) < settings.denied:
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
