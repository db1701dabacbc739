"""Rows of ``agreements``: figures of several articles for surely the same thing, and how they go together.

Figures of one value (or of values that rounding and bounds explain) are linked where what stands around them is
alike; figures of other values only where it is very much alike, the unit is the same, the values are near each other
and neither article gives the other's value. Where the thing is not surely the same there is no row.
"""

from collections.abc import Sequence
from itertools import combinations

from ..language import Context
from ..settings import AgreementSettings
from ..tables import Row
from .days import apart, days
from .intervals import AGREE, DIFFER, relation, significant, worst
from .labels import label
from .story import Story
from .things import SHARES, Thing, likeness, shared, things

_COPIED = ("article", "start", "end", "text", "value", "upper", "bound")


def agreements(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``agreements`` for one story."""
    settings = context.settings.agreements
    listed = things(story, settings)
    groups = _groups(story, listed, settings)
    rows: list[Row] = []
    for number, group in enumerate(groups, start=1):
        rows += _rows(story, str(number), [listed[i] for i in group], settings)
    return {"agreements": rows}


def _groups(story: Story, listed: Sequence[Thing], settings: AgreementSettings) -> list[list[int]]:
    """Numbers of the things that are one; only groups of two independent articles, in order of their first."""
    root = list(range(len(listed)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    variables = _variables(story)
    together, apart_ = _pairs(listed, variables, settings)
    for i, j in together:
        root[max(find(i), find(j))] = min(find(i), find(j))
    linked = {(i, listed[j].article) for pair in together for i, j in (pair, pair[::-1])}
    for _, i, j in sorted(apart_, key=lambda p: (-p[0], p[1], p[2])):
        a, b = listed[i], listed[j]
        if (i, b.article) in linked or (j, a.article) in linked or not _near(story, a, b):
            continue
        linked |= {(i, b.article), (j, a.article)}
        root[max(find(i), find(j))] = min(find(i), find(j))
    made: dict[int, list[int]] = {}
    for i in range(len(listed)):
        made.setdefault(find(i), []).append(i)
    return [g for g in made.values() if _independent(story, {listed[i].article for i in g})]


def _independent(story: Story, articles: set[str]) -> bool:
    """Whether two of the articles are no copies of one another."""
    return len({story.by_article[a].get("duplicate_of") or a for a in articles}) > 1


def _variables(story: Story) -> dict[tuple[str, int], frozenset[str]]:
    """The codebook variables that a figure is a value of, by article and start."""
    made: dict[tuple[str, int], set[str]] = {}
    for f in story.table("facts"):
        if f.get("number") is not None:
            made.setdefault((f["article"], f["start"]), set()).add(f["variable"])
    return {k: frozenset(v) for k, v in made.items()}


def _pairs(listed: Sequence[Thing], variables: dict[tuple[str, int], frozenset[str]], settings: AgreementSettings,
           ) -> tuple[list[tuple[int, int]], list[tuple[float, int, int]]]:
    """Pairs of one thing with values that go together, and (likeness, pair) of those with other values."""
    by_head: dict[str, list[int]] = {}
    for i, t in enumerate(listed):
        by_head.setdefault(t.head, []).append(i)
    together: list[tuple[int, int]] = []
    apart_: list[tuple[float, int, int]] = []
    for members in by_head.values():
        for i, j in combinations(members, 2):
            a, b = listed[i], listed[j]
            if a.article == b.article or _clash(a, b):
                continue
            known = bool(_variable(a, variables) & _variable(b, variables))
            score = 1.0 if known else likeness(a, b)
            if relation(a.row, b.row, settings) != DIFFER:
                if known or _together(a, b, score, settings):
                    together.append((i, j))
            elif _comparable(a, b, settings) and (known or _apart(a, b, score, settings)):
                apart_.append((score, i, j))
    return together, apart_


def _variable(t: Thing, variables: dict[tuple[str, int], frozenset[str]]) -> frozenset[str]:
    return variables.get((t.article, t.row["start"]), frozenset())


def _clash(a: Thing, b: Thing) -> bool:
    """Whether the nouns counted have other names before them: 'US troops' and 'Iraqi troops'."""
    one, other = a.modifiers & a.names, b.modifiers & b.names
    return bool(one and other and not one & other)


def _together(a: Thing, b: Thing, score: float, settings: AgreementSettings) -> bool:
    """Whether figures that go together are of one thing; less is asked for a value that is unlikely twice."""
    same = (a.row["value"], a.row["upper"]) == (b.row["value"], b.row["upper"])
    value = float(a.row["value"])
    telling = a.row["upper"] is None and (significant(value) >= settings.digits or value >= settings.large)
    if same and telling and a.head not in SHARES:
        return score >= settings.alike_value and shared(a, b) >= settings.shared
    needed = settings.alike_share if a.head in SHARES else settings.alike
    return score >= needed and shared(a, b) >= settings.shared_any


def _apart(a: Thing, b: Thing, score: float, settings: AgreementSettings) -> bool:
    """Whether figures that contradict each other are surely of one thing."""
    if a.head in SHARES or (a.counted and a.modifiers != b.modifiers):
        return False
    if (a.names and b.names and not a.names & b.names) or a.row["change"] != b.row["change"]:
        return False
    few = min(float(a.row["value"]), float(b.row["value"])) < settings.few
    needed = settings.alike_few if few else settings.alike_apart
    return score >= needed and shared(a, b) >= settings.shared_apart


def _comparable(a: Thing, b: Thing, settings: AgreementSettings) -> bool:
    """Whether both are definite numbers and near each other."""
    if any(x.row["upper"] is not None or x.row["bound"] in ("<", ">") for x in (a, b)):
        return False
    one, other = sorted(float(x.row["value"]) for x in (a, b))
    return one > 0 and other <= settings.ratio * one


def _near(story: Story, a: Thing, b: Thing) -> bool:
    """Whether two articles are of one day or two and both dated or both not: else a difference may be news."""
    dates = [days(str(story.by_article[t.article].get("published") or "")) for t in (a, b)]
    return (dates[0] is None) == (dates[1] is None) and abs(apart(*dates)) <= 1


def _rows(story: Story, number: str, group: Sequence[Thing], settings: AgreementSettings) -> list[Row]:
    """The group's rows; the verdict is that of the period that most of its articles are from."""
    separated = _separated(story, group, settings)
    now = [t for t, other in zip(group, separated, strict=True) if not other]
    verdict = _verdict(now if len({t.article for t in now}) > 1 else list(group), settings)
    unit = max(sorted({t.row["unit"] for t in group}), key=lambda u: sum(t.row["unit"] == u for t in group))
    sentences = story.sentences
    concept = label([(t.row, sentences[t.article, t.row["sentence"]]) for t in group], count=group[0].counted)
    return [{"story": story.id, "agreement": number, "concept": concept, "unit": unit, "verdict": verdict,
             "time_separated": other, **{k: t.row[k] for k in _COPIED}}
            for t, other in zip(group, separated, strict=True)]


def _verdict(group: Sequence[Thing], settings: AgreementSettings) -> str:
    """The worst over pairs of articles, where the best figures of a pair count."""
    best: dict[tuple[str, str], list[str]] = {}
    for a, b in combinations(group, 2):
        if a.article != b.article:
            key = min(a.article, b.article), max(a.article, b.article)
            best.setdefault(key, []).append(relation(a.row, b.row, settings))
    return worst([min(r, key=(AGREE, "compatible", DIFFER).index) for _, r in sorted(best.items())])


def _separated(story: Story, group: Sequence[Thing], settings: AgreementSettings) -> list[bool]:
    """Which rows are of another period than that of most articles; ties to the earlier."""
    dates = [days(str(story.by_article[t.article].get("published") or "")) for t in group]

    def close(i: int) -> int:
        return len({t.article for t, d in zip(group, dates, strict=True)
                    if abs(apart(dates[i], d)) <= settings.apart_days})

    main = max(range(len(group)), key=lambda i: (close(i), -(dates[i] or (0, 0))[0], -i))
    return [abs(apart(dates[main], d)) > settings.apart_days for d in dates]
