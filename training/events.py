"""Development articles as stories, and spans of a gold."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.corpus import Article
from nmi_analysis.corpus.enrich import enriched
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article


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


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def stories(articles: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Story]]:
    """Name and story of each event of articles (id, event, text, and what is known of them), by name."""
    context = Context()
    by: defaultdict[str, list[Article]] = defaultdict(list)
    for r in articles:
        article = Article(r["id"], r["text"], source=r.get("source", ""), title=r.get("title", ""),
                          published=r.get("published", ""))
        by[r["event"]].append(enriched(article, context.settings.read))
    for name, listed in sorted(by.items()):
        rows: dict[str, list[dict[str, Any]]] = {}
        documents = {}
        for article in sorted(listed, key=lambda a: a.id):
            documents[article.id] = document = parse(article)
            for table, made in extract_article(article, context, document=document).items():
                rows.setdefault(table, []).extend(made)
        story = Story(name, rows.pop("articles"), rows, documents)
        rows["entities"] = entities(story, context)["entities"]
        yield name, story
