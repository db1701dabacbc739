"""Write lexicons/word_pairs.csv: which words stand side by side oftener than chance has it, and by how much.

    python scripts/build_word_pairs.py en-us.arpa src/nmi_analysis/lexicons

The file is the language model of the Python package ``pocketsphinx`` (``model/en-us/en-us.lm.bin``, Carnegie Mellon
University) in the ARPA format, into which its own ``NGramModel(...).write(path, 1)`` turns it; the pairs of words are
read, no more. A pair is a number of 28 bits (``quality.alongside.keys``), so that no word is listed. They are listed
in order, each by its distance from the one before.
"""

import base64
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from wordfreq import get_frequency_dict

from nmi_analysis.flags.alongside import HIGH, LEVELS, SYMBOLS, keys, number

RAREST = 2.5  # Zipf
LEAST = 0.5  # log10 over chance
ROW = 4096  # pairs of a row
FIELDS = 3  # of a pair: log10 of its conditional probability, and two words


def pairs(path: Path, known: frozenset[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of known words, and how much oftener they stand side by side than chance has it, a logarithm."""
    alone: dict[str, float] = {}
    part = ""
    with path.open(encoding="utf-8", errors="replace") as f:
        for line in f:
            fields = line.split()
            if len(fields) == 1 and line.startswith("\\"):
                part = fields[0]
            elif part == "\\1-grams:" and len(fields) > 1:
                alone[fields[1]] = float(fields[0])
            elif part == "\\2-grams:" and len(fields) >= FIELDS and fields[1] in known and fields[2] in known:
                yield fields[1], fields[2], float(fields[0]) - alone[fields[2]]
            elif part == "\\3-grams:":
                return


def main(source: Path, target: Path) -> None:
    """Write the table."""
    known = frozenset(w for w, f in get_frequency_dict("en", wordlist="large").items()
                      if w.isascii() and w.isalpha() and np.log10(f) + 9 >= RAREST)
    found = [p for p in pairs(source, known) if p[2] >= LEAST]
    at = keys(np.array([number(a) for a, _, _ in found]), np.array([number(b) for _, b, _ in found]))
    level = np.searchsorted(LEVELS, [x for _, _, x in found], side="right")
    order = np.lexsort((level, at))
    at, level = at[order], level[order]
    last = np.append(at[1:] != at[:-1], True)  # of two pairs with one number the stronger is kept
    distance, level = np.diff(at[last], prepend=0), level[last]
    while (far := distance >= 256 * HIGH).any():  # a pair of level 0 stands between two that are too far apart
        where = np.flatnonzero(far)
        distance[where] -= 256 * HIGH - 1
        distance, level = np.insert(distance, where, 256 * HIGH - 1), np.insert(level, where, 0)
    with (target / "word_pairs.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["row", "near", "far"])
        for n, start in enumerate(range(0, len(distance), ROW)):
            some, own = distance[start:start + ROW], level[start:start + ROW]
            out.writerow([n, base64.b64encode((some % 256).astype(np.uint8).tobytes()).decode(),
                          "".join(SYMBOLS[i] for i in some // 256 * (len(LEVELS) + 1) + own)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
