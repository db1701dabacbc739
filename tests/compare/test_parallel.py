"""ChrF is sacreBLEU's, to the last bit."""

import random

import pytest
from sacrebleu.metrics.chrf import CHRF

from nmi_analysis.compare.parallel import chrf

TEXT = ("The mayor said on Monday that 1,200 people had left the town of Ashford; “we will rebuild the bridge in two "
        "years,” she told reporters, and the council, meeting on Tuesday, agreed to pay for most of it.")


@pytest.mark.parametrize("seed", range(40))
def test_chrf(seed):
    rng = random.Random(seed)
    one, other = (TEXT[(at := rng.randrange(len(TEXT))):at + rng.choice((0, 1, 2, 5, 40, 120))] for _ in range(2))
    other = other if rng.random() < 0.5 else one.replace("the", "a") + other[:9]
    assert chrf(one, other) == (100.0 if one == other else CHRF().sentence_score(one, [other]).score)
