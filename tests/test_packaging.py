"""The package as others get it: one wheel with everything in it, one list of dependencies."""

import datetime
import json
import os
import re
import runpy
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

MOST = 9_000_000  # bytes; a third of them are vectors of words
QUOTED = 60  # characters in a row that no archive has of the publishers' articles


@pytest.fixture(scope="module")
def packages(root):
    return runpy.run_path(str(root / "scripts" / "packages.py"))


@pytest.mark.parametrize("file", ["environment.yml", "conda/meta.yaml", "codemeta.json", "CITATION.cff"])
def test_what_is_made_from_pyproject_is_current(root, packages, file):
    assert (root / file).read_text(encoding="utf-8") == packages["FILES"][file](), "run make generated"


def test_what_is_made_can_be_read(root):
    assert yaml.safe_load((root / "conda/meta.yaml").read_text(encoding="utf-8"))["package"]["name"] == "nmi-analysis"
    assert yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))["cff-version"] == "1.2.0"
    assert yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))["name"] == "nmi-analysis"


def test_the_newest_release_is_the_version_and_its_date_is_one(packages):
    version, date = packages["released"]()
    assert version == packages["project"]()["version"]
    assert datetime.date.fromisoformat(date)


def test_changelog_has_upcoming_before_the_releases_the_newest_first(root):
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "Upcoming"
    assert [h for h in headings[1:] if not re.fullmatch(r"\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)", h)] == []
    releases = [tuple(map(int, h.split()[0].split("."))) for h in headings[1:]]
    assert releases == sorted(releases, reverse=True)


def plain(requirement):
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_lock_has_names_and_versions_alone_and_every_dependency(root, packages):
    head, *lines = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert re.search(r"Python 3\.\d+", head)
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    locked = {plain(line) for line in lines}
    assert {plain(r) for r in packages["wanted"]("dev", "docs", "lab", "scale")} - locked == set()


def test_no_address_of_a_registry(root):
    for name in ("requirements.lock", "pyproject.toml", "environment.yml", "Makefile"):
        assert "://" not in (root / name).read_text(encoding="utf-8")


def archive(root, out, *options):
    subprocess.run([sys.executable, "-m", "hatchling", "build", "--directory", str(out), *options], cwd=root,
                   check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    archive(root, out, "--target", "wheel")
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def archives(root, wheel, tmp_path_factory):
    """The files of the wheel and of the sdist."""
    out = tmp_path_factory.mktemp("sdist")
    archive(root, out, "--target", "sdist")
    packed = zipfile.ZipFile(wheel)
    with tarfile.open(next(out.glob("*.tar.gz"))) as source:
        return {**{n: packed.read(n) for n in packed.namelist()},
                **{m.name: source.extractfile(m).read() for m in source if m.isfile()}}


def test_wheel_carries_notebooks_sample_codebook_types_and_licences_and_no_seeds(root, wheel):
    listed = zipfile.ZipFile(wheel).namelist()
    names = {n.removeprefix("nmi_analysis/") for n in listed}
    assert {"_data/sample/sources.csv", "_data/sample/codebook.yaml", "_data/notebooks/0_overview.ipynb", "py.typed",
            "_data/notebooks/3_translation_quality.ipynb", "lexicons/SOURCES.toml", "lexicons/tags.csv"} <= names
    assert sum(n.startswith("_data/sample/") and n.endswith(".txt") for n in names) == 3
    given = {Path(n).name for n in listed if "/licenses/" in n}
    assert given == {"LICENSE", *(p.name for p in (root / "LICENSES").iterdir())}
    assert wheel.stat().st_size <= MOST


def test_no_archive_holds_or_quotes_the_seeds(root, archives):
    assert [n for n in archives if "seeds" in n] == []
    texts = [re.sub(r"\s+", " ", p.read_text(encoding="utf-8")) for p in (root / "data" / "seeds").glob("*.txt")]
    pieces = [t[i:i + QUOTED] for t in texts for i in range(0, len(t) - QUOTED, QUOTED // 2)]
    read = {n: re.sub(r"\s+", " ", data.decode("utf-8", "replace").replace("\\n", " ").replace('\\"', '"'))
            for n, data in archives.items() if not n.endswith((".csv", "cmudict"))}
    assert [(n, p) for n, text in read.items() for p in pieces if p in text] == []


def test_notebooks_are_packed_as_they_are_before_a_run(archives):
    packed = [json.loads(data) for n, data in archives.items() if n.endswith(".ipynb")]
    assert len(packed) >= 12
    assert [c for n in packed for c in n["cells"] if c.get("outputs") or c.get("execution_count")] == []


def test_installed_in_an_empty_environment_it_reports_on_the_sample(wheel, tmp_path):
    """A new environment that has the dependencies, but not the checkout."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    ours = [p for p in sys.path if p.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(ours) + "\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    plain = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}

    def run(*arguments):
        return subprocess.run([python, *arguments], cwd=empty, env=plain, capture_output=True, text=True, check=False)

    assert run("-m", "nmi_analysis", "report", "sample", "--out", "r", "--quiet").returncode == 0
    assert (empty / "r" / "index.html").is_file()
    lost = run("-m", "nmi_analysis", "analyze", "seeds", "--out", "s", "--quiet")
    assert (lost.returncode, "'sample' is packaged" in lost.stderr) == (3, True)
    assert str(tmp_path) in run("-c", "import nmi_analysis; print(nmi_analysis.__file__)").stdout
