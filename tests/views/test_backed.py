"""Which suggestions may be read into a text, from invented flags."""

import pytest

from nmi_analysis.settings import SummarySettings
from nmi_analysis.views.flags import backed


@pytest.mark.parametrize(("text", "rule", "confidence", "elsewhere", "taken"), [
    ("drift watch", "substitution", 0.3, "north_1", True), ("acted", "substitution", 0.74, "", False),
    ("finish", "substitution", 0.8, "", True), ("Drift", "substitution", 0.95, "", False),
    ("Protection", "fixed_term", 0.8, "", True), ("on the finish", "broken_frame", 0.7, "", True),
    ("on the finish", "broken_frame", 0.4, "", False), ("duty power", "fixed_term", 0.7, "", False),
    ("duty power", "fixed_term", 0.7, "north_1", True)])
def test_a_guess_needs_backing(text, rule, confidence, elsewhere, taken):
    flag = {"text": text, "rule": f"flags.{rule}/v1", "confidence": confidence, "suggestion": "other words",
            "evidence_article": elsewhere, "evidence_start": 0 if elsewhere else None}
    assert backed(flag) is taken
    assert not backed({**flag, "suggestion": ""})
    if not elsewhere and text.islower():
        assert backed(flag, SummarySettings(recovered=0.99, guessed=0.99)) is False
        assert backed(flag, SummarySettings(recovered=0.1, guessed=0.1)) is True
