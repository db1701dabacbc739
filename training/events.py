"""Development events as the package reads them, and spans of a gold."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.corpus import Article
from nmi_analysis.corpus.enrich import enriched
from nmi_analysis.language import Context, parse
from nmi_analysis.pipeline import extract_article
from nmi_analysis.tables import Rows


class Span(NamedTuple):
    """Characters start to end of an article."""

    article: str
    start: int
    end: int


def overlapping(a: Span, b: Span, longest: int) -> bool:
    """Whether two spans share half of the shorter or more, and neither is longer than ``longest`` characters."""
    lengths = a.end - a.start, b.end - b.start
    shared = min(a.end, b.end) - max(a.start, b.start)
    return a.article == b.article and max(lengths) <= longest and shared > 0 and 2 * shared >= min(lengths)


def stories(path: str, context: Context | None = None) -> Iterator[tuple[str, Story]]:
    """Name and story of each event of a file of articles (id, event, text and what is known of them), by name."""
    context = context or Context()
    by: defaultdict[str, list[Article]] = defaultdict(list)
    for line in Path(path).open(encoding="utf-8"):
        r = json.loads(line)
        article = Article(r["id"], r["text"], source=r.get("source", ""), title=r.get("title", ""),
                          published=r.get("published", ""))
        by[r["event"]].append(enriched(article, context.settings.read))
    for name, articles in sorted(by.items()):
        rows: Rows = {}
        documents = {}
        for article in sorted(articles, key=lambda a: a.id):
            documents[article.id] = document = parse(article)
            for table, listed in extract_article(article, context, document=document).items():
                rows.setdefault(table, []).extend(listed)
        story = Story(name, rows.pop("articles"), rows, documents)
        rows["entities"] = entities(story, context)["entities"]
        yield name, story
