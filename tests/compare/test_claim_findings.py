from dataclasses import replace

import pytest
from test_claims import told
from test_likeness import listed

from nmi_analysis.compare.align import Likely
from nmi_analysis.compare.claim_findings import agreement
from nmi_analysis.compare.stances import replaced
from nmi_analysis.settings import ClaimSettings, Settings

DAM = "Engineers shut the Kaldera dam on Tuesday because of deep cracks in its spillway."


def test_what_several_sources_state_is_told_with_their_names():
    found = [f for f in told([DAM, DAM.replace("shut", "closed")])["findings"] if f.kind == "agreed"]
    assert [f.statement for f in found] == [f"000 and 001 report, in the words of 000: “{DAM[:-1]}”"]
    assert [(e.article, e.role) for e in found[0].evidence] == [("000", "states"), ("001", "states")]
    assert 0.8 < found[0].confidence < 1
    assert 0 < found[0].weight <= ClaimSettings().agreed_weight


def test_what_one_leaves_open_is_not_agreed():
    found = told([DAM, DAM.replace("shut", "may have shut")])["findings"]
    assert [f.statement for f in found if f.kind == "agreed"] == []


def test_confidence_follows_the_likelihood_of_the_pairs():
    surer, less = (agreement(Likely({0: {1: p}}, {}), [[0], [1]], ClaimSettings()) for p in (0.9, 0.5))
    assert surer > less


def test_a_denial_of_what_another_states_is_no_agreement():
    found = told(["The council approved the new harbour wall in Sandhaven on Monday.",
                  "The council has not approved the new harbour wall in Sandhaven on Monday."])["findings"]
    assert [f.kind for f in found] == ["contradiction"]
    assert [e.value for e in found[0].evidence] == ["affirms", "denies"]
    assert found[0].confidence < Settings().findings.least


@pytest.mark.parametrize(("one", "other", "values"), [
    ("The fire burned 1,234,567 acres of pine forest near Merrow.",
     "The fire burned 1,334,567 acres of pine forest near Merrow.", ("1234567", "1334567")),
    ("The fire burned about 500 acres of pine forest near Merrow.",
     "The fire burned 500 acres of pine forest near Merrow.", None),
    ("The fire burned 300 acres of pine forest near Merrow.", "Near Merrow 500 acres of wheat were sown.", None),
])
def test_a_value_in_the_place_of_another_keeps_every_digit(one, other, values):
    a, b = listed(one, other)
    settings = Settings()
    found = replaced(a, b, settings.claims, settings.agreements)
    assert (found.values if found else None) == values
    assert replaced(a, b, replace(settings.claims, replaced=1.0), settings.agreements) is None


def test_the_order_of_the_sentences_around_does_not_change_what_is_one_claim():
    other = "Seven wolves ate all sheep of the farmer Jan Weiss in May."
    first, second = (told([f"{DAM} {other}", text])["claims"] for text in (f"{other} {DAM}", f"{DAM} {other}"))
    assert len({r["claim"] for r in first}) == len({r["claim"] for r in second}) == 2
