import runpy

import pytest

from nmi_analysis import lexicons
from nmi_analysis.errors import LexiconError


@pytest.mark.parametrize("name", sorted(lexicons.sources()))
def test_every_declared_lexicon_has_source_licence_and_loads(name):
    declared = lexicons.sources()[name]
    assert all(isinstance(declared[k], str) and declared[k] for k in ("source", "licence", "about"))
    assert (lexicons.FOLDER / name).is_file()
    if name.endswith(".csv"):
        assert lexicons.table(name.removesuffix(".csv"))


def test_every_lexicon_is_declared():
    found = {p.name for p in lexicons.FOLDER.iterdir() if p.suffix in (".csv", ".yaml", ".txt")}
    assert found - set(lexicons.sources()) == set()


def test_currencies_are_those_of_cldr(root, tmp_path):
    core = pytest.importorskip("babel.core", reason="babel is not installed: pip install babel")
    if f"CLDR {core.get_cldr_version()} " not in str(lexicons.sources()["currencies.csv"]["source"]):
        pytest.skip("another version of CLDR than currencies.csv is made of")
    runpy.run_path(str(root / "scripts" / "build_currencies.py"))["main"](tmp_path)
    assert (tmp_path / "currencies.csv").read_bytes() == (lexicons.FOLDER / "currencies.csv").read_bytes()


def test_what_is_said_of_currencies_by_hand_is_not_said_again():
    assert lexicons.words("currencies").isdisjoint(lexicons.words("currencies_extra"))


@pytest.mark.parametrize(("content", "said"), [
    ("word\na\na\n", "stands twice"), ("word\na\n\"\"\n", "blank"), ("wort\na\n", "columns"), ("word\na,b\n", "fields"),
])
def test_a_bad_lexicon_is_refused(tmp_path, monkeypatch, content, said):
    (tmp_path / "SOURCES.toml").write_text('["x.csv"]\ncolumns = ["word"]\n')
    (tmp_path / "x.csv").write_text(content)
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    for f in (lexicons.sources, lexicons.columns, lexicons.table):
        f.cache_clear()
    try:
        with pytest.raises(LexiconError, match=said):
            lexicons.table("x")
    finally:
        for f in (lexicons.sources, lexicons.columns, lexicons.table):
            f.cache_clear()


def test_an_undeclared_lexicon_is_refused():
    with pytest.raises(LexiconError, match="not declared"):
        lexicons.table("nowhere")
