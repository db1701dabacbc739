"""The house keeps its bounds (``make check-house`` prints them)."""

import ast
import runpy
from importlib import import_module
from importlib.util import find_spec

import pytest


@pytest.fixture(scope="module")
def house(root):
    return runpy.run_path(str(root / "scripts" / "house.py"))


def test_no_bound_is_passed(house):
    most = house["bounds"]()
    made = house["measures"]()
    assert {m.name for m in made} == set(most)
    assert {m.name: (m.number, m.seen) for m in made if m.number > most[m.name]} == {}, (
        "pyproject.toml, tool.house: an addition raises files and lines by what it adds, by hand; nothing else rises")


def test_a_dependency_is_found_by_import_module_or_data(house, tmp_path):
    code = 'import yaml\nfrom lxml import etree\nrun(["-m", "jupyterlab"], files("symspellpy"))\n'
    (tmp_path / "a.py").write_text(code)
    assert house["imported"](tmp_path) == {"pyyaml", "lxml", "jupyterlab", "symspellpy"}


def test_a_long_function_is_found(house, root):
    path = root / "scripts" / "house.py"
    assert list(house["long_functions"](path)) == []


def _taken(path):
    """(module, name) of what a file takes from the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "nmi_analysis":
            yield from ((node.module, a.name) for a in node.names)


@pytest.mark.parametrize("folder", ["benchmarks", "scripts", "training"])
def test_what_stands_beside_the_package_takes_only_what_is_there(folder, root):
    gone = [f"{path.name}: {module}.{name}" for path in sorted((root / folder).rglob("*.py"))
            for module, name in _taken(path)
            if not hasattr(import_module(module), name) and find_spec(f"{module}.{name}") is None]
    assert not gone
