"""The notebooks in a real JupyterLab: what a researcher sees, clicks and reads there, in both themes."""

import csv
import re

import nbformat
import pytest
from chromium import BROWSER
from jupyterlab import JupyterLab, copied

import samples
from nmi_analysis.resources import notebooks

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here: pip install playwright")
pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(not BROWSER, reason="no Chromium here: apt-get install chromium")]

NAMES = sorted(p.name for p in notebooks().glob("[0-9]*.ipynb"))
EXPLORED = "explorer"
THEMES = ("JupyterLab Light", "JupyterLab Dark")
LEAST = 4.5  # to 1: what WCAG 2.2 asks of text (success criterion 1.4.3)

# Text whose colour is too near to that of what lies behind it: [text, contrast].
FAINT = """least => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgba = c => {
    if (!known.has(c)) {
      canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
      known.set(c, [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255));
    }
    return known.get(c);
  };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const behind = e => {
    const layers = [];
    for (; e; e = e.parentElement) {
      const c = rgba(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((b, a) => over(a, b), [1, 1, 1, 1]);
  };
  const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) =>
    sum + w * (c[i] <= 0.03928 ? c[i] / 12.92 : ((c[i] + 0.055) / 1.055) ** 2.4), 0);
  const found = [];
  for (const output of document.querySelectorAll('.jp-OutputArea-output')) {
    const walker = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
      if (!text || e.closest('style') || !e.checkVisibility()) continue;
      const ground = behind(e), [a, b] = [light(over(rgba(getComputedStyle(e).color), ground)), light(ground)];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < least) found.push([text.slice(0, 60), contrast]);
    }
  }
  return found;
}"""

# What opens from each statement: the words marked, source and date, whether it is seen.
EVIDENCE = """() => [...document.querySelectorAll('.jp-OutputArea-output details.ev')].map(d => {
  d.querySelector('summary').click();
  const said = d.querySelector('.said'), place = said.getBoundingClientRect();
  return [d.open, said.querySelector('bdi').textContent, said.querySelector('cite').textContent, place.height > 20,
          place.width > 200, getComputedStyle(said).position];
})"""
CLOSE = "() => document.querySelectorAll('details.ev[open]').forEach(d => { d.open = false; })"
# But for what stands left of a keyword in context.
ASIDE = """() => [...document.querySelectorAll('.jp-OutputArea-output .nmi table:not(.kwic) td')].filter(c =>
  getComputedStyle(c).textAlign !== (c.closest('.matrix') ? (c.cellIndex ? 'center' : 'left')
                                     : c.classList.contains('n') ? 'right' : 'left')).map(c => c.textContent)"""
STRIPED = """() => [...document.querySelectorAll('.jp-OutputArea-output .nmi tr')].filter(r =>
  getComputedStyle(r).backgroundColor !== 'rgba(0, 0, 0, 0)').length"""
CUT = """() => [...document.querySelectorAll('.jp-OutputArea-output .wide, .jp-OutputArea-output .nmi td, '
  + '.jp-OutputArea-output')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => [e.className, e.textContent
  .slice(0, 80), e.scrollWidth, e.clientWidth])"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("work ö")


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    for path in copied(folder, samples.ferry()):  # one asks for words that these articles have
        path.write_text(path.read_text(encoding="utf-8").replace('\\"2,500\\"', '\\"sailors\\"'), encoding="utf-8")
    with playwright.sync_playwright() as p:
        made = JupyterLab(folder, tmp_path_factory.mktemp("around"), p)
        yield made
        made.close()


@pytest.fixture(scope="module", params=NAMES)
def page(request, lab):
    """One notebook after all of its cells have run."""
    lab.open(request.param)
    lab.theme(THEMES[0])
    return lab.page


def test_it_runs_without_an_error_and_asks_no_other_host(lab, page):
    assert page.locator(".jp-OutputArea-output .jp-RenderedText[data-mime-type*=error]").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(".jp-OutputArea-output .nmi").count() >= 4 or page.locator(".nmi-explorer").count() == 1
    assert [a for a in lab.asked if not re.match(rf"(?:https?|wss?)://127\.0\.0\.1:{lab.port}/|data:|blob:", a)] == []


def test_every_statement_opens_to_its_words(page):
    found = page.evaluate(EVIDENCE)
    if EXPLORED in page.url:
        pytest.skip("the explorer has its own way of showing where a statement stands")
    assert len(found) >= 3
    texts = {" ".join(t.split()) for t in samples.TEXTS.values()}
    for opened, words, told, *seen in found:
        assert opened
        assert any(words.strip("…").strip()[:60] in t for t in texts), words
        assert re.fullmatch(r".+, (?:20\d\d.*|date unknown)", told)
        assert seen == [True, True, "absolute"]
    assert page.locator("details.ev[open]").count() == 1
    assert page.locator(".jp-OutputArea-output a[href*='articles.html']").count() == 0


def test_it_opens_by_mouse_and_by_keyboard(page):
    if EXPLORED in page.url:
        pytest.skip("see test_explorer.py")
    page.evaluate(CLOSE)
    first = page.locator(".jp-OutputArea-output details.ev > summary").first
    first.scroll_into_view_if_needed()
    first.click()
    said = first.locator("xpath=../div[@class='said']")
    assert said.is_visible()
    page.keyboard.press("Enter")
    assert not said.is_visible()
    page.keyboard.press("Enter")
    assert said.is_visible()


def test_every_chart_is_told_in_words(page):
    pictures = page.evaluate("() => [...document.querySelectorAll('.jp-OutputArea-output img')].map(i => [i.alt, "
                             "i.naturalWidth])")
    assert pictures or "overview" not in page.url
    assert all(len(alt) > 20 and width >= 800 for alt, width in pictures)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_its_ground(lab, page, theme):
    lab.theme(theme)
    assert page.evaluate(FAINT, LEAST) == []


@pytest.mark.parametrize("width", [1280, 900])
def test_text_is_left_numbers_right_and_nothing_cut(lab, page, width):
    page.evaluate(CLOSE)
    lab.width(width)
    assert page.evaluate(ASIDE) == []
    assert page.evaluate(STRIPED) == 0
    assert page.evaluate(CUT) == []


# Select a word of the left article, as a mouse does.
CHOOSE = """word => {
  const piece = [...document.querySelectorAll('.nmi-explorer .said span')].find(s => s.textContent.includes(word));
  const at = piece.textContent.indexOf(word), range = document.createRange();
  range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + word.length);
  document.getSelection().removeAllRanges(); document.getSelection().addRange(range);
  piece.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
}"""
TOLD = "() => document.querySelector('.nmi-explorer .card').textContent.includes('{}')"


def test_a_decision_is_kept_beside_the_articles_and_later_cells_follow(lab, folder):
    articles = folder / "articles"
    articles.mkdir()
    for name, count in (("one", 14), ("two", 41)):
        (articles / f"{name}.txt").write_text(f"The flood killed {count} people in Karvell on Tuesday, the mayor said.")
    cells = ["import nmi_analysis as nmi\nrun = nmi.analyze('articles')", "nmi.explore(run)",
             "print('values', sorted(run.figures['value']))"]
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells], metadata={
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}), folder / "x.ipynb")
    lab.open("x.ipynb")
    page, explorer = lab.page, lab.page.locator(".nmi-explorer")
    explorer.get_by_role("button", name="14", exact=True).click()
    explorer.locator("input[name=value]").fill("41")
    explorer.get_by_label("why").fill("a slip")
    explorer.get_by_role("button", name="keep these values").click()
    page.wait_for_function(TOLD.format("kept: edit in figures"))
    (row,) = csv.DictReader((articles / "decisions.csv").open(encoding="utf-8"))
    assert [row[k] for k in ("article", "was", "decision", "field", "value", "why")] == [
        "one", "14", "edit", "value", "41", "a slip"]
    page.locator(".jp-Cell").last.click()
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-cell')")
    page.get_by_text("values [41.0, 41.0]").wait_for()
    explorer.get_by_role("tab", name="Decisions (1)").click()
    explorer.get_by_role("button", name="undo").click()
    page.wait_for_function(TOLD.format("taken back"))
    assert explorer.get_by_role("button", name="14", exact=True).count() == 1
    page.evaluate(CHOOSE, "mayor")
    explorer.get_by_label("table").select_option("mentions")
    explorer.locator("input[name=type]").fill("PER")
    explorer.get_by_role("button", name="add", exact=True).click()
    page.wait_for_function(TOLD.format("kept: add in mentions"))
    assert list(csv.DictReader((articles / "decisions.csv").open(encoding="utf-8")))[-1]["value"] == "PER"


def test_a_saved_explorer_is_read_without_its_kernel(lab):
    lab.open("5_explorer.ipynb")
    lab.page.wait_for_selector(".nmi-explorer .finding")
    assert lab.page.locator(".nmi-explorer").count() == 1
    lab.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    lab.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    lab.open("5_explorer.ipynb", run=False)
    lab.page.wait_for_selector(".nmi-explorer .finding")
    lab.page.locator(".nmi-explorer .finding").nth(1).click()
    assert lab.page.locator(".nmi-explorer .at").count() >= 1
    assert not lab.page.get_by_text("model not found").is_visible()
