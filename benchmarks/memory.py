"""``analyze`` on a growing corpus: peak memory of every process, processor time an article, and a million of them.

    python -m benchmarks.memory [ARTICLES ...]

By default 2,000 and 20,000 synthetic articles on ten times fewer events, everything on, two workers. Processor time
is what is compared, so that other work on the machine disturbs little. The hours for a million follow from the
line through the first and the last size: the main process's seconds, and the workers' divided among the cores.
Needs /proc (Linux).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import corpus

WORKERS, STORY, MILLION, MACHINES = 2, 10, 1_000_000, 10
_EVERY = 0.2  # seconds between two looks
_TICK = os.sysconf("SC_CLK_TCK")


class Run(NamedTuple):
    """Failed rules; seconds of the clock, of the main process and of its workers; peak MiB of main and worker."""

    articles: int
    failures: int
    took: float
    main: float
    workers: float
    main_mib: float
    worker_mib: float


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in tree(int(child)))]


def looked(pid: int) -> tuple[float, float]:
    """Peak resident MiB and processor seconds of a process so far; zeros where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    peak = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
    return peak, (int(stat[11]) + int(stat[12])) / _TICK


def measured(source: Path, out: Path, articles: int) -> Run:
    """Analyze a file in a process of its own and watch it and its workers."""
    command = [sys.executable, "-m", "nmi_analysis", "analyze", str(source), "--out", str(out),
               "--workers", str(WORKERS), "--json"]
    seen: dict[int, tuple[float, float]] = {}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    while process.poll() is None:
        for pid in tree(process.pid):
            now, before = looked(pid), seen.get(pid, (0.0, 0.0))
            seen[pid] = (max(now[0], before[0]), max(now[1], before[1]))
        time.sleep(_EVERY)
    took = time.perf_counter() - start
    summary = json.loads(process.communicate()[0])
    if process.returncode or summary["articles"] != articles:
        raise SystemExit(f"exit code {process.returncode}: {summary}")
    main = seen.pop(process.pid)
    return Run(articles, summary["failures"], took, main[1], sum(s for _, s in seen.values()), main[0],
               max((peak for peak, _ in seen.values()), default=0.0))


def line(first: Run, last: Run) -> tuple[float, float]:
    """Seconds of the main process and of all workers for a million articles, by the line through two runs."""
    def at(a: float, b: float) -> float:
        return b + (b - a) / (last.articles - first.articles) * (MILLION - last.articles)

    return at(first.main, last.main), at(first.workers, last.workers)


def main(sizes: list[int]) -> int:
    """Print a line for every size, and what follows for a million; 1 where a floor is missed."""
    runs: list[Run] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            with source.open("w", encoding="utf-8") as f:
                f.writelines(json.dumps(r) + "\n" for r in corpus(size // STORY, STORY).records)
            runs.append(run := measured(source, Path(folder, "out"), size))
        cost = 1000 * (run.main + run.workers) / run.articles
        print(f"{run.articles:,} articles, {run.failures} failures: {run.took:.0f} s; processor {run.main:.0f} s main, "
              f"{run.workers:.0f} s workers, {cost:.1f} ms an article; peak {run.main_mib:.0f} MiB main, "
              f"{run.worker_mib:.0f} MiB the largest worker", flush=True)
    first, last = runs[0], runs[-1]
    if first is last:
        return int(first.failures > 0)
    ratio = (last.main + last.workers) / last.articles / ((first.main + first.workers) / first.articles)
    alone, spread = line(first, last)
    print(f"cost an article {ratio:.2f} times that at {first.articles:,}")
    print(f"a million: {(alone + spread / WORKERS) / 3600:.1f} hours here, "
          f"{(alone + spread / WORKERS / MACHINES) / 3600:.1f} on {MACHINES} such machines")
    return int(any(r.failures for r in runs) or ratio > 1.4 or max(last.main_mib, last.worker_mib) > 2048)


if __name__ == "__main__":
    sys.exit(main([int(a) for a in sys.argv[1:]] or [2_000, 20_000]))
