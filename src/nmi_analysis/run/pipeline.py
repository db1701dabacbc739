"""One article to all its rows; the one place that says in which order extractors run."""

from collections.abc import Iterable
from typing import NamedTuple

from ..corpus.article import Article
from ..decisions import Applying
from ..english import Context, Document, Extract, parse
from ..errors import contained
from ..extract import attributions, dates, facts, figures, mentions, roles, sourcing, wording
from ..flags import artefacts, detectors
from ..rows.schemas import TABLES
from ..store import Row, Rows


class Extractor(NamedTuple):
    """The table it fills, the function, and whether its rules are for English alone."""

    table: str
    extract: Extract
    english: bool = True


# A later one may read the rows of those before it.
EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("dates", dates.extract),
    Extractor("mentions", mentions.extract),
    Extractor("attributions", attributions.extract),
    Extractor("figures", figures.extract),
    Extractor("sourcing", sourcing.extract),
    Extractor("roles", roles.extract),
    Extractor("flags", artefacts.extract, english=False),
    Extractor("quality", detectors.judged),
    Extractor("flags", detectors.extract),
    Extractor("wording", wording.extract),
    Extractor("facts", facts.extract),
)


def extract_article(article: Article, context: Context, extractors: Iterable[Extractor] = EXTRACTORS,
                    document: Document | None = None) -> Rows:
    """All rows of one article, by table. A rule that raises costs one row of ``failures``, no more.

    What people decided of a table is applied before the next rule reads it; ``decisions`` has a row for each.

    ``document``: the article as ``parsed`` gives it, where a caller has it already.
    """
    document, failures = (document, []) if document else parsed(article)
    rows: Rows = {"articles": [_article_row(article, document)], "failures": failures,
                  "sentences": [_sentence_row(document, s.number) for s in document.sentences]}
    decided = Applying(context.decisions.on(article.sha256), article.id)
    for table, extract, english in extractors:
        if document.english or not english:
            faults: list[str] = []
            with contained(faults):
                found = [_placed(document, table, row) for row in extract(document, rows, context)]
                rows.setdefault(table, []).extend(found)
            failures += _failures(article, extract.__module__.rpartition(".")[2], faults)
        decided.to(table, rows, document.text)
    rows["decisions"] = decided.rows()
    return rows


def parsed(article: Article) -> tuple[Document, list[Row]]:
    """The article as a Document, and rows of ``failures``: where parsing fails it has no sentence and no language."""
    faults: list[str] = []
    made = Document(article.id, article.text, "", article.published, [], [])
    with contained(faults):
        made = made if article.deadly else parse(article)
    return made, [*_failures(article, "reading", [article.fault] if article.fault else []),
                  *_failures(article, "parse", faults)]


def _failures(article: Article, rule: str, faults: Iterable[str]) -> list[Row]:
    return [{"article": article.id, "rule": rule, "error": said} for said in faults]


def _placed(document: Document, table: str, row: Row) -> Row:
    """The row with its article and, where it has offsets, its sentence and the characters it stands on."""
    made: Row = {"article": document.article, **row}
    if TABLES[table].spanned:
        start, end = row["start"], row["end"]
        if not 0 <= start < end <= len(document.text):
            raise ValueError(f"span {start}:{end} is outside the text or empty")
        made["sentence"] = document.sentence_at(start)
        made["text"] = document.text[start:end]
    return made


def _sentence_row(document: Document, index: int) -> Row:
    s = document.sentences[index]
    return {"article": document.article, "sentence": index, "start": s.start, "end": s.end,
            "text": document.text[s.start:s.end], "kind": s.kind}


def _article_row(article: Article, document: Document) -> Row:
    titles = (document.text[s.start:s.end] for s in document.sentences if s.kind == "title")
    return {
        "article": article.id, "source": article.source, "label": article.label,
        "title": article.title or next(titles, ""),
        "author": article.author, "url": article.url, "published": article.published,
        "published_precision": article.published_precision, "published_basis": article.published_basis,
        "language": article.language, "words": sum(t.text[0].isalnum() for t in document.tokens),
        "sentences": len(document.sentences), "encoding": article.encoding, "sha256": article.sha256,
        "path": article.path, "text": article.text,
    }
