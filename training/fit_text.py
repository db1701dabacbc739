"""Fit ``text_trees.csv`` and ``models/text.json``: ``python -m training.fit_text DATA SHARE``.

The second look at a text that may be spun: trees over all measures of ``quality.slots``, on the texts that ``fit_gate``
is fitted on, a random sample of their words.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from nmi_analysis.models import FOLDER
from nmi_analysis.quality.share import logit
from nmi_analysis.quality.slots import slots

from .fit_gate import SETTINGS, records
from .forest import write
from .spinning import Record, document, thesauri

WORDS = 200_000
TREES = {"max_iter": 60, "max_leaf_nodes": 12, "learning_rate": 0.2, "min_samples_leaf": 60, "l2_regularization": 1.0,
         "random_state": 0, "early_stopping": False}


def measured(record: Record, *, spun: bool) -> Iterator[tuple[list[float], bool]]:
    """The measures of each content word, and whether it was put in."""
    doc = document(record)
    put = [(s["start"], s["end"]) for s in record.get("spans") or () if spun]
    for slot in slots(doc, SETTINGS):
        token = doc.tokens[slot.token]
        yield ([np.nan if v is None else v for v in slot.values],
               any(s < token.end and token.start < e for s, e in put))


def main(data: str, share: str) -> None:
    """Write both files."""
    rows = [row for r in records(data, thesauri(Path(share)))
            for row in measured(r.record, spun=bool(r.thesaurus))]
    x, y = np.array([v for v, _ in rows], np.float32), np.array([put for _, put in rows])
    chosen = np.random.default_rng(0).permutation(len(x))[:WORDS]
    write("text_trees", HistGradientBoostingClassifier(**TREES).fit(x[chosen], y[chosen]))
    words = {"intercept": round(logit(float(y.mean())), 4), "weights": {}}
    (FOLDER / "text.json").write_text(json.dumps(
        {"command": "python -m training.fit_text DATA SHARE", "models": {"words": words}}, indent=1) + "\n",
        encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
