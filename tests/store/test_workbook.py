"""One workbook: a sheet a table, typed, nothing a formula, equal bytes; what it cannot hold is said."""

import pytest

import nmi_analysis as nmi
from nmi_analysis.api import Tables
from nmi_analysis.errors import ParameterError
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.store import frames

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
TEXTS = {"a": "=1+1 people", "b": "+4 and -3", "c": "@here", "d": "x" * 40_000, "e": "bell \x07 rings", "000": "plain"}


def _book(folder):
    return openpyxl.load_workbook(folder / "tables.xlsx")


@pytest.fixture
def tables():
    return Tables(frames({
        "articles": [{"article": a, "sha256": "0", "text": t, "words": 2, "sentences": 1} for a, t in TEXTS.items()],
        "figures": [{"article": "a", "sentence": 0, "start": 1, "end": 2, "text": "1", "value": 2500.5, "bound": "=",
                     "change": "none", "attribution": 3}]}))


def test_sheets_types_and_text(tables, tmp_path):
    tables.save(tmp_path, "xlsx")
    book = _book(tmp_path)
    assert book.sheetnames == [*TABLES, "cut"]
    rows = list(book["articles"].iter_rows())
    assert [c.value for c in rows[0]] == TABLES["articles"].names
    text = TABLES["articles"].names.index("text")
    cells = {r[0].value: r[text] for r in rows[1:]}
    assert {c.data_type for c in cells.values()} == {"s"}
    assert {a: cells[a].value for a in "abc"} == {a: TEXTS[a] for a in "abc"}
    assert all(cells[a].quotePrefix for a in "abc")
    assert cells["000"].value == "plain"
    assert cells["e"].value == "bell \ufffd rings"
    (values,) = book["figures"].iter_rows(min_row=2, values_only=True)
    figure = dict(zip(TABLES["figures"].names, values, strict=True))
    assert (figure["value"], figure["attribution"], figure["upper"], figure["bound"]) == (2500.5, 3, None, "=")


def test_what_is_cut_is_said_and_stands_whole_beside(tables, tmp_path):
    tables.save(tmp_path, "xlsx")
    said = [row[0] for row in _book(tmp_path)["cut"].iter_rows(values_only=True)]
    assert said[1] == "articles, row 6, text: 40000 characters"
    assert nmi.load(tmp_path).text("d") == TEXTS["d"]


def test_equal_tables_give_equal_bytes_and_another_format_removes_it(tables, tmp_path):
    tables.save(tmp_path / "one", "xlsx")
    tables.save(tmp_path / "two", "xlsx")
    assert (tmp_path / "one" / "tables.xlsx").read_bytes() == (tmp_path / "two" / "tables.xlsx").read_bytes()
    tables.save(tmp_path / "one", "parquet")
    assert not (tmp_path / "one" / "tables.xlsx").exists()


def test_on_the_command_line(folder, tmp_path):
    from click.testing import CliRunner

    from nmi_analysis.cli import commands

    made = folder({"a.txt": "About 500 people left. =cmd was said."})
    out = tmp_path / "out"
    assert CliRunner().invoke(commands, ["analyze", str(made), "--out", str(out), "--format", "xlsx"]).exit_code == 0
    assert _book(out)["figures"].max_row == 2
    assert (out / "figures.csv").is_file()


def test_an_unknown_format_is_refused(tables, tmp_path):
    with pytest.raises(ParameterError, match="unknown format 'xls'; there are csv"):
        tables.save(tmp_path, "xls")
