"""The examples in the public docstrings are what the program does."""

import doctest
from importlib import import_module

import pytest

MODULES = ("concordance", "key_words", "contrast", "coding", "intercoder")


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    failed, run = doctest.testmod(import_module(f"nmi_analysis.content.{name}"), optionflags=doctest.ELLIPSIS)
    assert (failed, run > 0) == (0, True)
