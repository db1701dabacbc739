"""Write lexicons/verb_frames.csv: the complements that WordNet gives a verb (Debian: wordnet-base).

    python scripts/build_verb_frames.py /usr/share/wordnet src/nmi_analysis/lexicons

Of WordNet's 35 sentence frames two groups are kept: a that-clause, and no object at all. Rare verbs are left out.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency
from wordnet import synsets

RAREST = 2.0  # Zipf; about one in ten million
GROUPS = {
    "that": {26, 34},
    "alone": {1, 2, 3, 4, 22, 23},
}


def frames(folder: Path) -> dict[str, set[int]]:
    """Verb to the numbers of its frames over all its senses, its particle verbs aside."""
    made: dict[str, set[int]] = defaultdict(set)
    for s in synsets(folder, ["verb"]):
        for frame, number in s.frames:
            for word in [s.words[number - 1]] if number else s.words:
                made[word].add(frame)
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
