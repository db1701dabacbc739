"""Utterances that several articles render, how far each rendering stands from the others, and what was altered."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from ..english import Context
from ..settings import AlterationSettings, QuoteSettings
from ..store import Row
from .nearness import STRAIGHT, chrf, signature, ter
from .story import Story
from .utterances.altered import Altered, altered
from .utterances.linking import utterances
from .utterances.measures import Rarity, Weighed, weigh
from .utterances.printed import Printed
from .utterances.quotation_findings import Change, changes, finding
from .utterances.spoken import Names, quotations, renderings


def quote_variants(story: Story, context: Context) -> dict[str, list[Any]]:
    """Rows of ``quote_variants``: the groups that two or more articles have a part in. And findings on them."""
    settings, told = context.settings.quotes, context.settings.alterations
    groups = utterances(weighed(story, settings), settings)
    return {"quote_variants": [row for number, group in enumerate(groups, 1)
                               for row in _rows(story, f"q{number:04}", group, changes(group, told), settings)],
            "findings": [finding(a, story.outlets) for a in alterations(story, groups, told)]}


def weighed(story: Story, settings: QuoteSettings) -> list[Weighed]:
    """The renderings of all articles, in the order of their names and of their text, weighed."""
    documents = [story.documents[a] for a in sorted(story.by_article)]
    marked = {d.article: quotations(d.text) for d in documents}
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in story.table("attributions"):
        said[row["article"]].append(row)
    names = Names(story.table("entities"))
    listed = [r for d in documents for r in renderings(d, said[d.article], names, marked[d.article], settings)]
    rarity = Rarity(documents, marked, settings)
    return [weigh(r, rarity) for r in listed]


def alterations(story: Story, groups: Sequence[Sequence[Weighed]], settings: AlterationSettings) -> list[Altered]:
    """What happened to utterances between articles that are no copies."""
    printed, own = Printed(settings), {*story.independent}
    return [made for group in groups
            for made in altered([w for w in group if w.rendering.article in own], printed, settings)]


def _rows(story: Story, utterance: str, group: Sequence[Weighed], changed: Sequence[Change],
          settings: QuoteSettings) -> list[Row]:
    made = []
    texts = [w.rendering.text.translate(STRAIGHT) for w in group]
    for i, (w, change) in enumerate(zip(group, changed, strict=True)):
        r, text = w.rendering, texts[i]
        others = (texts[:i] + texts[i + 1:])[:settings.sample]
        short = [o for o in others if max(len(text.split()), len(o.split())) <= settings.ter_words]
        row = r.row or {}
        made.append({
            "story": story.id, "utterance": utterance, "article": r.article, "attribution": row.get("attribution"),
            "part": row.get("part"), "start": r.start, "end": r.end, "text": r.text, "speaker": r.speaker.name,
            "form": r.form, "change": change, "chrf": _mean(chrf, text, others),
            "ter": _mean(ter, text, short) if short else None, "signature": signature(),
            "reason": "" if short else f"more than {settings.ter_words} words",
        })
    return made


def _mean(measure: Callable[[str, str], float], text: str, others: Sequence[str]) -> float:
    return sum(measure(text, o) for o in others) / len(others)
