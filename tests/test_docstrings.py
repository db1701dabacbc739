"""The example in every public docstring is what the program does."""

import doctest
import inspect

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis import charts, views
from nmi_analysis.api import Tables

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
RESULTS = {"Chart", "View"}  # what functions return; nobody calls them


def _public():
    for home in (nmi, charts, views):
        for name in home.__all__:
            made = getattr(home, name)
            if callable(made) and name not in RESULTS and made is not Tables:
                yield f"{home.__name__}.{name}", made
    for name in ("show", "decide", "undo", "of", "validate"):
        yield f"Tables.{name}", getattr(Tables, name)


@pytest.mark.parametrize(("name", "made"), list(_public()))
def test_the_example_runs(name, made, seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = inspect.unwrap(made)
    known = {"nmi": nmi, "pd": pd, "tables": Tables(dict(seeds.items()), seeds.signature)}
    module = inspect.getmodule(made)
    found = doctest.DocTestFinder(recurse=False).find(made, name, module, {**vars(module), **known})
    examples = [e for test in found for e in test.examples]
    assert examples or name == "Tables.undo", f"{name} has no example"
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in found:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
