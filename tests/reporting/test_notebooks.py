"""The notebooks as they lie in the repository: thin, alike, with their outputs."""

import ast
import os
import subprocess
import sys
from itertools import pairwise

import nbformat
import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis.reporting import _packaged
from nmi_analysis.resources import notebooks, python_path

PARAMETERS = {"corpus": "seeds", "tables": "", "codebook": "", "focus": ""}
QUESTION = "4_your_own_question"  # shows pandas at work, where the others are calls alone
PATHS = sorted(notebooks().glob("*.ipynb"))
THIN = [p for p in PATHS if p.stem != QUESTION]


@pytest.fixture(params=PATHS, ids=lambda p: p.stem)
def cells(request):
    return nbformat.read(request.param, as_version=4).cells


@pytest.fixture(params=THIN, ids=lambda p: p.stem)
def thin(request):
    return nbformat.read(request.param, as_version=4).cells


def test_there_are_these():
    assert [p.stem for p in PATHS] == ["0_overview", "1_coverage", "2_figures", "3_translation_quality", QUESTION,
                                       "5_explorer"]


def test_a_report_has_a_page_for_all_but_the_question():
    assert _packaged() == THIN


def test_parameters_are_typed_literals_with_help(cells):
    found = [c for c in cells if "parameters" in c.metadata.get("tags", ())]
    assert len(found) == 1
    tree = ast.parse(found[0].source)
    given = {s.target.id: ast.literal_eval(s.value) for s in tree.body}
    assert {k: given[k] for k in PARAMETERS} == PARAMETERS
    assert set(given) - set(PARAMETERS) <= {"words", "coding"}
    assert all(s.annotation.id == "str" for s in tree.body)
    assert all("  # " in line and line.count("=") == 1 for line in found[0].source.splitlines())


def test_a_cell_is_one_call_into_the_library_after_a_sentence(thin):
    code = [c for c in thin if c.cell_type == "code" and "parameters" not in c.metadata.get("tags", ())]
    assert code[0].source.startswith("import nmi_analysis as nmi")
    for cell in code[1:]:
        (statement,) = ast.parse(cell.source).body
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Call)
        assert cell.source.startswith("nmi.")
    for before, cell in pairwise(thin):
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            assert "\n\n" in cell.source
            assert before.cell_type == "code"


def test_the_question_is_asked_in_plain_pandas():
    cells = nbformat.read(next(p for p in PATHS if p.stem == QUESTION), as_version=4).cells
    code = [c for c in cells if c.cell_type == "code" and "parameters" not in c.metadata["tags"]]
    assert code[0].source.startswith("import nmi_analysis as nmi")
    for cell in code:
        assert len(cell.source.splitlines()) <= 8
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert not kinds & {ast.FunctionDef, ast.For, ast.While, ast.If, ast.Lambda, ast.Try}
    for name in ("kwic(", "merge(", "groupby(", "charts.show(", "keyness(", "coding_sheet(", "agreement("):
        assert any(name in c.source for c in code), name


def test_facts_are_checked_and_the_signature_is_not(cells):
    tags = [t for c in cells for t in c.metadata.get("tags", ())]
    assert tags.count("nbval-check-output") >= 1 or any("nmi.explore(" in c.source for c in cells)
    assert cells[-1].metadata["tags"] == ["signature", "nbval-ignore-output"]


def test_outputs_are_kept(cells):
    shown = [c for c in cells if c.cell_type == "code" and c.source.startswith("nmi.")]
    assert all(c.outputs and c.execution_count for c in shown)
    assert all(o.metadata["image/png"]["alt"] for c in shown for o in c.outputs if "image/png" in o.get("data", {}))


@pytest.mark.parametrize(("given", "title"), [("004", "Northern Post"), ("southern echo", "Southern Echo")])
def test_plain_papermill_from_any_folder_with_an_id_or_an_outlet(tmp_path, given, title):
    """papermill makes the number 4 of '004'."""
    text = "The harbour office said on Monday that 12 boats were lost."
    nmi.analyze(pd.DataFrame([{"article": "004_ab", "source": "Northern Post", "text": text},
                              {"article": "005_cd", "source": "Southern Echo", "text": text}])).save(tmp_path / "t")
    subprocess.run([sys.executable, "-m", "papermill", notebooks() / "0_overview.ipynb", "out.ipynb", "-p", "tables",
                    tmp_path / "t", "-p", "focus", given, "--no-progress-bar", "-k", "python3"], cwd=tmp_path,
                   check=True, env={**os.environ, "PYTHONPATH": python_path(), "IPYTHONDIR": str(tmp_path / "i")},
                   capture_output=True)
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    shown = next(c for c in cells if c.source.startswith("nmi.charts.Reading"))
    assert f"<h3>{title}</h3>" in shown.outputs[0].data["text/html"]
