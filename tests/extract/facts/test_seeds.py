"""The facts of the five articles against a reading by hand (benchmarks/seeds_cells.csv)."""

import csv
from collections import defaultdict

import pytest

ALLOWED_MISSING = 0


@pytest.fixture(scope="module")
def cells(root):
    """(variable, article) to what the article says of it; an empty list where it is silent."""
    made = defaultdict(list)
    with (root / "benchmarks" / "seeds_cells.csv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            made[row["variable"], row["article"]] += [row] if row["value"] else []
    return made


def test_the_reading_is_of_sixteen_variables_and_stands_on_the_text(cells, seeds):
    assert len(cells) == 16 * 5
    for (_, article), said in cells.items():
        assert all(seeds.text(article)[int(r["start"]):int(r["end"])] == r["text"] for r in said)


def test_no_wrong_cell_and_none_missing(cells, seeds):
    found = defaultdict(list)
    for fact in seeds.facts.to_dict("records"):
        found[fact["variable"], fact["article"]].append(fact)
    assert set(found) <= {key for key, said in cells.items() if said}
    for key, facts in found.items():
        for fact in facts:
            assert any(fact["value"] == r["value"] and fact["polarity"] == r["polarity"]
                       and fact["start"] < int(r["end"]) and int(r["start"]) < fact["end"] for r in cells[key]), fact
    missing = [key for key, said in cells.items() if said and key not in found]
    assert len(missing) <= ALLOWED_MISSING, missing
