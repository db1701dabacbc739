"""Does time grow with the length of the text? Hostile texts of one and of four lengths through every rule.

    python -m benchmarks.linear [CHARACTERS]

Prints the seconds of each and the worst ratio; four lengths should take about four times as long. First one article
through every extractor, then two that are almost alike through every comparer, at half the length.
"""

import sys
import time

from nmi_analysis.corpus import Article
from nmi_analysis.english import Context
from nmi_analysis.run.batches import Batch, packed, warm
from nmi_analysis.run.pipeline import extract_article

PIECES = (
    "1,", "$", "from ", "7", "two ", "half a ", "1/", "- ", "$1 to ", "5 to 6 ", "said ", "he said that ", "who said, ",
    "“the dam is old,” he said, “and ", '"a ', "“", "'a b' ", '"', "’ ‘", "“a.\n", "‘a s' ", "''", " ", "abcdef", ".",
    "The U.S. left on Feb. 18. ", '"A. b. ', "(a. ", " \u2028", "? ", "A.", "NATO ", "Gen. ", "Ann Lee ", "of ", "May ",
    "in 2021 ", "last ", "not ", "must cease and ", "concern about the ", "e\u0301", "🙂", "\u200b", "((", "al-",
    "the NATO said. ", "he instructed reporters and ", "he decided that they ", "“a (b [", "(] ",
)
COMPARED = ("abcdef ", "ab cd ", "The dam broke. ", '"We will go," he said. ', "“", "Ann Lee met Bob Ray. ",
            "500 men, 600 men. ", "He did not say so. ", "In 2021 it fell 5%. ", "x")
BLINK = 0.02  # seconds; below it a ratio says nothing


def seconds(text: str) -> float:
    start = time.process_time()
    extract_article(Article("a", text, published="2021-02-18"), Context())
    return time.process_time() - start


def compared(text: str) -> float:
    start = time.process_time()
    two = Article("a", text, published="2021-02-18"), Article("b", f"Later: {text}", published="2021-02-19")
    packed(Batch(0, (("a", two),)), Context())
    return time.process_time() - start


def main(characters: int = 50_000) -> int:
    """Print; 0 where no ratio is above six."""
    seconds("Some 500 men, he said on Monday, left Iraq. " * 50)
    worst = 0.0
    warm()
    for measure, piece, length in (*((seconds, p, characters) for p in PIECES),
                                   *((compared, p, characters // 2) for p in COMPARED)):
        short, long = (measure(piece * (n * length // len(piece))) for n in (1, 4))
        ratio = long / short if long > BLINK else 0.0
        worst = max(worst, ratio)
        print(f"{piece!r:45} {short:7.3f} s {long:7.3f} s {ratio:5.1f}{'  <--' if ratio > 6 else ''}")
    print(f"worst ratio {worst:.1f}")
    return 0 if worst <= 6 else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
