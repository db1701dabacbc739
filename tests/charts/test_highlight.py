"""Marked text: the text itself is never changed, whatever spans lie over it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from nmi_analysis.charts.highlight import Mark, highlighted, markup, told
from nmi_analysis.errors import ParameterError
from nmi_analysis.reporting.pages import articles_page
from nmi_analysis.views.evidence import anchor


class Reader(HTMLParser):
    """Text content, and the text inside the element with an id."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.inside = "", [], {}
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.open.append((tag, dict(attributes).get("id")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for _, name in self.open:
            if name:
                self.inside[name] = self.inside.get(name, "") + data


@st.composite
def marked(draw):
    text = draw(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"), min_size=1))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda p: p[0] < p[1])
    return text, sorted(draw(st.sets(places, max_size=8)))


@given(marked())
def test_text_content_is_the_text_and_every_span_has_its_element(case):
    text, spans = case
    read = Reader(markup(text, [Mark(s, e, "x", id=f"{s}-{e}") for s, e in spans]))
    assert read.text == text
    assert not read.open
    assert set(read.inside) == {f"{s}-{e}" for s, e in spans}
    for s, e in spans:
        assert text[s:e].startswith(read.inside[f"{s}-{e}"])


@given(marked())
def test_a_span_that_nothing_crosses_is_one_element(case):
    text, spans = case
    nested = [(s, e) for s, e in spans if not any(a < s < b < e or s < a < e < b for a, b in spans)]
    read = Reader(markup(text, [Mark(s, e, "x", id=f"{s}-{e}") for s, e in spans]))
    assert all(read.inside[f"{s}-{e}"] == text[s:e] for s, e in nested)


def test_labels_and_hovering_text_are_attributes():
    made = markup("It costs <5> now.", [Mark(9, 12, "figures", "five \"5\"", "a & b", "a:x:9:12")])
    assert made == ('It costs <mark id="a:x:9:12" class="figures" data-label="five &quot;5&quot;" '
                    'title="a &amp; b" tabindex="0">'
                    "&lt;5&gt;</mark> now.")


def test_article_with_the_spans_of_named_tables():
    tables = samples.ferry()
    shown = highlighted(tables, "north_1", ("figures",))
    assert re.findall(r'class="(\w+)"', shown).count("figures") == 3
    assert "said by Ida Holm" in highlighted(tables, "north_1")
    assert highlighted(tables, "nor") == tables.show("nor").data == highlighted(tables, "north_1")
    for unknown in ("nowhere", "o r"):
        with pytest.raises(ParameterError, match="no article"):
            highlighted(tables, unknown)


def test_page_of_articles_holds_every_text_and_every_place():
    tables = samples.ferry()
    page = Reader(re.sub(r"<(?:meta|link)[^>]*>", "", articles_page(tables)))
    for text in samples.TEXTS.values():
        assert text in page.text
    for name in ("figures", "facts", "claims", "flags", "agreements", "attributions", "sentences"):
        for row in getattr(tables, name).itertuples():
            inside = page.inside[anchor(row.article, row.start, row.end)]
            assert inside
            assert row.text.startswith(inside)
    evidence = tables.flags[tables.flags["evidence_article"] != ""].iloc[0]
    assert page.inside[anchor("north_1", evidence["evidence_start"], evidence["evidence_end"])] == "Monday"


def test_on_the_page_of_articles_flags_alone_have_a_label_and_one_colour():
    tables = samples.ferry()
    tables._frames["dates"] = tables.flags.head(1).assign(iso="2031-03-03", precision="day", relative=True, rule="d/v1")
    page = articles_page(tables)
    assert 'class="dates flags" data-label="→ Monday"' in page
    assert "terminology" not in page.partition("</style>")[2].replace("terminology (major)", "")
    assert '<mark class="flags">suspected wording, with a suggestion</mark>' in page
    assert 'class="flags terminology"' in highlighted(tables, samples.STORY, ("flags",))


def test_categories_are_named_in_plain_words():
    shown = highlighted(samples.ferry(), samples.STORY, ("flags",))
    assert "1 broken term<" in shown
    assert "1 statement that may say the opposite<" in shown
    assert 'data-label="statement that may say the opposite"' in shown


@pytest.mark.parametrize(("value", "said"), [
    (57_500_000.0, "57,500,000 dollar"), (2.5, "2.5 dollar"), (None, "dollar")])
def test_a_number_is_told_in_full(value, said):
    assert told("figures", {"value": value, "unit": "dollar", "concept": ""}) == f"figures: {said}"
