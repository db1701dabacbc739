"""What the explorer is given, and what it passes on."""

import json
import re
import warnings

import pytest

import nmi_analysis as nmi
import samples
from nmi_analysis.errors import DecisionWarning, NmiError
from nmi_analysis.explorer.view import PAGED, READ, embedded, permitted, view
from nmi_analysis.views.items import items


@pytest.fixture(scope="module")
def shown():
    return view(samples.ferry())


def test_it_is_plain_json_with_every_article_finding_and_claim(shown):
    tables = samples.ferry()
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    assert [a["text"] for a in shown["articles"]] == list(tables.articles["text"])
    assert len(shown["findings"]) == len(tables.findings.drop_duplicates(["story", "finding"]))
    assert {c["key"] for c in shown["claims"]} == {r["item"] for r in items(tables)}
    assert len(shown["rows"]) == sum(len(getattr(tables, name)) for name in READ)


def test_every_place_is_that_of_its_words(shown):
    texts = samples.TEXTS
    hurt = next(c for c in shown["claims"] if c["label"] == "Hurt")
    kind, _, start, end = hurt["cells"]["south_1"]
    assert (kind, texts["south_1"][start:end]) == ("contradicts", "Seven people")
    assert "old_1" not in hurt["cells"]
    words = {texts[a][s:e] for table, a, s, e, *_ in shown["rows"] if table == "figures"}
    assert words == set(samples.ferry().figures["text"])
    for article in shown["articles"]:
        assert all(0 <= s < e <= len(article["text"]) for s, e, _ in article["sentences"])


def test_disputed_claims_come_first(shown):
    assert shown["claims"][0]["label"] == "Hurt"


def test_a_run_of_nothing_is_shown():
    assert view(samples.plain())["claims"] == []


def test_markup_holds_one_script_that_is_permitted_and_data_that_cannot_end_it(shown):
    bad = {**shown, "articles": [{**shown["articles"][0], "text": "</script><script>alert(1)</script>&"}]}
    markup = embedded(bad)
    assert len(re.findall("<script", markup)) == 2
    assert markup.endswith(f"<script>{PAGED}</script>")
    data = re.search(r"data-explorer>(.*?)</script>", markup)[1]
    assert json.loads(data) == bad
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", permitted())
    assert "</script" not in PAGED


class Deciding:
    """Tables that note what they are asked."""

    def __init__(self):
        self.asked, self._tables = [], samples.ferry()

    def __getattr__(self, name):
        return getattr(self._tables, name)

    def decide(self, table, place, decision, *, to=None, why="", **fields):
        if why == "bad":
            raise NmiError("no row there")
        if why == "fails":
            warnings.warn("kept, but a rule failed", DecisionWarning, stacklevel=1)
        self.asked.append((table, place, decision, to, why, fields))
        return type("Made", (), {"decision": decision, "table": table})

    def undo(self, row):
        self.asked.append(row)


def test_what_a_person_decides_is_passed_on_and_errors_are_told(monkeypatch):
    tables, told = Deciding(), []
    made = nmi.explore(tables)
    monkeypatch.setattr(made, "send", told.append)
    ask = {"do": "decide", "table": "figures", "place": ["north_1", 3, 5], "decision": "edit", "why": "misread"}
    made._asked(None, {**ask, "fields": {"value": "7"}}, [])
    made._asked(None, {**ask, "table": "claims", "decision": "join", "to": ["south_1", 1, 2], "why": ""}, [])
    made._asked(None, {"do": "undo", "row": 0}, [])
    made._asked(None, {**ask, "table": "findings", "decision": "reject", "row": {"statement": "Two say."}}, [])
    made._asked(None, {**ask, "why": "bad"}, [])
    made._asked(None, {**ask, "why": "fails"}, [])
    assert told.pop()["told"] == "kept: edit in figures; kept, but a rule failed"
    tables.asked.pop()
    assert tables.asked == [("figures", ("north_1", 3, 5), "edit", None, "misread", {"value": "7"}),
                            ("claims", ("north_1", 3, 5), "join", ("south_1", 1, 2), "", {}), 0,
                            ("findings", {"article": "north_1", "start": 3, "end": 5, "statement": "Two say."},
                             "reject", None, "misread", {})]
    assert [t["told"] for t in told] == ["kept: edit in figures", "kept: join in claims", "taken back",
                                        "kept: reject in findings", "no row there"]


def test_a_notebook_keeps_the_widget_and_behind_it_what_needs_no_kernel(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.publish_display_data", lambda data, metadata=None: shown.append(data))
    nmi.explore(samples.ferry())._ipython_display_()
    assert [set(d) for d in shown] == [{"application/vnd.jupyter.widget-view+json", "text/plain"},
                                       {"text/html", "text/plain"}]
    assert "data-explorer" in shown[1]["text/html"]
    assert shown[1]["text/plain"].startswith("Explorer(4 articles, ")
