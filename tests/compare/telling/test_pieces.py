"""What can be quoted of an article and read alone."""

import pytest
from invented import story

from nmi_analysis.compare.entities import entities
from nmi_analysis.compare.telling.pieces import pieces, speeches
from nmi_analysis.compare.telling.reading import read
from nmi_analysis.language import Context


def reading(text):
    made = story({"a": ("Post", "2031-03-04", "", f"{text}\nThe rest of the day was quiet in the harbour.\n")})
    made.rows.update(entities(made, Context()))
    return read(made, Context().settings)


def told(text):
    found = reading(text)
    return [found.documents["a"].text[p.start:p.end] for p in pieces(found, found.lines["a"][0])]


@pytest.mark.parametrize(("text", "expected"), [
    ("The council turned the bridge down on Tuesday.", ["The council turned the bridge down on Tuesday"]),
    ("But the council turned the bridge down on Tuesday.", ["the council turned the bridge down on Tuesday"]),
    ("However, Ellmouth's council turned the bridge down.", ["Ellmouth's council turned the bridge down"]),
    ("ELLMOUTH (Reuters) - Ellmouth's council turned the bridge down.", ["Ellmouth's council turned the bridge down"]),
    ("Ellmouth's council turned the bridge down, which pleased the ferry crew.",
     ["Ellmouth's council turned the bridge down, which pleased the ferry crew",
      "Ellmouth's council turned the bridge down"]),
    ("The device comes with a keyboard of its own.", []),  # which one
    ("Ellmouth's council turned the bridge down yesterday.", []),
    ("Ellmouth's council turned the bridge down last night.", []),
    ("The mayor, who wanted the bridge, lost the vote on Tuesday.",
     ["The mayor, who wanted the bridge, lost the vote on Tuesday"]),  # not 'The mayor, who wanted the bridge'
    ("The port lies in the U.S. and the ferry belongs to Brandt Co.",
     ["The port lies in the U.S. and the ferry belongs to Brandt Co."]),
    ("He turned the bridge down in the council.", []),
    ("This move surprised the crew of the ferry.", []),
    ("The crew was surprised by that notion of a bridge.", []),
    ("Both men left the council before the vote.", []),
    ("The two men left the council before the vote.", []),
    ("We left the council before the vote on the bridge.", []),
    ("Crews left early this week for the islands.", ["Crews left early this week for the islands"]),
    ("A sad day for the harbour and its old ferry.", []),  # no verb
    ("The mayor spoke of a “lost year for the harbour.", []),  # half a quotation
])
def test_reads_alone(text, expected):
    assert told(text) == expected


def test_a_quotation_has_its_speaker():
    found = reading("“My crew can sleep again tonight,” captain Karl Vale said.")
    assert pieces(found, found.lines["a"][0]) == []
    assert [(p.speaker, found.documents["a"].text[p.start:p.end]) for p in speeches(found, "a")] == [
        ("Karl Vale", "My crew can sleep again tonight")]


def test_a_pronoun_is_no_sure_speaker():
    found = reading("Karl Vale met Olaf Brandt. “Every crew in Ellmouth can sleep again,” he said.")
    assert [p.speaker for p in speeches(found, "a")] == ["?"]


def test_words_of_nobody_known_say_i_of_nobody():
    assert speeches(reading("Karl Vale met Olaf Brandt. “My crew can sleep again,” he said."), "a") == []
