"""A corpus to rows: articles are grouped into stories, and batches of whole stories are worked off.

A batch is a pure function of its articles, so that it may run here, in a process pool or on a cluster, and
may be taken from disk when an earlier run has made it.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from .compare import Story, compare_story, group
from .corpus import Article
from .errors import NmiError
from .language import Context
from .pipeline import extract_article
from .schemas import TABLES
from .tables import Rows, tidy
from .tables.files import packed as as_parquet

Packed = dict[str, bytes]  # table name to its rows as a Parquet file
Result = tuple["Batch", Packed]
_RESTARTS = 3  # of a pool whose worker was killed; a fault that comes back each time is the input's


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


def batches(articles: Sequence[Article], context: Context) -> list[Batch]:
    """All articles in batches of about ``settings.run.batch``, whole stories each, in the order of story ids."""
    rows = [{"article": a.id, "title": a.title, "text": a.text, "published": a.published} for a in articles]
    by_id = {a.id: a for a in articles}
    stories: dict[str, list[Article]] = {}
    for row in group({"articles": rows}, context):
        stories.setdefault(row["story"], []).append(by_id[row["article"]])
    made: list[Batch] = []
    waiting: list[tuple[str, tuple[Article, ...]]] = []
    full = max(context.settings.run.batch, len(articles) // context.settings.run.parts)
    for story in sorted(stories):
        waiting.append((story, tuple(stories[story])))
        if sum(len(a) for _, a in waiting) >= full:
            made.append(Batch(len(made), tuple(waiting)))
            waiting = []
    return [*made, Batch(len(made), tuple(waiting))] if waiting else made


def work(batch: Batch, context: Context) -> Rows:
    """All rows of a batch, by table."""
    made: Rows = {}
    for name, articles in batch.stories:
        rows: Rows = {"stories": [{"story": name, "article": a.id} for a in articles]}
        for article in articles:
            _add(rows, extract_article(article, context))
        story = Story(name, rows["articles"], {t: listed for t, listed in rows.items() if t != "articles"})
        compare_story(story, context)
        _add(made, {"articles": story.articles, **story.rows})
    return made


def packed(batch: Batch, context: Context) -> Packed:
    """``work`` as Parquet files in memory: small to send, ready to keep."""
    return {name: as_parquet(TABLES[name], tidy(TABLES[name], rows)) for name, rows in work(batch, context).items()}


def in_processes(todo: Sequence[Batch], context: Context, workers: int) -> Iterator[Result]:
    """Results as they are ready, from ``workers`` processes. A killed worker costs only its batch's time.

    Raises NmiError where workers are killed again and again.
    """
    left = {b.number: b for b in todo}
    for _ in range(_RESTARTS):
        try:
            # spawn: a forked child would inherit the locks of this process's threads
            with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
                for batch, made in _as_completed(pool, list(left.values()), context, 2 * workers):
                    del left[batch.number]
                    yield batch, made
        except BrokenProcessPool:
            logging.getLogger(__name__).warning("a worker process was killed; what it worked on is made again")
            continue
        return
    raise NmiError(f"a worker process was killed {_RESTARTS} times; memory may be short, try fewer --workers")


def _as_completed(pool: ProcessPoolExecutor, todo: list[Batch], context: Context, ahead: int) -> Iterator[Result]:
    """Results of the pool, with at most ``ahead`` batches handed over: the rest waits unpickled."""
    running: dict[Future[Packed], Batch] = {}
    waiting = iter(todo)
    try:
        while True:
            while len(running) < ahead and (batch := next(waiting, None)) is not None:
                running[pool.submit(packed, batch, context)] = batch
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda f: running[f].number):
                yield running.pop(future), future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def on_cluster(todo: Sequence[Batch], context: Context, address: str) -> Iterator[Result]:
    """The same on a Dask cluster. Raises NmiError where dask is not installed or nobody answers."""
    try:
        from distributed import Client, as_completed
    except ImportError as e:
        raise NmiError("--scheduler needs the extra 'scale': pip install 'nmi-analysis[scale]'") from e
    try:
        client: Any = Client(address, timeout=10)
    except OSError as e:
        raise NmiError(f"no Dask scheduler answers at {address}") from e
    with client:
        futures = {client.submit(packed, b, context, pure=False, retries=_RESTARTS): b for b in todo}
        for future in as_completed(list(futures)):
            yield futures.pop(future), future.result()


def here(todo: Sequence[Batch], context: Context) -> Iterator[Result]:
    """The same in this process, one after the other."""
    for batch in todo:
        yield batch, packed(batch, context)


def results(todo: Sequence[Batch], context: Context, workers: int, scheduler: str) -> Iterator[Result]:
    """Results as they are ready: from a cluster, from processes where there is enough for them, or made here."""
    if scheduler:
        return on_cluster(todo, context, scheduler)
    if workers > 1 and sum(b.size for b in todo) >= 2 * context.settings.run.articles_per_worker:
        return in_processes(todo, context, workers)
    return here(todo, context)


def _add(made: Rows, more: Rows) -> None:
    for table, listed in more.items():
        made.setdefault(table, []).extend(listed)
