"""A codebook is checked when it is read, and an error names the line."""

import pickle

import pytest

from nmi_analysis.errors import CodebookError
from nmi_analysis.extract.codebook import Range, load_codebook

GOOD = """\
variables:
  burned:
    label: Halls burned
    kind: number
    from: figures
    where: {unit: [hall, shed], value: {min: 1}}
    near: burn*
  cause:
    label: Cause of the fire
    kind: text
    single: true
    any:
      - from: sentences
        pattern: '(?P<value>sparks?|lightning)'
        values: {spark*: sparks, lightning: lightning}
"""


def written(folder, text):
    path = folder / "codebook.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_codebook(tmp_path):
    book = load_codebook(written(tmp_path, GOOD))
    burned = book.variables["burned"].any[0]
    assert list(book.variables) == ["burned", "cause"]
    assert (burned.near, burned.where) == (("burn*",), {"unit": ("hall", "shed"), "value": Range(min=1)})
    assert len(book.sha256) == 64
    assert pickle.loads(pickle.dumps(book)) == book


@pytest.mark.parametrize(("old", "new", "line", "said"), [
    ("variables:", "variabels:", 1, "unknown key 'variabels'"),
    ("    near: burn*", "    naer: burn*", 7, "unknown key 'naer'"),
    ("    kind: number\n", "", 2, "'kind' is missing"),
    ("kind: number", "kind: numeric", 4, "kind"),
    ("from: figures", "from: figure", 5, "from"),
    ("unit: [hall, shed]", "unti: [hall, shed]", 6, "unknown key 'unti' in where"),
    ("{min: 1}", "{mim: 1}", 6, "mim"),
    ("{min: 1}", "{min: many}", 6, "min"),
    ("lightning)'", "lightning'", 14, "bad pattern"),
    ("(?P<value>sparks?|lightning)", "(?<=set )(?<=by a+ )(?P<value>sparks)", 14, "bad pattern"),
    ("(?P<value>sparks?|lightning)", "(?L)sparks", 14, "bad pattern"),
    ("(?P<value>sparks?|lightning)", "s{99999999999999999999}", 14, "bad pattern"),
    ("        pattern: '(?P<value>sparks?|lightning)'\n", "", 13, "needs a pattern"),
    ("near: burn*", "near: '*'", 7, "blank word"),
    ("near: burn*", "within: 3", 7, "within needs near"),
    ("        values:", "        valeus:", 15, "unknown key 'valeus'"),
    ("  cause:", "  burned:", 8, "'burned' stands twice"),
    ("  cause:", "  the cause:", 8, "the cause"),
    ("kind: text", "kind: yes_no", 15, "'sparks' is no value of a yes_no"),
    ("label: Cause", "label: [Cause", 9, "line"),
    ("label: Cause of the fire", "label: ''", 9, "label"),
])
def test_an_error_names_the_line(tmp_path, old, new, line, said):
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CodebookError, match=said) as caught:
        load_codebook(path)
    assert str(path) in str(caught.value)
    if said != "line":
        assert f"line {line}:" in str(caught.value)


@pytest.mark.parametrize("content", [
    b"", b"- a\n", b"variables: {}\n", b"\xff\xfe\x00", b"a: [\n", b"&a [*a]\n", b"word"])
def test_anything_else_is_an_error_of_ours(tmp_path, content):
    path = tmp_path / "c.yaml"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=r"c\.yaml"):
        load_codebook(path)


def test_a_missing_file(tmp_path):
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook(tmp_path / "no.yaml")


def test_the_example_of_the_documentation_loads(tmp_path, root):
    example = (root / "docs" / "codebook.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert list(load_codebook(written(tmp_path, example)).variables) == ["dead", "cause", "reopening"]


@pytest.mark.parametrize(("kind", "table"), [("number", "mentions"), ("number", "attributions"), ("date", "figures")])
def test_a_table_whose_rows_have_no_value_of_the_kind_is_refused(tmp_path, kind, table):
    text = f"variables:\n  sent:\n    label: Sent\n    kind: {kind}\n    from: {table}\n"
    with pytest.raises(CodebookError, match=f"line 5: {table} hold no {kind}"):
        load_codebook(written(tmp_path, text))
    load_codebook(written(tmp_path, text + "    value: '7'\n"))
