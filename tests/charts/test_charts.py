"""Charts: name, alternative text, picture; bytes that repeat; readable sizes."""

from itertools import pairwise

import matplotlib
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

import samples
from nmi_analysis import charts
from nmi_analysis.charts.matrices import Cell, grid, height
from nmi_analysis.charts.style import LOOK, WIDTH, bundle, message, sheet, show, svg
from nmi_analysis.errors import NmiError

# Each chart, and what its alternative text tells of the tables in samples.py.
TOLD = {
    "changes": "Northern Post from 20 to 60; Southern Echo from 20 to about 60",
    "containment": "67% of what Southern Echo has, Northern Post has too",
    "coverage": "Matrix of 7 facts and 4 sources. Spoken of: Northern Post 6",
    "figures": "Crew planned: Northern Post 60 sailors; Southern Echo about 60 sailors",
    "flag_rates": "Northern Post 0.00",
    "heard": "Captain Ida Holm 2 times (2 direct)",
    "keyness": "words that each source uses more often than its reference. ",
    "names": "1 of the names stand in two articles or more",
    "overlap": "Northern Post and Southern Echo, 29%",
    "profile": "from 9 (Southern Echo) to 12.5 (Northern Post)",
    "renderings": "mean chrF of 100: ",
    "reuse": "passages: 1 (Northern Post and Southern Echo 1); pairs that quote the same words: 1",
    "shares": "Northern Post shares 5, has 1 alone, leaves out 0; Southern Echo shares 3, has 1 alone",
    "stances": "Northern Post states 6",
}
DRAWN = list(TOLD)


@pytest.fixture(scope="module")
def ferry():
    return samples.ferry()


@pytest.fixture(scope="module")
def drawn(ferry):
    return {name: getattr(charts, name)(ferry) for name in DRAWN}


def test_the_public_names_are_there():
    others = {"Chart", "Reading", "highlighted", "show"}
    assert set(charts.__all__) - others == set(DRAWN), "each chart of charts/__init__.pyi has a line in TOLD"
    assert others < set(charts.__all__) == set(dir(charts))
    with pytest.raises(AttributeError):
        _ = charts.nothing


@pytest.mark.parametrize(("name", "told"), TOLD.items())
def test_alternative_text_says_the_numbers(drawn, name, told):
    assert told in drawn[name].alt, "the tables are ferry() of tests/samples.py: give them rows that this chart draws"


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_a_figure_that_notebooks_keep_with_its_alternative_text(drawn, name):
    made = drawn[name]
    assert isinstance(made, Figure)
    assert made.get_size_inches()[0] == WIDTH
    data, metadata = made._repr_mimebundle_()
    assert metadata == {"image/png": {"alt": made.alt, "name": name}}
    assert data["text/plain"] == f"Chart: {made.alt}"


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_to_draw_is_a_sentence(name):
    made = getattr(charts, name)(samples.plain())
    assert made.alt
    assert made.png().startswith(b"\x89PNG")


def test_equal_tables_give_equal_bytes_whatever_the_settings(ferry):
    first = charts.changes(ferry).png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert charts.changes(ferry).png() == first
    assert svg(charts.changes(ferry)) == svg(charts.changes(ferry))


def test_a_chart_without_alternative_text_is_an_error():
    with pytest.raises(NmiError, match="alternative text"):
        show(Figure(), " ")


@pytest.mark.parametrize("columns", [3, 40])
def test_labels_of_a_matrix_do_not_overlap(columns):
    rows = [f"A claim of some length that needs two lines to be told, number {i}" for i in range(40)]
    names = [f"Outlet {i}" for i in range(columns)]
    with matplotlib.style.context(LOOK):
        cells = {(i, j): Cell("#ffffff", "x") for i in range(40) for j in range(columns)}
        made = sheet(height(rows, names, cells), "a matrix")
        axes = made.subplots()
        grid(axes, rows, names, cells)
        FigureCanvasAgg(made).draw()
    for labels in (axes.get_yticklabels(), axes.get_xticklabels()):
        boxes = [label.get_window_extent() for label in labels]
        assert not any(a.overlaps(b) for a, b in pairwise(boxes))
    assert min(b.x0 for b in (label.get_window_extent() for label in axes.get_yticklabels())) >= 0


def test_reading_shows_the_article_in_focus_or_the_most_doubtful(ferry):
    assert charts.Reading(ferry, "south").article == "south_1"
    shown = charts.Reading(ferry, "", "flags")
    assert shown.article == samples.STORY
    assert "→ Monday" in shown._repr_html_()
    assert "<said>" not in shown._repr_html_()


def test_each_thing_that_changes_has_a_scale_of_its_own(ferry):
    tables = samples.ferry()
    change = tables.figures[tables.figures["from_value"].notna()]
    cost = change.assign(value=9e6, from_value=4e6, unit="dollar", concept="cost")
    tables._frames["figures"] = pd.concat([tables.figures, cost], ignore_index=True)
    titles = [a.get_title(loc="left") for a in charts.changes(tables).axes]
    assert titles == ["sailors", "dollars"]
    assert len(charts.changes(ferry).axes) == 1


def test_values_of_figures_do_not_touch_their_dots(ferry):
    made = charts.figures(ferry)
    FigureCanvasAgg(made).draw()
    for axes in made.axes:
        for told in axes.texts:
            x, y = told.xy
            dot = axes.transData.transform((x, y))[0]
            assert told.get_window_extent().x0 >= dot + 4


def test_a_number_of_one_source_alone_is_named_and_not_drawn():
    tables = samples.ferry()
    facts = tables.facts
    tables._frames["facts"] = facts[(facts["variable"] != "hurt") | (facts["article"] == "north_1")]
    made = charts.figures(tables)
    assert [a.get_title(loc="left") for a in made.axes] == ["Crew planned"]
    assert made.alt.endswith("One source alone gives: Hurt 3 people (Northern Post).")
    tables._frames["facts"] = tables.facts[tables.facts["article"] == "north_1"]
    assert charts.figures(tables).alt.startswith("No number here is given by two sources. One source alone gives: Crew")


def test_overlap_and_containment_do_not_look_alike(ferry):
    fills = []
    for made in (charts.overlap(ferry), charts.containment(ferry)):
        drawn = [p for p in made.axes[0].patches if p.get_facecolor()[:3] != (1, 1, 1)]
        fills.append({p.get_facecolor()[:3] for p in drawn})
    assert len(charts.overlap(ferry).axes[0].texts) * 2 == len(charts.containment(ferry).axes[0].texts)
    assert not fills[0] & fills[1]


def test_few_pairs_are_bars_and_many_a_network():
    tables = samples.ferry()
    low = charts.reuse(tables).get_size_inches()[1]
    pairs = [("north_1", "south_1"), ("north_1", "old_1"), ("south_1", "old_1")]
    tables._frames["reuse"] = pd.concat([tables.reuse.assign(article_a=a, article_b=b) for a, b in pairs])
    assert len(charts.reuse(tables).axes[0].get_yticklabels()) == 3
    assert charts.reuse(tables).get_size_inches()[1] < low + 1 < 3


def test_the_profile_of_one_source_compares_with_nobody(ferry):
    told = charts.profile(ferry.of(article=["north_1"])).alt
    assert "(Northern Post)" in told
    assert " from " not in told


def test_a_figure_of_nothing_is_shown_as_a_sentence(monkeypatch):
    seen = []
    monkeypatch.setattr("IPython.display.publish_display_data", lambda data, metadata: seen.append(data["image/png"]))
    for values in ([], [1]):
        figure = Figure()
        figure.subplots().barh(values, values)
        charts.show(figure, "Bars")
    said = "Nothing to draw: there is nothing in the data of this chart."
    assert seen[0] == bundle(message(said), said)[0]["image/png"]
    assert seen[1] != seen[0]


def test_numbers_on_bars_have_contrast():
    """4.5:1 on every colour of the bars, with room for what smoothing takes."""
    def light(colour):
        parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    axes = charts.shares(samples.ferry()).axes[0]
    bars = [(p.get_x(), p.get_x() + p.get_width(), p.get_y(), p.get_facecolor()[:3]) for p in axes.patches]
    for text in axes.texts:
        x, y = text.get_position()
        behind = next((c for first, last, low, c in bars if first < x < last and low < y < low + 0.7), (1, 1, 1))
        dark, bright = sorted((light(text.get_color()), light(behind)))
        assert (bright + 0.05) / (dark + 0.05) >= 5
