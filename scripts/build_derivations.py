"""Write lexicons/derivations.csv from WordNet's database files (Debian: wordnet-base).

    python scripts/build_derivations.py /usr/share/wordnet src/nmi_analysis/lexicons/derivations.csv

Words that WordNet gives as derived from one another ('resign', 'resignation'), both common enough for running text.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

RAREST = 2.0  # Zipf; about one in ten million
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def synsets(path: Path) -> dict[str, tuple[list[str], list[tuple[str, str, int, int]]]]:
    """Offset to words and to (file, offset, own word, its word) of what is derived (wndb(5WN))."""
    made = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        f = line.partition("|")[0].split()
        count = int(f[3], 16)
        words = [re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower() for i in range(count)]
        at = 5 + 2 * count
        pointers = [f[at + 4 * i:at + 4 * i + 4] for i in range(int(f[at - 1]))]
        made[f[0]] = words, [(p[2], p[1], int(p[3][:2], 16), int(p[3][2:], 16)) for p in pointers if p[0] == "+"]
    return made


def derived(folder: Path) -> dict[str, set[str]]:
    """Word to the words derived from it or that it derives from."""
    listed = {kind: synsets(folder / f"data.{name}") for kind, name in FILES.items()}
    made: dict[str, set[str]] = defaultdict(set)
    for found in listed.values():
        for words, pointers in found.values():
            for kind, offset, own, other in pointers:
                if own and other:
                    made[words[own - 1]].add(listed[kind.replace("s", "a")][offset][0][other - 1])
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
