"""Accuracy on development data: analyze, convert, score, as the scorers' own commands do it.

``python -m benchmarks.accuracy DATA [TASK ...]``: DATA holds ``dev/`` (TASK.jsonl) and ``kit/`` (score.py,
from_tables.py); TASK is figures, attributions, stories, tortured or spun, by default all whose file is there.
Says so and ends where DATA is missing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

TASKS = ("figures", "attributions", "stories", "tortured", "spun")
Gold = list[dict[str, Any]]


def main(arguments: list[str]) -> int:
    """Score the tasks and print each scorer's table."""
    data = Path(arguments[0] if arguments else os.environ.get("DATA", ""))
    if not (arguments or os.environ.get("DATA")) or not (data / "kit" / "score.py").is_file():
        print("accuracy: skipped, no development data (give its folder, with dev/ and kit/)")
        return 0
    for task in arguments[1:] or TASKS:
        gold = data / "dev" / f"{task}.jsonl"
        if not gold.is_file():
            print(f"{task}: skipped, no {gold.name}")
            continue
        print(f"== {task}")
        print(scored(data / "kit", task, gold))
    return 0


def scored(kit: Path, task: str, gold: Path) -> str:
    """The scorer's table for one task, and the seconds that analysing took."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        inputs = {r["id"]: r for r in _lines(_python(kit / "score.py", "--inputs", task, gold))}
        started = time.perf_counter()
        tables = []
        for number, ids in enumerate(runs(task, _lines(gold.read_text(encoding="utf-8")))):
            articles, out = folder / f"{number}.jsonl", folder / f"run{number}"
            articles.write_text("".join(json.dumps(inputs[i]) + "\n" for i in ids), encoding="utf-8")
            _python("-m", "nmi_analysis", "analyze", articles, "--out", out, "--format", "jsonl", "--quiet")
            tables.append(out)
        took = time.perf_counter() - started
        predictions = folder / "predictions.jsonl"
        predictions.write_text(_python(kit / "from_tables.py", task, *tables), encoding="utf-8")
        return _python(kit / "score.py", task, gold, predictions) + f"analyzed in {took:.1f} s, {len(tables)} runs"


def runs(task: str, gold: Gold) -> list[list[str]]:
    """Ids of the articles of each run: what is a variant of another text must not be compared with it."""
    if task not in ("tortured", "spun"):
        return [[r["id"] for r in gold]]
    variants: defaultdict[str, list[str]] = defaultdict(list)
    for r in gold:
        variants[_carrier(task, r)].append(r["id"])
    most = max(map(len, variants.values()))
    return [[ids[k] for ids in variants.values() if k < len(ids)] for k in range(most)]


def _carrier(task: str, r: dict[str, Any]) -> str:
    """What variants of one text have in common."""
    if task == "spun":
        return str(r["pair"])
    start, end = r["phrase"]
    return f"{r['text'][:start]}\0{r['text'][end:]}"


def _lines(text: str) -> Gold:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _python(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, arguments)], check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
