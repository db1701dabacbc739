"""The package as others get it: one wheel with everything in it, one list of dependencies."""

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


def test_wheel_carries_notebooks_seeds_and_codebook(wheel):
    names = {n.removeprefix("nmi_analysis/") for n in zipfile.ZipFile(wheel).namelist()}
    assert {"_data/seeds/sources.csv", "_data/seeds/codebook.yaml", "_data/notebooks/0_overview.ipynb",
            "_data/notebooks/3_translation_quality.ipynb", "lexicons/SOURCES.toml", "lexicons/tags.csv"} <= names
    assert sum(n.startswith("_data/seeds/00") for n in names) == 5


def test_installed_in_an_empty_environment_it_reports_on_the_seeds(wheel, tmp_path):
    """A new environment that has the dependencies, but not the checkout."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    ours = [p for p in sys.path if p.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(ours) + "\n")
    (tmp_path / "empty").mkdir()
    subprocess.run([python, "-m", "nmi_analysis", "report", "seeds", "--out", "r", "--quiet"],
                   cwd=tmp_path / "empty", check=True, capture_output=True)
    assert (tmp_path / "empty" / "r" / "index.html").is_file()
    where = subprocess.run([python, "-c", "import nmi_analysis; print(nmi_analysis.__file__)"],
                           capture_output=True, text=True, check=True, cwd=tmp_path / "empty").stdout
    assert str(tmp_path) in where
