"""A report of an invented corpus without codebook, dates or sources, in a folder with an awkward name."""

import json
import re
from pathlib import Path

import nbformat
import pytest

import nmi_analysis as nmi
import samples
from nmi_analysis import reporting
from nmi_analysis.errors import NotebookError, ParameterError
from nmi_analysis.reporting import run
from nmi_analysis.reporting.pages import PAGES, articles_page, page_of, pictures
from nmi_analysis.resources import notebooks

BARE = {
    "a.txt": "A barge sank on the lake near the mill. Two sailors swam ashore & were given tea.\n\n"
             "\"We are glad,\" said Tom Reed, who owns the mill. The barge carried 40 tonnes of <grain>.",
    "b.txt": "The lake saw a barge sink. Its two sailors were safe, Tom Reed said. It had about 38 tonnes of grain "
             "on board, and was to sail from May on.",
    "c.txt": "",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(folder, tables) of the report."""
    place = tmp_path_factory.mktemp("Straße mit {Raum} & 'ö'")
    corpus = place / "corpus"
    corpus.mkdir()
    for name, text in BARE.items():
        (corpus / name).write_text(text, encoding="utf-8")
    tables = nmi.analyze(corpus)
    tables.save(place / "tables")
    reporting.write_pages(place, tables, quiet=True)
    return place, tables


def notebook(cells):
    made = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3",
                                                        "language": "python"}})
    made.cells = [nbformat.v4.new_code_cell('focus: str = ""  # an article', metadata={"tags": ["parameters"]}),
                  *(nbformat.v4.new_code_cell(c) for c in cells)]
    return made


def test_all_pages_notebooks_and_charts_are_there(made):
    place, _ = made
    assert {p.name for p in place.glob("*.html")} == {f"{name}.html" for name in PAGES}
    assert len(list((place / "notebooks").glob("*.ipynb"))) == 5
    assert {p.stem for p in (place / "charts").glob("*.png")} >= {"coverage", "figures", "flag_rates", "changes"}
    assert not list(place.rglob("*.part*"))


def test_each_notebook_says_something_of_a_bare_corpus(made):
    place, _ = made
    for path in (place / "notebooks").glob("*.ipynb"):
        outputs = [o for c in nbformat.read(path, as_version=4).cells for o in c.get("outputs", ())]
        assert not [o for o in outputs if o.output_type in ("error", "stream")]
        told = [o.data["text/plain"] for o in outputs if "text/plain" in o.get("data", {})]
        if any(t.startswith("Explorer(2 articles, ") for t in told):
            continue
        least = 1 if path.stem == "3_translation_quality" else 2  # of texts so short it says no more than that
        assert len([t for t in told if re.search(r"\b[ab]\b", t)]) >= least, path.name


def test_notebooks_keep_no_time_and_no_machine_path(made):
    place, _ = made
    for path in (place / "notebooks").glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert place.name not in text
        content = json.loads(text)
        assert set(content["metadata"]) == {"kernelspec", "language_info"}
        assert {k for c in content["cells"] for k in c["metadata"]} <= {"tags"}
        injected = next(c for c in content["cells"] if "injected-parameters" in c["metadata"].get("tags", []))
        assert 'tables = "../tables"' in "".join(injected["source"])


def test_pages_are_self_contained_and_every_link_leads_somewhere(made):
    place, _ = made
    ids = {p.name: set(re.findall(r'\bid="([^"]+)"', p.read_text(encoding="utf-8"))) for p in place.glob("*.html")}
    for page in place.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", text), page.name
        assert text.count("<script") == (2 if page.stem == "5_explorer" else 0)  # the explorer's data, and itself
        assert all(re.search(r'alt="[^"]{20,}', tag) for tag in re.findall(r"<img[^>]*>", text))
        assert "signature" in text.split("<footer>")[1]
        for target in re.findall(r'href="([^"]+)"', text):
            if target == "data:,":
                continue
            file, _, fragment = target.partition("#")
            assert not file or (place / file).is_file(), target
            assert not fragment or fragment in ids[file or page.name], target


def test_article_text_is_escaped(made):
    place, _ = made
    for page in place.glob("*.html"):
        assert "<grain>" not in page.read_text(encoding="utf-8")
    assert "&lt;" in (place / "articles.html").read_text(encoding="utf-8")


def test_a_second_run_gives_the_same_bytes(made, tmp_path):
    place, tables = made
    tables.save(tmp_path / "tables")
    (again,) = run.run_all([notebooks() / "1_coverage.ipynb"], tmp_path / "notebooks",
                           {"corpus": "", "tables": "../tables", "codebook": ""})
    assert again.read_bytes() == (place / "notebooks" / again.name).read_bytes()
    assert articles_page(tables) == (place / "articles.html").read_text(encoding="utf-8")
    for picture in pictures(nbformat.read(again, as_version=4)):
        assert (place / "charts" / f"{picture.name}.png").read_bytes() == picture.data


def test_unknown_parameter_is_an_error_before_anything_runs(tmp_path):
    with pytest.raises(ParameterError, match=r"has no parameter 'focsu'.*did you mean 'focus'"):
        nmi.report(tmp_path, tmp_path / "out", parameters={"focsu": "a"})
    assert not (tmp_path / "out").exists()


def test_a_focus_that_is_no_article_is_an_error_before_anything_runs(made, tmp_path):
    with pytest.raises(ParameterError, match="no article 'zzz'; there are a; b"):
        reporting.write_pages(tmp_path, made[1], parameters={"focus": "zzz"})
    assert not list(tmp_path.iterdir())


def test_failed_run_is_kept_beside_the_last_good_one(tmp_path):
    good, out = tmp_path / "0_x.ipynb", tmp_path / "out"
    nbformat.write(notebook(["print('fine', focus)"]), good)
    first = run.run_all([good], out, {"focus": "007"})[0].read_bytes()
    assert b"fine 007" in first
    nbformat.write(notebook(["1 / 0", "print('later')"]), good)
    with pytest.raises(NotebookError, match=r"0_x.ipynb: cell \d failed \(ZeroDivisionError.*kept as 0_x.failed.ipynb"):
        run.run_all([good], out, {})
    assert (out / "0_x.ipynb").read_bytes() == first
    assert b"ZeroDivisionError" in (out / "0_x.failed.ipynb").read_bytes()
    nbformat.write(notebook(["print('again')"]), good)
    run.run_all([good], out, {})
    assert sorted(p.name for p in out.iterdir()) == ["0_x.ipynb"]


def test_a_kernel_that_does_not_start_is_tried_once_more(tmp_path, monkeypatch):
    tries = []

    def failing(*args):
        tries.append(args)
        if len(tries) < 2:
            raise RuntimeError("kernel died before replying")
        return Path("done")

    monkeypatch.setattr(run, "_run", failing)
    assert run.run(Path("n.ipynb"), tmp_path, {}, tmp_path) == Path("done")
    tries[:] = []
    monkeypatch.setattr(run, "_run", lambda *args: (_ for _ in ()).throw(RuntimeError("kernel died")))
    with pytest.raises(NotebookError, match=r"n\.ipynb: the kernel did not start or died"):
        run.run(Path("n.ipynb"), tmp_path, {}, tmp_path)


def test_a_picture_without_alternative_text_is_an_error(tmp_path):
    made = notebook([])
    made.cells[0].outputs = [nbformat.v4.new_output("display_data", {"image/png": "AAAA"})]
    nbformat.write(made, tmp_path / "n.ipynb")
    with pytest.raises(NotebookError, match="without an alternative text"):
        page_of(tmp_path / "n.ipynb", samples.plain())
    made.cells[0].outputs[0].metadata = {"image/png": {"alt": "three bars"}}
    assert [p.alt for p in pictures(made)] == ["three bars"]
