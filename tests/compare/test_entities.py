"""Names joined across the articles of a story."""

import pytest

from nmi_analysis.compare.entities import entities, same_person
from nmi_analysis.compare.story import Story
from nmi_analysis.english import Context
from nmi_analysis.settings import EntitySettings


def joined(*listed):
    """Canonical names of mentions given as (article, type, entity)."""
    rows = [{"article": a, "type": t, "entity": e} for a, t, e in listed]
    story = Story("s", [{"article": a} for a in sorted({a for a, _, _ in listed})], {"mentions": rows})
    return {(r["article"], r["entity"]): r["canonical"] for r in entities(story, Context())["entities"]}


def test_persons():
    found = joined(("a", "PER", "Qassem Soleimani"), ("a", "PER", "Qassem Soleimani"), ("b", "PER", "Qasem Soleimani"),
                   ("c", "PER", "Soleimani"), ("c", "PER", "Al-Kadhimi"), ("a", "PER", "Mustafa al-Kadhimi"))
    assert {found[a, e] for a, e in found if "Sol" in e} == {"Qassem Soleimani"}
    assert found["c", "Al-Kadhimi"] == "Mustafa al-Kadhimi"


def test_two_persons_of_one_surname_stay_two():
    found = joined(("a", "PER", "Ann Lee"), ("b", "PER", "Tom Lee"), ("c", "PER", "Lee"))
    assert set(found.values()) == {"Ann Lee", "Tom Lee", "Lee"}


def test_a_bare_surname_means_whom_the_articles_name_by_far_the_most():
    found = joined(*[("a", "PER", "Ann Lee")] * 3, ("b", "PER", "Tom Lee"), ("c", "PER", "Lee"))
    assert found["c", "Lee"] == "Ann Lee"


def test_two_full_names_in_one_article_are_two_persons():
    found = joined(("a", "PER", "Tom Lee"), ("a", "PER", "Thomas Lee"), ("b", "PER", "Tom Lee"))
    assert found["a", "Thomas Lee"] == "Thomas Lee"


def test_a_title_that_stuck_to_a_name():
    found = joined(("a", "PER", "Undersheriff Tom Lee"), ("b", "PER", "Tom Lee"), ("c", "PER", "Tom Lee"))
    assert set(found.values()) == {"Tom Lee"}


def test_places_and_organisations():
    found = joined(("a", "LOC", "U.S."), ("b", "LOC", "United States"), ("a", "ORG", "NATO"),
                   ("b", "ORG", "North Atlantic Treaty Organization"), ("a", "ORG", "Iraqi government"),
                   ("b", "ORG", "government of Baghdad"), ("b", "LOC", "Austria"), ("a", "LOC", "Australia"))
    assert found["a", "U.S."] == found["b", "United States"] == "United States"
    assert found["b", "North Atlantic Treaty Organization"] == "NATO"
    assert found["a", "Iraqi government"] == found["b", "government of Baghdad"]
    assert found["b", "Austria"] != found["a", "Australia"]


@pytest.mark.parametrize(("a", "b", "same"), [
    ("Qassem Soleimani", "Qasem Soleimani", True), ("J. Brown", "James Brown", True),
    ("Jane Brown", "James Brown", False),
    ("Jim Brown", "James Brown", True), ("Ann Brown", "J. Ann Brown", True), ("Lo Prato", "Aldo Lo Prato", True),
    ("Eve Rey Brown", "Tom Rey Brown", False), ("Katherine Brown", "Catherine Brown", True),
    ("Tom Brown Jr", "Tom Brown Sr", False), ("Tom Brown Jr.", "Tom Brown", True),
    ("Kim Lee", "Kin Lee", False), ("Ann Harris", "Ann Morris", False), ("José Núñez", "Jose Nunez", True),
])
def test_same_person(a, b, same):
    assert same_person(a, b, EntitySettings()) is same


def test_no_mentions():
    assert entities(Story("s", [], {}), Context()) == {"entities": []}
