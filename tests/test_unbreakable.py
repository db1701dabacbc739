"""Whatever is in one article or file costs no other: it is a row of ``failures`` or ``rejects``."""

import gzip
import importlib
import io
import json
import os
import runpy
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nmi_analysis as nmi
from nmi_analysis import compare
from nmi_analysis.corpus import enrich, formats, read
from nmi_analysis.english import document
from nmi_analysis.errors import CodebookError
from nmi_analysis.extract.codebook import load_codebook
from nmi_analysis.rows.schemas import TABLES

GOOD = "The mayor of Ashford said on Monday that about 500 people had left the town. “We will rebuild,” she said."
HTML = f"<html><head><title>Flood</title></head><body><article><h1>Flood</h1><p>{GOOD * 6}</p></article></body></html>"


class Panic(BaseException):
    """As a compiled extension throws it: no ``Exception``."""


def docx(text):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>" + text
                         + "</w:t></w:r></w:p></w:body></w:document>")
    return made.getvalue()


def parquet(text):
    made = io.BytesIO()
    pd.DataFrame({"text": [text], "article": ["one"]}).to_parquet(made)
    return made.getvalue()


# Spaces of several bytes before a full stop, where the splitter slices within one.
@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003", "\u202f", "\u205f", "\u1680", "\u3000\u3000"])
@pytest.mark.parametrize("initial", ["U", "Ph.D", "U.S"])
@pytest.mark.parametrize("language", ["en", "ja", "de"])
def test_an_initial_before_a_wide_space_and_a_stop(initial, space, language, capfd):
    text = f"It was {initial}{space}. Then the mayor spoke."
    found = [text[start:end] for start, end, _ in document.sentence_spans(text, language)]
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert "panicked" not in capfd.readouterr().err


def raising(error):
    def call(*_, **__):
        raise error

    return call


@pytest.mark.parametrize("error", [Panic("cut within a character"), RecursionError("too deep"), MemoryError()])
def test_without_the_splitter_a_text_is_cut_after_its_marks(monkeypatch, error):
    monkeypatch.setattr("sentencex.segment", raising(error))
    text = "Rain fell. The river rose by 3.5 metres! Was it over?"
    assert [text[s:e] for s, e, _ in document.sentence_spans(text, "en")] == [
        "Rain fell.", "The river rose by 3.5 metres!", "Was it over?"]


@pytest.mark.parametrize("error", [Panic("cut within a character"), RecursionError("too deep"), MemoryError("short")])
@pytest.mark.parametrize("step", ["nmi_analysis.corpus.enrich.language_of", "nmi_analysis.corpus.enrich.published_in",
                                  "nmi_analysis.run.batches.counted", "nmi_analysis.english.tagging.tag"])
def test_what_one_article_throws_is_a_failure_that_names_it(monkeypatch, step, error):
    module, _, name = step.rpartition(".")
    plain = getattr(importlib.import_module(module), name)

    def call(first, *rest, **named):
        if "boom" in first:
            raise error
        return plain(first, *rest, **named)

    monkeypatch.setattr(step, call)
    texts = {"bad": f"boom {GOOD}", "good": GOOD + " The end."}
    made = nmi.analyze(pd.DataFrame({"article": texts.keys(), "text": texts.values()}))
    assert list(made.articles["article"]) == ["bad", "good"]
    said = made.failures.set_index("article")
    assert list(said.index) == ["bad"]
    assert said["rule"].item() == ("parse" if "tag" in step else "reading")
    assert said["error"].item().startswith(f"{type(error).__name__}: ")
    assert (made.sentences["article"] == "good").sum() == 3


@pytest.mark.parametrize("error", [Panic("cut within a character"), RecursionError("too deep"), MemoryError("short")])
def test_what_a_comparer_throws_is_a_failure_that_names_the_story(monkeypatch, error):
    monkeypatch.setattr(compare.stage, "findings", raising(error))
    monkeypatch.setattr(compare.stage.findings, "__name__", "findings", raising=False)
    made = nmi.analyze(pd.DataFrame({"article": ["a", "b"], "text": [GOOD, GOOD]}))
    assert set(made.failures["article"]) <= {"a", "b"}
    assert len(made.failures) == made.stories["story"].nunique()


# A file of each format, and a function behind its reader that may throw anything.
THROWN = [
    ("a.html", HTML, "trafilatura.bare_extraction"), ("a.md", f"---\ntitle: x\n---\n{GOOD}", "yaml.safe_load"),
    ("a.docx", docx(GOOD), "lxml.etree.iterparse"), ("a.parquet", parquet(GOOD), "pyarrow.parquet.ParquetFile"),
    ("a.json", json.dumps({"text": GOOD}), "json.loads"), ("a.csv", f"text\n\"{GOOD}\"\n", "csv.DictReader"),
    ("a.jsonl", json.dumps({"text": GOOD, "published": "4 March 2024"}), "dateparser.parse"),
    ("a.txt.gz", gzip.compress(GOOD.encode()), "gzip.GzipFile"),
]


@pytest.mark.parametrize("error", [Panic("cut within a character"), RecursionError("too deep"), MemoryError("short")])
@pytest.mark.parametrize(("name", "content", "call"), THROWN)
def test_what_a_file_throws_is_a_reject_that_names_it(folder, monkeypatch, name, content, call, error):
    corpus = folder({name: content, "good.txt": GOOD})
    assert len(read([corpus]).rejects) == 0
    enrich._date_in_words.cache_clear()
    monkeypatch.setattr(call, raising(error))
    found = read([corpus])
    assert [a.id for a in found.articles] == ["good"]
    assert [r["path"] for r in found.rejects] == [name]
    assert str(error) in found.rejects[0]["reason"]


def test_a_codebook_of_anchors_within_anchors_is_an_error(tmp_path):
    lines = ["variables:", "  a: &a0 {kind: text, from: [x, x, x, x, x, x, x, x, x, x]}"]
    lines += [f"  b{i}: &a{i} {{any: [{', '.join([f'*a{i - 1}'] * 10)}]}}" for i in range(1, 12)]
    (tmp_path / "codebook.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CodebookError, match="can be a bomb"):
        load_codebook(tmp_path / "codebook.yaml")


def test_what_looks_like_our_own_output_is_only_looked_at(folder):
    corpus = folder({"deep/datapackage.json": "[" * 200_000, "deep/good.txt": GOOD, "pipe/other.txt": GOOD + " Over."})
    os.mkfifo(corpus / "pipe" / "datapackage.json")
    assert [a.id for a in read([corpus]).articles] == ["good", "other"]


def test_a_date_of_the_sidecar_that_throws_is_a_reject(folder, monkeypatch):
    corpus = folder({"a.txt": GOOD, "sources.csv": "article,source,published\na,The Post,on the 5 May of 2024\n"})
    enrich._date_in_words.cache_clear()
    monkeypatch.setattr("dateparser.parse", raising(Panic()))
    found = read([corpus])
    assert [a.source for a in found.articles] == ["The Post"]
    assert [r["path"] for r in found.rejects] == ["sources.csv"]


# Characters that libraries of text stumble over, among pieces of plain news.
SPECIAL = ("\u3000\u00a0\u2003\u202f\u200b\ufeff\u0301\u202e\u2028\x85\x0b\x1c\x7f\U0010ffff\ue000\ud7ff\ufffe"
           "İıßǅﬁΣςÉÅ漢한ไกก็עָאمم٣५ⅧⅣ²½①🙂👩\u200d👩\U0001f1fa\U0001f1f8．。！？…·‘’“”«»―—‑\x00\t\r\n")
PIECES = st.sampled_from([
    *SPECIAL, "U", ".", ". ", "Ph.D", "U.S.", "Mr. ", "Jens Stoltenberg ", "NATO ", "from 500 to 4,000 ", "troops ",
    "5%", "£2,000", "1" * 400, "1e400", "-0", "1,2,3,4", "0/0", "31 Feb 2021", "in May ",
    "on Thursday ", "1990s", '"', "'",
    "(", ")", "[", "{", "<p>", "&#0;", "&amp;", "said ", "according to ", "not ", "he ", "=1+1",
    "@x", "a" * 300, "\n\n",
    "http://", "---\n", "://", "%s", "\\", "_", "no one ", "two million ", "killed ", "between ", "and ", "the ",
])
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=24).map("".join)
VALUES = (TEXTS | st.none() | st.integers() | st.floats() | st.booleans() | st.lists(TEXTS, max_size=2)
          | st.just(pd.NA) | st.just(pd.NaT) | st.dates())
FIELDS = st.fixed_dictionaries({"text": TEXTS | VALUES}, optional=dict.fromkeys(
    ("article", "title", "source", "author", "published", "url", "language"), VALUES))
TIMES = int(os.environ.get("FUZZ", "1"))  # FUZZ=400 gives the tests below some 50,000 texts
FUZZ = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.filterwarnings("ignore:no article was read")
@settings(FUZZ, max_examples=40 * TIMES)
@given(records=st.lists(FIELDS, min_size=1, max_size=6))
def test_articles_in_are_rows_and_rejects(records):
    made = nmi.analyze(pd.DataFrame({k: pd.Series([r.get(k) for r in records], dtype=object)
                                     for k in {"text", *(k for r in records for k in r)}}))
    assert len(made.articles) + len(made.rejects) == len(records)
    assert made.failures.empty, made.failures["error"].tolist()
    texts = dict(zip(made.articles["article"], made.articles["text"], strict=True))
    for name, table in TABLES.items():
        if table.spanned:
            for row in getattr(made, name).to_dict("records"):
                if row["end"] == row["end"] and row["text"]:
                    assert texts[row["article"]][int(row["start"]):int(row["end"])] == row["text"]


FILES = {"a.html": HTML.encode(), "a.md": f"---\ntitle: x\ntags: [a, b]\n---\n{GOOD}".encode(), "a.docx": docx(GOOD),
         "a.parquet": parquet(GOOD), "a.json": json.dumps([{"text": GOOD, "published": "2 May 2024"}]).encode(),
         "a.jsonl": json.dumps({"text": GOOD, "published": "2 May 2024"}).encode(),
         "a.csv": f'text,title\n"{GOOD}",x\n'.encode(), "a.tsv": f"text\ttitle\n{GOOD}\tx\n".encode(),
         "a.txt": GOOD.encode(), "a.txt.gz": gzip.compress(GOOD.encode()),
         "sources.csv": b"article,published\na,2024\n"}


@pytest.mark.parametrize("module", sorted(set(formats._MODULES.values())))
def test_every_format_is_tried_and_told(root, module):
    suffixes = [suffix for suffix, home in formats._MODULES.items() if home == module]
    fuzzed = runpy.run_path(str(root / "benchmarks" / "fuzz.py"))["samples"]()
    for place, names in (("THROWN here", [name for name, *_ in THROWN]), ("FILES here", FILES),
                         ("samples() of benchmarks/fuzz.py", fuzzed)):
        assert any(Path(name.removesuffix(".gz")).suffix in suffixes for name in names), f"{place}: no {suffixes[0]}"
    for page in ("docs/own_articles.md", "src/nmi_analysis/cli.py"):
        assert suffixes[0] in (root / page).read_text(encoding="utf-8"), f"{page} does not name {suffixes[0]}"


BYTES = st.sampled_from([
    *(c.encode() for c in SPECIAL), b"<", b"]]>", b"&x;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"{", b"[", b"*a", b"&a ",
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b'"', b",", b"\n", b": ", b"- ", b"!!python/object:x",
    b"[" * 2000,
    b'{"a":' * 2000, b"<p>" * 300, b"9" * 5000]) | st.binary(max_size=4)
CUTS = st.lists(st.tuples(st.floats(0, 1), BYTES, st.integers(0, 9)), max_size=5)


@settings(FUZZ, max_examples=60 * TIMES)
@given(name=st.sampled_from(sorted(FILES)), cuts=CUTS)
def test_damaged_files_are_read_or_rejected(tmp_path_factory, name, cuts):
    data = FILES[name]
    for at, put, drop in cuts:
        place = int(at * len(data))
        data = data[:place] + put + data[place + drop:]
    corpus = tmp_path_factory.mktemp("fuzz")
    (corpus / name).write_bytes(data)
    (corpus / "good.txt").write_text(GOOD + " It is over.", encoding="utf-8")
    found = read([corpus])
    assert "good" in [a.id for a in found.articles]
    assert len(found.articles) > 1 or found.rejects or name == "sources.csv"
    for article in found.articles:
        article.text.encode("utf-8")
    assert not [r for r in found.rejects if "Panic" in r["reason"] or "AttributeError" in r["reason"]]
