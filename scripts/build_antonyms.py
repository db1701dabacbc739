"""Write lexicons/antonyms.csv: pairs of opposite words of WordNet (Debian: wordnet-base).

    python scripts/build_antonyms.py /usr/share/wordnet src/nmi_analysis/lexicons

Only the antonym pointers between words, both of them frequent; each pair once, in alphabetical order.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

RAREST = 3.0  # Zipf; about one in a million
FILES = ("noun", "verb", "adj", "adv")
LETTERS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}


def synsets(source: Path) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """(file, offset) to the words of a synset and the fields of its pointers."""
    made = {}
    for name in FILES:
        for line in (source / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.split("|")[0].split()
                count = int(fields[3], 16)
                words = [w.split("(")[0].lower() for w in fields[4:4 + 2 * count:2]]
                rest = fields[4 + 2 * count:]
                made[name, fields[0]] = words, rest[1:1 + 4 * int(rest[0])]
    return made


def opposites(source: Path) -> Iterator[tuple[str, str]]:
    """Pairs of words, one an antonym of the other."""
    known = synsets(source)
    for words, pointers in known.values():
        for symbol, offset, letter, places in zip(*[iter(pointers)] * 4, strict=True):
            if symbol == "!":
                own, other = words[int(places[:2], 16) - 1], known[LETTERS[letter], offset][0][int(places[2:], 16) - 1]
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
