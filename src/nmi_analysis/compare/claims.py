"""Claims of a story and which of its articles state, vary or leave out each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..language import Context
from ..settings import ClaimSettings, LeaderSettings
from ..tables import Row
from .align import align, copied_pairs
from .amounts import other_amount
from .counted import Counted, figure_groups, pairs, phrase
from .leaders import Leading, leadings
from .likeness import covered as covered_by
from .likeness import similarity, told
from .polarity import opposite
from .stances import STATES, Stance, leading_stances, stances
from .story import Story
from .units import Unit, units

_LABEL = 120  # characters
_SAMPLE = 20  # units that a claim's clearest one is chosen from


class Statement(NamedTuple):
    """A span of an article that states a claim: units ``parts``, of which ``unit`` is the first."""

    parts: Sequence[int]
    unit: Unit
    start: int
    end: int
    stance: Stance


class Claim(NamedTuple):
    """Statements of one claim, the clearest first given as ``label``."""

    kind: str
    label: str
    rule: str
    statements: list[Statement]


def claims(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``claims`` and of ``coverage``."""
    settings = context.settings.claims
    listed, related = units(story, settings)
    text = {str(a["article"]): str(a["text"]) for a in story.articles}
    counted = figure_groups(listed, related, settings)
    aligned, close = align(listed, settings, pairs(counted, listed, settings.compared),
                           copied_pairs(listed, story.table("reuse"), settings))
    home = {i: number for number, members in enumerate(aligned) for i in members}
    shared, apart = _divided(counted, home)
    made = [*_aligned(story, listed, aligned, shared, text, settings),
            *_alone(story, listed, aligned, home, text, settings), *_figures(listed, apart, text),
            *_leaders(story, listed, settings, context.settings.leaders)]
    made.sort(key=lambda c: (c.statements[0].unit.article, c.statements[0].start, c.statements[0].end, c.rule))
    _together(made, close)
    rows: list[Row] = []
    coverage: list[Row] = []
    for number, claim in enumerate(made, 1):
        found = list(_rows(story.id, f"c{number:04}", claim, text))
        rows += found
        coverage += covered(story, f"c{number:04}", found, _related(claim, listed, close, text, context))
    return {"claims": rows, "coverage": coverage}


def _together(made: Iterable[Claim], close: dict[int, dict[int, float]]) -> None:
    """Add to ``close`` the clauses of one claim: what else their sentences say is near it."""
    for claim in made:
        said = [i for s in claim.statements for i in s.parts][:_SAMPLE]
        for i in said:
            close.setdefault(i, {}).update({j: 1.0 for j in said if j != i})


def _related(claim: Claim, listed: Sequence[Unit], close: Mapping[int, Mapping[int, float]], text: dict[str, str],
             context: Context) -> dict[str, str]:
    """Why each article that does not state the claim is not silent: another value, or something like it."""
    best: dict[str, tuple[float, int]] = {}
    own = [i for s in claim.statements for i in s.parts]
    numeric = 2 * sum(any(listed[i].figures for i in s.parts) for s in claim.statements) > len(claim.statements)
    figures = [f for i in own for f in listed[i].figures if numeric]
    made: dict[str, str] = {}
    for i in own:
        for j, score in close.get(i, {}).items():
            article = listed[j].article
            if not told(listed[i], listed[j], score, context.settings.claims):
                continue
            best[article] = max(best.get(article, (score, -j)), (score, -j))
            other = other_amount(listed[j].figures, figures, text, context.settings.agreements)
            if other:
                made[article] = f"other value: {other[0]} against {other[1]}"
            elif _denied(listed[i], listed[j], context.settings.claims):
                made.setdefault(article, "negation")
    return {article: made.get(article, f"related: {shortened(listed[-j].text)}") for article, (_, j) in best.items()}


def _denied(a: Unit, b: Unit, settings: ClaimSettings) -> bool:
    """Whether one of two clauses denies the other: it has nearly all that the other says."""
    return max(covered_by(a, b), covered_by(b, a)) >= settings.alike and bool(opposite(a.text, b.text))


def _rows(story: str, name: str, claim: Claim, text: dict[str, str]) -> Iterator[Row]:
    for s in claim.statements:
        yield {"story": story, "claim": name, "label": claim.label, "kind": claim.kind, "article": s.unit.article,
               "sentence": s.unit.sentence, "start": s.start, "end": s.end,
               "text": text[s.unit.article][s.start:s.end], "stance": s.stance.stance, "reason": s.stance.reason,
               "time_separated": s.stance.time_separated, "rule": claim.rule}


def _divided(counted: Sequence[Sequence[Counted]],
             home: Mapping[int, int]) -> tuple[dict[int, list[Counted]], list[Sequence[Counted]]]:
    """Figures to add to the claim that most of their articles' clauses make, and those that are their own."""
    shared: defaultdict[int, list[Counted]] = defaultdict(list)
    apart: list[Sequence[Counted]] = []
    for group in counted:
        claim, often = Counter(home[c.unit] for c in group).most_common(1)[0]
        if often > 1:
            shared[claim] += [c for c in group if home[c.unit] != claim]
        else:
            apart.append(group)
    return shared, apart


def _aligned(story: Story, listed: Sequence[Unit], aligned: Sequence[Sequence[int]],
             shared: Mapping[int, Sequence[Counted]], text: dict[str, str],
             settings: ClaimSettings) -> Iterator[Claim]:
    """Clauses of several articles that say the same."""
    for number, members in enumerate(aligned):
        if len({listed[i].article for i in members}) == 1:
            continue
        said = [listed[i] for i in members]
        clearest = _clearest(said[:_SAMPLE], settings)
        made = [Statement([i], listed[i], listed[i].start, listed[i].end, s)
                for i, s in zip(members, stances(story, said, settings), strict=True)]
        for c in shared.get(number, ()):
            u = listed[c.unit]
            made.append(Statement([c.unit], u, u.start, u.end, STATES))
        yield Claim(_kind(story, said), shortened(clearest.text), "claims.aligned/v1", made)


def _clearest(said: Sequence[Unit], settings: ClaimSettings) -> Unit:
    """The wording nearest to what all say; none with an actor that no other article names, where there is another."""

    def actor(u: Unit) -> bool:  # two names in a row: 'Donald Trump'
        own = u.names - {t for v in said if v.article != u.article for t in (*v.weights, *v.near)}
        return any(own.issuperset(two) for two in pairwise(u.terms))

    return max(said, key=lambda u: (not actor(u), round(sum(
        similarity(u, v, settings) for v in said if v is not u), 3), u.kind == "body", -len(u.text)))


def _alone(story: Story, listed: Sequence[Unit], aligned: Sequence[Sequence[int]], home: Mapping[int, int],
           text: dict[str, str], settings: ClaimSettings) -> Iterator[Claim]:
    """What one article alone says: the clauses of a sentence together, repetitions in one claim."""
    left: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for members in aligned:
        if len({listed[i].article for i in members}) == 1:
            for i in members:
                left[listed[i].article, listed[i].sentence].append(i)
    whole = Counter((u.article, u.sentence) for u in listed)
    said: defaultdict[tuple[int, ...], list[Statement]] = defaultdict(list)
    for key, numbers in left.items():
        for run in _runs(sorted(numbers)):
            telling = any(listed[i].finite for i in run) and sum(listed[i].weight for i in run) >= settings.alone
            if len(numbers) == whole[key] or telling:
                first, last = listed[run[0]], listed[run[-1]]
                said[tuple(sorted({home[i] for i in run}))].append(Statement(run, first, first.start, last.end, STATES))
    for made in said.values():
        label = text[made[0].unit.article][made[0].start:made[0].end]
        kind = _kind(story, [listed[i] for s in made for i in s.parts])
        yield Claim(kind, shortened(label), "claims.single/v1", made)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Successive numbers together."""
    made: list[list[int]] = []
    for n in numbers:
        if made and made[-1][-1] == n - 1:
            made[-1].append(n)
        else:
            made.append([n])
    return made


def _stated(listed: Sequence[Unit], c: Counted, text: dict[str, str]) -> Statement:
    unit = listed[c.unit]
    return Statement([c.unit], unit, *phrase(unit, c.figure, text[unit.article]), STATES)


def _figures(listed: Sequence[Unit], apart: Sequence[Sequence[Counted]], text: dict[str, str]) -> Iterator[Claim]:
    """Figures that several articles give, each in a clause of its own."""
    for group in apart:
        made = [_stated(listed, c, text) for c in group]
        label = max((text[s.unit.article][s.start:s.end] for s in made), key=len)
        yield Claim("figure", shortened(label), "claims.figure/v1", made)


def _leaders(story: Story, listed: Sequence[Unit], settings: ClaimSettings,
             leading: LeaderSettings) -> Iterator[Claim]:
    """Who leads, and when the lead changes hands, where two articles speak of it."""
    found = leadings(listed, leading)
    states = [f._replace(handover="") for f in found if f.handover != "future"]
    for said in (*_of_one_thing(states), *_of_one_thing([f for f in found if f.handover], holder=True)):
        units_of = [(listed[f.unit], f) for f in said]
        if len({u.article for u, _ in units_of}) > 1 and len({(f.holder, f.handover) for f in said}) > 1:
            made = [Statement([f.unit], u, u.start, u.end, s) for (u, f), s in zip(
                units_of, leading_stances(story, units_of, settings), strict=True)]
            label = next((s.unit.text for s in made if s.stance == STATES), made[0].unit.text)
            yield Claim("event", shortened(label), "claims.leader/v1", made)


def _of_one_thing(found: Sequence[Leading], *, holder: bool = False) -> list[list[Leading]]:
    """Statements about one thing led: they share two terms of it (and, where asked, the holder)."""
    made: list[list[Leading]] = []
    for f in found:
        home = next((g for g in made if f.frame == g[0].frame and len(f.led & g[0].led) > (0 if holder else 1)
                     and (not holder or f.holder == g[0].holder) and f.unit not in {other.unit for other in g}), None)
        if home is None:
            made.append([f])
        else:
            name = set(f.holder.split() if f.frame else ())  # 'Transport Ministry' and 'Transport Service' may be one
            home.append(f._replace(holder=next((g.holder for g in home if name & set(g.holder.split())), f.holder)))
    return made


def shortened(text: str) -> str:
    """The text on one line, cut after a word where it is long; nothing is put in but the ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else line[:_LABEL - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _kind(story: Story, said: Sequence[Unit]) -> str:
    if sum(u.quoted for u in said) * 2 > len(said):
        return "quotation"
    if sum(bool(u.figures) for u in said) * 2 > len(said):
        return "figure"
    past = sum(_background(u, str(story.by_article[u.article].get("published") or "")) for u in said)
    return "background" if past * 2 > len(said) else "event"


def _background(u: Unit, published: str) -> bool:
    """Whether the unit tells of a year before that of its article."""
    years = [str(d["iso"])[:4] for d in u.dates if d.get("iso") and not d.get("relative")]
    return bool(years) and bool(published) and max(years) < published[:4]


def covered(story: Story, name: str, rows: Sequence[Row], related: Mapping[str, str] | None = None) -> Iterator[Row]:
    """One row of ``coverage`` for each article of the story: its best stance, or silent.

    ``related``: the reason for articles that say another value, or what may be the claim in part or in other words; it
    is no row of ``claims``, but the article is not silent either.
    """
    order = ("states", "contradicts", "differs")
    best: dict[str, Row] = {}
    for r in rows:
        known = best.get(r["article"])
        if known is None or order.index(r["stance"]) < order.index(known["stance"]):
            best[r["article"]] = r
    for a in story.articles:
        found = best.get(a["article"]) or {"stance": "silent", "reason": "", "time_separated": False}
        if a["article"] not in best and related and a["article"] in related:
            found = {"stance": "differs", "reason": related[a["article"]], "time_separated": False}
        yield {"story": story.id, "claim": name, "article": a["article"],
               **{k: found[k] for k in ("stance", "reason", "time_separated")}}
