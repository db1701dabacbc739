"""What can be quoted of an article and read alone."""

import pytest
from invented import story

from nmi_analysis.compare.entities import entities
from nmi_analysis.compare.telling.pieces import pieces, speeches
from nmi_analysis.compare.telling.reading import read
from nmi_analysis.english import Context


def reading(text):
    made = story({"a": ("Post", "2031-03-04", "", f"{text}\nThe rest of the day was quiet in the harbour.\n")})
    made.rows.update(entities(made, Context()))
    return read(made, Context().settings)


def told(text):
    found = reading(text)
    return [found.documents["a"].text[p.start:p.end] for p in pieces(found, found.lines["a"][0])]


@pytest.mark.parametrize(("text", "expected"), [
    ("Ellmouth turned a bridge down on Tuesday.", ["Ellmouth turned a bridge down on Tuesday"]),
    ("But Ellmouth turned a bridge down on Tuesday.", ["Ellmouth turned a bridge down on Tuesday"]),
    ("However, Ellmouth's council turned a bridge down.", ["Ellmouth's council turned a bridge down"]),
    ("ELLMOUTH (Reuters) - Ellmouth's council turned a bridge down.", ["Ellmouth's council turned a bridge down"]),
    ("Ellmouth's council turned a bridge down, which pleased many ferry crews.",
     ["Ellmouth's council turned a bridge down, which pleased many ferry crews",
      "Ellmouth's council turned a bridge down"]),
    ("The device comes with a keyboard of its own.", []),  # which one
    ("Ellmouth's council turned the bridge down.", []),  # which one
    ("Ellmouth turned the bridge over the Ash down.", ["Ellmouth turned the bridge over the Ash down"]),
    ("Ellmouth's council planned a bridge until the bridge fell.",
     ["Ellmouth's council planned a bridge until the bridge fell"]),  # told before
    ("Ellmouth's council turned a bridge down yesterday.", []),
    ("Ellmouth's council turned a bridge down last night.", []),
    ("Mayor Ida Holm, who wanted a bridge, lost a vote on Tuesday.",
     ["Mayor Ida Holm, who wanted a bridge, lost a vote on Tuesday"]),  # not 'Mayor Ida Holm, who wanted a bridge'
    ("A port lies in the U.S. and a ferry belongs to Brandt Co.",
     ["A port lies in the U.S. and a ferry belongs to Brandt Co."]),
    ("He turned the bridge down in the council.", []),
    ("This move surprised crews of a ferry.", []),
    ("Ida Holm met Karl Vale before she left.", []),  # who
    ("Some crews were surprised by that notion of a bridge.", []),
    ("Both men left Ellmouth before a vote.", []),
    ("The two men left Ellmouth before a vote.", []),
    ("Another man left Ellmouth before a vote.", []),
    ("We left Ellmouth before a vote on a bridge.", []),
    ("Crews left early this week for some islands.", []),  # no name
    ("Holm said, adding that Ellmouth has a port.", []),  # says nothing
    ("82 percent in Ellmouth had no power on Tuesday.", []),  # of what
    ("Holm said that crews had left Ellmouth around 4", []),  # cut off
    ("A sad day for Ellmouth and its old ferry.", []),  # no verb
    ("Several other women said that Ellmouth needs a bridge.", []),  # beside whom
    ("Karl Vale and other crews of Ellmouth left.", ["Karl Vale and other crews of Ellmouth left"]),
    ("Karl Vale said such a bridge would cost Ellmouth a lot.", []),  # which
    ("Ida Holm sued the Boston firm in the spring.", []),  # of several
    ("Ida Holm sued the Carlton hotel in the spring.", ["Ida Holm sued the Carlton hotel in the spring"]),
    ("A bridge to Ellmouth is far more remote.", []),  # than what
    ("A bridge to Ellmouth is far more remote than a ferry.", ["A bridge to Ellmouth is far more remote than a ferry"]),
    ("Some crews from Ellmouth asked about them.", []),  # not the crews
    ("Ellmouth built a bridge and sold it.", ["Ellmouth built a bridge and sold it"]),
    ("A lost vote in Ellmouth is more work.", ["A lost vote in Ellmouth is more work"]),
    ("Mayor Ida Holm spoke of a “lost year for Ellmouth.", []),  # half a quotation
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


def test_words_are_nobodys_where_another_is_named_between():
    found = reading("Ida Holm told reporters on Tuesday that Karl Vale called her, saying “My crew can sleep again”.")
    assert all(p.speaker != "Ida Holm" for p in speeches(found, "a"))


def test_a_title_is_no_speech():
    found = reading("“A Bridge Too Far: One Town's Road to Ellmouth Harbour,” Karl Vale wrote.")
    assert speeches(found, "a") == []
