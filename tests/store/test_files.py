import random

import pytest

from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.store import files, tidy

WORDING, FACTS = TABLES["wording"], TABLES["facts"]


def wording(articles, seed=1):
    rows = [{"article": a, "feature": f"f{i}", "value": i / 7 if i else None, "rule": "wording.x/v1"}
            for a in articles for i in range(3)]
    return random.Random(seed).sample(rows, len(rows))


def parts(folder, table, *made):
    paths = []
    for number, rows in enumerate(made):
        paths.append(folder / f"{number}.parquet")
        paths[-1].write_bytes(files.packed(table, [files.block(table, tidy(table, rows))]))
    return paths


def merged(table, paths):
    return [row for block in files.merged(table, paths) for row in block.to_pylist()]


def test_a_file_is_in_order_however_its_blocks_come():
    rows = wording("cab")
    made = [files.block(WORDING, tidy(WORDING, rows[i::3])) for i in range(3)]
    assert list(files.unpacked(files.packed(WORDING, made))) == tidy(WORDING, rows)


@pytest.mark.parametrize("group", [1, 4, 1000])
def test_merged_files_are_all_rows_in_order(tmp_path, monkeypatch, group):
    monkeypatch.setattr(files, "GROUP", group)
    paths = parts(tmp_path, WORDING, wording(["a", "é", "b1"]), wording(["Z", "b"]), wording([]), wording(["b2"]))
    assert merged(WORDING, paths) == tidy(WORDING, wording(["Z", "a", "b", "b1", "b2", "é"]))


def test_rows_ordered_by_something_before_their_article(tmp_path):
    rows = [{"variable": v, "article": a, "sentence": 0, "start": 0, "end": 1, "text": "x", "value": "1"}
            for v in ("one", "two") for a in "abcd"]
    paths = parts(tmp_path, FACTS, [r for r in rows if r["article"] in "ac"], [r for r in rows if r["article"] in "bd"])
    assert merged(FACTS, paths) == tidy(FACTS, rows)


def test_few_rows_of_each_file_are_looked_at_where_they_are_long(tmp_path, monkeypatch):
    paths = parts(tmp_path, WORDING, wording(map(str, range(50))), wording(map(str, range(50, 99))))
    many = files._rows_at_once(paths)
    monkeypatch.setattr(files, "_HELD", 100)
    assert files._rows_at_once(paths) == files._LEAST < many
    assert merged(WORDING, paths) == tidy(WORDING, wording(map(str, range(99))))


def test_no_files_no_rows():
    assert merged(WORDING, []) == []
