"""Articles as a finding's sentence names them."""

from collections.abc import Sequence

from .story import Story

_NAMED = 3  # articles named one by one


def label(story: Story, article: str) -> str:
    """The outlet of an article, with the article's id where another is of it too; the id where it is unknown."""
    source = str(story.by_article[article].get("source") or "")
    if not source:
        return article
    return source if sum(a.get("source") == source for a in story.articles) == 1 else f"{source} ({article})"


def labels(story: Story, articles: Sequence[str]) -> str:
    """'the Courier', 'the Courier and the Herald', 'the Courier, the Herald and others'."""
    named = [label(story, a) for a in articles]
    if len(named) > _NAMED:
        named = [*named[:_NAMED - 1], "others"]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
