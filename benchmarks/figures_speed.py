"""Words per second of the extractor ``figures`` on one core, side by side with quantulum3 (without its classifier).

``python -m benchmarks.figures_speed [ARTICLES.jsonl]``: records with a ``text``, by default the packaged five. Both
are warmed up and run in turn three times, the best counts; documents are tokenised before. quantulum3 is optional.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import figures

ROUNDS = 3
SEEDS = Path(__file__).resolve().parents[1] / "data" / "seeds"


def texts(path: str) -> list[str]:
    """The texts of a JSON Lines file, or of the packaged articles."""
    if path:
        return [json.loads(line)["text"] for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [p.read_text(encoding="utf-8-sig") for p in sorted(SEEDS.glob("*.txt"))]


def ours(listed: list[str]) -> Callable[[], int]:
    """A run over all texts that gives the number of figures."""
    documents = [parse(Article(id=str(i), text=t)) for i, t in enumerate(listed)]
    context = Context()
    return lambda: sum(len(list(figures.extract(d, {}, context))) for d in documents)


def theirs(listed: list[str]) -> Callable[[], int] | None:
    """The same with quantulum3; None where it is not installed."""
    try:
        from quantulum3 import disambiguate, parser
    except ImportError:
        return None
    disambiguate.clf.USE_CLF = False
    return lambda: sum(len(parser.parse(t)) for t in listed)


def main(arguments: list[str]) -> None:
    """Print words per second of both."""
    listed = texts(arguments[0] if arguments else "")
    words = sum(len(t.split()) for t in listed)
    systems = {"figures": ours(listed), "quantulum3": theirs(listed)}
    best: dict[str, float] = {}
    found: dict[str, int] = {}
    for number in range(ROUNDS + 1):  # the first warms up
        for name, run in systems.items():
            if run is not None:
                started = time.perf_counter()
                found[name] = run()
                took = time.perf_counter() - started
                best[name] = min(took, best.get(name, took)) if number else float("inf")
    for name, run in systems.items():
        if run is None:
            print(f"{name:12} skipped, not installed")
        else:
            print(f"{name:12} {words / best[name]:10,.0f} words/s   {found[name]} quantities in {words:,} words")


if __name__ == "__main__":
    main(sys.argv[1:])
