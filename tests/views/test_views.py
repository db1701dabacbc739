"""The frames behind charts and lists."""

import re

import pandas as pd
import pytest

import nmi_analysis as nmi
import samples
from nmi_analysis import charts, views
from nmi_analysis.settings.comparison import RenderingSettings
from nmi_analysis.views.items import alike, in_brief, main_story
from nmi_analysis.views.sources import Sources

FUNCTIONS = [n for n in views.__all__ if n != "View"]


def marked(made):
    """What is highlighted at first sight, without what opens."""
    return set(re.findall(r"<mark>.*?</mark>", re.sub(r'<div class="said">.*?</div>', "", made._repr_html_())))


@pytest.fixture(scope="module")
def ferry():
    return samples.ferry()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_view_shows_itself_escaped_with_its_links(ferry, name):
    made = getattr(views, name)(ferry)
    markup = made._repr_html_()
    assert len(made) or name == "decisions", f"give ferry() of tests/samples.py rows that views.{name} shows"
    assert "<said>" not in markup
    assert set(made.attrs["shown"]) <= set(made.columns)
    for column in made.columns[[c.endswith("_link") for c in made.columns]]:
        assert column.removesuffix("_link") in made.attrs["shown"], f"{column} links a column that is shown"
        assert all(not v or str(v).startswith("articles.html#a:") for v in made[column])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_nothing_found_is_a_sentence(name):
    made = getattr(views, name)(samples.plain())
    assert len(made) or made.attrs["empty"].endswith((".", ")")), "what is shown of nothing is a whole sentence"
    assert made._repr_html_()
    assert repr(made)


def test_matrix_has_disputes_first_and_every_article_in_each_row(ferry):
    made = views.coverage(ferry)
    assert list(dict.fromkeys(made["label"])) == [
        "Hurt", "People were hurt", "Said on Monday", "The crew grows to 60 sailors", "Crew planned",
        "Where the ferry was built", "New ferry"]
    assert (made.groupby("item").size() == 4).all()
    hurt = made[made["label"] == "Hurt"].set_index("article")
    assert dict(hurt["stance"]) == {"north_1": "states", "south_1": "contradicts", samples.STORY: "silent",
                                    "old_1": "silent"}
    assert dict(hurt["value"])["south_1"] == "7"
    assert made.attrs == made.attrs | {"items": 7, "kept": 7}
    assert views.coverage(ferry, 2)["item"].nunique() == 2


def _told_elsewhere():
    """The run, with reasons for two articles that have no statement of the claim on the mayor."""
    tables = samples.ferry()
    cells = tables.coverage.copy()
    for article, *why in (("north_1", "related: Three people…", "", ""),
                          ("old_1", "other value: 12 against 60", "12", "60")):
        at = (cells["claim"] == "c2") & (cells["article"] == article)
        cells.loc[at, ["stance", "reason", "value", "against"]] = "differs", *why
    tables._frames["coverage"] = cells
    return tables


def test_a_cell_without_a_statement_leads_to_what_it_was_held_against():
    made = views.coverage(_told_elsewhere())
    cells = made[made["label"] == "The mayor resigned"].set_index("article")
    assert dict(cells["brief"])["old_1"] == "12 ≠ 60"
    for article, text in (("north_1", "Three people were hurt"), ("old_1", "12")):
        start = samples.TEXTS[article].index(text)
        assert str(cells.loc[article, "value_link"]) == views.evidence.link(article, start, start + len(text))


def test_changes_tell_stated_from_apart_and_one_end(ferry):
    made = views.changes(ferry).set_index("article")
    assert dict(made["how"]) == {"north_1": "stated", "south_1": "apart", samples.STORY: "end only"}
    assert made.loc["south_1", ["low", "high", "bound"]].tolist() == [20, 60, "~"]
    assert made["low"].isna().tolist() == [True, False, False]


def test_tracked_numbers_fall_back_where_there_is_no_codebook(ferry):
    assert list(dict.fromkeys(views.tracked(ferry)["thing"])) == ["Crew planned", "Hurt"]
    bare = samples.ferry()
    bare._frames["facts"] = bare.facts.head(0)
    assert set(views.tracked(bare)["thing"]) == {"people (hurt)", "sailors (crew)"}
    bare._frames["agreements"] = bare.agreements.head(0)
    assert set(views.tracked(bare)["thing"]) == {"sailors", "people"}


def test_agreed_figures_name_every_wording_and_source(ferry):
    made = views.agreed_figures(ferry)
    assert made[["thing", "figure", "sources"]].to_numpy().tolist() == [
        ["Crew planned", "60 sailors; about 60 sailors", "Northern Post and Southern Echo"]]
    assert marked(made) == {"<mark>60</mark>"}


def test_lone_figures_are_given_by_no_other_source_and_compared_with_none(ferry):
    made = views.lone_figures(ferry)
    assert made[["article", "figure"]].to_numpy().tolist() == [["old_1", "12 to 15 sailors"]]
    assert marked(made) == {"<mark>12</mark>"}
    assert not len(views.lone_figures(ferry, 0))


@pytest.mark.parametrize(("text", "most", "shown", "mark"), [
    ("About 60 sailors", 40, "About 60 sailors", "About 60"),
    ("60 sailors sail", 12, "60 sailors…", "60"),
    ("Before the long war of the cities had come there were 60 sailors", 24, "…there were 60 sailors", "60"),
    ("Then\n60  sailors", 40, "Then 60 sailors", "60"),
    ("Then (60) sailors", 40, "Then (60) sailors", "60"),
])
def test_a_figure_is_found_in_its_clipped_sentence(text, most, shown, mark):
    tables = samples.ferry()
    tables._frames["sentences"] = tables.sentences.head(1).assign(text=text, start=0, article="north_1")
    start = text.index(mark)
    quote, (first, last) = Sources(tables).around("north_1", start, start + len(mark), most)
    assert (quote, quote[first:last]) == (shown, mark)


def test_a_span_in_no_sentence_has_no_place(ferry):
    assert Sources(ferry).around("nowhere", 1, 2, 40) == ("", None)


def test_names_and_voices_are_joined_across_articles(ferry):
    assert views.shared_names(ferry)["name"].tolist() == ["Captain Ida Holm"]
    heard = views.heard(ferry)
    assert heard[["speaker", "direct", "articles"]].to_numpy().tolist() == [["Captain Ida Holm", 2, 2]]


def test_flag_rates_and_order_of_flags(ferry):
    rates = views.flag_rates(ferry)
    words = int(ferry.articles.set_index("article").loc[samples.STORY, "words"])
    assert rates["rate"].tolist() == [round(100 / words, 3)] * 2
    flags = views.flags(ferry)
    assert flags["severity"].tolist() == ["critical", "major"]
    assert "Northern Post has ‘Monday’" in flags["evidence"].iloc[1]


def test_of_an_article_that_is_not_judged_spun_the_worst_alone_is_shown():
    tables = samples.ferry()
    tables._frames["quality"] = tables.quality.assign(foreign=0.0, broken=None)
    assert views.flags(tables)["severity"].tolist() == ["critical"]
    made = views.recovered(tables, samples.STORY)
    assert (len(made), made.attrs["empty"]) == (0, "This article is not judged spun.")
    assert repr(charts.Reading(tables, samples.STORY, "flags")) == "Reading(This article is not judged spun)"
    assert repr(charts.Reading(tables, samples.STORY, "figures")) != "Reading(This article is not judged spun)"


def test_a_reading_takes_the_surer_suggestions(ferry):
    made = views.recovered(ferry, samples.STORY)
    row = made[made["taken"] > 0].iloc[0]
    assert row["reading"] == row["text"].replace("first working day", "Monday")
    assert made["flags"].sum() == 2
    assert {"<mark>first working day</mark>", "<mark>Nobody was hurt</mark>"} <= marked(made)
    assert re.search(r">Monday</summary>.*?data-at=.a:north_5f_1:", made._repr_html_())


def test_overlap_is_a_share_of_what_either_states(ferry):
    made = views.overlap(ferry).set_index(["article_a", "article_b"])
    assert made.loc[("north_1", "south_1"), ["both", "either"]].tolist() == [2, 7]
    assert made.attrs["basis"] == "claims"
    assert views.overlap(samples.plain()).attrs["basis"] == "names"


def test_profile_keeps_missing_values_with_their_reason(ferry):
    made = views.profile(ferry)
    missing = made[made["value"].isna()]
    assert set(missing["article"]) == {"old_1"}
    assert set(missing["reason"]) == {"too short"}


def test_labels_name_outlet_id_and_an_unusual_year(ferry):
    sources = Sources(ferry)
    assert [sources.dated(a) for a in sources.articles] == [
        samples.LABEL, "Northern Post", "old (2030)", "Southern Echo"]


@pytest.mark.parametrize(("days", "labels"), [
    (("2031-03-04", "2030-02"), ["Northern Post 2031", "Northern Post 2030"]),
    (("2031-03-04", "2031-03-05"), ["Northern Post 2031-03-04", "Northern Post 2031-03-05"]),
    (("2031-03-04", "2031-03-04"), ["Northern Post north", "Northern Post old"]),
    (("2031-03-04", ""), ["Northern Post north", "Northern Post old"]),
])
def test_articles_of_one_outlet_are_told_apart_by_year_or_day(days, labels):
    tables = samples.ferry()
    mine = ["north_1", "old_1"]
    changed = tables.articles.set_index("article")
    changed.loc[mine, "source"], changed.loc[mine, "published"] = "Northern Post", list(days)
    tables._frames["articles"] = changed.loc[mine].reset_index()
    assert [Sources(tables).dated(a) for a in mine] == labels


def test_a_passage_over_several_sentences_is_shown_whole(ferry):
    start = samples.TEXTS["south_1"].index("Seven people")
    end = samples.TEXTS["south_1"].index(" The mayor")
    quote, (first, last) = Sources(ferry).around("south_1", start, end, 300)
    assert quote[first:last].startswith("Seven people were hurt. “We have done")
    assert quote[first:last].endswith("Captain Ida Holm said.")


def test_renderings_say_how_far_each_source_stands_from_the_rest(ferry):
    assert set(views.renderings(ferry)["note"]) == {"too few to tell: 3 are needed"}
    found = views.renderings(ferry, RenderingSettings(least=1))
    assert found["mean"].is_monotonic_increasing
    assert sorted(found["article"]) == sorted(set(ferry.quote_variants["article"]))
    assert found["renderings"].sum() == len(ferry.quote_variants)
    assert set(found["mean"]) == {40.0}
    assert all(shown.startswith("40: ") for shown in found["furthest"])
    assert set(found["nearest"]) == {""}  # beside itself


@pytest.mark.parametrize(("value", "against", "reason", "brief"), [
    ("15000€", "900€", "", "€15,000 ≠ €900"), ("41", "14", "", "41 ≠ 14"),
    ("684000000", "73100", "", "684 million ≠ 73,100"), ("Canada", "Denmark", "", "Canada ≠ Denmark"),
    ("2031-03-01", "2031-02", "", "2031-03-01 ≠ 2031-02"), ("", "", "negation", "negation"), ("", "", "", ""),
])
def test_what_differs_in_the_few_characters_of_a_cell(value, against, reason, brief):
    assert in_brief({"value": value, "against": against, "reason": reason}) == brief


def test_shares_count_what_others_speak_of_too(ferry):
    made = views.shares(ferry).set_index("article")
    assert made.loc["north_1", ["shared", "alone", "left_out"]].tolist() == [5, 1, 0]
    assert made.loc[samples.STORY, ["shared", "alone", "left_out"]].tolist() == [2, 0, 2]


def test_reuse_counts_copies_apart_from_quotations(ferry):
    made = views.reuse(ferry)
    assert made[["copied", "words", "quotes", "origin"]].to_numpy().tolist() == [[1, 3, 1, ""]]
    assert made.attrs == made.attrs | {"pairs": 1, "copied": 1, "quoting": 1}


@pytest.mark.parametrize(("directions", "origin"), [
    (["a_to_b", "a_to_b"], "north_1"), (["b_to_a"], "south_1"), (["a_to_b", "b_to_a"], ""), (["a_to_b", ""], "")])
def test_a_direction_needs_every_passage(directions, origin):
    tables = samples.ferry()
    copied = tables.reuse[tables.reuse["kind"] == "copied"]
    tables._frames["reuse"] = pd.concat([copied.assign(direction=d, start_a=n) for n, d in enumerate(directions)])
    assert views.reuse(tables)["origin"].tolist() == [origin]


def test_alike_sources_stand_side_by_side():
    assert alike({"a": {1, 2}, "b": {7}, "c": {1, 2, 3}, "d": {7, 8}}) == ["c", "a", "b", "d"]
    assert alike({}) == []


def test_the_matrix_is_of_one_event():
    tables = samples.ferry()
    other = tables.stories[tables.stories["article"] == "old_1"].assign(story="other")
    tables._frames["stories"] = pd.concat([tables.stories[tables.stories["article"] != "old_1"], other])
    for name in ("claims", "coverage"):
        found = getattr(tables, name)
        tables._frames[name] = found[found["article"] != "old_1"]
    assert "old_1" not in set(views.coverage(tables)["article"])
    assert views.coverage(tables).attrs["stories"] == 2
    assert main_story(tables, "old_1") == "other"


def test_something_like_a_claim_is_neither_a_statement_nor_silence():
    tables = samples.ferry()
    found = tables.coverage.copy()
    at = (found["claim"] == "c1") & (found["article"] == samples.STORY)
    found.loc[at, ["stance", "reason"]] = "differs", "related: the bunch of sailors would be 60"
    tables._frames["coverage"] = found
    cell = views.coverage(tables).query("label == 'The crew grows to 60 sailors' and source == 'a<b'").iloc[0]
    assert (cell["shown"], cell["brief"]) == ("something like it", "")
    assert views.shares(tables).set_index("article").loc[samples.STORY, "left_out"] == 1
    assert "≈ something like it" in [t.get_text() for t in charts.coverage(tables).legends[0].get_texts()]


def test_a_suggestion_is_linked_to_another_source_only_where_that_has_it():
    tables = samples.ferry()
    tables._frames["flags"] = tables.flags.assign(suggestion=["Sunday", ""])
    shown = views.recovered(tables, samples.STORY)._repr_html_()
    assert "<mark>Sunday</mark>" in shown


def test_a_profile_without_values_says_why():
    tables = nmi.analyze("sample")
    assert views.profile(tables).attrs["empty"] == (
        "No measures of wording: no English article here has 300 words, of fewer they say little "
        "(the longest has 239).")


def test_figures_of_two_units_stand_on_one_scale_and_keep_their_words():
    texts = ["The quake struck the town of Arden 190 miles south of Holm on Monday. Nobody was hurt.",
             "Arden, 300 kilometres south of Holm, was struck by the quake. Schools stayed closed, the mayor said."]
    tables = nmi.analyze(pd.DataFrame({"article": ["a", "b"], "text": texts}))
    assert tables.agreements[["value", "unit"]].values.tolist() == [[190, "mile"], [300, "kilometre"]]
    made = nmi.views.tracked(tables)
    assert made["said"].tolist() == ["190 miles", "300 kilometres"]
    assert made["unit"].tolist() == ["mile", "mile"]
    assert made["value"].tolist() == pytest.approx([190, 186.41], abs=0.01)
