"""Who is quoted (cases: attributions.json: a text and its rows of words, kind, source, cue, in text order)."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import attributions

CASES = json.loads(Path(__file__).with_name("attributions.json").read_text(encoding="utf-8"))
PIECES = st.sampled_from(["“", "”", "\"", "'", "‘", "’", "«", "»", " said ", " Ms. Vale ", ", ", ". ", "\n\n",
                          " that ", " he ", "according to ", " told ", ": ", "the dam", " is ", " who ", "(", ")", "🙂",
                          "e\u0301"])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


def rows(text, mentions=()):
    return list(attributions.extract(parse(Article("a", text)), {"mentions": list(mentions)}, Context()))


def named(text, **entities):
    """Mentions of names by hand: surface to entity and type."""
    made = []
    for surface, (entity, kind) in entities.items():
        at = text.find(surface)
        while at >= 0:
            made.append({"start": at, "end": at + len(surface), "entity": entity, "type": kind})
            at = text.find(surface, at + 1)
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_attributions(case):
    text = case["text"]
    found = [[text[r["start"]:r["end"]], r["kind"], r.get("source"), r.get("cue")] for r in rows(text)]
    assert found == case["rows"]


@pytest.mark.parametrize(("text", "speaker", "doubt"), [
    ("Anna Holm opened the dam. “It is safe,” she said.", "Anna Holm", ""),
    ("Mr. Holm met Ms. Vale. Ms. Vale left. “It is safe,” he said.", "Karl Holm", ""),
    ("Anna Holm left. Mr. Holm came, and Vale went. “It is safe,” he said.", "", ""),
    ("Anna Holm, the mayor of Varby, opened the dam. “It is safe,” the mayor said.", "Anna Holm", ""),
    ("Anna Holm and Vale opened the dam. “It is safe,” the officials said.", "", ""),
    ("“It is safe,” said Anna Holm.\n\n“It is old,” she added.", "Anna Holm", ""),
    ("“It is safe,” said Anna Holm.\n\nThe Rhine Treaty and the Danube Council will bind Austria, she added.",
     "Anna Holm", "topic"),
    ("“It is safe,” said Anna Holm.\n\nThe dam is old.\n\nIt is tall.\n\n“It is ugly,” she said.", "Anna Holm",
     "paragraph"),
    ("Varby Dam Company will rebuild it, the company said.", "Varby Dam Company", ""),
    ("“It is safe,” said Anna Holm. But Anna Holm's old rival Vale was ill. “It is ugly,” she said.", "Vale", ""),
])
def test_the_last_speaker(text, speaker, doubt):
    mentions = named(text, **{"Anna Holm": ("Anna Holm", "PER"), "Vale": ("Vale", "PER"),
                              "Mr. Holm": ("Karl Holm", "PER"), "Varby Dam Company": ("Varby Dam Company", "ORG")})
    last = rows(text, mentions)[-1]
    assert (last["speaker"], last["doubt"]) == (speaker, doubt)


@settings(deadline=None)
@given(TEXTS)
def test_rows_are_slices_and_the_same_again(text):
    found = rows(text)
    assert found == rows(text)
    for r in found:
        assert 0 <= r["start"] < r["end"] <= len(text)
        for name in ("source", "cue"):
            if name in r:
                assert text[r[f"{name}_start"]:r[f"{name}_end"]] == r[name]
    keys = [(r["attribution"], r["part"]) for r in found]
    assert len(set(keys)) == len(keys)


def test_every_direct_quotation_of_the_seeds_has_its_speaker(seeds):
    found = seeds.attributions
    direct = found[found["kind"] == "direct"]
    assert set(direct["article"].str[:3]) == {"000", "001", "002", "003", "004"}
    pentagon = direct["text"].str.startswith("The US is collaborating")
    assert direct.loc[pentagon, "speaker"].str.contains("McNulty").all()
    assert direct.loc[~pentagon, "speaker"].str.contains("Stoltenberg").all()


def test_only_the_speaker_the_excerpt_lost_is_doubted(seeds):
    doubted = seeds.attributions[seeds.attributions["doubt"] != ""]
    assert [a[:3] for a in doubted["article"]] == ["003"]
    assert doubted["text"].iloc[0].startswith("A reduction of U.S. forces")


def test_who_is_told_says_nothing():
    text = "Tom Ray was told that the dam was old. Ann Holm said that the dam was new."
    found = rows(text, named(text, **{"Tom Ray": ("Tom Ray", "PER"), "Ann Holm": ("Ann Holm", "PER")}))
    assert [(r["source"], r["speaker"]) for r in found] == [("Tom Ray", ""), ("Ann Holm", "Ann Holm")]
