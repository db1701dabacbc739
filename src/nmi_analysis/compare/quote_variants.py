"""Utterances that several articles render, how far each rendering stands from the others, and what became of them.

Findings on utterances become sentences here alone.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

from ..english import Context
from ..rows import Evidence, Finding, Role
from ..settings import AlterationSettings, QuoteSettings
from ..store import Row
from .parallel import STRAIGHT, chrf, signature, ter
from .story import Outlets, Story, verb, words_of
from .utterances.account import account, version
from .utterances.altered import Altered, Side, altered, rates
from .utterances.linking import Rarity, Weighed, utterances, weigh
from .utterances.spoken import Names, Printed, apart, quotations, renderings, surname
from .utterances.spokenwords import TRIVIA


def finding(a: Altered, outlets: Outlets) -> Finding:
    """The finding of an alteration; ``outlets`` names the articles."""
    weight, confidence = rates()[a.name]
    statement = {"attributed": _attributed, "turned": _turned, "reworded": _reworded, "cut": _cut}[a.kind](a, outlets)
    named = a.kind == "attributed" or bool(_speaker(a))
    evidence = *_evidence(a.one, "states", named), *_evidence(a.other, "against", named)
    return Finding("quotation", statement, confidence, weight, evidence)


def _speaker(a: Altered) -> str:
    """Who says the words; blank where the articles do not agree, or none names a speaker."""
    names = [p.rendering.speaker.name for p in (*a.one, *a.other) if p.rendering.speaker.name]
    return names[0] if names and len({surname(n) for n in names}) == 1 else ""


def _evidence(side: Side, role: Role, named: bool) -> list[Evidence]:
    """The words in each article, and who says them where it names him and the others do not disagree."""
    return [Evidence(p.article, p.start, p.end, role,
                     p.rendering.speaker.name if named and p.rendering.speaker.sure else "") for p in side]


def _outlets(side: Side, outlets: Outlets) -> str:
    """'the Courier', 'the Courier, the Herald and the Star'."""
    return outlets.named(p.article for p in side)


def _has(side: Side, outlets: Outlets) -> str:
    return f"{_outlets(side, outlets)} {'has' if len(side) == 1 else 'have'} {words_of(side[0].text)}"


def _quotes(side: Side, outlets: Outlets, speaker: str) -> str:
    """'the Courier quotes Ann Lee as saying "..."'; a speaker is named where all articles of the side name him."""
    known = speaker and all(p.rendering.speaker.sure for p in side)
    return (f"{_outlets(side, outlets)} {verb(side, 'quote')}"
            f" {f'{side[0].rendering.speaker.name} as saying ' if known else ''}{words_of(side[0].text)}")


def _attributed(a: Altered, outlets: Outlets) -> str:
    one, other = (f"{_outlets(s, outlets)} to {s[0].rendering.speaker.name}" for s in (a.one, a.other))
    return f"The words {words_of(a.one[0].text)} are given by {one}, by {other}."


def _turned(a: Altered, outlets: Outlets) -> str:
    return f"Two renderings of one utterance have opposite sense: {_has(a.one, outlets)}, {_has(a.other, outlets)}."


def _reworded(a: Altered, outlets: Outlets) -> str:
    first = a.one[0].rendering.speaker.sure or not a.other[0].rendering.speaker.sure
    one, other = (a.one, a.other) if first else (a.other, a.one)
    return f"{_quotes(one, outlets, _speaker(a))}; {_has(other, outlets)}."


def _cut(a: Altered, outlets: Outlets) -> str:
    return (f"{_quotes(a.one, outlets, _speaker(a))}; "
            f"{_outlets(a.other, outlets)} {verb(a.other, 'leave')} out {words_of(a.left)}.")


Change = Literal["fullest", "same", "cut", "reworded", "paraphrased", "attributed"]
CHANGES: tuple[str, ...] = get_args(Change)


def changes(group: Sequence[Weighed], settings: AlterationSettings) -> list[Change]:
    """The change of each rendering; ``fullest`` is that of which the marked words, or else all words, tell most."""
    fullest = max(range(len(group)), key=lambda i: (group[i].marked, sum(group[i].surprises), -i))
    return ["fullest" if i == fullest else _change(group[fullest], w, settings) for i, w in enumerate(group)]


def _change(fullest: Weighed, w: Weighed, settings: AlterationSettings) -> Change:
    if apart(fullest.rendering, w.rendering):
        return "attributed"
    if fullest.rendering.keys == w.rendering.keys and fullest.rendering.form == w.rendering.form:
        return "same"
    one, other = version(fullest), version(w)
    made = account(one, other, settings) if one and other else None
    if made is None:
        return "paraphrased"
    if any(e.sort not in TRIVIA for e in made.edits):
        return "reworded"
    if any(c.of_one and c.carries != "little" for c in made.cuts):
        return "cut"
    return "same" if w.rendering.form == "direct" else "paraphrased"


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
