"""What is generated is current, and what the README names exists."""

import re
import runpy

import pytest

from nmi_analysis.schemas import TABLES


@pytest.mark.parametrize(("name", "make"), [("tables", "dictionary"), ("settings", "settings")])
def test_generated_pages_are_current(root, name, make):
    made = runpy.run_path(str(root / "scripts" / "dictionary.py"))[make]()
    assert (root / "docs" / f"{name}.md").read_text(encoding="utf-8") == made


def test_readme_names_files_that_exist_and_every_table(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    linked = [m for m in re.findall(r"\]\(([^)#]+)", readme) if "://" not in m]
    assert [m for m in linked if not (root / m).exists()] == []
    assert [t for t in TABLES if f"`{t}`" not in readme] == []
    assert all(c in readme for c in ("make report", "make test", "make lab", "make bench"))


def test_readme_has_no_placeholder(root):
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.fullmatch(r"[A-Z]{4,}", line.strip())] == []
