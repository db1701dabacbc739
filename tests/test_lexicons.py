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
