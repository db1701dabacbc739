"""What the hosting platform and pre-commit run exists here and has the rights it needs, no more."""

import os
import re
import runpy
import subprocess

import pytest
import yaml

WORKFLOWS = ("benchmark", "docs", "release", "tests")


@pytest.fixture(scope="module")
def workflows(root):
    found = {p.stem: p.read_text(encoding="utf-8") for p in (root / ".github" / "workflows").glob("*.yml")}
    assert set(found) == set(WORKFLOWS)
    return found


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_run_what_is_there_and_may_do_little(root, workflows, name):
    text = workflows[name]
    targets = re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [t for t in re.findall(r"run: make ([a-z-]+)", text) if t not in targets] == []
    named = re.findall(r"(?:theirs/)?((?:scripts|tests)/\w+\.py)", text)
    assert [n for n in named if not (root / n).is_file()] == []
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert text.count("uses: actions/checkout") == text.count("persist-credentials: false")


def test_three_pythons_are_tested_and_named(root, workflows):
    tested = yaml.safe_load(workflows["tests"])["jobs"]["tests"]["strategy"]["matrix"]["python"]
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project) == tested


@pytest.mark.parametrize("change", ["new", "changed", "gone", ""])
def test_a_table_that_is_not_committed_is_seen(workflows, tmp_path, change):
    steps = yaml.safe_load(workflows["tests"])["jobs"]["tests"]["steps"]
    check = next(s["run"] for s in steps if "reports/seeds/tables" in s.get("run", ""))
    tables = tmp_path / "reports" / "seeds" / "tables"
    tables.mkdir(parents=True)
    (tables / "dates.csv").write_text("article\n")

    def run(*command):
        outside = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}  # as a hook of git sets them
        return subprocess.run(command, cwd=tmp_path, env=outside, capture_output=True, check=False).returncode

    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    assert [run("git", *c) for c in (("init",), ("add", "."), (*identity, "commit", "--message=x"))] == [0, 0, 0]
    if change == "gone":
        (tables / "dates.csv").unlink()
    elif change:
        (tables / {"new": "weather.csv", "changed": "dates.csv"}[change]).write_text("article\n001\n")
    assert (run("bash", "-e", "-c", check) != 0) == bool(change)


def test_templates_and_pre_commit_can_be_read(root):
    for path in (root / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    lint = re.search(r"^lint:.*\n((?:\t.*\n)+)", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1]
    tools = set(re.findall(r"\$\(BIN\)/(\S+)", lint))
    assert tools <= {h["entry"].split()[0].removeprefix(".venv/bin/") for h in hooks}


def test_a_release_is_refused_where_the_version_is_another(root):
    made = runpy.run_path(str(root / "scripts" / "packages.py"))
    assert made["main"](["--released", made["released"]()[0]]) is None
    with pytest.raises(SystemExit, match=r"not 9\.9\.9"):
        made["main"](["--released", "9.9.9"])
