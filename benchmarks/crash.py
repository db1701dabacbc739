"""Killed at random moments and resumed: the tables must be those of an undisturbed run, byte for byte.

    python -m benchmarks.crash [TIMES [STORIES [ARTICLES_A_STORY]]]

Kills the whole process group (kill -9), a third of the times while the tables are written and put in place; then a
single worker, then interrupts (SIGINT, exit 130). The output folder holds an earlier set of tables: what a reader finds
after the kill must be that set or the new one. The default of ten batches of a hundred articles lets most kills find
some parts kept and others not.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.synthetic import corpus

TRIES = 5  # to disturb a run before it ends
LATE = 3  # every third kill comes while the tables are written


def command(source: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "nmi_analysis", "analyze", str(source), "--out", str(out), "--workers", "2",
            "--quiet", *options]


def tables(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.is_file()} if out.is_dir() else {}


def workers(pid: int) -> list[int]:
    """Child processes that work (the resource tracker has no 'spawn_main')."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def written(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until the run begins to write its tables, or ends."""
    while process.poll() is None and not any(out.parent.glob(f".{out.name}.*.part")):
        time.sleep(0.002)


def disturbed(source: Path, out: Path, after: float, how: str, *, late: bool) -> int:
    """Start, disturb after some seconds (if ``late``, of writing), and return the exit code."""
    process = subprocess.Popen(command(source, out), start_new_session=True)
    if late:
        written(process, out)
    time.sleep(after)
    if process.poll() is None:
        if how == "kill":
            os.killpg(process.pid, signal.SIGKILL)
        elif how == "interrupt":
            os.killpg(process.pid, signal.SIGINT)
        elif how == "worker":
            for pid in workers(process.pid)[:1]:
                os.kill(pid, signal.SIGKILL)
    return process.wait()


def main(times: int = 10, stories: int = 100, size: int = 10) -> int:
    """Print what happened; 0 where every table came out the same."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it, and so its children
    rng = random.Random(7)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        records = corpus(stories, size).records
        source.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        start = time.perf_counter()
        straight = subprocess.Popen(command(source, Path(folder, "straight")))
        written(straight, Path(folder, "straight"))
        before = time.perf_counter() - start
        if straight.wait():
            return 1
        took = time.perf_counter() - start
        writing = took - before
        wanted = tables(Path(folder, "straight"))
        earlier = Path(folder, "earlier")
        subprocess.run([*command(Path("sample"), earlier)], check=True)
        found: Counter[str] = Counter()
        print(f"{len(records)} articles, undisturbed {took:.1f} s, of which {writing:.1f} s write the tables")
        for i, how in enumerate(["kill"] * times + ["worker", "interrupt"]):
            code, late = 0, how == "kill" and i % LATE == 0
            for again in range(TRIES):
                out = Path(folder, f"out{i}-{again}")
                shutil.copytree(earlier, out)
                after = rng.uniform(0.0, 1.0) * writing if late else rng.uniform(0.15, 0.95) * took
                code = disturbed(source, out, after, how, late=late)
                if code or how == "worker":
                    break
                if not late:
                    took = after  # it was done sooner, as the machine is less busy than before
            now = tables(out)
            seen = "earlier" if now == tables(earlier) else "new" if now == wanted else "MIXED"
            found[seen] += how == "kill"
            kept = len(list((out / ".parts").glob("0*"))) if (out / ".parts").is_dir() else 0
            if how != "worker":
                subprocess.run(command(source, out, "--resume"), check=True)
            same = tables(out) == wanted
            fine = same and seen != "MIXED" and code == {"kill": -9, "worker": 0, "interrupt": 130}[how]
            wrong += not fine
            print(f"{how} after {after:.1f} s{' of writing' * late}: exit {code}, {kept} parts kept, "
                  f"a reader finds the {seen} set, tables {'equal' if same else 'DIFFER'}"
                  f"{'' if fine else '  <-- WRONG'}", flush=True)
        print(f"after {times} kills a reader finds: {dict(found)}")
    print("all equal" if not wrong else f"{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
