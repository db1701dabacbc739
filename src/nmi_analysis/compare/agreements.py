"""Rows of ``agreements``, and findings on values: figures and dates of several articles for the same thing.

What is linked is decided in ``linking``; here the groups get their verdict, their label and their sentence for the
reader.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..language import Context
from ..rows.relation import AGREE, DIFFER, worst
from ..settings import AgreementSettings
from ..tables import Row
from .days import apart, days
from .differences import difference
from .labels import label
from .linking import Linked, Mention, linked, pool
from .linking.linker import goes
from .story import Story

_COPIED = ("article", "start", "end", "text", "value", "upper", "bound")


def agreements(story: Story, context: Context) -> dict[str, list[object]]:
    """Rows of ``agreements`` for one story, and a ``Finding`` of each dispute."""
    settings = context.settings
    found = linked(pool(story, settings.links), settings.links, settings.agreements, _variables(story))
    rows: list[object] = []
    for number, (members, confidence) in enumerate(_told(story, found), 1):
        rows += _rows(story, str(number), [found.pool.mentions[i] for i in members], confidence, settings.agreements)
    findings = [difference(story, found, d) for d in found.disputes]
    return {"agreements": rows, "findings": [f for f in findings if f is not None]}


def _variables(story: Story) -> dict[tuple[str, int], frozenset[str]]:
    """The codebook variables that a figure is a value of, by article and start."""
    made: dict[tuple[str, int], set[str]] = {}
    for f in story.table("facts"):
        if f.get("number") is not None:
            made.setdefault((f["article"], f["start"]), set()).add(f["variable"])
    return {k: frozenset(v) for k, v in made.items()}


def _told(story: Story, found: Linked) -> Iterator[tuple[list[int], float]]:
    """Mentions of figures that two independent articles give of one thing, disputed or not, in order of their first.

    The groups of a dispute that is not sure stand apart.
    """
    disputes = [d for d in found.disputes if d.sure]
    disputed = {n for d in disputes for n in d.groups}
    made = [([i for n in d.groups for i in found.groups[n]], d.confidence) for d in disputes]
    made += [(g, found.confidence(n)) for n, g in enumerate(found.groups) if n not in disputed]
    for members, confidence in sorted(made):
        first = found.pool.mentions[members[0]]
        if first.dimension != "date" and _independent(story, {found.pool.mentions[i].article for i in members}):
            yield sorted(members), confidence


def _independent(story: Story, articles: set[str]) -> bool:
    """Whether two of the articles are no copies of one another."""
    return len({story.by_article[a].get("duplicate_of") or a for a in articles}) > 1


def _rows(story: Story, number: str, group: Sequence[Mention], confidence: float,
          settings: AgreementSettings) -> list[Row]:
    """The group's rows; the verdict is that of the period that most of its articles are from."""
    separated = _separated(story, group, settings)
    now = [m for m, other in zip(group, separated, strict=True) if not other]
    verdict = _verdict(now if len({m.article for m in now}) > 1 else list(group), settings)
    unit = max(sorted({m.row["unit"] for m in group}), key=lambda u: sum(m.row["unit"] == u for m in group))
    sentences = story.sentences
    concept = label([(m.row, sentences[m.article, m.sentence]) for m in group], count=group[0].dimension == "count")
    return [{"story": story.id, "agreement": number, "concept": concept, "unit": unit, "verdict": verdict,
             "time_separated": other, "confidence": confidence, **{k: m.row[k] for k in _COPIED}}
            for m, other in zip(group, separated, strict=True)]


def _verdict(group: Sequence[Mention], settings: AgreementSettings) -> str:
    """The worst over pairs of articles, where the best figures of a pair count."""
    best: dict[tuple[str, str], list[str]] = {}
    for a, b in combinations(group, 2):
        if a.article != b.article:
            key = min(a.article, b.article), max(a.article, b.article)
            best.setdefault(key, []).append(goes(a, b, settings))
    return worst([min(r, key=(AGREE, "compatible", DIFFER).index) for _, r in sorted(best.items())])


def _separated(story: Story, group: Sequence[Mention], settings: AgreementSettings) -> list[bool]:
    """Which rows are of another period than that of most articles; ties to the earlier."""
    dates = [days(str(story.by_article[m.article].get("published") or "")) for m in group]

    def close(i: int) -> int:
        return len({m.article for m, d in zip(group, dates, strict=True)
                    if abs(apart(dates[i], d)) <= settings.apart_days})

    main = max(range(len(group)), key=lambda i: (close(i), -(dates[i] or (0, 0))[0], -i))
    return [abs(apart(dates[main], d)) > settings.apart_days for d in dates]
