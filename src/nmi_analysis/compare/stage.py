"""Which comparers there are, in order, and the loop over stories."""

from collections.abc import Callable

from ..language import Context
from ..tables import Row, Rows
from . import stories
from .claims import claims
from .reuse import reuse
from .story import Story

Compare = Callable[[Story, Context], dict[str, list[Row]]]

# A later one may read the rows of those before it.
COMPARERS: tuple[Compare, ...] = (reuse, claims)


def compare(rows: Rows, context: Context) -> None:
    """Add the rows across articles to ``rows``, in place."""
    rows["stories"] = stories.group(rows, context)
    for story in split(rows):
        for comparer in COMPARERS:
            for table, made in comparer(story, context).items():
                story.rows.setdefault(table, []).extend(made)
                rows.setdefault(table, []).extend(made)


def split(rows: Rows) -> list[Story]:
    """The rows of each story."""
    story_of = {r["article"]: r["story"] for r in rows["stories"]}
    made: dict[str, Story] = {}
    for article in rows["articles"]:
        name = story_of[article["article"]]
        made.setdefault(name, Story(name, [], {})).articles.append(article)
    for table, listed in rows.items():
        if table in ("articles", "stories", "rejects"):
            continue
        for row in listed:
            made[story_of[row["article"]]].rows.setdefault(table, []).append(row)
    return list(made.values())
