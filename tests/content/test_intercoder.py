"""Sheets for coders and what comes back from them."""

import csv

import openpyxl
import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis.content.coding import code
from nmi_analysis.content.sheets import read_sheet, write_sheets
from nmi_analysis.errors import InputError, ParameterError


@pytest.fixture
def filled(sample):
    """A coder's sheet that agrees with the program, but for one value of one article."""
    sheet = nmi.coding_sheet(sample, filled=True)
    chosen = (sheet["article"] == "morning_herald") & (sheet["variable"] == "killed")
    sheet.loc[chosen, ["value", "note"]] = ["4", "the ministry's number"]
    return sheet


def test_a_sheet_has_a_line_for_each_article_and_variable_and_no_answer(sample):
    sheet = nmi.coding_sheet(sample)
    assert len(sheet) == 3 * len(sample.signature["variables"])
    assert set(sheet["value"]) == {""}
    cut = nmi.coding_sheet(sample, variables=["cost", "killed"], articles=["world_digest"])
    assert cut[["article", "variable"]].to_numpy().tolist() == [["world_digest", "killed"], ["world_digest", "cost"]]


def test_a_codebook_adds_kinds_and_values(sample, root):
    sheet = nmi.coding_sheet(sample, codebook=root / "data" / "sample" / "codebook.yaml").set_index("variable")
    assert set(sheet.loc["basis", "values"]) == {"request; invitation"}
    assert set(sheet.loc["first_arrive", "kind"]) == {"date"}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_written_comes_back(sample, tmp_path, suffix):
    path = tmp_path / f"ada.{suffix}"
    sheet = nmi.coding_sheet(sample, path, filled=True)
    assert [line["value"] for line in read_sheet(path)] == list(sheet["value"])
    assert nmi.agreement(sample, path).coders == ("nmi-analysis", "ada")
    with pytest.raises(ParameterError, match="exists"):
        nmi.coding_sheet(sample, path)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_is_a_formula(tmp_path, suffix):
    cells = ["=1+1", "+1", "-1", "@x", "plain", "=HYPERLINK(\"x\")", "'quoted'"]
    path = tmp_path / f"s.{suffix}"
    write_sheets(path, {"coding": (("value",), [{"value": c} for c in cells])})
    assert [line["value"] for line in read_sheet(path)] == cells
    if suffix == "xlsx":
        sheet = openpyxl.load_workbook(path)["coding"]
        assert {c.data_type for row in sheet for c in row} == {"s"}
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert not [r for r in rows if r[0].startswith(("=", "+", "-", "@"))]


def test_the_workbook_brings_the_texts(sample, tmp_path):
    nmi.coding_sheet(sample, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["coding", "articles", "how"]
    assert book["articles"]["E2"].value == sample.text("lake_courier")


def test_agreement_by_variable_and_each_disagreement_with_its_sentence(sample, filled):
    found = nmi.agreement(sample, filled.assign(coder="Ada"))
    rows = found.coefficients.set_index("variable")
    assert rows.loc["killed", "agreeing"] == pytest.approx(200 / 3)
    assert rows.loc["killed", "alpha"] == pytest.approx(0.0)
    assert rows.loc["strength_now", "reason"].startswith("every coding is the same value")
    (row,) = found.disagreements.to_dict("records")
    assert (row["by nmi-analysis"], row["by Ada"], row["note"]) == ("6", "4", "Ada: the ministry's number")
    assert "killed six customs officers" in row["sentence"]
    fact = sample.facts.query("variable == 'killed' and article == 'morning_herald'").iloc[0]
    assert str(row["sentence_link"]).endswith(f"{fact['start']}:{fact['end']}")
    assert "Lowest alpha: 0.00 (Killed in the attack)." in found.note
    assert "customs officers, the mayor said" in found._repr_html_()


def test_several_coders_without_the_program(sample, filled, tmp_path):
    filled.to_csv(tmp_path / "ada.csv", index=False)
    filled.assign(value=filled["value"].where(filled["variable"] != "cost", "13,000,000")).to_csv(
        tmp_path / "ben.csv", index=False, sep=";")
    found = nmi.agreement(sample, tmp_path / "ada.csv", tmp_path / "ben.csv", with_program=False, interval=["cost"])
    assert found.coders == ("ada", "ben")
    assert set(found.disagreements["variable"]) == {"cost"}
    cost = found.coefficients.set_index("variable").loc["cost"]
    assert (cost["units"], round(cost["agreeing"])) == (3, 0)
    assert "alpha of 1 of 3 units" in cost["reason"]
    assert "nominal" in cost["reason"]


@pytest.mark.parametrize(("variable", "said"), [
    ("killed", "$57.5 million"), ("killed", "abc"), ("killed", "6; abc"), ("first_arrive", "12 November 2007"),
    ("first_arrive", "2021-13"), ("killed", "nan")])
def test_a_code_that_is_none_of_its_variables_kind_is_left_out_and_said(sample, filled, variable, said):
    chosen = (filled["article"] == "morning_herald") & (filled["variable"] == variable)
    filled.loc[chosen, "value"] = said
    found = nmi.agreement(sample, filled.assign(coder="Ada"))
    (remark,) = found.remarks.to_dict("records")
    assert [remark[k] for k in ("coder", "article", "variable", "code")] == ["Ada", "morning_herald", variable, said]
    assert "asks for a" in remark["reason"]
    assert f"morning_herald / {variable}: {said!r}" in found.note
    assert variable not in set(found.disagreements["variable"])
    assert found.coefficients.set_index("variable").loc[variable, "units"] == 2
    assert "Codes left out" in found._repr_html_()


@pytest.mark.parametrize("said", ["not 6", "50-60", "-4", "1,000.5", "none"])
def test_what_is_a_code_of_a_number(sample, filled, said):
    filled.loc[filled["variable"] == "killed", "value"] = said
    assert nmi.agreement(sample, filled.assign(coder="Ada")).remarks.empty


def test_several_numbers_disagree_and_are_said_to_be_left_out_of_alpha(sample, filled):
    chosen = (filled["article"] == "morning_herald") & (filled["variable"] == "killed")
    filled.loc[chosen, "value"] = "350; 40"
    found = nmi.agreement(sample, filled.assign(coder="Ada"), interval=["killed"])
    row = found.coefficients.set_index("variable").loc["killed"]
    assert (row["units"], round(row["agreeing"])) == (3, 67)
    assert found.disagreements["variable"].tolist() == ["killed"]
    assert found.remarks[["coder", "article", "variable", "code"]].to_numpy().tolist() == [
        ["Ada", "morning_herald", "killed", "350; 40"]]
    assert nmi.agreement(sample, nmi.coding_sheet(sample, filled=True).assign(coder="Ada")).remarks.empty


def test_blank_cells_and_strange_lines_are_said(sample, filled):
    filled.loc[0, "value"] = ""
    filled.loc[1, "article"] = "unknown"
    note = nmi.agreement(sample, filled.assign(coder="Ada")).note
    assert "Ada: 1 blank cell not coded." in note
    assert "Ada: 1 line of no article or variable of these tables (unknown / strength_planned)." in note


def test_article_ids_that_a_spreadsheet_made_numbers_are_found():
    book = "variables: {dead: {label: Dead, kind: number, from: figures, near: [died]}}"
    tables = nmi.analyze(pd.DataFrame([{"article": "004", "text": "Four people died."},
                                       {"article": "000", "text": "Five people died."}]), codebook=_book(book))
    coded = pd.DataFrame([{"article": 4, "variable": "dead", "value": 4.0, "coder": "Ada"},
                          {"article": 0, "variable": "dead", "value": 5.0, "coder": "Ada"}])
    assert nmi.agreement(tables, coded).coefficients["agreeing"].tolist() == [100]


def _book(text):
    import yaml

    from nmi_analysis.extract.codebook import Codebook

    return Codebook.model_validate(yaml.safe_load(text))


@pytest.mark.parametrize(("said", "meant"), [
    ("4,000", {"4000"}), (" Request ", {"request"}), ("yes; No", {"yes", "no"}), ("Y", {"yes"}), ("–", {"none"}),
    ("2021-02-18 00:00:00", {"2021-02-18"}), ("2.50", {"2.5"}), (" ; ", set()), ("not  X", {"not x"})])
def test_codes_that_mean_the_same(said, meant):
    assert code(said) == meant


def test_what_is_refused(sample, filled, seeds, tmp_path):
    with pytest.raises(ParameterError, match="two coders"):
        nmi.agreement(sample)
    with pytest.raises(ParameterError, match="two sheets are of the coder 'Ada'"):
        nmi.agreement(sample, filled.assign(coder="Ada"), filled.assign(coder="Ada"))
    with pytest.raises(ParameterError, match="no column 'value'"):
        nmi.agreement(sample, filled.drop(columns="value"))
    with pytest.raises(ParameterError, match="no line names"):
        nmi.agreement(seeds, filled)
    with pytest.raises(ParameterError, match="no variable 'x'"):
        nmi.agreement(sample, filled, interval=["x"])
    with pytest.raises(ParameterError, match="no article 'x'"):
        nmi.coding_sheet(sample, articles=["x"])
    with pytest.raises(ParameterError, match=r"a \.csv or an \.xlsx"):
        nmi.coding_sheet(sample, tmp_path / "x.ods")
    with pytest.raises(InputError, match="cannot be read"):
        nmi.agreement(sample, tmp_path / "none.csv")
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    with pytest.raises(InputError, match="no Excel workbook"):
        nmi.agreement(sample, tmp_path / "bad.xlsx")


def test_without_a_codebook_there_is_nothing_to_code(tmp_path):
    tables = nmi.analyze(pd.DataFrame([{"article": "a", "text": "Rain."}]))
    sheet = nmi.coding_sheet(tables)
    assert sheet.empty
    assert repr(nmi.agreement(tables, sheet).coefficients) == "No unit is coded by two coders."
    with pytest.raises(ParameterError, match="without a codebook"):
        nmi.coding_sheet(tables, tmp_path / "x.csv")
