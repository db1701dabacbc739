"""Invented articles as a story whose utterances have been compared."""

from types import SimpleNamespace

import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.compare.quote_variants import quote_variants
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article

OUTLETS = ("Courier", "Herald", "Star", "Post")


@pytest.fixture(scope="session")
def compared():
    """A function from texts to their rows of ``quote_variants``, their findings and the story."""

    def make(*texts, published=(), sources=OUTLETS):
        rows, documents = {}, {}
        for n, text in enumerate(texts):
            date = published[n] if n < len(published) else "2031-03-04"
            article = Article(f"a{n}", text, source=sources[n], published=date)
            documents[article.id] = document = parse(article)
            for table, listed in extract_article(article, Context(), document=document).items():
                rows.setdefault(table, []).extend(listed)
        story = Story("a0", rows.pop("articles"), rows, documents)
        rows["entities"] = entities(story, Context())["entities"]
        found = quote_variants(story, Context())
        return SimpleNamespace(rows=found["quote_variants"], findings=found["findings"], story=story)

    return make
