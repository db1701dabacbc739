"""Two checkouts on the articles that the repository has: ``python scripts/side_by_side.py BEFORE AFTER``.

Prints, as Markdown, how long each takes (processor time, the best of three in turn) and which tables changed by how
many rows. Needs no data from elsewhere; accuracy on annotated texts is ``make bench``.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CORPORA = ("seeds", "sample")
TIMES = 3


def seconds(checkout: Path, corpus: str, out: Path) -> float:
    """Processor seconds of one run of ``analyze``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "nmi_analysis", "analyze", str(checkout / "data" / corpus), "--out", str(out),
                    "--quiet", "--workers", "1"], check=True, env={**os.environ, "PYTHONPATH": str(checkout / "src")})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(path: Path) -> Counter[tuple[str, ...]]:
    """Rows of a table, counted; none where it is not there."""
    if not path.is_file():
        return Counter()
    with path.open(encoding="utf-8", newline="") as f:
        return Counter(tuple(r) for r in csv.reader(f))


def changes(before: Path, after: Path) -> Iterator[str]:
    """A line for each table that is not the same."""
    for name in sorted({p.name for p in (*before.glob("*.csv"), *after.glob("*.csv"))}):
        old, new = rows(before / name), rows(after / name)
        if old != new:
            yield f"| {name} | {(old - new).total()} | {(new - old).total()} | {old.total()} |\n"


def main(before: str, after: str) -> None:
    """Run, compare, print."""
    sides = {"before": Path(before).resolve(), "after": Path(after).resolve()}
    with tempfile.TemporaryDirectory() as folder:
        for corpus in CORPORA:
            best = dict.fromkeys(sides, float("inf"))
            for _ in range(TIMES):
                for side, checkout in sides.items():
                    best[side] = min(best[side], seconds(checkout, corpus, Path(folder, corpus, side)))
            found = list(changes(Path(folder, corpus, "before"), Path(folder, corpus, "after")))
            print(f"## {corpus}\n\n{best['before']:.2f} s before, {best['after']:.2f} s after "
                  f"({best['after'] / best['before']:.2f} times).\n")
            print("| table | rows gone | rows new | rows before |\n|---|---|---|---|\n" + "".join(found)
                  if found else "All tables are the same.\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
