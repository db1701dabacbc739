"""Utterances that several articles render, and how far each rendering stands from the others."""

from collections.abc import Callable, Sequence
from functools import cache

from ..language import Context
from ..settings import QuoteSettings
from ..tables import Row
from .neighbours import candidates
from .renderings import Rendering, linked, renderings
from .story import Story

_STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")


def quote_variants(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``quote_variants``: the groups that two or more articles have a part in."""
    settings = context.settings.quotes
    listed = renderings(story, settings)
    pairs = candidates([r.weights for r in listed], settings.key_terms, settings.neighbours, settings.reach)
    groups = ([listed[i] for i in members] for members in linked(listed, pairs, settings))
    shared = [g for g in groups if len({r.article for r in g}) > 1]
    return {"quote_variants": [row for number, group in enumerate(shared)
                               for row in _rows(story, f"q{number + 1:04}", group, settings)]}


def _rows(story: Story, utterance: str, group: Sequence[Rendering], settings: QuoteSettings) -> list[Row]:
    made = []
    chrf, ter, signature = _measures()
    for r in group:
        others = [_straight(o) for o in group if o is not r][:settings.sample]
        text = _straight(r)
        short = [o for o in others if max(len(text.split()), len(o.split())) <= settings.ter_words]
        made.append({
            "story": story.id, "utterance": utterance, "article": r.article, "attribution": r.row["attribution"],
            "part": r.row["part"], "start": r.row["start"], "end": r.row["end"], "text": r.row["text"],
            "speaker": r.speaker, "chrf": _mean(chrf, text, others), "ter": _mean(ter, text, short) if short else None,
            "signature": signature, "reason": "" if short else f"more than {settings.ter_words} words",
        })
    return made


def _straight(rendering: Rendering) -> str:
    return str(rendering.row["text"]).translate(_STRAIGHT)


def _mean(measure: Callable[[str, str], float], text: str, others: Sequence[str]) -> float:
    return sum(measure(text, o) for o in others) / len(others)


@cache
def _measures() -> tuple[Callable[[str, str], float], Callable[[str, str], float], str]:
    """ChrF and TER of a rendering against one other, both of 100, and the signature of their options."""
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    chrf, ter = CHRF(), TER()
    chrf.sentence_score("a", ["a"])
    ter.sentence_score("a", ["a"])
    signature = f"chrF2|{chrf.get_signature()}; TER|{ter.get_signature()}"
    return (lambda a, b: float(chrf.sentence_score(a, [b]).score),
            lambda a, b: float(ter.sentence_score(a, [b]).score), signature)
