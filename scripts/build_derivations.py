"""Write lexicons/derivations.csv from WordNet's database files (Debian: wordnet-base).

    python scripts/build_derivations.py /usr/share/wordnet src/nmi_analysis/lexicons/derivations.csv

Words that WordNet gives as derived from one another ('resign', 'resignation'), both common enough for running text.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency
from wordnet import synsets

RAREST = 2.0  # Zipf; about one in ten million


def derived(folder: Path) -> dict[str, set[str]]:
    """Word to the words derived from it or that it derives from."""
    known = {(s.file, s.offset): s for s in synsets(folder)}
    made: dict[str, set[str]] = defaultdict(set)
    for s in known.values():
        for p in s.pointers:
            if p.symbol == "+" and p.own and p.other:
                made[s.words[p.own - 1]].add(known[p.file, p.offset].words[p.other - 1])
    return made


def main(source: Path, target: Path) -> None:
    """Write the table: each pair once, under the word that is first in order."""
    common = lambda w: w.isalpha() and w.isascii() and zipf_frequency(w, "en") >= RAREST  # noqa: E731
    with target.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "derived"])
        for word, found in sorted(derived(source).items()):
            kept = sorted(w for w in found if w > word and common(w))
            if common(word) and kept:
                out.writerow([word, " ".join(kept)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
