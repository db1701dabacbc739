"""Write lexicons/verb_frames.csv: the complements that WordNet gives a verb (Debian: wordnet-base).

    python scripts/build_verb_frames.py /usr/share/wordnet src/nmi_analysis/lexicons

Of WordNet's 35 sentence frames two groups are kept: a that-clause, and no object at all. Rare verbs are left out.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

RAREST = 2.0  # Zipf; about one in ten million
GROUPS = {
    "that": {26, 34},
    "alone": {1, 2, 3, 4, 22, 23},
}


def frames(source: Path) -> dict[str, set[int]]:
    """Verb to the numbers of its frames over all its senses, its particle verbs aside."""
    made: dict[str, set[int]] = defaultdict(set)
    for line in (source / "data.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        words = [w.lower() for w in fields[4:4 + 2 * count:2]]
        rest = fields[4 + 2 * count:]
        given = rest[1 + 4 * int(rest[0]):]
        for _, frame, number in zip(given[1::3], given[2::3], given[3::3], strict=True):
            for word in words if number == "00" else [words[int(number, 16) - 1]]:
                made[word].add(int(frame))
    return made


def main(source: Path, target: Path) -> None:
    """Write the table."""
    with (target / "verb_frames.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["verb", "frames"])
        for verb, found in sorted(frames(source).items()):
            if verb.isalpha() and zipf_frequency(verb, "en") >= RAREST:
                out.writerow([verb, " ".join(g for g, numbers in GROUPS.items() if found & numbers)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
