"""Claims of a story, and what each of its articles does with them: a row of ``coverage`` for each article.

An article that says something like a claim is not silent.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..english import Context
from ..settings import ClaimSettings, Settings
from ..store import Row
from . import decided
from .align import Likely, align
from .claim_findings import Statements, told
from .claim_labels import Label, Labels
from .leaders import Leading, leadings
from .likeness import mentions
from .stances import STATES, Stance, leading_stances, stances
from .story import Story
from .units import Unit, units

Place = tuple[str, int]  # article and sentence
_LIKE = 120  # characters of the words that are like a claim
_ORDER = ("states", "contradicts", "differs")  # of an article's several stances the first holds
_LOOKED_AT = 20  # units of a claim that are looked at, the first ones: keeps the work linear


class Cells:
    """Which articles say something like a claim. ``likely``: pairs of units compared, ``groups``: claims of several."""

    def __init__(self, listed: Sequence[Unit], likely: Likely,
                 groups: Sequence[Sequence[int]], settings: ClaimSettings) -> None:
        self._listed, self._likely, self._settings = listed, likely, settings
        self._beside = self._of_sentences(groups)
        self._wordings = _numbered((frozenset(u.weights), frozenset(u.around)) for u in listed)

    def _of_sentences(self, groups: Sequence[Sequence[int]]) -> dict[Place, set[int]]:
        """For a sentence the units of other sentences that share a claim with it."""
        of: defaultdict[Place, list[int]] = defaultdict(list)
        for i, u in enumerate(self._listed):
            of[u.article, u.sentence].append(i)
        made: defaultdict[Place, set[int]] = defaultdict(set)
        for members in groups:
            places = sorted({(self._listed[i].article, self._listed[i].sentence) for i in members[:_LOOKED_AT]})
            for one in places:
                made[one].update(i for other in places if other != one for i in of[other])
        return made

    def related(self, members: Sequence[int]) -> dict[str, str]:
        """Why each article that does not state the claim of these units is not silent: words like it."""
        listed, settings = self._listed, self._settings
        best: dict[str, tuple[float, int]] = {}
        single = len({listed[i].article for i in members}) == 1
        least = settings.related_alone if single else settings.related
        known: dict[tuple[int, int, bool], bool] = {}  # copies of a sentence are looked at once

        def mentioned(i: int, j: int, supported: bool) -> bool:
            key = self._wordings[i], self._wordings[j], supported
            if key not in known:
                known[key] = mentions(listed[i], listed[j], settings, supported=supported)
            return known[key]

        looked_at: set[tuple[int, int]] = set()
        for i in members[:_LOOKED_AT]:
            compared = self._likely.compared(i)
            beside = self._beside.get((listed[i].article, listed[i].sentence), ())
            near = [(j, self._likely.pair(i, j)) for j in (*beside, *self._likely.copies(i))]
            if (key := (id(compared), self._wordings[i])) not in looked_at:
                looked_at.add(key)
                near += compared.items()
            for j, score in near:
                article = listed[j].article
                if best.get(article, (score, -j - 1)) < (score, -j) and (
                        score >= least or mentioned(i, j, single and not score)):
                    best[article] = score, -j
        return {article: f"related: {shortened(listed[-j].text)}" for article, (_, j) in best.items()}


def _numbered(keys: Iterable[Hashable]) -> list[int]:
    """A number for each key, the same for equal ones."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def shortened(text: str) -> str:
    """The text on one line, cut after a word where it is long; nothing is put in but the ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _LIKE else line[:_LIKE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def covered(story: Story, name: str, rows: Sequence[Row], related: Mapping[str, str] | None = None,
            *, silent: bool = True) -> Iterator[Row]:
    """One row of ``coverage`` for each article of the story: its best stance, or, if asked for, silent.

    ``related``: the reason for articles that may say the claim in part or in other words; it is no row of ``claims``,
    but the article is not silent either.
    """
    best: dict[str, Row] = {}
    for r in rows:
        known = best.get(r["article"])
        if known is None or _ORDER.index(r["stance"]) < _ORDER.index(known["stance"]):
            best[r["article"]] = r
    for a in story.articles:
        own, near = best.get(a["article"]), (related or {}).get(a["article"])
        if not (own or near or silent):
            continue
        found: Row = own or {"stance": "differs" if near else "silent", "reason": near or ""}
        yield {"story": story.id, "claim": name, "article": a["article"], "stance": found["stance"],
               "reason": found["reason"], "value": found.get("value") or "", "against": found.get("against") or "",
               "time_separated": bool(found.get("time_separated"))}


_ALIGNED = "claims.aligned/v3"
_SAMPLE = 20  # units that a claim's clearest one is chosen from


class Statement(NamedTuple):
    """Characters start to end of an article that state a claim, the first unit of them, and what they do with it."""

    unit: Unit
    start: int
    end: int
    text: str
    stance: Stance

    @classmethod
    def of(cls, unit: Unit, stance: Stance) -> "Statement":
        """One unit."""
        return cls(unit, unit.start, unit.end, unit.text, stance)


class Claim(NamedTuple):
    """Statements of one claim; ``label`` is the clearest of their wordings."""

    kind: str
    label: Label
    rule: str
    statements: list[Statement]
    members: list[int]  # numbers of its units


def claims(story: Story, context: Context) -> dict[str, list[Any]]:
    """Rows of ``claims`` and of ``coverage``, and findings."""
    settings = context.settings
    listed, _ = units(story, settings.claims)
    listed = decided.stated(story, listed, context)
    aligned = align(listed, settings.claims)
    aligned = aligned._replace(groups=decided.regrouped(story, listed, aligned, context))
    several = [g for g in aligned.groups if len({listed[i].article for i in g}) > 1]
    labels = Labels(story, settings.labels)
    made = [*_stated(story, listed, several, labels, settings),
            *_alone(story, listed, {i for g in several for i in g}, aligned.groups, labels, settings.claims),
            *_leaders(story, listed, labels, settings)]
    made.sort(key=lambda c: (c.statements[0].unit.article, c.statements[0].start, c.statements[0].end, c.rule))
    silent = len(story.articles) <= settings.claims.silences
    cells = Cells(listed, aligned.likely, several, settings.claims)
    rows: list[Row] = []
    coverage: list[Row] = []
    for number, claim in enumerate(made, 1):
        stated = list(_rows(story.id, f"c{number:04}", claim))
        rows += stated
        coverage += covered(story, f"c{number:04}", stated, cells.related(claim.members), silent=silent)
    known = Statements(story, listed, labels, aligned.likely, settings.claims)
    found = [f for claim in made if claim.rule == _ALIGNED for f in told(known, claim.members)]
    return {"claims": rows, "coverage": coverage, "findings": found}


def _rows(story: str, name: str, claim: Claim) -> Iterator[Row]:
    for u, start, end, text, s in claim.statements:
        yield {"story": story, "claim": name, "label": claim.label.text, "kind": claim.kind, "article": u.article,
               "sentence": u.sentence, "start": start, "end": end, "text": text, "stance": s.stance,
               "reason": s.reason, "value": s.value, "against": s.against, "time_separated": s.time_separated,
               "rule": claim.rule}


def _stated(story: Story, listed: Sequence[Unit], groups: Sequence[Sequence[int]], labels: Labels,
            settings: Settings) -> Iterator[Claim]:
    """What units of several articles say."""
    for members in groups:
        said = [listed[i] for i in members]
        found = stances(story, said, settings)
        yield Claim(_kind(story, said), labels.of(said[:_SAMPLE]), _ALIGNED,
                    [Statement.of(u, s) for u, s in zip(said, found, strict=True)], list(members))


def _alone(story: Story, listed: Sequence[Unit], told: set[int], groups: Sequence[Sequence[int]],
           labels: Labels, settings: ClaimSettings) -> Iterator[Claim]:
    """What one article alone says: the parts of a sentence together, repetitions in one claim.

    ``told``: the units of claims of several articles; of their sentences only parts that say enough are claims.
    """
    home = {i: number for number, members in enumerate(groups) for i in members if i not in told}
    of: defaultdict[Place, list[int]] = defaultdict(list)
    for i, u in enumerate(listed):
        of[u.article, u.sentence].append(i)
    said: defaultdict[tuple[int, ...], list[list[int]]] = defaultdict(list)
    for numbers in of.values():
        for run in _runs([i for i in numbers if i not in told]):
            if len(run) == len(numbers) or sum(listed[i].weight for i in run) >= settings.alone:
                said[tuple(sorted({home[i] for i in run}))].append(run)
    for runs in said.values():
        made = []
        for run in runs:
            first, last = listed[run[0]], listed[run[-1]]
            text = story.by_article[first.article]["text"][first.start:last.end]
            made.append(Statement(first, first.start, last.end, text, STATES))
        members = [i for run in runs for i in run]
        kind = _kind(story, [listed[i] for i in members])
        yield Claim(kind, labels.of([made[0].unit]), "claims.single/v2", made, members)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Successive numbers together."""
    made: list[list[int]] = []
    for n in numbers:
        if made and made[-1][-1] == n - 1:
            made[-1].append(n)
        else:
            made.append([n])
    return made


def _leaders(story: Story, listed: Sequence[Unit], labels: Labels, settings: Settings) -> Iterator[Claim]:
    """Who leads, and when the lead changes hands, where two articles speak of it."""
    found = leadings(listed, settings.leaders)
    states = [f._replace(handover="") for f in found if f.handover != "future"]
    for said in (*_of_one_thing(states), *_of_one_thing([f for f in found if f.handover], holder=True)):
        units_of = [(listed[f.unit], f) for f in said]
        if len({u.article for u, _ in units_of}) > 1 and len({(f.holder, f.handover) for f in said}) > 1:
            made = [Statement.of(u, s) for (u, _), s in zip(
                units_of, leading_stances(story, units_of, settings), strict=True)]
            stating = [s.unit for s in made if s.stance == STATES] or [made[0].unit]
            yield Claim("event", labels.of(stating), "claims.leader/v1", made, [f.unit for f in said])


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
