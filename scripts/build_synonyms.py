"""Write lexicons/synonyms.csv and inflected_forms.csv from WordNet's database files (Debian: wordnet-base).

    python scripts/build_synonyms.py /usr/share/wordnet src/nmi_analysis/lexicons

``near`` are words of one synset, ``narrower`` those one step away that are hyponyms or similar, ``broader`` those that
are hypernyms. A word no reader would have put there first (rarer than once in three million words) is no candidate.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency
from wordnet import synsets

RAREST_WORD = 0.5  # Zipf; a rarer one is in no running text
RAREST_CANDIDATE = 2.5  # Zipf; about one in three million
STEPS = {"~": 1, "&": 1, "@": 2}


def related(folder: Path) -> dict[str, dict[str, int]]:
    """Word to its candidates: 0 near, 1 narrower, 2 broader."""
    made: dict[str, dict[str, int]] = defaultdict(dict)
    listed = list(synsets(folder))
    words = {(s.file, s.offset): [w for w in s.words if w.isalpha() and w.isascii()] for s in listed}
    for own in words.values():
        for a in own:
            made[a].update({b: 0 for b in own if b != a})
    for s in listed:
        for p in s.pointers:
            if step := STEPS.get(p.symbol):
                for a in words[s.file, s.offset]:
                    made[a].update({b: min(step, made[a].get(b, step)) for b in words[p.file, p.offset] if b != a})
    return made


def irregular(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, ending) of the exception lists; ending is what the regular form would end in."""
    for name, ending in (("noun", "s"), ("verb", "ed"), ("adj", "er")):
        for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
            form, *lemmas = line.split()
            kind = "ing" if name == "verb" and form.endswith("ing") else ending
            kind = "est" if kind == "er" and form.endswith("st") else kind
            yield from ((form, lemma, kind) for lemma in lemmas if form.isalpha() and form != lemma)


def main(source: Path, target: Path) -> None:
    """Write both tables."""
    with (target / "synonyms.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "near", "narrower", "broader"])
        for word, found in sorted(related(source).items()):
            if zipf_frequency(word, "en") < RAREST_WORD:
                continue
            kept = [w for w in sorted(found) if zipf_frequency(w, "en") >= RAREST_CANDIDATE]
            if kept:
                out.writerow([word, *(" ".join(w for w in kept if found[w] == step) for step in range(3))])
    with (target / "inflected_forms.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["form", "lemma", "ending"])
        out.writerows(sorted(set(irregular(source))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
