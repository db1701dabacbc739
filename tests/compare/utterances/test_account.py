import pytest

from nmi_analysis.compare.quote_variants import weighed
from nmi_analysis.compare.utterances.account import account, version
from nmi_analysis.settings import AlterationSettings, QuoteSettings


@pytest.fixture
def between(compared):
    """The account of the first versions of two articles; they quote what is given."""

    def make(one, other):
        listed = weighed(compared(*(f'{text}, Ida Holm said.' for text in (one, other))).story, QuoteSettings())
        first, second = (next(w for w in listed if w.rendering.article == a) for a in ("a0", "a1"))
        return account(version(first), version(second), AlterationSettings())

    return make


@pytest.mark.parametrize(("one", "other", "sort"), [
    ("We will repair the northern pumps", "We will not repair the northern pumps", "negation"),
    ("We will repair the northern pumps", "We could repair the northern pumps", "modality"),
    ("The northern pumps cost 300 crowns", "The northern pumps cost 900 crowns", "number"),
    ("Prices of northern pumps increased on Monday", "Prices of northern pumps decreased on Monday", "opposite"),
    ("The pumps of Norvik failed at midnight", "The pumps of Vessel failed at midnight", "name"),
    ("The northern pumps failed at midnight", "The rusty pumps failed at midnight", "content"),
    ("The northern pump failed at midnight", "The northern pumps failed at midnight", "inflection"),
    ("The pumps failed us at midnight", "The pumps failed at midnight", "pronoun"),
    ("The northern pumps failed at midnight", "The northern pumps failed before midnight", "function"),
    ("The pumps of the harbour failed at midnight", "The pumps of harbour failed at midnight", "small"),
    ("The northern pumps, uh, failed at midnight", "The northern pumps failed at midnight", "filler"),
    ("Divers saw the pumps the pumps fail at midnight", "Divers saw the pumps fail at midnight", "repeated"),
    ("The f***ing pumps failed at midnight", "The flaming pumps failed at midnight", "masked"),
    ("They [the pumps] failed at midnight in Norvik", "They failed at midnight in Norvik", "editorial"),
    ("The pumps of Qassem failed at midnight", "The pumps of Qasem failed at midnight", "spelling"),
])
def test_sorts_of_edits(between, one, other, sort):
    found = between(f'"{one}"', f'"{other}"')
    assert [e.sort for e in found.edits] == [sort]
    assert found.cuts == ()


@pytest.mark.parametrize(("one", "other", "cut"), [
    ('"If the dam holds, we will reopen the harbour"', '"We will reopen the harbour"', ("start", "condition", True)),
    ('"Because the dam broke, we closed the harbour"', '"We closed the harbour"', ("start", "reason", True)),
    ('"Despite the broken dam, we reopen the harbour"', '"We reopen the harbour"', ("start", "contrast", True)),
    ('"I do not want to reopen the harbour"', 'He wants to "reopen the harbour"', ("start", "negation", False)),
    ('"I think the harbour master lied to us"', '"The harbour master lied to us"', ("start", "hedge", True)),
    ('"The harbour master lied to the council of Norvik"', '"The harbour master lied."', ("end", "content", True)),
    ('"The harbour master lied, and he left"', '"The harbour master lied."', ("end", "little", True)),
    ('"The harbour master lied, but the council forced him"', '"The harbour master lied."', ("end", "contrast", True)),
])
def test_cuts(between, one, other, cut):
    found = between(one, other)
    assert [(c.of_one, c.place, c.carries, c.whole) for c in found.cuts] == [(True, *cut)]
    assert found.edits == ()


def test_dots_own_up_to_a_cut(between):
    found = between('"We rebuilt the lighthouse with borrowed money"', '"We rebuilt ... with borrowed money"')
    assert [(c.place, c.of_one) for c in found.cuts] == [("middle", True)]


def test_words_outside_the_marks_are_no_words_in_place_of_others(compared):
    found = compared('"Divers rebuilt the tall lighthouse on the reef with borrowed money," Ida Holm said.',
                     'Ida Holm said divers "rebuilt the tall lighthouse" at night "with borrowed money".')
    listed = weighed(found.story, QuoteSettings())
    direct, mixed = listed[0], next(w for w in listed if w.rendering.form == "mixed")
    found = account(version(direct), version(mixed), AlterationSettings())
    assert found.edits == ()
    assert [(c.place, c.of_one) for c in found.cuts] == [("start", True), ("middle", True)]


def test_nothing_in_common_is_no_account(between):
    assert between('"We rebuilt the lighthouse"', '"The ferry struck a pier"') is None
