"""What a person decides: written at once, followed by every table, taken back, merged, never lost."""

import os
import shutil

import pytest
from trial import corpus, differing, trial

import nmi_analysis as nmi
from nmi_analysis.decisions import append_decisions, in_force, merge_decisions, read_decisions
from nmi_analysis.errors import DecisionError, ParameterError
from nmi_analysis.rows import Decision


@pytest.fixture
def floods(tmp_path):
    folder = tmp_path / "floods"
    folder.mkdir()
    corpus(folder, 4)
    return folder


@pytest.fixture
def tables(floods):
    return nmi.analyze(floods)


def row(tables, table, article="flood_00", **wanted):
    listed = tables[table]
    listed = listed[listed["article"].eq(article) if article else listed["article"].ne("")]
    for name, value in wanted.items():
        listed = listed[listed[name] == value]
    return listed.iloc[0]


def test_a_rejected_row_is_gone_from_every_table_and_comes_back(floods):
    (floods / "codebook.yaml").write_text("variables:\n  sent: {label: Sent, kind: number, from: figures, where: "
                                          "{unit: soldier}}\n", encoding="utf-8")
    tables = nmi.analyze(floods)
    before = {name: made.copy() for name, made in tables.items()}
    sent = row(tables, "figures", unit="soldier")
    made = tables.decide("figures", sent, "reject", why="an old figure", who="Ann")
    assert (made.was, made.why, made.who) == (sent["text"], "an old figure", "Ann")
    for name in ("figures", "facts"):
        assert not ((tables[name]["article"] == "flood_00") & (tables[name]["start"] == sent["start"])).any()
        assert len(tables[name]) == len(before[name]) - 1
    said = tables.coverage[tables.coverage["claim"].str.startswith("codebook/")]
    assert set(said.loc[said["article"] == "flood_00", "stance"]) == {"silent"}
    assert tables.decisions["status"].tolist() == ["applied"]
    assert differing(tables, nmi.analyze(floods)) == []
    tables.undo(0)
    assert differing(tables, before) == []
    assert len(read_decisions(floods / "decisions.csv")) == 2


def test_an_edited_value_is_a_persons_and_what_reads_it_follows(tables):
    said = row(tables, "attributions", "", kind="direct")
    tables.decide("attributions", said, speaker="Ida Stone", why="misread")
    found = row(tables, "attributions", said["article"], start=said["start"])
    assert (found["speaker"], found["rule"]) == ("Ida Stone", "decision.edit/v1")
    inside = tables.figures[(tables.figures["article"] == said["article"]) & (
        tables.figures["attribution"] == said["attribution"])]
    assert set(inside["speaker"]) <= {"Ida Stone"}
    iso = row(tables, "dates", "")
    tables.decide("dates", iso, iso="2031-05")
    assert row(tables, "dates", iso["article"], start=iso["start"])["precision"] == "month"


def test_a_missed_figure_is_added_with_its_columns(tables):
    made = tables.decide("figures", ("flood_01", "The bridge"), "add", value=1, unit="bridge", concept="bridge")
    found = row(tables, "figures", "flood_01", start=made.start)
    assert (found["value"], found["unit"], found["unit_head"], found["text"], found["rule"]) == (
        1.0, "bridge", "bridge", "The bridge", "decision.edit/v1")
    assert tables.decisions["decision"].tolist() == ["edit", "edit", "add"]
    tables.validate()


def test_claims_are_joined_and_parted(tables):
    claims = tables.claims
    shared = claims[claims["claim"].map(claims.groupby("claim")["article"].nunique()) > 1]
    one = shared.iloc[0]
    other = shared[(shared["claim"] == one["claim"]) & (shared["article"] != one["article"])].iloc[0]

    def together():
        found = [set(tables.claims[(tables.claims["article"] == r["article"]) & (tables.claims["start"] == r["start"])]
                     ["claim"]) for r in (one, other)]
        return bool(found[0] & found[1])

    assert together()
    tables.decide("claims", one, "part", to=other)
    assert not together()
    assert tables.decisions["status"].tolist() == ["applied"]
    tables.decide("claims", one, "join", to=other)
    assert together()
    tables.undo()
    assert not together()


def test_a_rejected_claim_and_a_rejected_finding_are_gone(tables):
    claim, finding = tables.claims.iloc[0], tables.findings.iloc[0]
    tables.decide("claims", claim, "reject")
    there = (tables.claims["article"] == claim["article"]) & (tables.claims["start"] == claim["start"])
    assert not (there & (tables.claims["end"] == claim["end"])).any()
    if finding["statement"] in set(tables.findings["statement"]):
        tables.decide("findings", row(tables, "findings", "", statement=finding["statement"]), "reject")
    assert finding["statement"] not in set(tables.findings["statement"])
    assert set(tables.decisions["status"]) == {"applied"}


def placed(tables):
    """Two findings that stand on one place."""
    found = tables.findings[tables.findings["start"].notna()]
    several = found.groupby(["article", "start", "end"])["finding"].transform("nunique") > 1
    one = found[several].iloc[-1]
    at = found[(found["article"] == one["article"]) & (found["start"] == one["start"]) & (found["end"] == one["end"])]
    return one, at[at["finding"] != one["finding"]].iloc[0]


def test_of_several_findings_on_one_place_the_one_that_is_meant_goes(tmp_path):
    tables = nmi.analyze("sample", decisions=tmp_path / "decisions.csv")
    one, other = placed(tables)
    place = (one["article"], int(one["start"]), int(one["end"]))
    with pytest.raises(DecisionError, match="findings stand at this place") as caught:
        tables.decide("findings", place, "reject")
    assert "\n" not in str(caught.value)
    assert all(r["statement"][:50] in str(caught.value) for r in (one, other))
    named = dict(zip(("article", "start", "end", "statement"), (*place, one["statement"]), strict=True))
    tables.decide("findings", named, "reject")
    assert one["statement"] not in set(tables.findings["statement"])
    assert other["statement"] in set(tables.findings["statement"])
    tables.decide("findings", row(tables, "findings", "", statement=other["statement"]), "reject")
    assert not {one["statement"], other["statement"]} & set(tables.findings["statement"])
    assert tables.decisions["status"].tolist() == ["applied"] * 2
    tables.undo()
    assert tables.decisions["was"].tolist() == [one["statement"]]
    with pytest.raises(DecisionError, match="no row of findings there has the statement"):
        tables.decide("findings", named, "reject")
    assert "rejected" in nmi.views.decisions(tables)["said"].iloc[0]


def test_an_undo_takes_back_all_that_was_said_at_once(tables, floods):
    tables.decide("figures", ("flood_01", "The bridge"), "add", value=1, unit="bridge", concept="bridge")
    tables.decide("figures", row(tables, "figures"), value=5)
    assert len(tables.decisions) == 4
    tables.undo(int(tables.decisions.index[tables.decisions["field"] == "unit"][0]))
    assert tables.decisions["value"].tolist() == ["5"]
    assert set(tables.decisions["status"]) == {"applied"}
    tables.undo()
    assert tables.decisions.empty
    assert len(read_decisions(floods / "decisions.csv")) == 8


def test_rows_of_several_variables_at_one_place_are_told_apart(floods):
    rule = "{label: L, kind: number, from: figures, where: {unit: soldier}}"
    (floods / "codebook.yaml").write_text(f"variables:\n  one: {rule}\n  two: {rule}\n", encoding="utf-8")
    tables = nmi.analyze(floods)
    tables.decide("facts", row(tables, "facts", variable="one"), "reject")
    mine = tables.facts[tables.facts["article"] == "flood_00"]
    assert mine["variable"].tolist() == ["two"]
    soldiers = row(tables, "figures", unit="soldier")
    tables.decide("figures", soldiers, value=99)
    assert row(tables, "facts", variable="two")["number"] == 99


def test_a_changed_text_makes_orphans_that_are_kept(tables, floods):
    tables.decide("figures", row(tables, "figures"), "reject", why="kept")
    text = floods / "flood_00.txt"
    text.write_text("More: " + text.read_text(encoding="utf-8"), encoding="utf-8")
    again = nmi.analyze(floods)
    assert again.decisions["status"].tolist() == ["orphan"]
    assert again.decisions["why"].tolist() == ["kept"]
    assert len(read_decisions(floods / "decisions.csv")) == 1


def test_loaded_tables_write_where_their_articles_lie(tables, floods, tmp_path):
    tables.save(tmp_path / "out")
    with pytest.raises(DecisionError, match="corpus="):
        nmi.load(tmp_path / "out").decide("figures", 0, "reject")
    other = tmp_path / "others"
    other.mkdir()
    shutil.copy(floods / "flood_03.txt", other)
    with pytest.raises(DecisionError, match="were not made from"):
        nmi.load(tmp_path / "out", corpus=other).decide("figures", 0, "reject")
    loaded = nmi.load(tmp_path / "out", corpus=floods)
    loaded.decide("figures", 0, "reject")
    assert len(loaded.figures) == len(tables.figures) - 1
    assert (floods / "decisions.csv").is_file()


def test_loaded_tables_are_made_again_as_they_were(floods, tmp_path):
    book = {"variables": {"sent": {"label": "Sent", "kind": "number", "from": "figures", "where": {"unit": "soldier"}}}}
    nmi.analyze(floods, codebook=book).save(tmp_path / "out")
    with pytest.raises(DecisionError, match=r"codebook changed .* run the notebook's first cell again"):
        nmi.load(tmp_path / "out", corpus=floods).decide("figures", 0, "accept")
    loaded = nmi.load(tmp_path / "out", corpus=floods, codebook=book)
    count = len(loaded.facts)
    loaded.decide("figures", 0, "accept")
    assert len(loaded.facts) == count > 0


def test_what_a_notebook_opens_follows_the_decisions_and_the_codebook_of_now(tables, floods, tmp_path, capsys):
    out = str(tmp_path / "out")
    tables.save(out)
    assert len(nmi.open_tables(out, str(floods)).figures) == len(tables.figures)
    assert capsys.readouterr().out == ""
    nmi.load(out, corpus=floods).decide("figures", 0, "reject", again=False)
    opened = nmi.open_tables(out, str(floods))
    assert len(opened.figures) == len(tables.figures) - 1
    assert opened.decisions["status"].tolist() == ["applied"]
    assert capsys.readouterr().out == f"decisions changed since {out} was written: the articles are analyzed again\n"
    (floods / "codebook.yaml").write_text("variables:\n  sent: {label: Sent, kind: number, from: figures, where: "
                                          "{unit: soldier}}\n", encoding="utf-8")
    opened = nmi.open_tables(out, str(floods))
    assert set(opened.facts["variable"]) == {"sent"}
    assert "codebook and decisions changed" in capsys.readouterr().out
    opened.decide("figures", 0, "accept")
    opened.save(out)
    assert len(nmi.open_tables(out, str(floods)).decisions) == 2
    assert capsys.readouterr().out == ""


def test_what_was_edited_by_hand_is_not_lost(tables, floods):
    tables.facts = tables.facts.copy()
    for change in (lambda: tables.decide("figures", 0, "reject"), tables.undo, tables.again,
                   lambda: tables.of(article="flood_01").decide("figures", 0, "reject")):
        with pytest.raises(DecisionError, match="facts edited by hand would be lost"):
            change()
    assert not (floods / "decisions.csv").exists()
    tables.decide("figures", 0, "reject", again=False)
    assert (floods / "decisions.csv").exists()


def test_articles_in_memory_need_a_file(tmp_path):
    import pandas as pd

    given = pd.DataFrame({"article": ["a"], "text": ["About 500 people died on Monday."]})
    with pytest.raises(DecisionError, match="decisions="):
        nmi.analyze(given).decide("figures", 0, "reject")
    tables = nmi.analyze(given, decisions=tmp_path / "mine.csv")
    tables.decide("figures", 0, "reject")
    assert tables.figures.empty


def test_a_selection_decides_and_follows(tables):
    mine = tables.of(article="flood_02")
    count = len(mine.figures)
    mine.decide("figures", 0, "reject")
    assert len(mine.figures) == count - 1
    assert set(mine.articles["article"]) == {"flood_02"}
    assert tables.decisions["article"].tolist() == ["flood_02"]


@pytest.mark.parametrize(("given", "said"), [
    (("figurs", 0, "reject"), "did you mean 'figures'"),
    (("figures", 0, "rejekt"), "did you mean 'reject'"),
    (("figures", 9_999, "reject"), "no row 9999"),
    (("figures", 0), "is no decision"),
    (("figures", 0, "edit"), "sets columns"),
    (("figures", ("flood_00", "flood of words"), "reject"), "stands 0 times"),
    (("figures", ("flood_00", 1, 2), "reject"), "no row of figures stands at 1 to 2"),
    (("claims", 0, "join"), "to=other"),
    (("figures", ("flood_00", 0, 5), "add"), "value"),
])
def test_mistakes_are_said_in_one_line_and_nothing_is_written(tables, floods, given, said):
    with pytest.raises(DecisionError, match=said) as caught:
        tables.decide(*given)
    assert "\n" not in str(caught.value)
    assert caught.value._render_traceback_() == [f"DecisionError: {caught.value}"]
    assert not (floods / "decisions.csv").exists()


@pytest.mark.parametrize("wrong", [{"valu": 3}, {"value": "many"}, {"bound": "?"}, {"start": 3}, {"rule": "mine/v1"}])
def test_a_column_or_value_that_cannot_be_is_refused(tables, wrong):
    with pytest.raises(DecisionError, match=next(iter(wrong))):
        tables.decide("figures", 0, **wrong)


def _line(when, verb="reject", **more):
    given = {"table": "figures", "article": "a", "sha256": "0" * 64, "start": 1, "end": 2, "was": "x", **more}
    return Decision(**given, decision=verb, when=when)


def test_the_last_of_a_slot_holds_and_an_undo_takes_it_back():
    reject, accept, other = _line("1"), _line("2", "accept"), _line("3", start=5, end=6)
    undo = _line("4", "undo", was="accept")
    assert in_force([reject, accept]) == [accept]
    assert in_force([reject, accept, other, undo]) == [reject, other]
    assert in_force([undo, other, accept, reject]) == [reject, other]  # by time, not by place in the file
    assert in_force([undo]) == []


def test_two_peoples_files_become_one(tmp_path):
    ann, bob = tmp_path / "ann.csv", tmp_path / "bob.csv"
    append_decisions(ann, [_line("1", who="Ann"), _line("3", "edit", field="value", value="7", who="Ann")])
    append_decisions(bob, [_line("1", who="Ann"), _line("2", "accept", who="Bob")])
    assert merge_decisions(ann, bob) == 1
    assert merge_decisions(ann, bob) == 0
    assert [(d.who, d.decision) for d in in_force(read_decisions(ann))] == [("Bob", "accept"), ("Ann", "edit")]
    with pytest.raises(DecisionError, match="no such file"):
        merge_decisions(ann, tmp_path / "none.csv")


def test_a_users_own_columns_and_words_are_kept(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_bytes("\ufeffnote,table,sha256,start,end,decision\r\n\"see, mail\",figures,00,1,2,reject\r\n".encode())
    append_decisions(path, [_line("9", why='a "quote",\nand a line; =1+1 \ud800')])
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith('"see, mail",figures,00,1,2,reject')
    assert read_decisions(path)[1].why.startswith('a "quote",\nand a line; =1+1')


@pytest.mark.parametrize(("text", "said"), [
    ("a,b\n1,2\n", "no file of decisions"),
    ("table,sha256,start,end,decision\nfigures,0,1,2,drop\n", "row 2: 'drop'"),
    ("table,sha256,start,end,decision\nfigures,0,one,2,reject\n", "row 2: start and end"),
    ("table,sha256,start,end,decision\nfigures,0,1\n", "row 2: has not as many"),
])
def test_a_bad_file_is_refused_with_its_line(tmp_path, floods, text, said):
    (floods / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError, match=said):
        nmi.analyze(floods)
    with pytest.raises(DecisionError, match=said):
        append_decisions(floods / "decisions.csv", [_line("1")])
    assert (floods / "decisions.csv").read_text(encoding="utf-8") == text


def test_what_a_column_cannot_hold_is_an_orphan(floods, tables):
    first = tables.figures.iloc[0]
    about = {"article": first["article"], "sha256": tables.sha256(first["article"]), "start": first["start"],
             "end": first["end"]}
    append_decisions(floods / "decisions.csv", [
        _line("1", "edit", **about, field="value", value="many"), _line("2", "edit", **about, field="no", value="1"),
        _line("3", **{**about, "table": "nothing"}), _line("4", "add", **{**about, "end": 10**9})])
    again = nmi.analyze(floods)
    assert again.decisions["status"].tolist() == ["orphan"] * 4
    assert differing(again, {**tables, "decisions": again.decisions}) == []


def test_tables_are_never_written_over_a_persons_file(tables, floods):
    tables.decide("figures", 0, "reject")
    before = (floods / "decisions.csv").read_bytes()
    with pytest.raises(ParameterError, match=r"decisions\.csv"):
        tables.save(floods)
    assert (floods / "decisions.csv").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_kill_9_loses_nothing(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    tables, told, kills, lost = trial(folder, 60, 6)
    assert told >= 60
    assert kills > 2
    assert lost == []
    tables.again()
    assert set(tables.decisions["status"]) == {"applied"}
    assert differing(tables, nmi.analyze(folder)) == []
