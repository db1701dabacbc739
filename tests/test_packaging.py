"""The package as others get it: one wheel with everything in it, one list of dependencies."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile

import pytest
import yaml


def name_of(requirement):
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def declared(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"], project["optional-dependencies"]["dev"]


def test_environment_yml_has_the_same_packages(root):
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    conda = [d for d in environment["dependencies"] if isinstance(d, str)]
    pip = next(d["pip"] for d in environment["dependencies"] if isinstance(d, dict))
    run, dev = declared(root)
    wanted = {name_of(r): r for r in (*run, *dev)}
    given = {name_of(r): r for r in (*conda, *pip) if name_of(r) not in ("python", "pip", "-e")}
    assert given == wanted


def test_lock_has_names_and_versions_alone_and_every_dependency(root):
    head, *lines = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert re.search(r"Python 3\.\d+", head)
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    run, dev = declared(root)
    locked = {name_of(line) for line in lines}
    assert {name_of(r) for r in (*run, *dev)} - locked == set()


def test_no_address_of_a_registry(root):
    for name in ("requirements.lock", "pyproject.toml", "environment.yml", "Makefile"):
        assert "://" not in (root / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
                    "--wheel-dir", str(out), str(root)], check=True)
    return next(out.glob("*.whl"))


def test_wheel_carries_notebooks_sample_and_codebook_and_no_seeds(wheel):
    names = {n.removeprefix("nmi_analysis/") for n in zipfile.ZipFile(wheel).namelist()}
    assert {"_data/sample/sources.csv", "_data/sample/codebook.yaml", "_data/notebooks/0_overview.ipynb",
            "_data/notebooks/3_translation_quality.ipynb", "lexicons/SOURCES.toml", "lexicons/tags.csv"} <= names
    assert sum(n.startswith("_data/sample/") and n.endswith(".txt") for n in names) == 3
    assert not [n for n in names if "seeds" in n]


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
