"""A codebook tried while it is written: found, nearly found and by what it fails, matched by nothing, changed."""

import pytest

import nmi_analysis as nmi
from nmi_analysis.errors import CodebookError
from nmi_analysis.extract.codebook import load_codebook

ONE = {"variables": {"sent": {"label": "Sent", "kind": "number", "from": "figures",
                              "where": {"unit": ["soldier", "troop"], "value": {"min": 20}}, "near": ["army"],
                              "within": 4, "side": "before"}}}
TEXT = """
variables:
  ghosts: {label: Ghosts, kind: number, from: figures, where: {unit: ghost}}
  sent:
    label: Sent
    kind: number
    from: figures
    where: {unit: soldier}
"""


@pytest.fixture
def tables():
    import pandas as pd

    return nmi.analyze(pd.DataFrame({"article": ["a", "b"], "source": ["Post", "Echo"], "text": [
        "The army sent 25 soldiers to the town. The navy sent 30 soldiers there too, as the army had asked.",
        "The army sent 15 soldiers to the town on Monday. Nobody was hurt."]}))


def test_what_is_found_is_what_a_run_finds(seeds, root):
    tried = nmi.try_codebook(seeds, root / "data" / "seeds" / "codebook.yaml")
    columns = ["variable", "article", "start", "end", "value"]
    expected = seeds.facts[columns].drop_duplicates()
    assert sorted(tried.found[columns].itertuples(index=False)) == sorted(expected.itertuples(index=False))


def test_near_misses_name_the_one_condition_that_fails(tables):
    tried = nmi.try_codebook(tables, ONE)
    assert tried.found[["source", "value"]].to_numpy().tolist() == [["Post", "25"]]
    assert dict(zip(tried.nearly["place"], tried.nearly["failed"], strict=True)) == {
        "30": "near (army): none in the sentence", "15": "where value (at least 20): 15"}
    assert "“15”: where value (at least 20): 15" in repr(tried)
    assert "Nearly, but for" in tried._repr_html_()


def test_a_variable_that_matches_nothing_is_said(tables):
    tried = nmi.try_codebook(tables, TEXT)
    assert tried.nothing == ["ghosts"]
    assert "ghosts matches nothing in any article; nearly, but for where unit (ghost): soldier" in repr(tried)


def test_what_changed_against_the_last_try(tables):
    first = nmi.try_codebook(tables, ONE)
    assert (first.gained, first.lost) == ([], [])
    second = nmi.try_codebook(tables, TEXT)
    assert [k[:3] for k in second.gained] == [("sent", "Post", "30"), ("sent", "Echo", "15")]
    assert second.lost == []
    third = nmi.try_codebook(tables, ONE)
    assert [value for _, _, value, _ in third.lost] == ["30", "15"]
    assert "Since the last try no longer: sent 30 (Post); sent 15 (Echo)." in repr(third)


def test_a_codebook_is_text_dict_or_file(tables, tmp_path):
    path = tmp_path / "book.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert load_codebook(path) == load_codebook(TEXT) == load_codebook(str(path))
    assert list(load_codebook(ONE).variables) == ["sent"]
    assert load_codebook("variables: {x: {label: X, kind: number, from: figures}}").variables["x"].label == "X"
    import pandas as pd

    made = nmi.analyze(pd.DataFrame({"article": ["a"], "text": ["The army sent 25 soldiers."]}), codebook=ONE)
    assert made.facts["value"].tolist() == ["25"]


@pytest.mark.parametrize(("given", "said"), [
    ("variables:\n  a: {label: X, kind: numbr, from: figures}", r"codebook, line 2: variables\.a\.kind"),
    ({"variables": {"a": {"label": "X", "from": "figures"}}}, "'kind' is missing"),
    ({"variables": object()}, "texts and numbers alone"),
    ("no_such_file.yaml", r"no_such_file\.yaml: cannot be read"),
])
def test_mistakes_are_said_in_one_line(tables, given, said):
    with pytest.raises(CodebookError, match=said) as caught:
        nmi.try_codebook(tables, given)
    assert "\n" not in str(caught.value)
