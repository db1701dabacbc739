"""Write lexicons/antonyms.csv: pairs of opposite words of WordNet (Debian: wordnet-base).

    python scripts/build_antonyms.py /usr/share/wordnet src/nmi_analysis/lexicons

Only the antonym pointers between words, both of them frequent; each pair once, in alphabetical order.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency
from wordnet import synsets

RAREST = 3.0  # Zipf; about one in a million


def opposites(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of words, one an antonym of the other."""
    known = {(s.file, s.offset): s for s in synsets(folder)}
    for s in known.values():
        for p in s.pointers:
            if p.symbol == "!":
                own, other = s.words[p.own - 1], known[p.file, p.offset].words[p.other - 1]
                yield min(own, other), max(own, other)


def main(source: Path, target: Path) -> None:
    """Write the table."""
    with (target / "antonyms.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "opposite"])
        out.writerows(sorted({p for p in opposites(source) if all(
            w.isalpha() and zipf_frequency(w, "en") >= RAREST for w in p)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
