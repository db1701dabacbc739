from dataclasses import replace

import pytest

from nmi_analysis.compare.likeness import similarity
from nmi_analysis.compare.units import Unit, weigh
from nmi_analysis.settings import ClaimSettings

ONE = "bridge merrow fell after years without repair by county"
OTHER = "county must repair every bridge merrow has"


def likely(one, other, *speakers):
    listed = [Unit(a, i, 0, len(t), t, "body", False, False, True, t.split(), stems=t.split())
              for i, (a, t) in enumerate((("a", one), ("b", other), ("c", "rain wind snow ice frost fog hail")))]
    weigh(listed, ClaimSettings())
    a, b = (replace(u, speaker=frozenset(s.split())) for u, s in zip(listed[:2], speakers, strict=True))
    return similarity(a, b, ClaimSettings())


@pytest.mark.parametrize(("one", "other", "speakers", "told"), [
    (ONE, OTHER, ("mara orban", "leo weiss"), False),
    (ONE, OTHER, ("mara orban", "orban"), True),
    (ONE, OTHER, ("mara orban", ""), True),
    (ONE, ONE, ("mara orban", "leo weiss"), True),
])
def test_two_speakers_tell_one_thing_in_the_same_words_only(one, other, speakers, told):
    assert (likely(one, other, *speakers) > 0) is told
