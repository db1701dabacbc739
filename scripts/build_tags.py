"""Make ``lexicons/tags.csv``: word, most likely Penn tag, and the other open classes the word may have.

    python scripts/build_tags.py EN_LEXICON WORDNET_FOLDER

EN_LEXICON is ``textblob/en/en-lexicon.txt`` of the textblob package (Brill's lexicon, MIT licence);
WORDNET_FOLDER is ``/usr/share/wordnet`` of Debian's wordnet-base (WordNet 3.0 licence).
"""

import csv
import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons/tags.csv"
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*[A-Za-z]|[AaI]|[A-Za-z.]+\.")
CLASSES = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}


def wordnet(folder: Path) -> dict[str, str]:
    """Lemma to its open classes, as letters."""
    out: dict[str, str] = {}
    for name, letter in CLASSES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            lemma = line.split(" ", 1)[0]
            if "_" not in lemma:
                out[lemma] = out.get(lemma, "") + letter
    return out


def main(lexicon: str, folder: str) -> None:
    """Write the table."""
    classes = wordnet(Path(folder))
    rows: dict[str, tuple[str, str]] = {}
    for line in Path(lexicon).read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) != 2 or line.startswith(";;;") or not WORD.fullmatch(parts[0]):
            continue
        rows.setdefault(parts[0], (parts[1], classes.get(parts[0], "")))
    for lemma, letters in classes.items():
        tag = {"N": "NN", "V": "VB", "J": "JJ", "R": "RB"}[letters[0]]
        if WORD.fullmatch(lemma) and lemma not in rows:
            rows[lemma] = (tag, letters)
    with OUT.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "tag", "classes"])
        out.writerows((w, *rows[w]) for w in sorted(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
