"""Which comparers there are, and in which order they see a story."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ..english import Context
from ..errors import contained
from .agreements import agreements
from .bearings import bearings
from .claims import claims
from .contested import contested
from .decided import flagged, told
from .descriptions import descriptions
from .entities import entities
from .findings import findings
from .meaning import meaning
from .quality import quality
from .quote_variants import quote_variants
from .reuse import reuse
from .spellings import spellings
from .story import Story
from .substitution import substitution
from .telling import telling
from .variables import variables

Compare = Callable[[Story, Context], dict[str, list[Any]]]

# A later one may read the rows of those before it.
COMPARERS: tuple[Compare, ...] = (
    entities, reuse, claims, variables, contested, agreements, quote_variants, substitution, meaning, quality,
    spellings, descriptions, bearings, telling)


def compare_story(story: Story, context: Context) -> None:
    """Add the rows across the story's articles to ``story.rows``, in place.

    What comparers give under ``findings`` are no rows yet but each a ``Finding``: the last step orders them.
    A comparer that raises costs one row of ``failures``, under the story's first article.
    """
    candidates: list[Any] = []
    for comparer in COMPARERS:
        found: dict[str, list[Any]] = {}
        with _told(story, comparer.__name__):
            found = comparer(story, context)
        candidates += found.pop("findings", [])
        if "flags" in found:
            found["flags"] = flagged(story, found["flags"], context)
        for table, made in found.items():
            story.rows.setdefault(table, []).extend(made)
    with _told(story, findings.__name__):
        story.rows["findings"] = findings(story, told(story, candidates, context), context)


@contextmanager
def _told(story: Story, rule: str) -> Iterator[None]:
    """What the block raises is a row of ``failures``."""
    faults: list[str] = []
    with contained(faults):
        yield
    story.rows.setdefault("failures", []).extend({"article": story.id, "rule": rule, "error": e} for e in faults)
