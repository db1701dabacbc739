"""Which articles report one event: average linkage over a sparse graph of near neighbours.

An article is a vector of the content words of its beginning, weighted by tf-idf, where the document
frequencies are those of the corpus plus a background of ``prior`` articles of general English (wordfreq):
so the weights hold for a corpus of five articles on one event as for thousands on many. The affinity of two
groups is their mean cosine, times a factor for what their dates say. Near-linear: candidates come from an
inverted index of each article's weightiest terms.
"""

import math
from bisect import bisect_left
from collections import Counter

from ..language import Context
from ..settings import StorySettings
from ..tables import Row, Rows
from .days import apart, days
from .linkage import link
from .neighbours import Vector, candidates, dot
from .terms import frequency, words

_CHARS_A_WORD = 12  # cutting the text there before splitting it loses none of the words looked at


def group(rows: Rows, context: Context) -> list[Row]:
    """Rows of ``stories``: each article in one story, named after the story's first article."""
    settings = context.settings.stories
    articles = sorted(rows["articles"], key=lambda r: str(r["article"]))
    vectors = weighted([_counts(a, settings) for a in articles], settings)
    spans = [days(str(a.get("published") or "")) for a in articles]
    found = _linked(vectors, spans, settings)
    names = [str(a["article"]) for a in articles]
    return sorted(({"story": names[min(members)], "article": names[i]} for members in found for i in members),
                  key=lambda r: (r["story"], r["article"]))


def _counts(article: Row, settings: StorySettings) -> Counter[str]:
    """Term counts of the title and the article's beginning; the lead and names count more."""
    text, title = str(article["text"]), str(article.get("title") or "")
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    counts: Counter[str] = Counter()
    for i, w in enumerate(words(text, 0, settings.words * _CHARS_A_WORD)[:settings.words]):
        counts[w.lower.removesuffix("s") if len(w.lower) > 4 else w.lower] += (  # type: ignore[assignment]
            (settings.lead_weight if i < settings.lead else 1.0) * (settings.name_weight if w.capital else 1.0))
    return counts


def weighted(counts: list[Counter[str]], settings: StorySettings) -> list[Vector]:
    """Unit vectors of (1 + log tf) x idf."""
    total = len(counts) + settings.prior
    df = Counter(term for c in counts for term in c)
    idf = {term: math.log(total / (settings.prior * -math.expm1(-frequency(term) * settings.words) + n))
           for term, n in df.items()}
    made = []
    for c in counts:
        vector = {t: math.log1p(n) * idf[t] for t, n in sorted(c.items()) if idf[t] > 0}
        norm = math.sqrt(math.fsum(v * v for v in vector.values()))
        made.append({t: v / norm for t, v in vector.items()} if norm else {})
    return made


class _Group:
    """Articles joined so far: the sum of their vectors, how many, and the days they were published on."""

    __slots__ = ("days", "members", "owned", "total")

    def __init__(self, index: int, vector: Vector, days: tuple[int, int] | None) -> None:
        self.members, self.total, self.owned = [index], vector, False
        self.days = [days] if days else []

    def absorb(self, other: "_Group") -> None:
        """Take in the other group; it is used up."""
        one, two = self, other
        if len(two.total) > len(one.total):
            one, two = two, one
        total = one.total if one.owned else dict(one.total)
        for t, v in two.total.items():
            total[t] = total.get(t, 0.0) + v
        self.total, self.owned = total, True
        self.members += other.members
        self.days = sorted({*self.days, *other.days})


def _gap(a: _Group, b: _Group) -> int | None:
    """Days between the nearest publication dates of two groups; None where one has none."""
    if not a.days or not b.days:
        return None
    if len(a.days) > len(b.days):
        a, b = b, a
    least = -1
    for first, last in a.days:
        at = bisect_left(b.days, (first, last))
        for other in b.days[max(0, at - 1):at + 1]:
            gap = abs(apart((first, last), other))
            least = gap if least < 0 else min(least, gap)
    return least


def _affinity(a: _Group, b: _Group, settings: StorySettings) -> float:
    gap = _gap(a, b)
    factor = (settings.undated if gap is None else 1.0 if gap <= settings.window_days else settings.apart)
    return round(factor * dot(a.total, b.total) / (len(a.members) * len(b.members)), 6)


def _linked(vectors: list[Vector], published: list[tuple[int, int] | None],
            settings: StorySettings) -> list[list[int]]:
    """Groups of article numbers."""
    groups = {i: _Group(i, v, d) for i, (v, d) in enumerate(zip(vectors, published, strict=True))}
    near = candidates(vectors, settings.key_terms, settings.neighbours, settings.reach)
    edges = {(i, j): _affinity(groups[i], groups[j], settings) for i, j in near}
    found = link(groups, edges, lambda a, b: _affinity(a, b, settings), _Group.absorb, settings.affinity)
    return [sorted(g.members) for g in found]
