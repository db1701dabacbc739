import json

import pytest

from nmi_analysis.errors import TableError
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.store import TableSet, frames
from nmi_analysis.store.folder import describe

ARTICLE = {"article": "a", "text": "It has 500 staff.", "sha256": "0", "words": 4, "sentences": 1}
FIGURE = {"article": "a", "sentence": 0, "start": 7, "end": 10, "text": "500", "value": 500.0, "bound": "=",
          "change": "none", "rule": "figures.test/v1"}


def checked(**changes):
    from nmi_analysis.store.tableset import check_tables

    check_tables(TableSet(frames({"articles": [ARTICLE], "figures": [{**FIGURE, **changes}]})))


def test_a_right_row_passes():
    checked()


@pytest.mark.parametrize(("change", "said"), [
    ({"bound": "?"}, "figures"), ({"start": -1}, "figures"),
    ({"text": "501"}, "not their slice"), ({"text": ""}, "figures"),
])
def test_a_wrong_row_is_named(change, said):
    with pytest.raises(TableError, match=said):
        checked(**change)


def test_the_seeds_keep_every_schema(seeds):
    seeds.validate()


def test_data_package_names_every_table_and_column():
    package = json.loads(json.dumps(describe("csv", {"package": "0"})))
    found = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"]}
    assert found == {name: table.names for name, table in TABLES.items()}
    assert all(f["description"] for r in package["resources"] for f in r["schema"]["fields"])
