"""Try the package on other versions: ``python scripts/versions.py [lowest] [3.12 3.13 ...]``.

Each version gets an environment of its own, in a temporary folder: the wheel as others get it, with the newest
dependencies, or with the lowest that ``pyproject.toml`` allows. There it analyzes and reports on the sample; no rule
may fail, and every table must be byte for byte the one that is made here. A Python that is not there is left out.
Needs the PyPI package uv, which is installed into an environment of its own.
"""

import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
NAMED = re.compile(rb"version:[\d.]+")  # in the signature of a measure


def run(*command: object, folder: Path | None = None) -> None:
    """A command that has to succeed."""
    subprocess.run([str(c) for c in command], cwd=folder, check=True)


def differing(made: Path, reference: Path) -> list[str]:
    """Tables that are not the same bytes, but for the version of a library that a cell names."""
    tables = [{p.name: NAMED.sub(b"", p.read_bytes()) for p in folder.glob("*.csv")} for folder in (made, reference)]
    return sorted(n for n in tables[0] | tables[1] if tables[0].get(n) != tables[1].get(n))


def tried(uv: Path, version: str, options: Sequence[str], place: Path) -> str:
    """What came of one version: blank where all is well."""
    found = subprocess.run([uv, "python", "find", "--no-python-downloads", version], capture_output=True, check=False)
    if found.returncode:
        return "not on this machine: left out"
    environment, report = place / "env", place / "report"
    run(uv, "venv", "--quiet", "--no-python-downloads", "--python", version, environment)
    wheel = next(place.parent.glob("*.whl"))
    run(uv, "pip", "install", "--quiet", "--python", environment, "--only-binary", ":all:", *options, wheel)
    numpy = next(environment.glob("lib/*/site-packages/numpy-*.dist-info")).name.removesuffix(".dist-info")
    print(f"{version} with {numpy}", flush=True)
    program = environment / "bin" / "nmi-analysis"
    run(program, "report", "sample", "--out", report, "--quiet", folder=place)
    lines = (report / "tables" / "failures.csv").read_text(encoding="utf-8").splitlines()
    if len(lines) > 1:
        return f"rules failed: {lines[1:]}"
    different = differing(report / "tables", place.parent / "here")
    return f"other bytes: {', '.join(different)}" if different else ""


def main(wanted: Sequence[str]) -> int:
    """Try each, print what came of it, and count the failures."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "uv", with_pip=True)
        run(place / "uv" / "bin" / "python", "-m", "pip", "install", "--quiet", "uv")
        uv = place / "uv" / "bin" / "uv"
        run(uv, "build", "--quiet", "--wheel", "--out-dir", place, ROOT)
        run(sys.executable, "-m", "nmi_analysis", "analyze", "sample", "--out", place / "here", "--quiet")
        for name in wanted:
            lowest = name == "lowest"
            (place / name).mkdir()
            options = ("--resolution", "lowest-direct", "-r", str(ROOT / "pyproject.toml")) if lowest else ()
            said = tried(uv, HERE if lowest else name, options, place / name)
            bad += bool(said) and "left out" not in said
            print(f"{name}: {said or 'report made, no rule failed, tables byte for byte'}", flush=True)
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["lowest"]))
