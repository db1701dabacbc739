"""Stories, reuse and claims on synthetic articles: quality against the planted truth, time and memory.

    python -m benchmarks.scale [STORIES ...] [--articles ARTICLES_A_STORY]

By default 100 stories and then 1,000, of ten articles each; the cost per article at the last size is held against
that at the first. ``1 --articles 500`` is one large story. Extraction, which is not part of the cost, is timed apart.
"""

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from benchmarks.synthetic import Corpus, corpus
from nmi_analysis.compare import COMPARERS, Counts, Story, counted, grouped
from nmi_analysis.corpus import Articles, from_frame
from nmi_analysis.english import Context
from nmi_analysis.run.batches import warm
from nmi_analysis.run.pipeline import extract_article
from nmi_analysis.store import Row

LEAST_WORDS = 10  # of a copied sentence that counts
MINUTES, DEARER, MIB, FOUND = 15, 1.5, 4096, 0.95  # floors: time, cost per article, memory, copies
KEPT = {  # what the figures below need of a row: texts of all articles together are not held
    "articles": ("article", "duplicate_of"), "claims": ("story", "claim", "article", "start"),
    "reuse": ("article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "kind"),
}


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> float:
    """B-cubed F1, 0 to 1; higher is better (Bagga and Baldwin 1998)."""
    both = Counter((gold[a], found[a]) for a in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found[a] for a in gold)
    precision = sum(n * n / by_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def planted(made: Corpus) -> set[tuple[str, int, str, int]]:
    """(article, sentence, article, sentence) of every two articles of a story that share a sentence's wording."""
    pairs = set()
    holders: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    text = {r["article"]: r["text"] for r in made.records}
    for article, told in made.told.items():
        for i, t in enumerate(told):
            if len(text[article][t.start:t.end].split()) >= LEAST_WORDS:
                holders[made.story[article], t.origin].append((article, i))
    for places in holders.values():
        pairs |= {(*a, *b) for a, b in combinations(sorted(places), 2) if a[0] != b[0]}
    return pairs


def _touched(told: list[Any], start: int, end: int) -> set[int]:
    """Sentences of which a span covers most."""
    return {i for i, t in enumerate(told) if min(end, t.end) - max(start, t.start) > (t.end - t.start) / 2}


def copies(made: Corpus, rows: dict[str, list[dict[str, Any]]]) -> tuple[float, float]:
    """Recall of planted copies and precision of the passages found; articles marked as repetitions aside.

    Quotations of one speaker in different wordings are no copies: they count for neither.
    """
    kept = {r["article"] for r in rows["articles"] if not r.get("duplicate_of")}
    truth = {p for p in planted(made) if p[0] in kept and p[2] in kept}
    found, right, judged = set(), 0, 0
    for r in rows.get("reuse", []):
        a, b = r["article_a"], r["article_b"]
        if a not in kept or b not in kept:
            continue
        here = {(a, i, b, j) for i in _touched(made.told[a], r["start_a"], r["end_a"])
                for j in _touched(made.told[b], r["start_b"], r["end_b"])} & truth
        found |= here
        judged += r["kind"] != "same_quote"
        right += r["kind"] != "same_quote" and bool(here)
    return len(found) / max(1, len(truth)), right / max(1, judged)


def repetitions(made: Corpus, articles: list[dict[str, Any]]) -> str:
    """How many articles repeat another as a whole, how many are marked, and how many of these with the right one."""
    root = {a: original or a for a, original in made.repeats.items()}
    marked = {r["article"]: r["duplicate_of"] for r in articles if r.get("duplicate_of")}
    right = sum(root[a] == root[original] for a, original in marked.items())
    return f"{sum(map(bool, made.repeats.values()))} planted, {len(marked)} marked, {right} rightly"


def joined(made: Corpus, claims: list[dict[str, Any]]) -> tuple[float, float]:
    """Recall and precision of pairs of sentences of two articles that one claim joins, against the planted facts.

    Filler is left out: random words of one small vocabulary say nothing that could be the same.
    """
    def key(r: dict[str, Any]) -> tuple[str, str] | None:
        told = made.told[r["article"]]
        fact = next((t.fact for t in told if t.start <= r["start"] < t.end), "")
        return (made.story[r["article"]], fact) if fact else None

    right = wrong = 0
    found = set()
    groups: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for r in claims:
        groups[r["story"], r["claim"]].append(r)
    for group in groups.values():
        for a, b in combinations(group, 2):
            if a["article"] != b["article"] and key(a) and key(b):
                same = key(a) == key(b)
                right, wrong = right + same, wrong + (not same)
                if same:
                    found.add((key(a), *sorted((a["article"], b["article"]))))
    truth = set()
    tellers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for article, told in made.told.items():
        for t in told:
            if t.fact:
                tellers[made.story[article], t.fact].add(article)
    for fact, articles in tellers.items():
        truth |= {(fact, *pair) for pair in combinations(sorted(articles), 2)}
    return len(found & truth) / max(1, len(truth)), right / max(1, right + wrong)


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.took: defaultdict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def stop(self, stage: str) -> None:
        """What has passed since the last stop belongs to ``stage``."""
        now = time.process_time()
        self.took[stage] += now - self._last
        self._last = now


def stories(articles: Articles, context: Context) -> list[list[int]]:
    """Numbers of the articles of each story that is found."""
    counts = Counts()
    for a in articles:
        counts.add(counted(a.text, a.title, context.settings.stories))
    return grouped(counts, [a.published for a in articles.metadata], context.settings.stories)


def compared(members: list[int], articles: Articles, context: Context, clock: Clock) -> dict[str, list[Row]]:
    """The rows of a story, as far as they are needed."""
    rows: dict[str, list[Row]] = {}
    for number in members:
        for table, listed in extract_article(articles[number], context).items():
            rows.setdefault(table, []).extend(listed)
    clock.stop("extraction")
    story = Story(articles.metadata[members[0]].id, rows.pop("articles"), rows)
    for comparer in COMPARERS:
        for table, found in comparer(story, context).items():
            rows.setdefault(table, []).extend(found)
        clock.stop(comparer.__name__)
    rows["articles"] = story.articles
    return {table: [{k: r.get(k) for k in columns} for r in rows.get(table, [])] for table, columns in KEPT.items()}


def measured(number: int, size: int) -> Iterator[tuple[str, float]]:
    """Prints what came out for ``number`` stories of ``size`` articles; yields the figures that have a floor."""
    context, made = Context(), corpus(number, size)
    articles = from_frame(made.records, context.settings.read).articles
    clock = Clock()
    found = stories(articles, context)
    clock.stop("stories")
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for members in found:
        for table, listed in compared(members, articles, context, clock).items():
            rows[table] += listed
    story = {articles.metadata[i].id: str(members[0]) for members in found for i in members}
    total, extraction = len(articles), clock.took.pop("extraction")
    cost = sum(clock.took.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    recall, precision = copies(made, rows)
    print(f"articles {total}, stories {number}, found {len(found)}")
    print(f"stories B-cubed F1 {100 * b_cubed(made.story, story):.1f}")
    print(f"copies recall {recall:.3f} precision {precision:.3f}")
    print(f"whole copies: {repetitions(made, rows['articles'])}")
    print("claims recall {:.3f} precision {:.3f}".format(*joined(made, rows["claims"])))
    for name, seconds in clock.took.items():
        print(f"{name}: {seconds:.2f} s, {1000 * seconds / total:.2f} ms an article")
    print(f"together {cost:.0f} s, {1000 * cost / total:.2f} ms an article; extraction {extraction:.0f} s more; "
          f"peak {peak:.0f} MiB", flush=True)
    yield from (("recall", recall), ("precision", precision), ("minutes", cost / 60), ("mib", peak),
                ("cost", cost / total))


def main() -> int:
    """Print the figures of each size; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--articles", type=int, default=10)
    given = parser.parse_args()
    warm()  # loading the word lists is no cost of the first size
    figures = [dict(measured(number, given.articles)) for number in given.stories or [100, 1000]]
    first, last = figures[0], figures[-1]
    if len(figures) > 1:
        print(f"cost per article {last['cost'] / first['cost']:.2f} times that at the first size")
    return int(min(last["recall"], last["precision"]) < FOUND or last["minutes"] > MINUTES or last["mib"] > MIB
               or last["cost"] > DEARER * first["cost"])


if __name__ == "__main__":
    sys.exit(main())
