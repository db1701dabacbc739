"""Write lexicons/person_nouns.csv (WordNet) and nicknames.csv (the nicknames package).

    python scripts/build_people.py /usr/share/wordnet NICKNAMES_CSV src/nmi_analysis/lexicons

A person noun is a single word in small letters whose commonest sense, or most of whose occurrences in the tagged texts,
lie in WordNet's file of persons. NICKNAMES_CSV is ``nicknames/names.csv`` of the nicknames package (Apache-2.0).
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wordfreq import zipf_frequency

PERSON = "18"  # the lexicographer file noun.person
RAREST = 2.5  # Zipf; about one in three million
LEAST = 3  # letters
MOST = 0.5  # of the tagged occurrences


def written(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(offset, lexicographer file, words as written) of every noun synset."""
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            yield fields[0], fields[1], fields[4:4 + 2 * int(fields[3], 16):2]


def tagged(folder: Path) -> dict[str, dict[str, int]]:
    """Lemma to its occurrences in the tagged texts by lexicographer file."""
    made: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, _, sense = key.partition("%")
        if sense.startswith("1:"):
            made[lemma][sense.split(":")[1]] += int(count)
    return made


def nouns(folder: Path) -> Iterator[str]:
    """The person nouns."""
    files, small = {}, set()
    for offset, file, words in written(folder):
        files[offset] = file
        small.update(w for w in words if w.islower())
    counts = tagged(folder)
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        lemma, first = fields[0], fields[-int(fields[2])]
        met = counts.get(lemma, {})
        mostly = bool(met) and met.get(PERSON, 0) >= MOST * sum(met.values())
        if lemma in small and lemma.isalpha() and len(lemma) >= LEAST and (
                files[first] == PERSON or mostly) and zipf_frequency(lemma, "en") >= RAREST:
            yield lemma


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main(wordnet: Path, nicknames: Path, target: Path) -> None:
    """Write the two tables."""
    write(target / "person_nouns.csv", ["noun"], ([n] for n in sorted(set(nouns(wordnet)))))
    short: dict[str, set[str]] = defaultdict(set)
    with nicknames.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            short[row["name1"]].add(row["name2"])
    write(target / "nicknames.csv", ["name", "nicknames"], ([n, " ".join(sorted(s))] for n, s in sorted(short.items())))


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:4]))
