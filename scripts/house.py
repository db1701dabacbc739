"""How large the house is: ``python scripts/house.py`` prints each measure beside its bound, fails where one is passed.

The bounds stand in ``pyproject.toml`` under ``tool.house``. Who makes a number smaller lowers its bound with the same
change (``python scripts/house.py --lower`` writes today's numbers); an addition raises files and lines, nothing else.
"""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "nmi_analysis"
LONG_FILE, LONG_FUNCTION = 300, 40  # lines
SHARED = frozenset({"__init__.py", "__main__.py"})  # every room has its own
# Used without an import statement: what runs as a module, and what is read as data.
NAMED = re.compile(r'"-m", "((?!pip")\w+)"|(?:files|find_spec)\("(\w+)"\)')  # pip is Python's own


class Measure(NamedTuple):
    """A number of things, and the things."""

    name: str
    number: int
    seen: list[str]


def sources(*folders: Path) -> list[Path]:
    """Python files in order."""
    return sorted(p for folder in folders for p in folder.rglob("*.py"))


def long_functions(path: Path) -> Iterator[str]:
    """Functions of more than ``LONG_FUNCTION`` lines, their docstrings counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONG_FUNCTION:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name} ({lines})"


def size() -> Iterator[Measure]:
    """Files, lines, and what is too long or of one name."""
    files = sources(PACKAGE)
    lines = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    yield Measure("files", len(files), [])
    yield Measure("lines", sum(lines.values()), [])
    long = [f"{p.relative_to(ROOT)} ({n})" for p, n in lines.items() if n > LONG_FILE]
    yield Measure("long_files", len(long), long)
    functions = [f for p in files for f in long_functions(p)]
    yield Measure("long_functions", len(functions), functions)
    names = Counter(p.name for p in files if p.name not in SHARED)
    twice = [f"{name} ({n})" for name, n in sorted(names.items()) if n > 1]
    yield Measure("basenames_twice", len(twice), twice)


def imported(*folders: Path) -> set[str]:
    """Packages that the files of folders use, as distributions that are installed."""
    found: set[str] = set()
    for path in sources(*folders):
        text = path.read_text(encoding="utf-8")
        found |= {a or b for a, b in NAMED.findall(text)}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found |= {a.name.partition(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(str(node.module).partition(".")[0])
    known = packages_distributions()
    ours = {p.stem for p in sources(*folders)} | {p.name for p in ROOT.iterdir()}
    outside = {n for n in found if n not in sys.stdlib_module_names and n not in ours}
    return {plain(min(known.get(n, [n]))) for n in outside}


def plain(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def dependencies() -> Iterator[Measure]:
    """What is declared and not imported, and what is imported and not declared."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {k: {plain(r) for r in v} for k, v in project["optional-dependencies"].items()}
    run = {plain(r) for r in project["dependencies"]}
    used = imported(PACKAGE) - {"nmi-analysis"}
    unused = sorted(run - used)
    yield Measure("declared_not_imported", len(unused), unused)
    asked = extras["lab"] | extras["scale"]
    tools = imported(*(ROOT / f for f in ("tests", "benchmarks", "scripts", "training"))) - {"nmi-analysis"}
    missing = sorted(used - run - asked) + sorted(tools - run - {n for e in extras.values() for n in e})
    yield Measure("imported_not_declared", len(missing), missing)


def licences() -> Iterator[Measure]:
    """Licences that a bundled file names and whose text is missing."""
    texts = {p.stem for p in (ROOT / "LICENSES").glob("*.txt")}
    named = {n for home in ("lexicons", "models")
             for d in tomllib.loads((PACKAGE / home / "SOURCES.toml").read_text(encoding="utf-8")).values()
             for n in d["licence"].split(" AND ")}
    yield Measure("licences_without_text", len(named - texts), sorted(named - texts))


def measures() -> list[Measure]:
    """All of them."""
    return [*size(), *dependencies(), *licences()]


def bounds() -> dict[str, int]:
    """The largest number that each measure may have."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["house"]
    return {str(k): int(v) for k, v in found.items()}


def lower(made: list[Measure]) -> None:
    """Write today's numbers where they are smaller than the bounds."""
    path, most = ROOT / "pyproject.toml", bounds()
    text = path.read_text(encoding="utf-8")
    for m in made:
        if m.number < most[m.name]:
            text = re.sub(rf"^{m.name} = \d+", f"{m.name} = {m.number}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def main(options: list[str]) -> int:
    """Print, and say whether a bound is passed."""
    made, most = measures(), bounds()
    for m in made:
        print(f"{m.name:24}{m.number:7,} of at most {most[m.name]:,}")
        for line in m.seen if "--all" in options or m.number > most[m.name] else []:
            print(f"    {line}")
    if "--lower" in options:
        lower(made)
    return int(any(m.number > most[m.name] for m in made))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
