"""Hostile articles and parameters: nothing outside the output folder, nothing live in a page, nothing run."""

import ast
import json

import nbformat
import pandas as pd
import pytest
from lxml import html

import nmi_analysis as nmi
import samples
from nmi_analysis import charts
from nmi_analysis.api import analyze_to
from nmi_analysis.reporting import run
from nmi_analysis.reporting.lab import prepare
from nmi_analysis.reporting.pages import articles_page, index_page
from nmi_analysis.rows.schemas import TABLES

NASTY = [
    "../../../up", "/tmp/abs", "..\\win", "..", ".", "a/../../b", "~/home", "nul.", "x" * 5000, "a\nb\rc", "\x1b[31m",
    "\u202ertl", "<script>canary()</script>", "<img src=x onerror=canary()>", "javascript:canary()",
    "\" onfocus=canary() x=\"",
    "</mark></pre></textarea></title></style><script>", "--><svg onload=canary()>", "]]>", "{{ 7*7 }}{% raw %}", "${x}",
    "$x^{2$", "$\\frac{1}{2}$ and $5", "![](http://canary.invalid/x)", "=cmd|' /C calc'!A0", "'; DROP TABLE", "%s%n{0}",
]
LIVE = {"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button", "textarea", "svg",
        "math", "img", "video", "audio", "template"}
TEXT = "{0}\nThe mayor of {0} said on Monday that 4,000 {0} people were hurt. “{0},” Ada Quill said in March 2024."


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """(folder around the output, tables of articles that have a nasty text in every field)."""
    around = tmp_path_factory.mktemp("hostile")
    (around / "beside.txt").write_text("untouched", encoding="utf-8")
    records = [{"article": p, "text": TEXT.format(p), "source": p, "title": p, "author": p, "url": p, "published": p}
               for p in NASTY]
    analyze_to(around / "deep" / "out", pd.DataFrame(records))
    return around, nmi.load(around / "deep" / "out")


def test_article_names_stay_in_the_output_folder(written):
    around, tables = written
    assert set(tables.articles["article"]) == {p.replace("\n", " ").replace("\r", " ").strip() for p in NASTY}
    found = {p.relative_to(around).as_posix() for p in around.rglob("*") if p.is_file()}
    package = {"deep/out/datapackage.json"}
    assert found == {"beside.txt", *package, *(f"deep/out/{name}.csv" for name in TABLES)}


@pytest.mark.parametrize("make", [articles_page, lambda t: index_page(t, ["tables/articles.csv"])],
                         ids=["articles", "index"])
def test_nothing_in_a_page_is_live(written, make):
    tree = html.document_fromstring(make(written[1]))
    names = {n.tag for n in tree.iter() if isinstance(n.tag, str)}
    assert not names & LIVE
    assert not [a for n in tree.iter() for a in n.attrib if a.startswith("on")]
    addresses = [n.get("href") for n in tree.iter("a")]
    assert [a for a in addresses if not a.startswith(("#a:", "articles.html", "tables/")) and not a[0].isdigit()
            and a != "index.html"] == []
    assert "default-src 'none'" in tree.find(".//meta[@http-equiv]").get("content")


@pytest.mark.parametrize("name", sorted(set(charts.__all__) - {"Chart", "Reading", "highlighted", "show"}))
def test_names_are_no_formula_in_a_chart(name):
    tables = samples.ferry()
    for column in ("source", "title"):
        tables.articles[column] = ["$x^{2$", "\\frac{$$ 新华社", "{{ 7*7 }}\x01", "$\\undefined$ 👩‍👩"]
    tables.facts["variable"] = "$x_{$"
    tables.figures["unit"] = "$\\alpha{$"
    drawn = getattr(charts, name)(tables)
    assert drawn.png()  # with a warning it is an error here
    assert drawn.alt


# A text with all that ends a Python literal.
INJECTED = "'); open('MARK', 'w')\n\"\"\"\nopen('MARK', 'w')\n'''\\\n\\\"\" + open('MARK', 'w').name #{x}%s\r\u2028\x00"


def test_parameters_are_data(tmp_path):
    cells = [nbformat.v4.new_code_cell('focus: str = ""  # an article', metadata={"tags": ["parameters"]}),
             nbformat.v4.new_code_cell("print(ascii(focus))")]
    given = INJECTED.replace("MARK", str(tmp_path / "mark"))
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=spec), tmp_path / "0_x.ipynb")
    (made,) = run.run_all([tmp_path / "0_x.ipynb"], tmp_path / "out", {"focus": given})
    printed = nbformat.read(made, as_version=4).cells[-1].outputs[0].text
    assert ast.literal_eval(printed) == given
    assert not (tmp_path / "mark").exists()


def test_a_folder_name_is_data_in_the_lab(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "a\"; open('mark', 'w') # \\ {x}\n'''"
    corpus.mkdir()
    (corpus / "a.txt").write_text("The council met on Monday.")
    prepare([str(corpus)], tmp_path / "lab")
    for path in (tmp_path / "lab").glob("*.ipynb"):
        cell = next(c for c in nbformat.read(path, as_version=4).cells if "parameters" in c.metadata.get("tags", ()))
        tree = ast.parse(cell.source)
        assert {s.target.id: ast.literal_eval(s.value) for s in tree.body}["corpus"] == f"../{corpus.name}"


def test_summary_is_json_whatever_the_names(written):
    around, tables = written
    package = json.loads((around / "deep" / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(package["signature"]["inputs"]) == len(NASTY) == len(tables.articles)
