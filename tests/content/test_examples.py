"""The examples in the public docstrings and in the documentation are what the program does."""

import doctest
from importlib import import_module

import pytest

MODULES = ("concordance", "key_words", "coding", "intercoder")


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    failed, run = doctest.testmod(import_module(f"nmi_analysis.content.{name}"))
    assert (failed, run > 0) == (0, True)


def test_the_documentation_runs(root):
    failed, run = doctest.testfile(str(root / "docs" / "content_analysis.md"), module_relative=False)
    assert (failed, run > 0) == (0, True)
