"""Memory of the main process while it groups a corpus into stories, and what that makes for 200,000 and a million.

    python -m benchmarks.grouping [ARTICLES ...]

By default 5,000, 20,000 and 50,000 short synthetic articles on ten times fewer events, read from a file as ``analyze``
reads them. The first look, which is the workers' business, is done in the same process here, so that its word lists
count too. Everything after grouping is bounded by the batch (``benchmarks.memory``).
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import corpus
from nmi_analysis.corpus import read
from nmi_analysis.corpus.article import Spool
from nmi_analysis.english import Context
from nmi_analysis.run.batches import batches
from nmi_analysis.run.workers import Here

STORY, SHORT = 10, 600  # articles of an event, characters of an article
FLOOR = 2048  # MiB for 200,000


def written(path: Path, articles: int) -> None:
    """Short articles, the first sentences of each."""
    with path.open("w", encoding="utf-8") as f:
        for r in corpus(articles // STORY, STORY).records:
            text = r["text"]
            f.write(json.dumps({**r, "text": text[:text.rfind(".", 0, SHORT) + 1] or text}) + "\n")


def grouped(path: Path) -> None:
    """Read and group a file in this process; print its articles, stories, seconds and peak MiB."""
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        context = Context()
        reading = read([path], context.settings.read, texts=Spool(Path(folder)), enrich=False)
        plans = batches(reading.articles, context, Here())
        stories = sum(len(p.stories) for p in plans)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(len(reading.articles), stories, round(time.process_time() - start, 1), round(peak, 1))


def main(sizes: list[int]) -> int:
    """Print a line for every size, and the line through them; 1 where 200,000 want more than two GiB."""
    seen = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "articles.jsonl")
            for step in ("written", "grouped"):  # a process each: what writing takes is not what grouping takes
                said = subprocess.run([sys.executable, "-m", "benchmarks.grouping", step, str(path), str(size)],
                                      stdout=subprocess.PIPE, text=True, check=True).stdout
        articles, stories, seconds, peak = said.split()
        seen.append((int(articles), float(peak)))
        print(f"{int(articles):,} articles, {stories} stories: {seconds} s of processor, peak {peak} MiB", flush=True)
    (few, low), (many, high) = seen[0], seen[-1]
    each = (high - low) / max(1, many - few)
    at = {n: high + each * (n - many) for n in (200_000, 1_000_000)}
    print(f"{1024 * each:.1f} KiB an article more; 200,000: {at[200_000]:.0f} MiB, a million: {at[1_000_000]:.0f} MiB")
    return int(at[200_000] > FLOOR)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["written", place, count]:
            written(Path(place), int(count))
        case ["grouped", place, _]:
            grouped(Path(place))
        case given:
            sys.exit(main([int(a) for a in given] or [5_000, 20_000, 50_000]))
