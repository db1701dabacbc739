import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nmi_analysis as nmi
from nmi_analysis.errors import TableError
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.store import FORMATS, files, frame, frames, records
from nmi_analysis.store.files import read, write

NASTY = ['"quoted", with comma', "line\nbreak", "carriage\rreturn", "000", "NaN", "", "é😀\u200b", "True", " space "]
ROW = {"article": "000", "sentence": 3, "start": 0, "end": 4, "text": "some", "value": 0.1 + 0.2, "bound": "~",
       "change": "up", "attribution": None, "rule": "figures.test/v1"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_reads_back_what_was_written(tmp_path, form):
    rows = [{**ROW, "article": f"a{i}", "unit": text, "concept": text} for i, text in enumerate(NASTY)]
    rows.append({**ROW, "article": "b", "attribution": 7, "upper": 5.0})
    made = frame(TABLES["figures"], rows)
    write(TABLES["figures"], records(made), tmp_path / f"figures.{form}")
    back = frame(TABLES["figures"], read(TABLES["figures"], tmp_path / f"figures.{form}"))
    pd.testing.assert_frame_equal(made, back)
    assert back["article"].iloc[0] == "a0"
    assert back["attribution"].isna().sum() == len(NASTY)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30))
def test_any_text_survives_the_disk(tmp_path_factory, form, text):
    path = tmp_path_factory.mktemp("t") / f"articles.{form}"
    made = frame(TABLES["articles"], [{"article": "x", "sha256": "0", "text": text, "words": 0, "sentences": 0}])
    write(TABLES["articles"], records(made), path)
    assert [r["text"] for r in read(TABLES["articles"], path)] == [text]


def test_floats_are_rounded_and_have_no_negative_zero():
    made = frame(TABLES["figures"], [ROW, {**ROW, "article": "001", "value": -1e-9}])
    assert made["value"].tolist() == [0.3, 0.0]
    assert str(made["value"].iloc[1]) == "0.0"


def test_rows_come_in_the_schemas_order():
    rows = [{**ROW, "article": a, "start": s, "end": s + 4} for a, s in (("b", 0), ("a", 9), ("a", 2))]
    made = frame(TABLES["figures"], rows)
    assert list(zip(made["article"], made["start"], strict=True)) == [("a", 2), ("a", 9), ("b", 0)]


def test_an_unknown_column_is_refused():
    with pytest.raises(TableError, match="colour"):
        frame(TABLES["figures"], [{**ROW, "colour": "red"}])


def test_missing_values_are_none_in_records():
    assert records(frame(TABLES["figures"], [ROW]))[0]["attribution"] is None


def test_save_and_load(tmp_path, seeds):
    seeds.save(tmp_path, "jsonl")
    again = nmi.load(tmp_path)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(seeds, name), getattr(again, name))
    assert again.signature == seeds.signature
    again.save(str(tmp_path), "csv")
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".csv"] * len(TABLES) + [".json"]


def test_load_says_what_is_wrong(tmp_path, seeds):
    with pytest.raises(TableError, match=r"no datapackage\.json"):
        nmi.load(tmp_path)
    seeds.save(tmp_path)
    (tmp_path / "figures.csv").write_text("article,start\n000,many\n")
    with pytest.raises(TableError, match=r"figures\.csv"):
        nmi.load(tmp_path)
    (tmp_path / "figures.csv").unlink()
    with pytest.raises(TableError, match="'figures' is missing"):
        nmi.load(tmp_path)


def test_unknown_table_and_article_are_named(seeds):
    with pytest.raises(AttributeError, match="no table 'figurines'"):
        seeds.figurines  # noqa: B018
    with pytest.raises(KeyError, match="no article 'x'"):
        seeds.text("x")


def test_empty_frames_have_every_column():
    for name, made in frames({}).items():
        assert list(made.columns) == TABLES[name].names
        assert made.empty


def test_a_failed_save_leaves_the_old_set(tmp_path, seeds, monkeypatch):
    seeds.save(tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    plain = files.write

    def full(table, rows, path):
        if table.name == "dates":
            raise OSError(28, "No space left on device")
        return plain(table, [], path)

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(OSError, match="No space left"):
        seeds.save(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
