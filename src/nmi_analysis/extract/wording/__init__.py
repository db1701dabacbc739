"""Rows of ``wording``: readability, lexical diversity and style of an article's body sentences.

Titles, captions and left-overs of the page are no running text and stay out. What a formula is not defined
for is missing, with the reason; it is never 0.
"""

from collections.abc import Iterator

from ...english import Context, Document
from ...store import Row, Rows
from . import diversity, readability, style
from .feature import Feature


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``wording``: one for each feature, also where its value is missing."""
    body = [document.text[s.start:s.end] for s in document.body()]
    settings = context.settings.wording
    for feature in (
        *readability.features(body, settings),
        *diversity.features(document, settings),
        *style.features(document, rows.get("attributions", ())),
    ):
        yield _row(feature)


def _row(feature: Feature) -> Row:
    version = 2 if feature.name in (*readability.COUNTS, *readability.FORMULAS) else 1
    return {"feature": feature.name, "value": feature.value, "reason": feature.reason,
            "rule": f"wording.{feature.name}/v{version}"}
