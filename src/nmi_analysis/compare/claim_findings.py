"""What claims are worth telling: that several independent sources state one, or that one denies what another states."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from ..rows import Evidence, Finding
from ..settings import ClaimSettings
from .claim_labels import Label
from .likeness import logistic, overlap
from .outlets import words_of
from .polarity import opposite
from .story import Story
from .units import Unit

Likely = Mapping[int, Mapping[int, float]]
_CLAIMS = 6  # statements of an article that are compared


def told(story: Story, listed: Sequence[Unit], members: Sequence[int], label: Label, likely: Likely,
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
    sure = agreement(likely, [of[a] for a in sources], settings)
    early = 1 - min(listed[i].place for i in members)
    weight = settings.agreed_weight * early * len(sources) / len(story.independent)
    # whole statements: what two of their parts have in common is told once
    evidence = tuple(Evidence(a, *label.unit.whole, "states", label.name) if a == label.unit.article else
                     Evidence(a, *listed[of[a][0]].whole) for a in sources)
    statement = f"{story.outlets.named(sources)} report: {words_of(label.text)}"
    yield Finding("agreed", statement, sure, round(weight, 6), evidence)


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
