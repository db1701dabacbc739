"""What an analyst's fingers expect: names, iteration, selections, counts, edits that are saved, errors in one line."""

import inspect
import re

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis import charts, resources, views
from nmi_analysis.errors import InputError, ParameterError, TableError, UnknownError
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.store.tableset import check_tables


def _drawing():
    """Every chart and summary that takes tables alone."""
    for home in (views, charts):
        for name in home.__all__:
            made = getattr(home, name)
            if not inspect.isclass(made) and list(inspect.signature(made).parameters)[:1] == ["tables"] and all(
                    p.default is not p.empty for p in list(inspect.signature(made).parameters.values())[1:]):
                yield pytest.param(made, id=f"{home.__name__.rpartition('.')[2]}.{name}")


def test_tables_are_a_mapping(seeds):
    assert seeds["figures"] is seeds.figures
    assert list(seeds) == list(TABLES)
    assert len(seeds) == len(TABLES)
    assert {name: len(made) for name, made in seeds.items()} == {name: len(seeds[name]) for name in seeds.keys()}  # noqa: SIM118
    assert "figures" in seeds
    assert "figurines" not in seeds
    assert seeds.get("figurines") is None


def test_unknown_names_are_said_in_one_line(seeds):
    for wrong in (lambda: seeds["figurs"], lambda: seeds.figurs):
        with pytest.raises(UnknownError, match=r"no table 'figurs'.*did you mean 'figures'") as caught:
            wrong()
        assert caught.value._render_traceback_() == [f"UnknownError: {caught.value}"]
    assert not hasattr(seeds, "figurs")
    with pytest.raises(KeyError):
        seeds["figurs"]


def test_tables_show_themselves_as_counts(seeds):
    shown = seeds._repr_html_()
    assert f">{len(seeds.figures)}<" in shown
    assert "A row is" in shown
    assert "a quantity stated in the text" in shown


@pytest.mark.parametrize("home", [nmi, charts, views])
def test_public_names_alone_behind_tab(home):
    assert dir(home) == sorted(home.__all__)
    assert all(hasattr(home, name) for name in home.__all__)


def test_tables_have_tables_and_methods_behind_tab(seeds):
    assert {*TABLES, "of", "decide", "undo", "show", "save"} <= set(dir(seeds))
    assert not [n for n in dir(seeds) if n.startswith("_")]


def test_a_selection_holds_together(seeds):
    check_tables(seeds.of(article=["000", "004"]))
    one = seeds.of(source="Shafaq News")
    assert one.articles["source"].tolist() == ["Shafaq News"]
    article = one.articles["article"].iloc[0]
    for name, made in one.items():
        if "article" in made and name not in ("articles", "decisions"):
            assert set(made["article"]) <= {article}, name
    assert one.reuse.empty
    assert seeds.of(story="000_3c133a0c2e6672e3").articles["article"].tolist() == seeds.articles["article"].tolist()
    both = seeds.of(source=["Shafaq News", "Kurdistan 24"])
    assert len(both.articles) == 2
    assert len(both.of(source="Shafaq News").articles) == 1
    assert len(seeds.of(source="Shafaq News", article="000").articles) == 0


def test_findings_of_a_selection_are_whole(seeds):
    chosen = ["000", "001"]
    cut = seeds.of(article=chosen)
    whole = {a for a in seeds.articles["article"] if a[:3] in chosen}
    for statement, rows in seeds.findings[seeds.findings["role"] != "leaves_out"].groupby("statement"):
        assert (statement in set(cut.findings["statement"])) == (set(rows["article"]) <= whole)


@pytest.mark.parametrize("given", [{"source": "The Moon"}, {"story": "x"}, {"article": "0"}, {"article": "9"}])
def test_a_selection_of_nothing_known_is_refused(seeds, given):
    with pytest.raises(UnknownError):
        seeds.of(**given)


@pytest.mark.parametrize("draw", list(_drawing()))
@pytest.mark.parametrize("chosen", [["000", "004"], ["002"], []])
def test_charts_and_views_take_a_selection(seeds, draw, chosen):
    made = draw(seeds.of(article=chosen))
    assert made.alt if hasattr(made, "alt") else made._repr_html_()


def test_a_filtered_summary_keeps_its_look(seeds):
    whole = views.figures(seeds)
    mine = whole[whole["source"] == whole["source"].iloc[0]]
    assert type(mine) is type(whole)
    assert 0 < len(mine) < len(whole)
    heads = [re.findall("<th[^>]*>([^<]*)</th>", made._repr_html_()) for made in (whole, mine)]
    assert heads[0] == heads[1] == list(whole.attrs["shown"].values())
    assert "_link" not in mine._repr_html_()
    assert mine.sort_values("source").reset_index(drop=True)._repr_html_().count("<tr") == len(mine) + 1
    assert whole[["source"]]._repr_html_().count("<th") == 2  # the head and one column


def test_labels_of_charts_are_in_the_table(seeds):
    labels = dict(zip(seeds.articles["article"].str[:3], seeds.articles["label"], strict=True))
    assert labels == {"000": "000", "001": "Kurdistan 24", "002": "Shafaq News", "003": "003 (2020)", "004": "004"}
    assert seeds.of(article="003").articles["label"].tolist() == ["003 (2020)"]
    assert set(views.stances(seeds)["source"]) == set(labels.values())


def test_an_edited_table_is_saved_and_said(seeds, tmp_path):
    seeds.save(tmp_path)
    tables = nmi.load(tmp_path)
    edited = tables.facts.copy()
    edited.loc[0, "value"] = "999"
    tables.facts = edited
    tables.save(tmp_path / "again")
    back = nmi.load(tmp_path / "again")
    assert back.facts["value"].iloc[0] == "999"
    assert back.signature["edited"] == ["facts"]
    assert "facts (edited)" in back._repr_html_()
    tables["figures"] = tables.figures.head(3)
    assert len(tables.figures) == 3
    pd.testing.assert_frame_equal(tables["figures"], tables.figures)


def test_what_is_no_table_cannot_be_put_in_its_place(seeds, tmp_path):
    seeds.save(tmp_path)
    tables = nmi.load(tmp_path)
    with pytest.raises(TableError, match="colour"):
        tables.figures = tables.figures.assign(colour="red")
    with pytest.raises(TableError, match="is a DataFrame, not list"):
        tables.figures = []
    with pytest.raises(UnknownError, match="figurines"):
        tables.figurines = tables.figures


def test_decisions_are_listed_with_their_place(seeds, tmp_path):
    seeds.save(tmp_path / "out")
    import shutil

    shutil.copytree(resources.corpora()["seeds"], tmp_path / "seeds", ignore=shutil.ignore_patterns("decisions.csv"))
    tables = nmi.load(tmp_path / "out", corpus=tmp_path / "seeds")
    number = next(i for i, r in enumerate(tables.figures.itertuples()) if r.value == 4000)
    tables.decide("figures", number, value=4001, why="a count", who="Ann")
    listed = views.decisions(tables)
    assert listed["said"].tolist() == ["figures: value changed from 4000 to 4001"]
    assert "a count" in listed._repr_html_()
    row = tables.decisions.iloc[0]
    from nmi_analysis.charts import highlighted

    assert "decided by a person" in highlighted(tables, row["article"], ("figures",))


def test_nothing_read_is_said(tmp_path):
    with pytest.warns(UserWarning, match="no article was read: there is none in the input"):
        assert nmi.analyze(tmp_path).articles.empty
    (tmp_path / "a.txt").write_text(" \n")
    with pytest.warns(UserWarning, match=r"the first of 1 rejects: a\.txt: empty"):
        nmi.analyze(tmp_path)


def test_a_frame_without_texts_is_refused():
    with pytest.raises(InputError, match=r"no column 'text'.*here there are: article, body"):
        nmi.analyze(pd.DataFrame({"article": ["a"], "body": ["Ten people came."]}))


def test_settings_are_no_dict():
    with pytest.raises(ParameterError, match=r"settings: a Settings object.*no dict"):
        nmi.analyze(pd.DataFrame({"text": ["Ten people came."]}), settings={"findings": {}})
