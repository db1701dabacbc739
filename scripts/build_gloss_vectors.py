"""Write lexicons/gloss_vectors.csv: a vector per word from the definitions of WordNet (Debian: wordnet-base).

    python scripts/build_gloss_vectors.py /usr/share/wordnet src/nmi_analysis/lexicons

Two words co-occur where a synset's lemmas and its gloss (definition and examples) hold both. The vectors are those
of the truncated singular value decomposition of the positive pointwise mutual information (O. Levy, Y. Goldberg,
I. Dagan (2015), "Improving distributional similarity with lessons learned from word embeddings"): context
distribution smoothing 0.75, square root of the singular values. Needs scipy; the shipped package does not.
"""

import base64
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds
from wordfreq import get_frequency_dict
from wordnet import synsets

SIZE = 48
RAREST = 2.2  # Zipf
COMMONEST = 5.9  # Zipf; a commoner word says nothing of the subject
LEAST = 3  # synsets that a word must stand in
SHORTEST = 3  # letters
SMOOTHING = 0.75


def glosses(folder: Path) -> Iterator[set[str]]:
    """Words of each synset: its lemmas' and its gloss's, in lower case."""
    for s in synsets(folder):
        yield {*re.findall("[a-z]+", s.gloss.lower()), *(part for w in s.words for part in w.split("_"))}


def vectors(documents: list[set[str]], words: list[str]) -> np.ndarray:
    """Signed bytes, a row per word."""
    row = {w: i for i, w in enumerate(words)}
    held = [sorted(row[w] for w in d if w in row) for d in documents]
    where = sparse.csr_matrix((np.ones(sum(map(len, held))), np.concatenate(held).astype(int),
                               np.cumsum([0, *map(len, held)])), (len(held), len(words)))
    counts = (where.T @ where).tocoo()
    counts.data[counts.row == counts.col] = 0
    totals = np.asarray(counts.sum(axis=1)).ravel()
    smoothed = totals ** SMOOTHING
    chance = totals[counts.row] * smoothed[counts.col] / smoothed.sum()
    information = np.log(counts.data.clip(1e-9) / chance.clip(1e-9))
    kept = information > 0
    positive = sparse.csr_matrix((information[kept], (counts.row[kept], counts.col[kept])), counts.shape)
    left, values, _ = svds(positive, k=SIZE, random_state=0)
    made = left * np.sqrt(values)
    norm = np.linalg.norm(made, axis=1, keepdims=True)
    return np.round(127 * made / norm.clip(1e-9)).astype(np.int8)


def main(source: Path, target: Path) -> None:
    """Write the table; a word without a direction is left out."""
    frequency = {w: np.log10(f) + 9 for w, f in get_frequency_dict("en", wordlist="large").items()}
    usual = {w for w, z in frequency.items() if RAREST <= z < COMMONEST and len(w) >= SHORTEST and w.isalpha()}
    documents = [d & usual for d in glosses(source)]
    counts = Counter(w for d in documents for w in d)
    words = sorted(w for w in usual if counts[w] >= LEAST)
    with (target / "gloss_vectors.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "vector"])
        out.writerows([w, base64.b64encode(v.tobytes()).decode()]
                      for w, v in zip(words, vectors(documents, words), strict=True) if v.any())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
