"""Write lexicons/collocations.csv: the word pairs within WordNet's multi-word lemmas (Debian: wordnet-base).

    python scripts/build_collocations.py /usr/share/wordnet src/nmi_analysis/lexicons

Pairs with a rare word are left out (names of species and the like): no reader would expect them.
"""

import csv
import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from wordfreq import zipf_frequency

RAREST = 2.5  # Zipf; about one in three million
COMMONEST = 6.0  # Zipf; a commoner word is a function word
FUNCTION = 3  # letters; shorter words are function words and initials


def pairs(folder: Path) -> dict[str, set[str]]:
    """First word to the words that follow it in a lemma."""
    made: dict[str, set[str]] = defaultdict(set)
    for name in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            words = re.split("[_-]", line.split()[0]) if not line.startswith("  ") else []
            for a, b in pairwise(words):
                if all(w.isalpha() and len(w) >= FUNCTION and RAREST <= zipf_frequency(w, "en") < COMMONEST
                       for w in (a, b)):
                    made[a].add(b)
    return made


def main(source: Path, target: Path) -> None:
    """Write the table."""
    with (target / "collocations.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "followers"])
        out.writerows([word, " ".join(sorted(found))] for word, found in sorted(pairs(source).items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
