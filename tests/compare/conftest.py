"""Stories of short invented texts."""

import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import EXTRACTORS, extract_article

NEEDED = [e for e in EXTRACTORS if e.table in ("dates", "mentions", "figures", "roles")]


@pytest.fixture(scope="session")
def story_of():
    """A function from texts, by outlet, to a story with the rows that comparers of names need.

    A value is a text, or a publication date and a text.
    """

    def make(texts):
        rows, articles, documents = {}, [], {}
        for number, (outlet, given) in enumerate(texts.items()):
            published, text = ("", given) if isinstance(given, str) else given
            article = Article(f"a{number}", text, source=outlet, published=published, language="en")
            documents[article.id] = parse(article)
            found = extract_article(article, Context(), NEEDED, documents[article.id])
            articles += found.pop("articles")
            for table, made in found.items():
                rows.setdefault(table, []).extend(made)
        story = Story("s", articles, rows, documents)
        rows |= entities(story, Context())
        return story

    return make
