import json
import os
from itertools import pairwise

import pandas as pd
import pytest

from nmi_analysis.corpus import from_frame, read
from nmi_analysis.errors import InputError
from nmi_analysis.settings import ReadSettings

ENGLISH = "The committee met on Monday and approved the plan for the new harbour after a long debate."


def ids(reading):
    return [a.id for a in reading.articles]


def reasons(reading):
    return {(r["path"], r["record"]): r["reason"] for r in reading.rejects}


def test_seeds_are_read_unchanged(root):
    reading = read(["seeds"])
    assert len(reading.articles) == 5
    assert reading.rejects == []
    for a in reading.articles:
        assert a.text == (root / "data" / "seeds" / a.path).read_text(encoding="utf-8")
        assert a.path == f"{a.id}.txt"


def test_seeds_carry_their_sources():
    known = {a.id[:3]: (a.source, a.published, a.published_basis, a.published_precision)
             for a in read(["seeds"]).articles}
    assert known == {
        "000": ("", "2021-02", "inferred", "month"), "001": ("Kurdistan 24", "2021-02-18", "inferred", "day"),
        "002": ("Shafaq News", "2021-02-18", "text", "day"), "003": ("", "2020-02", "inferred", "month"),
        "004": ("", "2021-02-18", "text", "day"),
    }


def test_every_format_gives_its_article(folder):
    parquet = folder({}, "p") / "rows.parquet"
    pd.DataFrame({"article": ["par"], "text": [ENGLISH], "source": ["P"]}).to_parquet(parquet)
    page = ("<html><head><title>Harbour plan</title><meta property='og:site_name' content='The Page'></head>"
            "<body><article><h1>Harbour plan</h1>" + f"<p>{ENGLISH}</p>" * 4 + "</article></body></html>")
    corpus = folder({
        "a.txt": ENGLISH,
        "b.md": f"---\ntitle: On the harbour\nsource: The Paper\ndate: 2024-03-01\n---\n{ENGLISH}",
        "c.html": page,
        "d.jsonl": json.dumps({"id": "js", "text": ENGLISH, "publisher": "J"}) + "\n",
        "e.csv": f'article,text,published\ncs,"{ENGLISH}",2024-03-02\n',
        "rows.parquet": parquet.read_bytes(),
    })
    found = {a.id: a for a in read([corpus]).articles}
    assert sorted(found) == ["a", "b", "c", "cs", "js", "par"]
    assert {found[i].text for i in ("a", "b", "cs", "js", "par")} == {ENGLISH}
    assert (found["b"].title, found["b"].source, found["b"].published) == ("On the harbour", "The Paper", "2024-03-01")
    assert ENGLISH in found["c"].text
    assert found["c"].source == "The Page"
    assert (found["js"].source, found["par"].source, found["cs"].published) == ("J", "P", "2024-03-02")
    assert {a.language for a in found.values()} == {"en"}


def test_what_cannot_be_read_is_a_reject_and_reading_goes_on(folder):
    corpus = folder({
        "empty.txt": "", "blank.txt": " \n ", "picture.txt": b"\x89PNG\r\n\x1a\n", "good.txt": ENGLISH,
        "notes.odt": b"PK\x03\x04", "rows.jsonl": '{"text": "' + ENGLISH + '"}\nnot json\n[1]\n{"id": "x"}\n',
        "table.csv": "headline\nno text column\n", "bad.md": "---\n{[\n---\ntext", "bad.parquet": b"PAR1 nonsense",
        "nothing.jsonl": "", "void.html": "<html><body></body></html>",
    })
    reading = read([corpus])
    assert ids(reading) == ["good", "rows-1"]
    found = reasons(reading)
    assert set(found) == {
        ("empty.txt", ""), ("blank.txt", ""), ("picture.txt", ""), ("notes.odt", ""), ("rows.jsonl", "2"),
        ("rows.jsonl", "3"), ("rows.jsonl", "4"), ("table.csv", ""), ("bad.md", ""), ("bad.parquet", ""),
        ("void.html", ""), ("nothing.jsonl", ""),
    }
    assert "empty" in found["empty.txt", ""]
    assert "binary" in found["picture.txt", ""]
    assert "unknown format '.odt'" in found["notes.odt", ""]
    assert "text" in found["table.csv", ""]


def test_unreadable_file_is_a_reject(folder, monkeypatch):
    corpus = folder({"a.txt": ENGLISH, "b.txt": ENGLISH})
    plain = type(corpus).open

    def refuse(path, *mode):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return plain(path, *mode)

    monkeypatch.setattr(type(corpus), "open", refuse)
    reading = read([corpus])
    assert ids(reading) == ["b"]
    assert "Permission denied" in reasons(reading)["a.txt", ""]


def test_colliding_stems_take_their_paths(folder):
    corpus = folder({"x/one.txt": ENGLISH, "y/one.txt": ENGLISH, "two.txt": ENGLISH})
    assert ids(read([corpus])) == ["two", "x/one.txt", "y/one.txt"]


def test_colliding_record_ids_are_rejected(folder):
    line = json.dumps({"id": "same", "text": ENGLISH})
    reading = read([folder({"a.jsonl": f"{line}\n{line}\n"})])
    assert ids(reading) == ["same"]
    assert "stands twice" in reasons(reading)["a.jsonl", "same"]


def test_missing_input_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        read([tmp_path / "nowhere"])


def test_sidecar_wins_and_says_what_it_could_not_use(folder):
    corpus = folder({
        "a.txt": ENGLISH, "b.txt": ENGLISH,
        "sources.csv": "article,source,published\na,The Daily,2024-05-06\nghost,X,\nb,Y,someday\n",
    })
    reading = read([corpus])
    first, second = reading.articles
    assert (first.source, first.published, first.published_basis) == ("The Daily", "2024-05-06", "user")
    assert (second.source, second.published) == ("Y", "")
    assert set(reasons(reading)) == {("sources.csv", "3"), ("sources.csv", "ghost")}


@pytest.mark.parametrize(("text", "language"), [
    ("El comité aprobó el plan el lunes.", "es"), ("Le comité a approuvé le plan lundi.", "fr"),
    ("Комитет одобрил план в понедельник.", "ru"), ("It has 500 staff.", "en"), ("NATO, 4,000.", "en"),
    ("hong kong index jumped 0.4%", "en"),
])
def test_language(text, language):
    assert from_frame([{"article": "x", "text": text}]).articles[0].language == language


@pytest.mark.parametrize(("given", "language"), [("en-GB", "en"), ("German", "de"), ("fr", "fr"), ("??", "en")])
def test_language_from_metadata(given, language):
    assert from_frame([{"article": "x", "text": ENGLISH, "language": given}]).articles[0].language == language


def test_a_german_article_keeps_its_language(folder):
    german = "Der Ausschuss hat am Montag nach langer Debatte dem Plan für den neuen Hafen zugestimmt. " * 3
    assert [a.language for a in read([folder({"d.txt": german})]).articles] == ["de"]


def test_symbolic_links_are_not_followed(folder):
    corpus = folder({"a.txt": ENGLISH})
    (corpus / "link.txt").symlink_to(corpus / "a.txt")
    reading = read([corpus])
    assert ids(reading) == ["a"]
    assert "symbolic link" in reasons(reading)["link.txt", ""]


def test_symbolic_links_are_followed_on_demand_and_each_place_is_read_once(folder):
    corpus, other = folder({"sub/a.txt": ENGLISH}), folder({"b.txt": ENGLISH}, "other")
    for link, target in (("again.txt", corpus / "sub" / "a.txt"), ("loop", corpus), ("far", other), ("alias", "sub"),
                         ("sub/up", corpus), ("gone.txt", corpus / "nothing.txt"), ("itself.txt", "itself.txt"),
                         ("device.txt", "/dev/zero")):
        (corpus / link).symlink_to(target)
    reading = read([corpus], ReadSettings(follow_links=True))
    assert [(a.id, a.path) for a in reading.articles] == [("again", "again.txt"), ("b", "far/b.txt")]
    assert reasons(reading) == {
        ("gone.txt", ""): "cannot be read: No such file or directory", ("device.txt", ""): "no regular file",
        ("itself.txt", ""): "cannot be read: Too many levels of symbolic links"}


def test_what_is_too_long_is_a_reject(folder):
    rows = [json.dumps({"id": i, "text": t}) for i, t in (("a", ENGLISH), ("b", ENGLISH * 3), ("c", ENGLISH * 9))]
    corpus = folder({"r.jsonl": "\n".join(rows), "r.json": f"[{','.join(rows)}]", "t.csv": f"text\n{ENGLISH * 9}\n",
                     "q.csv": f'text,id\n{ENGLISH},q\n"{"word " * 90}",long\n'})
    reading = read([corpus], ReadSettings(longest=400, characters=200, document=500))
    assert ids(reading) == ["a", "q"]
    assert reasons(reading) == {
        ("r.json", ""): "larger than 500 bytes", ("r.jsonl", "2"): "longer than 200 characters, no news article",
        ("r.jsonl", ""): "line 3 is longer than 400 characters",
        ("t.csv", ""): "line 2 is longer than 400 characters", ("q.csv", ""): "line 3 is longer than 400 characters"}


def test_a_pipe_is_a_reject(folder):
    corpus = folder({"a.txt": ENGLISH})
    os.mkfifo(corpus / "p.txt")
    reading = read([corpus])
    assert (ids(reading), reasons(reading)) == (["a"], {("p.txt", ""): "no regular file"})


def test_a_folder_that_cannot_be_read_is_a_reject(folder, monkeypatch):
    corpus = folder({"a.txt": ENGLISH, "sub/b.txt": ENGLISH})
    plain = os.scandir

    def refuse(path):
        if os.fspath(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return plain(path)

    monkeypatch.setattr("os.scandir", refuse)
    reading = read([corpus])
    assert (ids(reading), reasons(reading)) == (["a"], {("sub", ""): "cannot be read: Permission denied"})


def test_folder_names_with_spaces_and_other_letters(folder):
    corpus = folder({"Ärger und Spaß.txt": ENGLISH}, "mein Ordner ✓")
    assert ids(read([corpus])) == ["Ärger und Spaß"]


def test_records_in_memory():
    reading = from_frame([{"article": "000", "text": ENGLISH}, {"article": "001", "text": None},
                          {"article": "002", "text": "bad \ud800"}])
    assert ids(reading) == ["000"]
    assert [r["reason"] for r in reading.rejects] == ["no text", "holds lone surrogates, which no text has"]


def test_our_own_output_is_no_input(folder):
    corpus = folder({"a.txt": ENGLISH, "out/x.txt": ENGLISH, "old/articles.csv": f"article,text\nz,{ENGLISH}\n",
                     "old/datapackage.json": '{"name": "nmi-analysis-tables"}',
                     "report/tables/datapackage.json": '{"name": "nmi-analysis-tables"}', "report/index.html": "<p>x"})
    assert ids(read([corpus], without=corpus / "out")) == ["a"]


def test_files_of_a_folder_one_by_one(folder):
    corpus = folder({"a.txt": ENGLISH, "b.txt": ENGLISH, "sources.csv": "article,source\na,The A\nb,The B\n"})
    reading = read([corpus / "a.txt", corpus / "b.txt", corpus / "a.txt"])
    assert [(a.id, a.source) for a in reading.articles] == [("a", "The A"), ("b", "The B")]
    assert reading.rejects == []


def test_two_inputs_with_files_of_one_name_lose_nothing(folder):
    rows = json.dumps({"text": ENGLISH}) + "\n"
    one = folder({"x.txt": ENGLISH, "r.jsonl": rows, "sub/r.jsonl": rows}, "one")
    two = folder({"x.txt": ENGLISH, "r.jsonl": rows}, "two")
    reading = read([one, two])
    assert ids(reading) == ["one/r.jsonl-1", "one/x.txt", "sub/r.jsonl-1", "two/r.jsonl-1", "two/x.txt"]
    assert reading.rejects == []


def test_a_name_that_is_not_utf8_is_a_reject(folder):
    corpus = folder({"a.txt": ENGLISH})
    with open(os.fsencode(corpus) + b"/caf\xe9.txt", "w", encoding="utf-8") as f:  # noqa: PTH123 - a name in bytes
        f.write(ENGLISH)
    reading = read([corpus])
    assert ids(reading) == ["a"]
    assert reasons(reading) == {("caf\\xe9.txt", ""): "the file's name is not UTF-8"}


def test_one_missing_input_beside_others_is_a_reject(folder, tmp_path):
    reading = read([folder({"a.txt": ENGLISH}), tmp_path / "nowhere"])
    assert ids(reading) == ["a"]
    assert reasons(reading) == {("nowhere", ""): "no such file or folder"}


def test_a_link_to_a_folder_is_a_reject(folder):
    corpus, other = folder({"a.txt": ENGLISH}), folder({"b.txt": ENGLISH}, "other")
    (corpus / "link").symlink_to(other)
    assert ("link", "") in reasons(read([corpus]))


def test_sidecar_by_path_and_its_language(folder):
    corpus = folder({"x/n.txt": ENGLISH, "y/n.txt": ENGLISH, "m.txt": ENGLISH,
                     "sources.csv": "article,source,language\nx/n.txt,Times,\ny/n.txt,Post,\nm,M,English\n"})
    assert {a.id: (a.source, a.language) for a in read([corpus]).articles} == {
        "x/n.txt": ("Times", "en"), "y/n.txt": ("Post", "en"), "m": ("M", "en")}


def test_an_unclosed_quote_is_said(folder):
    corpus = folder({"t.csv": f'article,text\nx,{ENGLISH}\ny,"unclosed\nz,third\n'})
    reading = read([corpus])
    assert ids(reading) == ["x"]
    assert "not CSV from line" in reasons(reading)["t.csv", ""]


def test_fields_with_our_own_names_are_the_users(folder):
    corpus = folder({"m.md": f"---\nrecord: 7\nencoding: x\n---\n{ENGLISH}"})
    assert [(a.id, a.encoding) for a in read([corpus]).articles] == [("m", "utf-8")]


@pytest.mark.parametrize("line", ["{0}: &{0} [{1}]", "{0}: &{0} {{<<: [{1}], k: 1}}"], ids=["lists", "merged"])
def test_references_in_front_matter_are_refused(folder, line):
    names = "abcdefghij"
    block = "a: &a {k: 1}\n" + "".join(line.format(b, ", ".join([f"*{a}"] * 9)) + "\n"
                                       for a, b in pairwise(names))
    reading = read([folder({"m.md": f"---\n{block}title: *j\n---\n{ENGLISH}"})])
    assert reasons(reading) == {("m.md", ""): "front matter with references, which can be a bomb"}


def test_only_one_level_of_a_list_is_a_field():
    nested = [{"article": "x", "text": ENGLISH, "author": ["Ann", ["deep"], {"b": 1}, 7], "title": {"a": 1}}]
    assert [(a.author, a.title) for a in from_frame(nested).articles] == [("Ann; 7", "")]


def test_nul_in_a_record_is_a_reject(folder):
    reading = read([folder({"r.jsonl": json.dumps({"text": "a\x00b " + ENGLISH}) + "\n"})])
    assert not reading.articles
    assert "NUL" in reasons(reading)["r.jsonl", "1"]


def test_the_marks_of_a_markdown_heading_are_no_words(folder):
    (article,) = read([folder({"m.md": f"# On the harbour\n\n{ENGLISH}\n\n#5 is no heading, nor is\n#\n"})]).articles
    assert article.text.startswith("On the harbour\n\n")
    assert article.text.endswith("#5 is no heading, nor is\n#\n")
