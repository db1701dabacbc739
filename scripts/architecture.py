"""``docs/architecture.md`` from the code: the floors, what is at home on each, and how things go through the house.

The floors are those of the import-linter contract in ``pyproject.toml``; what a file is for is the first line of its
docstring. A stop on a way is a function: where it is renamed, this fails.
"""

import ast
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "nmi_analysis"
HEAD = """# Architecture

Made by `python scripts/dictionary.py` from the import-linter contract and the first lines of files; do not edit.

Articles become rows, rows become charts and pages, and nothing goes back: a module imports only from floors below its
own. One article is the business of `extract` and `quality`, several are that of `compare` alone. An extractor is a pure
function of one article and the rows found before it; a comparer is one of a story, the articles on one event. Words
are data (`lexicons`), fitted weights are data (`models`), thresholds are fields with a reason (`settings`).

"""
FIGURE = (
    "corpus/read.py:read", "english/__init__.py:parse", "english/numbers.py:find",
    "extract/figures.py:quantities", "extract/figures.py:extract", "run/pipeline.py:extract_article",
    "compare/linking/mention.py:mentions", "compare/linking/pool.py:pool", "compare/linking/linker.py:linked",
    "compare/agreements.py:agreements", "compare/findings.py:findings", "store/files.py:write",
    "views/figures.py:tracked", "charts/dots.py:figures")
CLAIM = (
    "english/__init__.py:parse", "compare/units.py:units", "compare/likeness.py:measures",
    "compare/likeness.py:probabilities", "compare/align.py:align", "compare/stances.py:stances",
    "compare/claims.py:claims", "compare/claims.py:covered", "compare/telling/__init__.py:telling",
    "compare/findings.py:findings", "views/coverage.py:stances", "charts/matrices.py:stances")


def said(path: Path, function: str = "") -> str:
    """The first line of the docstring of a file, or of a function in it."""
    tree: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    if function:
        tree = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function)
    text = ast.get_docstring(tree) or ""  # type: ignore[arg-type]
    return text.partition("\n")[0].replace("|", "\\|").replace("``", "`")


def floors() -> list[str]:
    """From the top to the ground, as the contract has them."""
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers: list[str] = made["tool"]["importlinter"]["contracts"][0]["layers"]
    return layers


def room(name: str) -> Iterator[str]:
    """Lines of a table: a module, or the files of a package."""
    home = PACKAGE / name
    files = sorted(home.rglob("*.py")) if home.is_dir() else [home.with_suffix(".py")]
    for path in files:
        if text := said(path):
            yield f"| `{path.relative_to(PACKAGE).as_posix()}` | {text} |\n"


def way(stops: Sequence[str]) -> Iterator[str]:
    """A numbered list of functions."""
    for number, stop in enumerate(stops, 1):
        file, _, function = stop.partition(":")
        yield f"{number}. `{function}` in `{file}`: {said(PACKAGE / file, function)}\n"


def architecture() -> str:
    """The page as Markdown."""
    parts = [HEAD, "## The floors\n\nFrom the top to the ground; rooms on one line do not know each other.\n\n"]
    parts += [f"1. {', '.join(f'`{n.strip()}`' for n in floor.split('|'))}\n" for floor in floors()]
    parts += ["\n## The way of one figure\n\n", *way(FIGURE), "\n## The way of one claim\n\n", *way(CLAIM)]
    parts.append("\n## What is at home where\n")
    for floor in floors():
        for name in (n.strip() for n in floor.split("|")):
            parts += [f"\n### {name}\n\n| file | what is there |\n|---|---|\n", *room(name)]
    return "".join(parts)
