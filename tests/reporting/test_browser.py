"""The report of the invented run in headless Chromium."""

import pytest
from chromium import BROWSER, Chromium

import samples
from nmi_analysis import reporting
from nmi_analysis.reporting.pages import PAGES

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(not BROWSER, reason="no Chromium here: apt-get install chromium")]

TOLD = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = tmp_path_factory.mktemp("report with spaces ö")
    tables = samples.ferry()
    tables.save(made / "tables")
    reporting.write_pages(made, tables, quiet=True)
    return made


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = Chromium(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


def _quiet(browser):
    """Nothing on the console, no request but to files of the report."""
    said = [p for m, p in browser.events if m in TOLD]
    asked = [p["request"]["url"] for m, p in browser.events if m == "Network.requestWillBeSent"]
    assert not said
    assert asked
    assert all(a.startswith(("file:///", "data:")) for a in asked), asked


@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_every_picture_is_told(browser, place, name):
    browser.open((place / f"{name}.html").as_uri())
    _quiet(browser)
    assert browser.ask("document.title")
    pictures = browser.ask("[...document.images].map(i => [i.alt, i.naturalWidth])")
    assert all(len(alt) > 20 and width >= 800 for alt, width in pictures)
    assert browser.ask("document.querySelector('footer').innerText").startswith("nmi-analysis")
    assert browser.ask("getComputedStyle(document.querySelector('details.code,main')).display") != "none"


@pytest.mark.parametrize("width", [390, 1000])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_window(browser, place, name, width):
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    browser.open((place / f"{name}.html").as_uri())
    assert browser.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [420, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_cell_of_a_table_is_out_of_view(browser, place, name, width):
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    browser.open((place / f"{name}.html").as_uri())
    tables = "'.nmi table.stacked'" if width == 420 else "'.nmi table:not(.matrix)'"
    hidden = browser.ask(f"[...document.querySelectorAll({tables})].filter(t => t.getBoundingClientRect().right > "
                         "t.parentElement.getBoundingClientRect().right + 1).map(t => t.textContent.slice(0, 80))")
    assert hidden == []


def test_a_chart_is_readable_on_a_telephone(browser, place):
    browser.call("Emulation.setDeviceMetricsOverride", width=420, height=900, deviceScaleFactor=1, mobile=False)
    browser.open((place / "1_coverage.html").as_uri())
    assert browser.ask("[...document.images].filter(i => i.checkVisibility()).every("
                       "i => i.getBoundingClientRect().width >= 600)")
    columns = browser.ask("[...document.querySelectorAll('.matrix tr')].map(r => [...r.cells].slice(1).map(c => "
                          "c.getBoundingClientRect().right))")
    assert max(max(rights) for rights in columns) <= 420
    assert browser.ask("document.documentElement.scrollWidth") <= 420


OPENED = """(() => { const s = document.querySelector(SELECTOR); s.focus(); s.click();
  const said = s.parentElement.querySelector('.said'), r = said.getBoundingClientRect();
  return [said.querySelector('mark').textContent, said.querySelector('cite').textContent, r.height > 20,
          said.querySelector('cite a').getAttribute('href')]; })()"""


def _opened(browser, selector):
    """What stands there after a click: the words marked, source and date, whether it is seen, and where it leads."""
    return browser.ask(OPENED.replace("SELECTOR", repr(selector)))


def test_a_cell_of_the_matrix_opens_to_its_words(browser, place):
    browser.open((place / "1_coverage.html").as_uri())
    mark, told, seen, to = _opened(browser, ".matrix td.contradicts details.ev > summary")
    assert (mark, told, seen) == ("Seven people", "Southern Echo, 2031-03-04", True)
    browser.open(f"{place.as_uri()}/{to}")
    assert browser.ask("document.querySelector(':target').textContent") == "Seven people"


@pytest.mark.parametrize("page", ["index", "0_overview"])
def test_a_finding_opens_to_its_words(browser, place, page):
    browser.open((place / f"{page}.html").as_uri())
    mark, told, seen, to = _opened(browser, "ol.findings details.ev > summary")
    assert (mark, told, seen) == ("Three", "Northern Post, 2031-03-04", True)
    browser.open(f"{place.as_uri()}/{to}")
    assert browser.ask("document.querySelector(':target').textContent") == "Three"
    top = browser.ask("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < browser.ask("innerHeight")


def test_evidence_opens_with_the_keyboard_and_one_at_a_time(browser, place):
    browser.open((place / "0_overview.html").as_uri())
    for n in (0, 1):
        browser.ask(f"document.querySelectorAll('ol.findings details.ev > summary')[{n}].focus()")
        for kind in ("keyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r",
                         windowsVirtualKeyCode=13)
        opened = "[...document.querySelectorAll('ol.findings details.ev')].map(d => d.open).indexOf(true)"
        assert browser.ask(opened) == n
        assert browser.ask("document.querySelectorAll('details.ev[open]').length") == 1


def test_pages_lead_to_one_another(browser, place):
    for name in PAGES:
        browser.open((place / "index.html").as_uri())
        browser.events.clear()
        browser.ask(f"document.querySelector('nav a[href=\"{name}.html\"]').click()")
        browser.wait("Page.loadEventFired")
        assert browser.ask("location.pathname").endswith(f"/{name}.html")


def test_text_on_the_page_of_articles_is_the_text(browser, place):
    browser.open((place / "articles.html").as_uri())
    assert browser.ask("[...document.querySelectorAll('.text')].map(t => t.textContent)") == [
        samples.TEXTS[a] for a in sorted(samples.TEXTS)]
