"""Write lexicons/thesaurus.csv from the Moby Thesaurus II (Grady Ward, 1996; public domain).

    python scripts/build_thesaurus.py words.txt src/nmi_analysis/lexicons

``words.txt`` is the file of that name in the npm package ``moby``: a line per entry, the word and what it lists,
separated by commas. Kept are pairs of single words in common use that may be the same part of speech and are not in
synonyms.csv, in whichever direction they are listed; of each word the ``MOST`` that a writer would have most probably
used, by frequency and by how near the two are (``quality.relatedness``).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

from nmi_analysis import lexicons
from nmi_analysis.flags.relatedness import nearest

RAREST = 3.0  # Zipf of both words
MOST = 25
NEARNESS = 1.0  # Zipf that a cosine of 1 is worth
OPEN = frozenset("NVJR")  # first letters of the tags of nouns, verbs, adjectives, adverbs


def listed(path: Path) -> dict[str, set[str]]:
    """Word to the words of its entry and those in whose entry it stands."""
    made: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *others = (w.strip() for w in line.split(","))
        for other in others:
            if word != other and all(w.isascii() and w.isalpha() and w.islower() for w in (word, other)):
                made[word].add(other)
                made[other].add(word)
    return made


def main(source: Path, target: Path) -> None:
    """Write the table."""
    kinds = {w: {t[0].upper() for t in tags.split("|")} & OPEN for w, tags in lexicons.mapping("tags", "tags").items()}
    known = {r["word"]: {*r["near"].split(), *r["narrower"].split(), *r["broader"].split()}
             for r in lexicons.table("synonyms")}
    found = listed(source)
    zipf = {w: z for w in found if w in kinds and (z := zipf_frequency(w, "en")) >= RAREST}
    with (target / "thesaurus.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "other"])
        for word in sorted(zipf):
            others = [w for w in found[word] - known.get(word, set()) if w in zipf and kinds[w] & kinds[word]]
            others.sort(key=lambda w: (-zipf[w] - NEARNESS * (nearest(word, (w,)) or 0.0), w))
            if others:
                out.writerow([word, " ".join(sorted(others[:MOST]))])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
