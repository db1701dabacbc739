from nmi_analysis.compare import Story, stage
from nmi_analysis.english import Context


def broken(story, context):
    raise ValueError("no luck")


def fine(story, context):
    return {"entities": [{"article": "a", "entity": "x", "canonical": "x", "type": "PER"}]}


def test_a_comparer_that_raises_costs_one_row(monkeypatch):
    monkeypatch.setattr(stage, "COMPARERS", (broken, fine))
    story = Story("a", [{"article": "a"}], {})
    stage.compare_story(story, Context())
    assert story.table("failures") == [{"article": "a", "rule": "broken", "error": "ValueError: no luck"}]
    assert len(story.table("entities")) == 1
