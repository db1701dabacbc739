"""Stories, reuse and claims on synthetic articles: quality against the planted truth, time and memory.

``python -m benchmarks.scale [STORIES [ARTICLES_A_STORY]]``; by default 50 stories of 10 articles.
"""

import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from benchmarks.synthetic import Corpus, corpus
from nmi_analysis.compare import COMPARERS, Story, stories
from nmi_analysis.corpus import from_frame
from nmi_analysis.language import Context
from nmi_analysis.pipeline import extract_article
from nmi_analysis.tables import Rows

LEAST_WORDS = 10  # of a copied sentence that counts


def rows_of(made: Corpus, context: Context) -> dict[str, list[dict[str, Any]]]:
    """The rows of the articles before they are compared."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for article in from_frame(made.records, context.settings.read).articles:
        found = extract_article(article, context)
        for table, listed in found.items():
            rows.setdefault(table, []).extend(listed)
    return rows


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


def split(rows: Rows) -> list[Story]:
    """The rows of each story."""
    story_of = {r["article"]: r["story"] for r in rows["stories"]}
    made: dict[str, Story] = {}
    for article in rows["articles"]:
        name = story_of[article["article"]]
        made.setdefault(name, Story(name, [], {})).articles.append(article)
    for table, listed in rows.items():
        if table not in ("articles", "stories", "rejects"):
            for row in listed:
                made[story_of[row["article"]]].rows.setdefault(table, []).append(row)
    return list(made.values())


def main(arguments: list[str]) -> None:
    """Print quality, seconds by stage, milliseconds an article, and peak memory."""
    number = int(arguments[0]) if arguments else 50
    size = int(arguments[1]) if len(arguments) > 1 else 10
    context, made = Context(), corpus(number, size)
    rows = rows_of(made, context)
    took: dict[str, float] = {}
    start = time.perf_counter()
    rows["stories"] = stories.group(rows, context)
    took["stories"] = time.perf_counter() - start
    for story in split(rows):
        for comparer in COMPARERS:
            start = time.perf_counter()
            for table, found in comparer(story, context).items():
                story.rows.setdefault(table, []).extend(found)
                rows.setdefault(table, []).extend(found)
            name = comparer.__name__
            took[name] = took.get(name, 0.0) + time.perf_counter() - start
    total = len(made.records)
    print(f"articles {total}, stories {number}, found {len({r['story'] for r in rows['stories']})}")
    print(f"stories B-cubed F1 {100 * b_cubed(made.story, {r['article']: r['story'] for r in rows['stories']}):.1f}")
    print("copies recall {:.3f} precision {:.3f}".format(*copies(made, rows)))
    print(f"whole copies: {repetitions(made, rows['articles'])}")
    print("claims recall {:.3f} precision {:.3f}".format(*joined(made, rows.get("claims", []))))
    for name, seconds in took.items():
        print(f"{name}: {seconds:.2f} s, {1000 * seconds / total:.2f} ms an article")
    print(f"together {1000 * sum(took.values()) / total:.2f} ms an article, peak "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
