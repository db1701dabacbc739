"""Weights and the measures that are given to them have the same names: a misspelt one would count for nothing."""

import pandas as pd

import nmi_analysis as nmi
from nmi_analysis.models import Logistic

TEXTS = ["The fire of 4 March 2031 destroyed 312 houses in Arden, said the mayor. Two people were hurt.",
         "In Arden a fire destroyed 321 houses on 5 March 2031. Two people were hurt, doctors told the Post."]


def test_every_weight_has_its_measure(monkeypatch):
    asked, told = {}, Logistic.told

    def noted(model, measures):
        if measures:
            asked.setdefault(tuple(model.weights), set()).update(measures)
        return told(model, measures)

    monkeypatch.setattr(Logistic, "told", noted)
    nmi.analyze(pd.DataFrame({"article": ["a", "b"], "text": TEXTS, "story": "fire"}))
    assert len(asked) >= 3
    assert [set(weights) - measures for weights, measures in asked.items() if set(weights) - measures] == []
