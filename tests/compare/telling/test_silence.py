"""How likely an article says nothing of a statement."""

import pytest
from invented import story

from nmi_analysis.compare.telling.reading import read
from nmi_analysis.compare.telling.silence import Index, Silence
from nmi_analysis.english import Context
from nmi_analysis.settings import SilenceSettings

FILL = " ".join(f"The {a} of the {b} met on the quay." for a, b in (
    ("bakers", "island"), ("pilots", "coast"), ("nurses", "hospital"), ("singers", "choir"), ("weavers", "guild")))


def silent(one, other):
    """The probability that the second article says nothing of what the first ends with."""
    made = story({"a": ("Post", "", "", f"{FILL} {one}\n"), "b": ("Echo", "", "", f"{FILL} {other}\n")})
    found = read(made, Context().settings)
    line = found.lines["a"][-1]
    return Silence(found).of(line, line.start, line.end)["b"].silent


SAID = "Brandt Lines threatened to leave the port of Ellmouth because of the bridge."


def test_another_topic_is_silence():
    assert silent(SAID, "Farmers on the plain expect a poor harvest of apples.") > 0.8


@pytest.mark.parametrize("other", [
    SAID,
    "Because of the bridge, Brandt Lines threatened to leave the port of Ellmouth.",
    "The bridge made Brandt Lines threaten that it would leave the port of Ellmouth.",
])
def test_the_same_in_other_words_is_none(other):
    assert silent(SAID, other) < 0.2


def test_the_more_is_said_the_less_likely_it_is():
    told = ["Farmers expect a poor harvest.", "Brandt Lines looks at a poor harvest.",
            "Brandt Lines may leave a poor harvest in the port.", SAID]
    found = [silent(SAID, t) for t in told]
    assert found == sorted(found, reverse=True)


def test_measures_have_their_weights():
    made = story({"a": ("Post", "", "", f"{SAID} {FILL}\n"), "b": ("Echo", "", "", FILL)})
    found = read(made, Context().settings)
    line = found.lines["a"][0]
    measures, nearest = Silence(found).measures(line, line.start, line.end)["b"]
    assert {"intercept", *measures._fields} == {*SilenceSettings.__dataclass_fields__}
    assert nearest.article == "b"


def test_an_index_counts_what_may_stand_for_a_term():
    index = Index([{"ship": 1.0}, {"boat": 1.0}, {"tree": 1.0}], {"ship": {"boat": 0.6}})
    found = index.of(["ship", "tree"])
    assert found.sum([2.0, 3.0]).tolist() == [2.0, pytest.approx(1.2), 3.0]
    assert found.any([2.0, 3.0]).tolist() == [2.0, 2.0, 3.0]
    assert index.of([]).sum([]).tolist() == [0.0, 0.0, 0.0]
