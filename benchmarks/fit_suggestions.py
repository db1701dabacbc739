"""Fit the weights that choose the suggestion for a substituted word; print what settings.QualitySettings should hold.

    DATA=folder python -m benchmarks.fit_suggestions

DATA holds dev/spun.jsonl. A conditional logistic regression over each substituted word's candidates; four-fold
cross-validation by article.
"""

import os
import sys

import numpy as np
from scipy.optimize import minimize

from nmi_analysis.quality.slots import slots
from nmi_analysis.quality.suggestions import MEASURES, Suggester
from nmi_analysis.settings import QualitySettings

from .fit_substitution import lines
from .spinning import Record, document

Choice = tuple[int, int, np.ndarray]  # article number, which candidate is right, the candidates' measures


def choices(records: list[Record]) -> tuple[list[Choice], int]:
    """The choices whose right word is a candidate, and the number of substituted words."""
    made, total = [], 0
    for number, record in enumerate(records):
        doc = document(record)
        found = slots(doc, QualitySettings())
        suggester = Suggester(doc, found, QualitySettings())
        gold = {at: s["original"].lower() for s in record["spans"] for at in range(s["start"], s["end"])}
        for slot in found:
            token = doc.tokens[slot.token]
            original = next((gold[at] for at in range(token.start, token.end) if at in gold), "")
            listed = dict(suggester.candidates(slot.token)) if original else {}
            total += bool(original)
            if original in listed:
                made.append((number, list(listed).index(original), np.array(list(listed.values()))))
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


def main() -> None:
    data = os.environ.get("DATA")
    if not data:
        sys.exit("DATA is not set: nothing to fit on")
    listed, total = choices([r for r in lines(data, "spun") if r["label"]])
    right = 0
    for fold in range(4):
        weights = fit([c for c in listed if c[0] % 4 != fold])
        right += sum(int(np.argmax(x @ weights)) == g for n, g, x in listed if n % 4 == fold)
    print(f"{total} words, {len(listed)} with the right word among the candidates, {right} right ({right / total:.1%})")
    print(dict(zip(MEASURES, fit(listed).round(2).tolist(), strict=True)))


if __name__ == "__main__":
    main()
