"""Words per second of the per-article stage, and what a second worker and a Dask cluster add.

    python -m benchmarks.throughput DATA [THOUSAND_WORDS [ROUNDS]]

DATA is the folder with ``dev/``; its texts are repeated with changed numbers and names, so that no cache helps.
quantulum3 (figures alone, no classifier) runs on the same texts where it is installed. What runs in one process is
measured in its processor seconds. ``analyze`` with one worker, two, and on a local Dask cluster of two runs as a
command, in turns; of ROUNDS (2) the fastest counts, since other work on the machine only ever makes it slower.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.development import lines
from benchmarks.figures_speed import theirs
from nmi_analysis.corpus import Article
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import extract_article

TASKS = ("attributions", "spun", "stories")
_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def texts(data: str) -> list[str]:
    """The news texts of the development data."""
    return [record["text"] for task in TASKS for record in lines(task, data)]


def changed(text: str, rng: random.Random) -> str:
    """The text with every number and one name in five replaced by others of the same shape."""
    text = _DIGITS.sub(lambda m: str(rng.randint(10 ** (len(m[0]) - 1), 10 ** len(m[0]) - 1)), text)
    syllables = ("ba", "den", "kor", "lis", "mar", "no", "rin", "sa", "tov", "vel")
    return _NAME.sub(lambda m: "".join(rng.sample(syllables, 2)).capitalize() if rng.random() < 0.2 else m[0], text)


def articles(data: str, words: int) -> Iterator[Article]:
    """Articles of at least ``words`` words in all."""
    rng, made, base = random.Random(11), 0, texts(data)
    for number in range(10**9):
        text = changed(base[number % len(base)], rng)
        yield Article(f"a{number:06}", text, published="2020-05-06")
        made += len(text.split())
        if made >= words:
            return


def seconds(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    start = clock()
    run()
    return clock() - start


def alone(listed: list[Article]) -> None:
    context = Context()
    for article in listed:
        extract_article(article, context)


def equal(one: Path, other: Path) -> str:
    """Whether two folders hold the same tables."""
    return "equal" if all((one / p.name).read_bytes() == p.read_bytes() for p in other.iterdir()) else "DIFFER"


@contextmanager
def cluster() -> Iterator[list[str]]:
    """Options for a local Dask cluster of two single-threaded workers; none where dask is not installed."""
    try:
        from distributed import LocalCluster
    except ImportError:
        print("dask.distributed is not installed: skipped")
        yield []
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=40) as local:
        yield ["--scheduler", str(local.scheduler_address)]


def analyzed(source: Path, out: Path, options: list[str]) -> float:
    """Seconds of the clock that the command takes."""
    command = [sys.executable, "-m", "nmi_analysis", "analyze", str(source), "--out", str(out), "--quiet", *options]
    return seconds(lambda: subprocess.run(command, check=True), time.perf_counter)


def spread(listed: list[Article], rounds: int) -> None:
    """What a second worker and a cluster of two add, and whether the tables are the same bytes."""
    ways = {"one worker": ["--workers", "1"], "two workers": ["--workers", "2"]}
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        source.write_text("".join(json.dumps({"article": a.id, "text": a.text, "published": a.published}) + "\n"
                                  for a in listed), encoding="utf-8")
        for _ in range(rounds):
            for name, options in ways.items():
                best[name] = min(analyzed(source, Path(folder, name), options), best.get(name, 1e9))
            with cluster() as options:  # workers of its own each time, as cold as the others
                if options:
                    best["Dask, two workers"] = min(analyzed(source, Path(folder, "Dask, two workers"), options),
                                                    best.get("Dask, two workers", 1e9))
        for name, took in best.items():
            print(f"analyze, everything, {name}: {took:.0f} s, {best['one worker'] / took:.2f} times one; "
                  f"tables {equal(Path(folder, 'one worker'), Path(folder, name))}")


def main(data: str, thousands: str = "1000", rounds: str = "2") -> None:
    """Print the figures."""
    listed = list(articles(data, int(thousands) * 1000))
    count = sum(len(a.text.split()) for a in listed)
    alone(listed[:20])
    print(f"{len(listed)} articles, {count:,} words")
    took = seconds(lambda: alone(listed))
    print(f"per-article stage, one core: {count / took:,.0f} words/s", flush=True)
    sample = listed[:max(1, len(listed) // 10)]
    peer = theirs([a.text for a in sample])
    if peer:
        words = sum(len(a.text.split()) for a in sample)
        print(f"quantulum3 on a tenth of them: {words / seconds(peer):,.0f} words/s", flush=True)
    else:
        print("quantulum3 is not installed: skipped")
    spread(listed, int(rounds))


if __name__ == "__main__":
    main(*sys.argv[1:])
