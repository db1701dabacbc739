"""A corpus to rows: articles are looked at, grouped into stories, and batches of whole stories are worked off.

What is done to a batch is a pure function of its articles, so that it may be done here, in a process pool or on a
cluster, and may be taken from disk when an earlier run has done it. Only the batches in work have their texts in
memory.
"""

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from ..compare import Counts, Story, compare_story, counted, grouped, named
from ..corpus import Article, Articles, enriched
from ..corpus.article import DEADLY, Known, labels
from ..english import Context, Document
from ..errors import NmiError, contained
from ..rows import Decision
from ..rows.schemas import TABLES
from ..store import Row, Rows, tidy
from ..store.files import block
from ..store.files import packed as as_parquet
from .pipeline import extract_article, parsed
from .workers import Dies, Workers

Packed = dict[str, bytes]  # table name to its rows as a Parquet file
Result = tuple["Batch", Packed]
Kept = dict[tuple[Article, tuple[Decision, ...]], tuple[Document, Rows]]
Chunk = tuple[int, list[Article]]  # the number of the first, and some articles
_LOOKED_AT = 50  # articles of one item of the first look: some milliseconds each
_SAMPLE = ("Ann Smith, the mayor of Ashford, said on Monday that about 500 people had left the town. “We will rebuild"
           " the bridge in two years,” she told reporters. The flood was the worst since 1953, officials said.")


@dataclass(frozen=True, slots=True)
class Batch:
    """Whole stories, by id, with their articles."""

    number: int
    stories: tuple[tuple[str, tuple[Article, ...]], ...]

    @property
    def size(self) -> int:
        """Number of articles."""
        return sum(len(articles) for _, articles in self.stories)

    @property
    def digest(self) -> str:
        """Hash of everything in the articles that can change a row."""
        made = hashlib.sha256()
        for story, articles in self.stories:
            made.update(json.dumps([story, [repr(a) for a in articles]]).encode("utf-8"))
        return made.hexdigest()


class Plan(NamedTuple):
    """A batch as the numbers of its articles, story by story."""

    number: int
    stories: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """Number of articles."""
        return sum(map(len, self.stories))

    def batch(self, articles: Articles) -> Batch:
        """The batch with its articles; a story has the id of its first one."""
        stories = (tuple(articles[i] for i in members) for members in self.stories)
        return Batch(self.number, tuple((listed[0].id, listed) for listed in stories))


class _Look(NamedTuple):
    """What grouping and reading want of a text: the article's language and date, and its term counts."""

    language: str
    published: str
    basis: str
    fault: str
    counts: dict[str, float]
    characters: int


def batches(articles: Articles, context: Context, workers: Workers) -> list[Plan]:
    """All articles in batches of about ``settings.run.batch``, whole stories each, in the order of story ids.

    The articles get their language, publication date and label.
    """
    counts, sizes = Counts(), array("q")
    for one, size in _looked_at(articles, context, workers):
        counts.add(one)
        sizes.append(size)
    called = labels([Known(a.id, a.source, a.published) for a in articles.metadata])
    articles.metadata[:] = [replace(a, label=called[a.id]) for a in articles.metadata]
    found = named(grouped(counts, [a.published for a in articles.metadata], context.settings.stories),
                  [a.story for a in articles.metadata])
    made: list[Plan] = []
    waiting: list[tuple[int, ...]] = []
    settings = context.settings.run
    full = max(settings.batch, len(articles) // settings.parts)
    long = max(settings.characters, sum(sizes) // settings.parts)
    count = size = 0
    for members in sorted(map(tuple, found)):
        waiting.append(members)
        count, size = count + len(members), size + sum(sizes[i] for i in members)
        if count >= full or size >= long:
            made.append(Plan(len(made), tuple(waiting)))
            waiting, count, size = [], 0, 0
    return [*made, Plan(len(made), tuple(waiting))] if waiting else made


def _looked_at(articles: Articles, context: Context, workers: Workers) -> Iterator[tuple[dict[str, float], int]]:
    """Term counts and length of every article in order; sets its language and date."""
    chunks = _chunks(articles, context.settings.run.characters)
    early: dict[int, list[_Look]] = {}
    at = 0
    without = partial(_chunk_without, context=context)
    for (first, _), looks in workers.run(partial(look, context=context), chunks, without):
        early[first] = looks
        while at in early:
            for number, one in enumerate(early.pop(at), start=at):
                articles.metadata[number] = replace(
                    articles.metadata[number], language=one.language, published=one.published,
                    published_basis=one.basis, fault=one.fault)
                yield one.counts, one.characters
                at += 1


def _chunks(articles: Articles, characters: int) -> Iterator[Chunk]:
    """The articles, a few at a time, with the number of the first."""
    waiting: list[Article] = []
    size = 0
    for number, article in enumerate(articles, start=1):
        waiting.append(article)
        size += len(article.text)
        if len(waiting) == _LOOKED_AT or size >= characters or number == len(articles):
            yield number - len(waiting), waiting
            waiting, size = [], 0


def _chunk_without(chunk: Chunk, dies: Dies, context: Context) -> Chunk:
    """The articles, those marked of which a process dies that looks at them. Raises NmiError where none does alone."""
    return chunk[0], _marked(chunk[1], lambda a: dies(partial(look, context=context), (0, [a])))


def _batch_without(batch: Batch, dies: Dies, context: Context) -> Batch:
    """The same of a batch."""
    def alone(article: Article) -> bool:
        return dies(partial(packed, context=context), Batch(0, ((article.id, (article,)),)))

    marked = iter(_marked([a for _, articles in batch.stories for a in articles], alone))
    return Batch(batch.number, tuple((name, tuple(islice(marked, len(listed)))) for name, listed in batch.stories))


def _marked(articles: Sequence[Article], dies: Callable[[Article], bool]) -> list[Article]:
    made = [replace(a, language="und", fault=DEADLY) if dies(a) else a for a in articles]
    if made == list(articles):
        raise NmiError(f"a worker process was killed again and again; no article alone did it, of those from "
                       f"{articles[0].id} to {articles[-1].id}; memory may be short, try fewer --workers")
    return made


def look(chunk: Chunk, context: Context) -> list[_Look]:
    """The first look at some articles."""
    settings = context.settings
    made = []
    for article in chunk[1]:
        if article.deadly:
            made.append(_Look(article.language, article.published, article.published_basis, article.fault, {},
                              len(article.text)))
            continue
        known = enriched(article, settings.read)
        counts: dict[str, float] = {}
        faults = [known.fault] if known.fault else []
        with contained(faults):
            counts = counted(article.text, article.title, settings.stories)
        made.append(_Look(known.language, known.published, known.published_basis, "; ".join(faults), counts,
                          len(article.text)))
    return made


def work(batch: Batch, context: Context, kept: Kept | None = None) -> Iterator[Rows]:
    """All rows of a batch, by table, story by story.

    ``kept``: what an earlier run with the same context, decisions aside, has made of articles, and where this one
    puts what it makes.
    """
    for name, articles in batch.stories:
        rows: Rows = {"stories": [{"story": name, "article": a.id} for a in articles]}
        documents = {}
        for article in articles:
            documents[article.id], made = _extracted(article, context, {} if kept is None else kept)
            _add(rows, made)
        story = Story(name, rows["articles"], {t: listed for t, listed in rows.items() if t != "articles"}, documents)
        compare_story(story, context)
        yield {"articles": story.articles, **story.rows}


def _extracted(article: Article, context: Context, kept: Kept) -> tuple[Document, Rows]:
    known = article, context.decisions.on(article.sha256)
    if known not in kept:
        document, failures = parsed(article)
        made = extract_article(article, context, document=document)
        kept[known] = document, {**made, "failures": failures + made["failures"]}
    document, rows = kept[known]
    return document, {table: [dict(row) for row in listed] for table, listed in rows.items()}  # comparers change some


def packed(batch: Batch, context: Context) -> Packed:
    """``work`` as Parquet files in memory: small to send, ready to keep."""
    made: dict[str, list[Any]] = {}
    waiting: Rows = {}
    for rows in work(batch, context):
        _add(waiting, rows)
        if _full(waiting["articles"], context):  # blocks take a tenth of the room
            _pack(made, waiting)
            waiting = {}
    _pack(made, waiting)
    return {name: as_parquet(TABLES[name], listed) for name, listed in made.items()}


def _full(articles: list[Row], context: Context) -> bool:
    limits = context.settings.run
    return len(articles) >= limits.batch or sum(len(a["text"]) for a in articles) >= limits.characters


def _pack(made: dict[str, list[Any]], rows: Rows) -> None:
    for name, listed in rows.items():
        made.setdefault(name, []).append(block(TABLES[name], tidy(TABLES[name], listed)))


def results(todo: Iterable[Plan], articles: Articles, context: Context, workers: Workers) -> Iterator[Result]:
    """Each batch with its rows, as they are ready."""
    return workers.run(partial(packed, context=context), (plan.batch(articles) for plan in todo),
                       partial(_batch_without, context=context))


def warm() -> None:
    """Load what every article needs, by way of an invented one."""
    with suppress(Exception):  # what is wrong will be said of an article that is in the corpus
        twice = tuple(Article(name, _SAMPLE, published="2024-05-07") for name in "ab")
        packed(Batch(0, (("a", twice),)), Context())


def _add(made: Rows, more: Rows) -> None:
    for table, listed in more.items():
        made.setdefault(table, []).extend(listed)
