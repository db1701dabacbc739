"""What is told of an invented event, kind by kind."""

from dataclasses import replace

import pytest
from invented import BRIDGE, compared, statements, story

from nmi_analysis.compare import stage
from nmi_analysis.compare.story import Outlets
from nmi_analysis.compare.telling import telling
from nmi_analysis.english import Context
from nmi_analysis.settings import FindingSettings, Settings, TellingSettings


@pytest.fixture(scope="module")
def bridge():
    return compared(BRIDGE)


TOLD = """\
framing   The headlines read “Council rejects plan for Harbour Bridge” (Northern Post), “Harbour bridge delayed \
after council vote” (Southern Echo) and “Ellmouth keeps its ferry” (Coast Herald).
left_out  Coast Herald leaves out what Northern Post and Southern Echo tell: “The shipping company Brandt Lines \
had threatened to move freight and jobs to Kettering”.
voices    Only Northern Post hears Karl Vale (Ferry captain: “My crew can sleep again tonight”).
alone     Only Northern Post says: “Engineers from Odelby had warned in January that piers would stand on soft clay”.
alone     Only Coast Herald gives “48 million euros”: “Harbour Bridge would have cost 48 million euros, the treasurer \
of Ellmouth told reporters”.
"""


@pytest.mark.parametrize(("kind", "statement"), [line.split(maxsplit=1) for line in TOLD.splitlines()])
def test_is_told(bridge, kind, statement):
    assert statements(bridge, kind).count(statement) == 1


def test_what_all_tell_is_nobodys_alone(bridge):
    told = " ".join(s for kind in ("alone", "voices", "left_out") for s in statements(bridge, kind))
    assert "ten years of work" not in told  # all three quote the mayor
    assert "Only Northern Post hears Ida Holm" not in told


def test_headlines_come_first_and_what_is_left_out_has_no_place(bridge):
    assert ("framing", 1) in bridge
    (rows,) = [rows for (kind, _), rows in bridge.items() if kind == "left_out"]
    assert {(r["role"], r["article"], "start" in r) for r in rows} == {
        ("states", "post", True), ("states", "echo", True), ("leaves_out", "herald", False)}


def test_an_article_of_another_day_is_told_once_and_leaves_nothing_out():
    found = compared(BRIDGE, published={"herald": "2031-02-20"})
    (said,) = statements(found, "other_time")
    assert said == ("Coast Herald is from 2031-02-20, before Northern Post and Southern Echo (2031-03-04): what came "
                    "in between only the later ones could know.")
    assert statements(found, "left_out") == []


def test_a_day_between_must_be_told_of():
    quiet = {n: (s, d, h, t.replace(" on Tuesday", "")) for n, (s, d, h, t) in BRIDGE.items()}
    assert statements(compared(quiet, published={"post": "2031-03-05"}), "other_time") == []
    assert len(statements(compared(BRIDGE, published={"post": "2031-03-05"}), "other_time")) == 0  # on Tuesday, the 4th
    late = {**BRIDGE, "post": (*BRIDGE["post"][:3], BRIDGE["post"][3].replace("on Tuesday", "on Wednesday"))}
    assert len(statements(compared(late, published={"post": "2031-03-05"}), "other_time")) == 1


def test_two_articles_leave_nothing_out_of_most_others():
    two = {n: BRIDGE[n] for n in ("post", "herald")}
    assert statements(compared(two), "left_out") == []


def test_one_article_is_compared_with_none():
    assert compared({"post": BRIDGE["post"]}) == {}


def test_a_change_with_its_figures_as_they_stand():
    post = """The crew of the ferry will grow from 20 to 60 sailors, the port said on Monday. All were pleased.\n"""
    echo = """Three harbours are short of people. In Ellmouth alone the number of sailors on the ferry is to rise from \
20 to about 60, as the port told us.\n"""
    event = {"a": ("Post", "2031-03-04", "", post), "b": ("Echo", "2031-03-04", "", echo)}
    assert statements(compared(event), "change") == ["A change from 20 to 60 sailors, say Post and Echo."]


def test_a_copy_counts_as_one_source():
    twice = {"a": BRIDGE["post"], "b": ("Copy", *BRIDGE["post"][1:])}
    assert statements(compared(twice), "copied") == [
        "Copy repeats Northern Post: they count as one source."]
    assert statements(compared(twice), "alone") == []


def test_settings_change_what_is_told():
    shy = Context(settings=replace(Settings(), telling=TellingSettings(alone=0.999, most_figures=0)))
    assert statements(compared(BRIDGE, shy), "alone") == []
    unsure = Context(settings=replace(Settings(), findings=FindingSettings(least=0.9)))
    order = [rows[0]["confidence"] for _, rows in sorted(compared(BRIDGE, unsure).items(), key=lambda f: f[0][1])]
    first = [c >= 0.9 for c in order]
    assert first == sorted(first, reverse=True)  # what is below comes last


def test_other_languages_are_left_aside():
    text = """Die Fähre über den Hafen von Ellmouth bleibt, denn der Stadtrat hat die Brücke abgelehnt.\n"""
    made = story({**BRIDGE, "blatt": ("Küstenblatt", "2031-03-04", "", text)})
    made.documents["blatt"] = replace(made.documents["blatt"], language="de")
    told = [f.statement for f in telling(made, Context())["findings"]]
    assert any(s.startswith("Of the articles in English, only Northern Post says") for s in told)
    assert not any("Küstenblatt" in s for s in told)


def test_it_is_a_comparer():
    assert telling in stage.COMPARERS


def test_who_alone_has_something_is_named_with_those_that_repeat_it():
    rows = [{"article": a, "source": a.title(), "duplicate_of": of} for a, of in (("mail", ""), ("post", "mail"))]
    assert Outlets(rows).alone("mail") == "Mail (repeated by Post)"
    assert Outlets(rows).alone("post") == "Post"


def told_of(text):
    echo = ("Echo", "2031-03-04", "", "The ferry left Ellmouth on Monday.\n")
    return statements(compared({"a": ("Post", "2031-03-04", "", text), "b": echo}), "voices")


@pytest.mark.parametrize(("said", "told"), [
    ("Ellmouth harbour chief Karl Vale spoke. \"The ferry will stay in Ellmouth,\" Vale said.",
     "Karl Vale (Ellmouth harbour chief: “The ferry will stay in Ellmouth”)"),
    ("400 metres champion Karl Vale spoke. \"The ferry will stay in Ellmouth,\" Vale said.",
     "Karl Vale (“The ferry will stay in Ellmouth”)"),
    ("The ferry will be cheaper. \"The ferry will stay in Ellmouth,\" said Karl Vale, head of Ash Lines in Kent.",
     "Karl Vale (head of Ash Lines in Kent: “The ferry will stay in Ellmouth”)"),
    ("Board of Harbours director Karl Vale spoke. \"The ferry will stay in Ellmouth,\" Vale said.",
     "Karl Vale (“The ferry will stay in Ellmouth”)"),
])
def test_an_office_is_told_whole_or_not_at_all(said, told):
    assert told_of(f"The council of Ellmouth met on Monday.\n\n{said}\n") == [f"Only Post hears {told}."]


def test_nobody_is_heard_of_whom_nothing_is_told():
    assert told_of("The council met on Monday.\n\nKarl Vale said they would. \"It is all over,\" Vale said.\n") == []


def test_of_whom_it_has_the_surname_alone_it_says_who_it_is():
    source, day, title, text = BRIDGE["post"]
    event = {**BRIDGE, "post": (source, day, title, text.replace("had warned in", "had warned Vale in"))}
    assert ("Only Northern Post says: “Engineers from Odelby had warned Vale in January that piers would stand on soft "
            "clay”; Vale is Karl Vale (Ferry captain).") in statements(compared(event), "alone")
