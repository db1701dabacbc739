"""The explorer in a browser: one selection moves all views, also in a page without a kernel; hostile text is inert."""

import many
import pytest
from chromium import BROWSER

import samples
from nmi_analysis.explorer.view import SCRIPT, embedded, permitted, view

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here: pip install playwright")
pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(not BROWSER, reason="no Chromium here: apt-get install chromium")]
PAGE = ('<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
        'default-src \'none\'; style-src \'unsafe-inline\'; script-src {}"><body>{}')
HOSTILE = ("<img src=x onerror=window.bad=1><script>window.bad=1</script></script><svg onload=window.bad=1>'\"`"
           "${window.bad=1} javascript:window.bad=1 \u202e 👩‍👩 ]]> --> &lt; \x00\u2028")
# Milliseconds from a click to a page that is laid out again, each of at most forty, sorted.
CLICKS = """selector => [...document.querySelectorAll(selector)].slice(0, 40).map(x => {
  const before = performance.now(); x.click(); void document.body.offsetHeight; return performance.now() - before;
}).sort((a, b) => a - b)"""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as p:
        made = p.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.fixture
def opened(browser, tmp_path):
    """A function that shows a view in a page of its own; what the page asks for and complains of is kept."""
    pages = []

    def show(given):
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(permitted(), embedded(given)), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.told, page.asked = [], []
        page.on("console", lambda m: page.told.append(m.text))
        page.on("pageerror", lambda e: page.told.append(str(e)))
        page.on("request", lambda r: page.asked.append(r.url))
        page.goto(path.as_uri())
        page.wait_for_selector(".nmi-explorer [role=tab]")
        pages.append(page)
        return page

    yield show
    for page in pages:
        assert page.told == []
        assert all(a.startswith(("file:", "data:")) for a in page.asked)
        page.close()


def _highlighted(page):
    """The highlighted words of each sentence that has some."""
    return page.evaluate("() => [...document.querySelectorAll('.nmi-explorer .said:has(.at)')].map(s => "
                         "[...s.querySelectorAll('.at')].map(e => e.textContent).join(''))")


def test_a_finding_moves_texts_and_claims(opened):
    page = opened(view(samples.ferry()))
    first = page.locator(".finding").first
    assert "here" in first.get_attribute("class")  # the first finding is open from the start
    assert {"Three", "Seven people"} <= set(_highlighted(page))
    assert page.evaluate("() => [...document.querySelectorAll('.heads select')].slice(0, 2).map(s => s.value)") == [
        "north_1", "south_1"]
    page.get_by_role("tab", name="Claims").click()
    assert page.locator("td .near").count() >= 2


def test_a_cell_of_the_matrix_moves_texts_and_findings(opened):
    page = opened(view(samples.ferry()))
    page.get_by_role("tab", name="Claims").click()
    page.locator("td.c2 button").first.click()
    assert _highlighted(page)[0] == "Seven people"
    assert page.locator(".heads select").first.input_value() == "south_1"
    row = page.locator(".pair:has(.at)").first.inner_text()
    assert "Seven people" in row
    assert "Three people" in row  # what it is held against stands beside it
    page.get_by_role("tab", name="Findings").click()
    assert page.locator(".finding.near").count() >= 1


def test_the_keyboard_selects_and_clears(opened):
    page = opened(view(samples.ferry()))
    page.locator(".finding").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "here" in page.locator(".finding").nth(1).get_attribute("class")
    page.keyboard.press("Escape")
    assert _highlighted(page) == []


def test_filters_leave_what_is_asked_for(opened):
    page = opened(view(samples.ferry()))
    page.get_by_label("Kind").select_option("change")
    assert page.locator(".finding .kind").all_inner_texts() == ["change"]
    page.get_by_role("button", name="Reset").click()
    page.get_by_label("Words").fill("HURT")
    assert all("hurt" in t.lower() for t in page.locator(".finding").all_inner_texts())
    page.get_by_label("Words").fill("no such words")
    assert "No finding is left" in page.locator(".left").inner_text()
    page.get_by_role("button", name="Reset").click()
    page.get_by_label("From").fill("2031")
    page.get_by_role("tab", name="Claims").click()
    assert page.locator("thead th").all_inner_texts() == ["Claim", "Northern Post", "Southern Echo"]


CLIPPED = """() => [...document.querySelectorAll('.left .scroll')].filter(
  e => e.scrollWidth > e.clientWidth + 1).length"""


def test_a_matrix_of_six_sources_is_whole_and_its_headings_too(opened):
    given = many.view(articles=6, claims=12, findings=4)
    for article in given["articles"]:
        article["label"] = f"The Daily Harbour {article['id']}"
    page = opened(given)
    page.get_by_role("tab", name="Claims").click()
    assert page.evaluate(CLIPPED) == 0
    page.set_viewport_size({"width": 900, "height": 900})
    assert page.evaluate(CLIPPED) == 0
    assert page.locator(".named").all_inner_texts() == [f"The Daily Harbour {a} · 2031-03-04" for a in page.evaluate(
        "() => [...document.querySelectorAll('.heads select')].map(s => s.value)")]
    page.get_by_role("tab", name="Findings").click()
    assert page.locator(".panes.stacked").count() == 0


def test_what_is_too_long_is_cut_at_a_word_and_told_on_pointing(opened):
    given = many.view(articles=3, claims=3, findings=1)
    given["articles"][0]["label"] = "The Daily Harbour and Fishermen's Gazette"
    given["claims"][0]["label"] = "A claim that is told in many words " * 8
    page = opened(given)
    page.get_by_role("tab", name="Claims").click()
    head = page.locator("thead th").nth(1)
    assert head.inner_text() == "The Daily Harbour and…"
    assert head.get_attribute("title").startswith("The Daily Harbour and Fishermen's Gazette")
    assert page.locator("tbody th button[title^='A claim that is told']").count() == 1


def test_a_page_for_reading_invites_no_decision(opened):
    page = opened(view(samples.ferry()))
    shown = page.locator(".nmi-explorer").inner_text()
    assert "For reading alone" in shown
    assert "say that it is wrong" not in shown
    assert page.locator(".card form").count() == 0


def test_words_that_differ_in_like_sentences_are_marked(opened):
    page = opened(many.view(articles=3, claims=12, findings=4))
    page.locator(".finding").nth(1).click()
    assert page.locator(".pair.both").count() >= 3
    differing = page.locator(".pair.both").first.locator(".unlike").all_inner_texts()
    assert len(differing) == 2
    assert differing[0] != differing[1]


def test_offsets_count_characters_beyond_the_first_plane(opened):
    given = many.view(articles=2, claims=3, findings=1)
    text = "👩‍👩 A boat. Two 𝔟oats were lost."
    start = text.index("Two")
    given["articles"][0] |= {"text": text, "sentences": [[0, start, "body"], [start, len(text), "body"]]}
    given["claims"], given["rows"] = [], []
    given["findings"] = [{**given["findings"][0], "places": [["a0", start + 4, start + 9, "states"]]}]
    assert _highlighted(opened(given)) == ["𝔟oats"]


def test_a_million_characters_of_hostile_text_are_inert(opened):
    text = (HOSTILE * (1_000_000 // len(HOSTILE) + 1))[:1_000_000]
    page = opened(many.view(articles=3, claims=30, findings=5, text=text))
    page.get_by_role("tab", name="Claims").click()
    page.locator("tbody button").first.click()
    page.locator(".heads select").first.select_option("a0")
    assert HOSTILE[:40] in page.locator(".aligned").inner_text()
    assert page.evaluate("() => [window.bad, document.querySelectorAll('.nmi-explorer :is(img, script, svg, iframe, "
                         "object, a)').length]") == [None, 0]


def test_forty_articles_and_three_hundred_claims_are_quick(opened):
    page = opened(many.view())
    assert page.evaluate("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 3000
    found = page.evaluate(CLICKS, ".finding")
    assert found[len(found) // 2] < 200
    page.get_by_role("tab", name="Claims").click()
    cells = page.evaluate(CLICKS, ".nmi-explorer td button")
    assert cells[len(cells) // 2] < 200


def test_the_finding_that_is_chosen_is_the_one_that_is_decided(browser):
    given = view(samples.ferry())
    first = given["findings"][0]
    given["findings"].append({**first, "key": "s/99", "text": "Another finding on the same place."})
    page = browser.new_page()
    page.set_content("<div id=here></div>")
    page.evaluate("([script, given]) => { window.made = new Function(`${script}; return explorer;`)()("
                  "document.querySelector('#here'), given, m => { window.sent = m; }); }", [SCRIPT, given])
    for name, text in ((first["text"], first["text"]), ("Another finding", "Another finding on the same place.")):
        page.locator(".finding", has_text=name).first.click()
        page.get_by_role("button", name="is wrong").click()
        sent = page.evaluate("() => window.sent")
        assert (sent["table"], sent["decision"], sent["row"]) == ("findings", "reject", {"statement": text})
    given["findings"].reverse()
    given["findings"].pop(0)  # it was the one chosen
    page.evaluate("given => made.update(given)", given)
    assert page.get_by_role("button", name="is wrong").count() == 0
    page.locator(".left").get_by_role("tab").first.click()
    page.close()
