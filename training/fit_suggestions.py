"""Fit the weights that choose the suggestion for a substituted word; print what settings.QualitySettings should hold.

    python -m training.fit_suggestions DATA SHARE

DATA holds dev/spun.jsonl, SHARE (as /usr/share) WordNet and Aiksaurus. A conditional logistic regression over each
substituted word's candidates, on the spun articles and on their originals spun here with the thesaurus that is no part
of WordNet; four-fold cross-validation by article, also for a thesaurus that is never trained on (see ``spinning``). The
measures 'again' and 'elsewhere' depend on the weights that the settings hold: put the printed ones there and run it
again.
"""

import sys
from pathlib import Path

import numpy as np
from benchmarks.development import lines
from scipy.optimize import minimize

from nmi_analysis.flags.slots import slots
from nmi_analysis.flags.suggestions import MEASURES, Suggester
from nmi_analysis.settings import QualitySettings

from .spinning import Record, document, spun, thesauri

FOLDS = 4
SEEDS = (1, 2)
Choice = tuple[int, int, np.ndarray]  # article number, which candidate is right, the candidates' measures


def choices(records: list[Record]) -> tuple[list[Choice], int]:
    """The choices whose right word is a candidate, and the number of substituted words."""
    made, total = [], 0
    for number, record in enumerate(records):
        doc = document(record)
        found = slots(doc, QualitySettings())
        gold = {at: s["original"].lower() for s in record["spans"] for at in range(s["start"], s["end"])}
        originals = {s.token: next((gold[at] for at in range(t.start, t.end) if at in gold), "")
                     for s in found for t in [doc.tokens[s.token]]}
        replaced = [n for n, original in originals.items() if original]
        suggester = Suggester(doc, found, replaced, QualitySettings())
        total += len(replaced)
        for token in replaced:
            words, values = suggester.candidates(token)
            if originals[token] in words:
                made.append((number, words.index(originals[token]), values.T))
    return made, total


def fit(listed: list[Choice]) -> np.ndarray:
    """Weights that make the right candidates most probable."""
    values = np.vstack([x for _, _, x in listed])
    sizes = [len(x) for _, _, x in listed]
    first = np.cumsum([0, *sizes[:-1]])
    right, of = first + [g for _, g, _ in listed], np.repeat(np.arange(len(sizes)), sizes)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = values @ w
        top = np.maximum.reduceat(score, first)
        e = np.exp(score - top[of])
        total = np.add.reduceat(e, first)
        gradient = values.T @ (e / total[of]) - values[right].sum(axis=0)
        return float((np.log(total) + top - score[right]).sum() + 0.5 * w @ w), gradient + w

    return minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x


def main(data: str, share: str) -> None:
    """Print the weights, and how often they are right."""
    records, tables = lines("spun", data), thesauri(Path(share))
    originals = [r for r in records if not r["label"]]
    tests = {"spun": [r for r in records if r["label"]]}
    tests |= {f"thesaurus {seed}": [spun(r, seed, tables["moby"]) for r in originals] for seed in SEEDS}
    training = list(tests)
    tests["another"] = [spun(r, 1, tables["aiksaurus"]) for r in originals]
    sets = {name: choices(test) for name, test in tests.items()}
    right = dict.fromkeys(sets, 0)
    for fold in range(FOLDS):
        weights = fit([c for name in training for c in sets[name][0] if c[0] % FOLDS != fold])
        for name, (listed, _) in sets.items():
            right[name] += sum(int(np.argmax(x @ weights)) == g for n, g, x in listed if n % FOLDS == fold)
    for name, (listed, total) in sets.items():
        print(f"{name}: {total} words, {len(listed)} with the right word among the candidates, "
              f"{right[name]} right ({right[name] / total:.1%})")
    weights = fit([c for name in training for c in sets[name][0]])
    print(dict(zip(MEASURES, weights.round(2).tolist(), strict=True)))


if __name__ == "__main__":
    main(*sys.argv[1:])
