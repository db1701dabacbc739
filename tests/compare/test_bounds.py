"""What an article repeats without end is compared up to a bound, so that time stays linear."""

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis.settings import ClaimSettings, LinkSettings, Settings

TEXT = "The harbour office said that 4,500 boats left Ashford. " * 6


@pytest.mark.parametrize("most", [2, 4])
def test_clauses_and_figures_of_an_article_are_bounded(most):
    settings = Settings(claims=ClaimSettings(clauses=most), links=LinkSettings(figures=most))
    frame = pd.DataFrame({"article": ["a", "b"], "text": [f"{TEXT}It rained.", f"{TEXT}The sun shone."]})
    tables = nmi.analyze(frame, settings=settings)
    assert len(tables.figures) == 12
    assert 2 <= len(tables.claims) <= 2 * most
    assert len(tables.agreements) == 2 * most
