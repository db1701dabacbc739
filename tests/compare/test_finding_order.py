"""The order of findings, and what is told once."""

from dataclasses import replace

from nmi_analysis.compare import Story
from nmi_analysis.compare.findings import findings
from nmi_analysis.corpus import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.rows import Evidence, Finding
from nmi_analysis.settings import FindingSettings, Settings

TEXT = "The council turned the bridge down. " * 40
STORY = Story("a", [{"article": "a"}, {"article": "b"}], {}, {n: parse(Article(n, TEXT)) for n in "ab"})


def finding(kind, confidence, weight, start, article="a", statement=""):
    return Finding(kind, statement or f"{kind} {start}", confidence, weight, (Evidence(article, start, start + 20),))


def told(*listed, **settings):
    context = Context(settings=replace(Settings(), findings=replace(FindingSettings(), **settings)))
    rows = findings(STORY, listed, context)
    assert [r["finding"] for r in rows] == sorted(r["finding"] for r in rows)
    return [r["statement"] for r in rows]


def test_the_surest_that_matters_most_comes_first():
    listed = finding("alone", 0.9, 0.5, 0), finding("differs", 0.9, 0.9, 100), finding("framing", 0.9, 0.7, 200)
    assert told(*listed) == ["differs 100", "framing 200", "alone 0"]


def test_kinds_take_turns():
    alone = [finding("alone", 0.9, 0.60 - i / 100, 100 * i) for i in range(4)]
    order = told(*alone, finding("voices", 0.9, 0.5, 900))
    assert order.index("voices 900") < 3


def test_articles_take_turns():
    mine = finding("alone", 0.9, 0.6, 0), finding("alone", 0.9, 0.59, 100)
    order = told(*mine, finding("alone", 0.9, 0.55, 200, "b"))
    assert order == ["alone 0", "alone 200", "alone 100"]


def test_one_place_is_told_once_by_kind():
    assert told(finding("alone", 0.9, 0.6, 0), finding("alone", 0.9, 0.5, 5), finding("differs", 0.9, 0.4, 0)) == [
        "alone 0", "differs 0"]
    assert told(finding("contradiction", 0.9, 0.6, 0), finding("differs", 0.9, 0.5, 0)) == ["contradiction 0"]


def test_what_is_not_sure_comes_last():
    assert told(finding("differs", 0.5, 1.0, 0), finding("alone", 0.7, 0.1, 100)) == ["alone 100", "differs 0"]
    assert told(finding("differs", 0.5, 1.0, 0), finding("alone", 0.7, 0.1, 100), least=0.4) == [
        "differs 0", "alone 100"]


def test_the_order_in_which_they_are_found_does_not_matter():
    listed = [finding("alone", 0.9, 0.5, 100 * i, "ab"[i % 2]) for i in range(6)]
    assert told(*listed) == told(*reversed(listed))
