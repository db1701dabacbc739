import pytest

from nmi_analysis.compare.polarity import opposite


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("The wall was not built in spring.", "The wall was built in spring.", "denies"),
    ("The wall was built in spring.", "The wall wasn’t built in spring.", "affirms"),
    ("The crew failed to find the leak.", "The crew found the leak.", "denies"),
    ("Nobody drowned in the flood.", "Two people drowned in the flood.", "denies"),
    ("The flood drowned nobody.", "The flood drowned two people.", "denies"),
    ("The firm denied paying bribes.", "The firm paid bribes.", "denies"),
    ("No further boats would be bought.", "Six boats will be bought.", "denies"),
    ("Nobody drowned in the flood.", "No one drowned in the flood.", ""),
    ("The strike was averted.", "They averted the strike.", ""),
    ("The ministers halted the talks.", "The talks were halted.", ""),
    ("Not only the wall was built.", "The wall was built.", ""),
    ("The flood killed no one.", "No one died in the flood.", ""),
    ("The wall was built and nobody paid.", "The wall was built.", ""),
    ("The guards gave no reason for arresting Holm.", "The guards arrested Holm.", ""),
    ("", "Not.", ""),
])
def test_one_text_denies_what_the_other_affirms(one, other, expected):
    assert opposite(one, other) == expected
