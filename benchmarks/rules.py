"""How often every rule of the extractors fires: ``DATA=folder python -m benchmarks.rules``.

A line is a rule and its rows in each of the corpora of DATA; a rule that fires in none of them has no line.
"""

from collections import Counter, defaultdict

from nmi_analysis.corpus import Article, enriched
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import extract_article

from .development import lines

CORPORA = ("attributions", "ecb", "events", "figures", "human", "names", "stories")


def main() -> None:
    """Print the table."""
    context = Context()
    hits: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for corpus in CORPORA:
        for r in lines(corpus):
            article = enriched(Article(r["id"], r["text"], published=r.get("published", "")), context.settings.read)
            for rows in extract_article(article, context).values():
                for row in rows:
                    if "rule" in row and "error" not in row:
                        hits[row["rule"]][corpus] += 1
    print(f"{'rule':40}", *(f"{corpus:>12}" for corpus in CORPORA))
    for rule, counted in sorted(hits.items()):
        print(f"{rule:40}", *(f"{counted[corpus]:12}" for corpus in CORPORA))


if __name__ == "__main__":
    main()
