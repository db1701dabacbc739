"""Patterns fit other spellings of spaces and apostrophes, and what is not eased stays as it was."""

import pytest

from nmi_analysis.extract.codebook import BAD_PATTERN, compiled


@pytest.mark.parametrize(("pattern", "text"), [
    ("the chief's hat", "the chief’s\nhat"), ("a{2} b", "aa  b"), ("[a' ]+b *c", "a’ bc".replace("’", "'")),
    (r"\ x", " x"), (r"[\]']d", "]d"), (r"[]' ]d", "]d"),
    (r"(?<=run by )\w+", "run\nby Kim"), (r"(?<!not (?:by|of) )(?<=the mayor's )hat", "the mayor’s hat"),
    (r"(?<=a )b c", "a b  c"),
])
def test_patterns_are_eased(pattern, text):
    assert compiled(pattern).search(text)


@pytest.mark.parametrize("pattern", ["(", "(?<=a+)b", "(?L)a", "a{99999999999999999999}"])
def test_a_bad_pattern(pattern):
    with pytest.raises(BAD_PATTERN):
        compiled(pattern)
