"""What each article does with a claim: a row of ``coverage``; one that says something like it is not silent."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from ..settings import ClaimSettings
from ..store import Row
from .align import Likely
from .likeness import mentions
from .story import Story
from .units import Unit

Place = tuple[str, int]  # article and sentence
_WORDS = 120  # characters of the words that are like a claim
_ORDER = ("states", "contradicts", "differs")  # of an article's several stances the first holds
_SAMPLE = 20  # units of a claim that are looked at, the first ones: keeps the work linear


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
            places = sorted({(self._listed[i].article, self._listed[i].sentence) for i in members[:_SAMPLE]})
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
        for i in members[:_SAMPLE]:
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
    return line if len(line) <= _WORDS else line[:_WORDS - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


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
