"""Words per second of the per-article stage, and what a second worker and a Dask cluster add.

    python -m benchmarks.throughput DATA [THOUSAND_WORDS]

DATA is the folder with ``dev/``; its texts are repeated with changed numbers and names, so that no cache helps.
quantulum3 (figures alone, no classifier) runs on the same texts where it is installed.
"""

import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures_speed import theirs
from nmi_analysis.api import analyze_to
from nmi_analysis.corpus import Article
from nmi_analysis.language import Context
from nmi_analysis.pipeline import extract_article

if TYPE_CHECKING:
    import pandas as pd

TASKS = ("attributions", "spun", "stories")
_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def texts(data: Path) -> list[str]:
    """The news texts of the development data."""
    return [json.loads(line)["text"] for task in TASKS
            for line in (data / "dev" / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()]


def changed(text: str, rng: random.Random) -> str:
    """The text with every number and one name in five replaced by others of the same shape."""
    text = _DIGITS.sub(lambda m: str(rng.randint(10 ** (len(m[0]) - 1), 10 ** len(m[0]) - 1)), text)
    syllables = ("ba", "den", "kor", "lis", "mar", "no", "rin", "sa", "tov", "vel")
    return _NAME.sub(lambda m: "".join(rng.sample(syllables, 2)).capitalize() if rng.random() < 0.2 else m[0], text)


def articles(data: Path, words: int) -> Iterator[Article]:
    """Articles of at least ``words`` words in all."""
    rng, made, base = random.Random(11), 0, texts(data)
    for number in range(10**9):
        text = changed(base[number % len(base)], rng)
        yield Article(f"a{number:06}", text, published="2020-05-06")
        made += len(text.split())
        if made >= words:
            return


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def alone(listed: list[Article]) -> None:
    context = Context()
    for article in listed:
        extract_article(article, context)


def equal(one: Path, other: Path) -> str:
    """Whether two folders hold the same tables."""
    return "equal" if all((one / p.name).read_bytes() == p.read_bytes() for p in other.iterdir()) else "DIFFER"


def cluster(given: "pd.DataFrame", one: float, folder: Path) -> None:
    """The same on a local Dask cluster of two single-threaded workers."""
    try:
        from distributed import LocalCluster
    except ImportError:
        print("dask.distributed is not installed: skipped")
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        took = seconds(lambda: analyze_to(folder / "dask", given, scheduler=local.scheduler_address))
    print(f"Dask, two workers: {took:.0f} s, {one / took:.2f} times; tables {equal(folder / '1', folder / 'dask')}")


def main(data: str, thousands: str = "1000") -> None:
    """Print the figures."""
    listed = list(articles(Path(data), int(thousands) * 1000))
    count = sum(len(a.text.split()) for a in listed)
    alone(listed[:20])
    print(f"{len(listed)} articles, {count:,} words")
    took = seconds(lambda: alone(listed))
    print(f"per-article stage, one core: {count / took:,.0f} words/s")
    sample = listed[:max(1, len(listed) // 10)]
    peer = theirs([a.text for a in sample])
    if peer:
        words = sum(len(a.text.split()) for a in sample)
        print(f"quantulum3 on a tenth of them: {words / seconds(peer):,.0f} words/s")
    else:
        print("quantulum3 is not installed: skipped")
    records = [{"article": a.id, "text": a.text, "published": a.published} for a in listed]
    with tempfile.TemporaryDirectory() as folder:
        import pandas as pd

        given = pd.DataFrame(records)
        one, two = (seconds(lambda w=w: analyze_to(Path(folder, str(w)), given, workers=w)) for w in (1, 2))
        print(f"analyze, everything: one worker {one:.0f} s, two {two:.0f} s, {one / two:.2f} times; "
              f"tables {equal(Path(folder, '1'), Path(folder, '2'))}")
        cluster(given, one, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
