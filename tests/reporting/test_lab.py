"""JupyterLab on the articles asked for: tables first, and never those of another corpus."""

import json
import sys

import nbformat
import pytest

import nmi_analysis as nmi
from nmi_analysis import cli
from nmi_analysis.errors import InputError, ParameterError
from nmi_analysis.reporting import lab
from nmi_analysis.resources import notebooks

TEXT = "The council approved the plan for the harbour on Monday.\n"
COUNT = len(list(notebooks().glob("[0-9]*.ipynb")))


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(TEXT)
    return tmp_path


def _parameters(folder):
    cell = nbformat.read(folder / "1_coverage.ipynb", as_version=4).cells[1]
    return dict(line.partition("  #")[0].split(": str = ") for line in cell.source.splitlines())


def test_tables_come_first_and_the_copies_read_them(place):
    folder, done = lab.prepare(["one"])
    assert (folder.as_posix(), done.articles) == ("nmi-notebooks/one", 1)
    assert list(nmi.load(folder / "tables").articles["article"]) == ["one"]
    assert len(list(folder.glob("*.ipynb"))) == COUNT
    assert _parameters(folder) == {"corpus": '"../../one"', "tables": '"tables"', "codebook": '""', "focus": '""'}
    cells = [c for p in folder.glob("*.ipynb") for c in nbformat.read(p, as_version=4).cells if c.cell_type == "code"]
    assert not any(c.outputs or c.execution_count for c in cells)


def test_another_corpus_has_a_folder_of_its_own(place):
    first, _ = lab.prepare(["one"])
    other, _ = lab.prepare(["one", "two"])
    assert (first.name, other.name) == ("one", "one-2")
    assert len(nmi.load(other / "tables").articles) == 2
    assert len(nmi.load(first / "tables").articles) == 1
    with pytest.raises(ParameterError, match=r"holds notebooks on other articles \(\.\./\.\./one\)"):
        lab.prepare(["two"], first)


def test_a_notebook_is_never_overwritten_and_tables_are_made_anew(place):
    folder, _ = lab.prepare(["one"])
    (folder / "0_overview.ipynb").write_text("mine")
    (place / "one" / "further.txt").write_text(TEXT)
    again, _ = lab.prepare(["one"])
    assert again == folder
    assert (folder / "0_overview.ipynb").read_text() == "mine"
    assert len(nmi.load(folder / "tables").articles) == 2


def test_notebooks_of_somebody_are_not_taken_for_ours(place):
    (place / "mine").mkdir()
    (place / "mine" / "x.ipynb").write_text("mine")
    with pytest.raises(ParameterError, match="other articles"):
        lab.prepare(["one"], place / "mine")


@pytest.mark.parametrize(("inputs", "said"), [
    (["nosuch"], "nosuch: no such"), (["one", "nosuch"], "nosuch: no such"), (["empty"], "nothing could be read")])
def test_what_is_not_there_is_refused(place, inputs, said):
    (place / "empty").mkdir()
    with pytest.raises(InputError, match=said):
        lab.prepare(inputs)
    assert not list(place.glob("nmi-notebooks/*/*.ipynb"))


def test_options_after_the_dashes_go_to_jupyter(place, monkeypatch, capsys):
    called = []
    monkeypatch.setattr(lab.subprocess, "call", lambda command, env: called.append(command) or 0)
    for arguments in (["lab", "one", "--", "--port", "8899", "--no-browser"], ["lab", "--folder", "x", "two"]):
        with pytest.raises(SystemExit) as e:
            cli.main(arguments)
        assert e.value.code == 0
    assert called == [[sys.executable, "-m", "jupyterlab", str(place / "nmi-notebooks" / "one"), "--port", "8899",
                       "--no-browser"], [sys.executable, "-m", "jupyterlab", str(place / "x")]]
    with pytest.raises(SystemExit) as e:
        cli.main(["lab", "nosuch"])
    assert e.value.code == 3
    assert capsys.readouterr().err.endswith("nmi-analysis: nosuch: no such file or folder\n")
    assert json.loads((place / "x" / "articles.json").read_text()) == ["../two"]


def test_without_jupyterlab_it_says_what_to_install_and_reads_nothing(place, monkeypatch):
    monkeypatch.setattr(lab, "find_spec", lambda name: None)
    with pytest.raises(ParameterError, match=r"nmi-analysis\[lab\]"):
        lab.prepare(["one"])
    assert not (place / "nmi-notebooks").exists()
