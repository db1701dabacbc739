"""Where a statement stands: the paragraph, source and date, opened in place."""

import re

import pytest

import samples
from nmi_analysis.errors import InputError, ParameterError
from nmi_analysis.store import frames
from nmi_analysis.views.evidence import Place, cited, linked
from nmi_analysis.views.sources import Sources

WRAPPED = "A title\n\nThe harbour was\nclosed on Monday.\nBoats left.\n \nIt will open again."
LINES = "A title\nThe harbour was closed on Monday.\nIt will open again."


def at(text, words):
    start = text.index(words)
    return Place("x", start, start + len(words), "Northern Post", "2031-03-04", text)


@pytest.mark.parametrize(("text", "paragraph"), [
    (WRAPPED, ("The harbour was ", "closed", " on Monday. Boats left.")),
    (LINES, ("The harbour was ", "closed", " on Monday."))])
def test_a_paragraph_ends_at_a_blank_line_or_else_at_a_line(text, paragraph):
    assert at(text, "closed").paragraph() == paragraph


def test_a_long_paragraph_is_cut_between_words_on_both_sides():
    before, span, after = at("left " * 400 + "here " + "right " * 400, "here").paragraph(100)
    assert before.startswith("…left")
    assert before.endswith("left ")
    assert (span, after[-1]) == ("here", "…")
    assert len(before + after) <= 110


def test_an_article_as_a_whole_is_its_opening():
    assert Place("x", None, None, "Northern Post", "", LINES).paragraph() == ("", "", " ".join(LINES.split()))
    assert Place("x", None, None, "Northern Post", "", LINES).told == "Northern Post, date unknown"


def test_markup_is_escaped_and_opens_without_a_link():
    made = linked("a <b>", Place("x<", 0, 3, "N & P", "2031", "<i> say"))
    assert re.sub(r"</?(?:details|summary|div|cite|bdi|mark)\b[^>]*>", "|", made).count("<") == 0
    assert "&lt;i&gt;" in made
    assert "href" not in made
    assert 'href="articles.html#a:x_3c_:0:3"' in cited(made)
    assert linked("a <b>", "") == linked("a <b>", None) == "a &lt;b&gt;"


def _articles(*rows):
    return Sources(type(samples.plain())(frames({"articles": [
        {"article": a, "source": s, "published": p, "text": "", "words": 1} for a, s, p in rows]})))


FOUND = _articles(("004_ab", "Shafaq News", "2021"), ("040_cd", "", "2021"), ("4x", "Daily Star", "2021"),
                  ("005_ef", "Daily Star", "2020"))


@pytest.mark.parametrize(("focus", "article"), [
    ("004_ab", "004_ab"), ("004", "004_ab"), (5, "005_ef"), ("Shafaq News", "004_ab"), ("shafaq", "004_ab"),
    (40, "040_cd"), ("4x", "4x"), ("Daily Star 2020", "005_ef"), ("daily star  2021", "4x"), ("", ""), (None, "")])
def test_focus_is_an_id_a_label_a_beginning_or_a_number(focus, article):
    assert FOUND.find(focus) == article


@pytest.mark.parametrize(("focus", "said"), [
    ("Daily Star", "names 2 articles: 005_ef, 4x"), (4, "names 2 articles: 004_ab, 4x"), (7, "no article '7'"),
    ("west", r"no article 'west'; there are 004_ab \(Shafaq News\); .*; 040_cd \(040\); 4x")])
def test_a_focus_that_names_none_or_several_is_an_error(focus, said):
    with pytest.raises(ParameterError, match=said):
        FOUND.find(focus)


def test_an_error_is_one_line_in_a_notebook():
    assert InputError("no such input: x")._render_traceback_() == ["InputError: no such input: x"]
