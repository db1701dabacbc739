"""How near an article's renderings are to those of the other sources: ``agreement`` and ``renderings`` of ``quality``.

A rendering is a sentence that other articles render too, a part of an utterance, or a passage shared word for word or
nearly. Its nearness is the mean chrF (M. Popović, 2015) against the others; an article's agreement is the mean over
its renderings, those of its sentences that are nearest to nobody included. Within one source text this ranks
translations as professional annotators do; between articles that share nothing it says nothing, and is missing.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..settings import RenderingSettings
from .nearness import STRAIGHT, chrf
from .parallel import Parallel, Span, repeats
from .story import Story

PASSAGES = ("copied", "edited")
Near = dict[str, dict[int, dict[str, float]]]  # article, sentence and other article to chrF


class Agreement(NamedTuple):
    """Mean chrF, 0 to 100 (None for too few renderings), and how many renderings there are."""

    value: float | None
    renderings: int


def agreement(story: Story, parallel: Iterable[Parallel], settings: RenderingSettings) -> dict[str, Agreement]:
    """Article to its agreement with the other sources."""
    near: Near = defaultdict(lambda: defaultdict(dict))
    for pair in [*parallel, *passages(story)]:
        _add(story, pair, near, settings.compared)
    for row in story.table("quote_variants"):
        found = near[row["article"]][story.documents[row["article"]].sentence_at(row["start"])]
        if not found and row["chrf"] is not None:
            found[""] = row["chrf"]
    return {a["article"]: _mean(near[a["article"]], settings.least) for a in story.articles}


def passages(story: Story) -> list[Parallel]:
    """Passages that two articles share word for word or nearly, quotations of one speaker aside."""
    found = (Parallel(Span(r["article_a"], r["start_a"], r["end_a"]), Span(r["article_b"], r["start_b"], r["end_b"]))
             for r in story.table("reuse") if r["kind"] in PASSAGES)
    return [p for p in found if not repeats(story, p.first.article, p.second.article)]


def _add(story: Story, pair: Parallel, near: Near, most: int) -> None:
    """Add the nearness of two spans to the sentences of both; a sentence has one for each other article."""
    value: float | None = None
    for own, other in (pair, pair[::-1]):
        document = story.documents[own.article]
        for sentence in range(document.sentence_at(own.start), document.sentence_at(own.end - 1) + 1):
            found = near[own.article][sentence]
            if other.article not in found and len(found) < most:
                value = chrf(_text(story, own), _text(story, other)) if value is None else value
                found[other.article] = value


def _text(story: Story, span: Span) -> str:
    return " ".join(story.documents[span.article].text[span.start:span.end].translate(STRAIGHT).split())


def _mean(found: dict[int, dict[str, float]], least: int) -> Agreement:
    means = [sum(values.values()) / len(values) for _, values in sorted(found.items()) if values]
    return Agreement(round(sum(means) / len(means), 6) if len(means) >= least else None, len(means))
