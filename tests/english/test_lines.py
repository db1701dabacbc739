"""Kinds of lines (cases: kinds.yaml)."""

from pathlib import Path

import pytest
import yaml

from nmi_analysis.english import lines

CASES = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_kinds(case):
    assert lines.of_lines([line for line, _ in case["lines"]]) == [kind for _, kind in case["lines"]]


def test_no_text():
    assert lines.kinds("", []) == []
