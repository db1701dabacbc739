"""What archives export, and .gz of any format."""

import gzip
import json

import exports
import pytest

from nmi_analysis.corpus import read
from nmi_analysis.corpus.formats.markup import text_of
from nmi_analysis.settings import ReadSettings

WHOLE = exports.FIRST.replace("debate,\nand", "debate, and").replace("\n\n", "\n")  # the broken line made whole


def found(reading):
    return {a.id: a for a in reading.articles}


def reasons(reading):
    return {(r["path"], r["record"]): r["reason"] for r in reading.rejects}


@pytest.mark.parametrize(("name", "content", "author", "second"), [
    ("export.txt", exports.OLDER, "Tom Reed, political correspondent", "2025-03-05"),
    ("export.txt", exports.OLDER.replace("Document 1 of 2", "1 of 2 DOCUMENTS").replace("\n", "\r\n"),
     "Tom Reed, political correspondent", "2025-03-05"),
    ("export.txt", exports.NEWER, "Tom Reed", "2025-03-05"),
    ("export.docx", exports.docx(exports.NEWER), "Tom Reed", "2025-03-05"),
    ("export.docx", exports.docx(exports.OLDER), "Tom Reed, political correspondent", "2025-03-05"),
], ids=["older", "older with CRLF", "newer", "docx", "older docx"])
def test_nexis(folder, name, content, author, second):
    reading = read([folder({name: content})])
    one, two = reading.articles
    assert reading.rejects == []
    assert (one.id, two.id) == ("export-1", "export-2")
    assert one.title.startswith("Council approves ferry terminal")
    assert (one.source, one.author, one.published) == ("The Eastmere Courier", author, "2025-03-04")
    assert (two.title, two.source, two.published) == (
        "Fishermen fear for moorings", "Harbour Times (Eastmere)", second)
    assert (one.text, two.text) == (WHOLE, exports.SECOND)
    assert (one.published_basis, one.language) == ("metadata", "en")


@pytest.mark.parametrize(("given", "changed", "title"), [
    ("Council approves ferry terminal\nThe", "March 4, 2025: a day to keep\nThe", "March 4, 2025: a day to keep"),
    ("Council approves ferry terminal\nThe", "Eastmere reach the final\nThe", "Eastmere reach the final"),
    ("Length: 30 words", "Length:\u00a030 words", "Council approves ferry terminal"),
    ("March 4, 2025 Tuesday\n", "March 4, 2025 Tuesday\nWeb Edition\n", "Council approves ferry terminal"),
])
def test_nexis_headline(folder, given, changed, title):
    assert given in exports.NEWER
    one, _ = read([folder({"e.txt": exports.NEWER.replace(given, changed)})]).articles
    assert (one.title, one.source, one.published, one.text) == (title, "The Eastmere Courier", "2025-03-04", WHOLE)


def test_a_paragraph_about_copyright_does_not_end_an_article(folder):
    about = f"Copyright law was no matter for the council. {' '.join(['It never was, said the mayor.'] * 5)}"
    _, two = read([folder({"e.txt": exports.OLDER.replace(exports.SECOND, f"{about}\n\n{exports.SECOND}")})]).articles
    assert two.text == f"{about}\n{exports.SECOND}"


@pytest.mark.parametrize("export", ["OLDER", "NEWER"])
@pytest.mark.parametrize("inside", [
    "Company: Eastmere Ferries is to build it.", "Notes\n\nIt has two floors.", "URL: eastmere.example",
    "Classification\nSuch terminals are public works.", "Language: plain.", "© the council", "Graphic: see below.",
])
def test_a_line_like_an_index_term_does_not_end_an_article(folder, export, inside):
    more = "\n\n".join(f"{n} people spoke for it at length, and all of the others against it." for n in range(6))
    text = f"{inside}\n\n{more}\n\n{exports.SECOND}"
    _, two = read([folder({"e.txt": getattr(exports, export).replace(exports.SECOND, text)})]).articles
    assert two.text == text.replace("\n\n", "\n")
    assert two.title == "Fishermen fear for moorings"


@pytest.mark.parametrize("index", [
    "SUBJECT: FERRIES (90%); HARBOURS & PORTS (89%); CITY COUNCILS (78%)\nMOORINGS (70%)\n\nSTATE: ESSEX\n\nTICKER: A",
    "Graphic\n\nPHOTO: the quay.\nPHOTO: a boat.\nThe mayor.\nClassification\n",
    "Notes\n\nA longer form of this article is in print.", "GRAPHIC: a boat\n\nthe quay", "Company: ACME\n\nTicker: A",
])
def test_index_terms_are_no_text(folder, index):
    for terms in (index, f"{index}\n\nLOAD-DATE: March 6, 2025\n\nSomething of the archive's own."):
        text = f"Document 1 of 1\n\nThe Sun\n\nLENGTH: 9 words\n\n{exports.SECOND}\n\n{terms}\n"
        assert [a.text for a in read([folder({"e.txt": text})]).articles] == [exports.SECOND]


def test_nexis_article_without_text_is_a_reject(folder):
    reading = read([folder({"e.txt": exports.OLDER.replace(exports.SECOND, "")})])
    assert list(found(reading)) == ["e-1"]
    assert reasons(reading) == {("e.txt", "2"): "article of a Nexis export without text: Fishermen fear for moorings"}


def test_what_stands_after_the_last_article_is_a_reject(folder):
    reading = read([folder({"e.txt": exports.NEWER + "A headline, and there the download broke off\n"})])
    assert list(found(reading)) == ["e-1", "e-2"]
    assert "neither 'Body' nor 'LENGTH:'" in reasons(reading)["e.txt", "3"]


def test_a_text_that_only_speaks_of_documents_is_no_export(folder):
    text = "Document 1 of 2\nThe inquiry published the first of two documents on Monday.\n\nNotes\nIt is short."
    assert [a.text for a in read([folder({"a.txt": text})]).articles] == [text]


def test_a_word_document_is_an_article(folder):
    extra = ["<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>",
             "<w:r><w:t>Tab</w:t><w:tab/><w:t>and</w:t><w:br/><w:t>line</w:t></w:r>",
             "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"]
    (article,) = read([folder({"a.docx": exports.docx(exports.SECOND, extra)})]).articles
    assert (article.id, article.text) == ("a", f"Tab\tand\nline\n{exports.SECOND}")


BOMB = "<!DOCTYPE d [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 20}'>" for a, b in zip("abcdefg", "bcdefgh", strict=True)
) + "]><d><p><t>&h;</t></p></d>"


@pytest.mark.parametrize(("content", "reason"), [
    (b"PK\x03\x04", "no readable Word document"), (b"no archive", "no readable Word document"),
    (exports.packed("<x/>", "xl/workbook.xml"), "no main part"), (exports.packed("<w:p>"), "no readable Word document"),
    (exports.packed("<d/>"), "empty"), (exports.packed(BOMB), "no readable Word document"),
    (exports.packed("<d>" + "<p>" * 5000), "no readable Word document"),
    (exports.packed("<d>" + " " * 100_001 + "</d>"), "unpacks to more than 100000 bytes"),
], ids=["zip head", "text", "workbook", "unclosed", "nothing in it", "entities", "deep", "bomb"])
def test_what_is_no_word_document_is_a_reject(folder, content, reason):
    reading = read([folder({"a.docx": content})], ReadSettings(longest=25_000))
    assert not reading.articles
    assert reason in reasons(reading)["a.docx", ""]


@pytest.mark.parametrize("shape", ["item", "list", "wrapped", "lines", "jsonl"])
def test_ninjs_1(folder, shape):
    content, number = {
        "item": (json.dumps(exports.NINJS_1, indent=1), ""), "list": (json.dumps([exports.NINJS_1]), "1"),
        "wrapped": (json.dumps({"count": 1, "items": [exports.NINJS_1]}), "1"),
        "lines": (json.dumps(exports.NINJS_1) + '\n{"a": 1}\n', "1"), "jsonl": (json.dumps(exports.NINJS_1), "1"),
    }[shape]
    reading = read([folder({"wire.jsonl" if shape == "jsonl" else "wire.json": content})])
    main, sidebar = found(reading)["http://newswire.example/items/2025/ferry"], found(reading)["urn:example:fishermen"]
    assert len(reading.articles) == 2
    assert set(reasons(reading)) == ({("wire.json", "2")} if shape == "lines" else set())
    assert (main.text, main.title, main.author) == (exports.FIRST, "Council approves ferry terminal", "Tom Reed")
    assert (main.source, main.published, main.language) == ("Eastmere Wire", "2025-03-03", "en")
    assert main.url == main.id
    assert (sidebar.text, sidebar.url, sidebar.published) == (exports.SECOND, "", "2025-03-05")
    assert number in ("", "1")


@pytest.mark.parametrize("mixed_case", [False, True], ids=["2.x", "3.x"])
def test_ninjs_2(folder, mixed_case):
    item = exports.NINJS_2
    if mixed_case:
        names = {"versioncreated": "versionCreated", "contentcreated": "contentCreated"}
        body = {"contentType" if k == "contenttype" else k: v for k, v in item["bodies"][0].items()}
        item = {**{names.get(k, k): v for k, v in item.items()}, "bodies": [body]}
    reading = read([folder({"wire.json": json.dumps(item)})])
    (article,) = reading.articles
    assert reading.rejects == []
    assert (article.id, article.url) == ("urn:newsml:example:ferry#3", "")
    assert article.text == "The council of Eastmere approved it.\nBoats sail in\n2027."
    assert (article.title, article.author) == ("Council approves ferry terminal", "Tom Reed")
    assert (article.source, article.published) == ("Eastmere Wire; Harbour Times", "2025-03-04")


def test_ninjs_2_main_body_before_others(folder):
    bodies = [{"role": "caption", "contenttype": "text/plain", "value": "Boats."},
              {"role": "main", "contenttype": "text/html", "value": f"<p>{exports.SECOND}</p>"}]
    reading = read([folder({"wire.json": json.dumps({**exports.NINJS_2, "bodies": bodies})})])
    assert [a.text for a in reading.articles] == [exports.SECOND]


@pytest.mark.parametrize(("item", "record", "reason"), [
    ({"uri": "urn:p", "type": "picture", "headline": "Quay", "versioncreated": "2025"}, "",
     "picture without a body: urn:p"),
    ({"uri": "urn:c", "type": "composite", "associations": {"one": {"uri": "urn:far", "type": "text"}}}, "one",
     "text without a body: urn:far"),
    ({"uri": "urn:c", "type": "composite", "associations": [{"type": "picture", "name": "p"}, 7]}, "",
     "composite without a body: urn:c"),
    ([{"body_text": "  "}, "text"], "1", "item without a body"), ({"weather": "fine"}, "", "there is no article"),
    ("text", "", "a JSON str"), ([], "", "no article in it"), ("", "", "a JSON str"),
])
def test_ninjs_without_text_is_a_reject(folder, item, record, reason):
    reading = read([folder({"wire.json": json.dumps(item)})])
    assert not reading.articles
    assert reason in reasons(reading)["wire.json", record]


def test_json_of_records(folder):
    reading = read([folder({"a.json": json.dumps([{"id": "x", "text": exports.SECOND}, {"title": "no text"}]),
                            "b.json": json.dumps({"text": exports.FIRST}), "c.json": "{not json",
                            "d.json": "[" * 10**5})])
    assert {a.id: a.text for a in reading.articles} == {"x": exports.SECOND, "b": exports.FIRST}
    assert set(reasons(reading)) == {("a.json", "2"), ("c.json", ""), ("d.json", "")}


def test_media_cloud(folder):
    bare = exports.MEDIA_CLOUD.format(more="", first="", second="")
    full = exports.MEDIA_CLOUD.format(more=",text", first=f",{exports.SECOND}", second=",")
    older = full.replace("id,indexed_date", "stories_id,indexed_date").replace("e1a", "17")
    reading = read([folder({"bare.csv": bare, "full.csv": full, "older.csv": older})])
    assert [(a.id, a.source, a.title, a.published, a.url) for a in reading.articles] == [
        (i, "Eastmere Courier", "Ferry", "2025-03-04", "https://courier.example/1") for i in ("17", "e1a")]
    assert set(reasons(reading)) == {("bare.csv", "1"), ("bare.csv", "2"), ("full.csv", "2"), ("older.csv", "2")}
    assert "leaves out its text (add a column 'text'): https://harbour.example/2" in reasons(reading)["full.csv", "2"]


def test_gz_of_any(folder):
    rows = json.dumps({"text": exports.SECOND}) + "\n"
    files = {"a.txt.gz": exports.FIRST, "Rows.JSONL.GZ": rows, "n.txt.gz": exports.OLDER,
             "w.docx.gz": exports.docx("One."), "w.json.gz": json.dumps(exports.NINJS_2)}
    packed = {n: gzip.compress(c if isinstance(c, bytes) else c.encode()) for n, c in files.items()}
    reading = read([folder({**packed, "loaded.txt.gz": exports.SECOND})])
    assert reading.rejects == []
    assert sorted(found(reading)) == ["Rows-1", "a", "loaded", "n-1", "n-2", "urn:newsml:example:ferry#3", "w"]
    assert found(reading)["a"].path == "a.txt.gz"


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("x.gz", gzip.compress(b"text", mtime=0), "unknown format '.gz'"),
    ("x.txt.gz", gzip.compress(b"text " * 99, mtime=0)[:-9], "no readable .gz file"),
    ("x.txt.gz", gzip.compress(gzip.compress(b"text", mtime=0), mtime=0), "binary file"),
    ("x.txt.gz", gzip.compress(b"\x89PNG\r\n\x1a\n", mtime=0), "binary file"),
    ("x.txt.gz", gzip.compress(bytes(3_000), mtime=0), "unpacks to more than 2000 bytes"),
    ("x.csv.gz", gzip.compress(b"text\n" * 30_000, mtime=0), "unpacks to more than"),
])
def test_gz_that_is_refused(folder, name, content, reason):
    reading = read([folder({name: content})], ReadSettings(longest=2_000))
    assert not reading.articles
    assert reason in reasons(reading)[name, ""]


@pytest.mark.parametrize(("fragment", "text"), [
    ("", ""), ("<!-- x -->", ""), ("plain\n text", "plain text"), ("<p>a<b>b</b></p>c<ul><li>d</ul>", "ab\nc\nd"),
    ("<p>a<script>x</script>b<style>y</style></p>", "ab"), ("<?xml version='1.0' encoding='utf-16'?><p>é</p>", "é"),
    ("<td>1</td><td>2</td>", "1\n2"), ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"), ("<div>" * 1000 + "deep", "deep"),
])
def test_text_of_markup(fragment, text):
    assert text_of(fragment) == text
