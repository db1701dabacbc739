"""Batches, parts and workers: the same bytes whichever way they are made."""

import shutil

import pytest

import nmi_analysis as nmi
from nmi_analysis.api import analyze_to
from nmi_analysis.corpus import Article, Articles
from nmi_analysis.english import Context
from nmi_analysis.rows.schemas import TABLES
from nmi_analysis.run.batches import batches, packed
from nmi_analysis.run.parts import Parts
from nmi_analysis.run.workers import Here
from nmi_analysis.settings import RunSettings, Settings

EVENTS = """flood river Ashford bridge rescue|fire warehouse Brigstow smoke firefighters
strike nurses Carlow wages hospital|election mayor Dunmore ballots recount|harbour ferry Elgin collision passengers
museum theft Farnham painting curator|airport drone Galway runway delays|school asbestos Helston closure parents
quarry landslide Ilford villagers evacuation|factory chlorine Jarrow leak inspectors"""
SMALL = Settings(run=RunSettings(batch=7, articles_per_worker=5))


def corpus(count=40):
    """Four articles on each of ten events."""
    topics = [line.split() for line in EVENTS.replace("|", "\n").split("\n")]
    text = ("The {0} {1} in {2} is about {3} and {4}, officials in {2} said on Monday. Some {n:,} people saw the {0}. "
            "“We need {3} now,” {1} expert Ann Smith said in {2}.")
    return [{"article": f"a{i:03}", "published": f"2024-03-{1 + i % 10:02}",
             "text": text.format(*topics[i % 10], n=1000 + 37 * i)} for i in range(count)]


def listed(count=40):
    articles = Articles([])
    for r in corpus(count):
        articles.append(Article(r["article"], r["text"], published=r["published"]))
    return articles


@pytest.fixture(scope="module")
def frame():
    import pandas as pd

    return pd.DataFrame(corpus())


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def straight(frame, tmp_path_factory):
    folder = tmp_path_factory.mktemp("straight")
    summary = analyze_to(folder, frame, settings=SMALL)
    assert (summary.articles, summary.failures) == (40, 0)
    return files(folder)


def test_nothing_but_the_tables_is_left(straight):
    assert len(straight) == len(TABLES) + 1  # and datapackage.json
    assert not any(name.startswith(".") for name in straight)


def test_in_memory_and_on_disk_are_the_same(frame, straight, tmp_path):
    nmi.analyze(frame, settings=SMALL).save(tmp_path)
    assert files(tmp_path) == straight


def test_workers_change_nothing(frame, straight, tmp_path):
    analyze_to(tmp_path, frame, settings=SMALL, workers=2)
    assert files(tmp_path) == straight


@pytest.mark.parametrize("harm", ["none", "truncated", "manifest", "other signature"])
def test_resume_takes_what_is_whole_and_redoes_the_rest(frame, straight, tmp_path, monkeypatch, harm):
    made = []

    def stop_at_three(batch, context):
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(batch.number)
        return packed(batch, context)

    monkeypatch.setattr("nmi_analysis.run.batches.packed", stop_at_three)
    with pytest.raises(KeyboardInterrupt):
        analyze_to(tmp_path, frame, settings=SMALL)
    parts = tmp_path / ".parts"
    assert sorted(p.name for p in parts.iterdir()) == ["000000", "000001", "000002"]
    assert list(tmp_path.glob("*.csv")) == []
    if harm == "truncated":
        (parts / "000001" / "sentences.parquet").write_bytes(b"PAR1")
    elif harm == "manifest":
        (parts / "000001" / "manifest.json").unlink()
    settings = Settings(run=SMALL.run, read=Settings().read.__class__(sure_language=0.6)) if "other" in harm else SMALL
    made.clear()
    monkeypatch.setattr("nmi_analysis.run.batches.packed",
                        lambda b, context: made.append(b.number) or packed(b, context))
    analyze_to(tmp_path, frame, settings=settings, resume=True)
    redone = {"none": [], "truncated": [1], "manifest": [1], "other signature": [0, 1, 2]}[harm]
    assert made == [*redone, *range(3, len(made) + 3 - len(redone))]
    if "other" not in harm:
        assert files(tmp_path) == straight


def test_without_resume_old_parts_are_dropped(tmp_path):
    articles = listed(3)
    (batch,) = (plan.batch(articles) for plan in batches(articles, Context(), Here()))
    parts = Parts(tmp_path, {}, resume=False)
    parts.keep(batch, packed(batch, Context()))
    assert parts.has(batch)
    assert not Parts(tmp_path, {}, resume=False).has(batch)


def test_a_batch_holds_whole_stories():
    articles = listed()
    made = [plan.batch(articles) for plan in batches(articles, Context(SMALL), Here())]
    assert sorted(a.id for b in made for _, s in b.stories for a in s) == sorted(a.id for a in articles)
    stories = [story for b in made for story, _ in b.stories]
    assert stories == sorted(set(stories))


def test_a_batch_of_long_articles_holds_fewer_of_them():
    articles = listed(40)
    sized = Settings(run=RunSettings(batch=100, characters=sum(len(a.text) for a in articles) // 3))
    made = batches(articles, Context(sized), Here())
    assert 2 <= len(made) <= 4
    assert sorted(i for plan in made for story in plan.stories for i in story) == list(range(40))


def test_output_of_an_earlier_format_is_removed(frame, tmp_path):
    small = frame.head(2)
    analyze_to(tmp_path, small, form="jsonl")
    analyze_to(tmp_path, small, form="csv")
    assert {p.suffix for p in tmp_path.iterdir()} == {".csv", ".json"}
    shutil.rmtree(tmp_path)


def test_phrases_are_part_of_the_signature(frame, tmp_path):
    listed = tmp_path / "p.csv"
    listed.write_text("phrase,expected\nofficials,officers\n")
    plain, with_phrases = (nmi.analyze(frame.head(2), phrases=p).signature for p in (None, listed))
    assert plain != with_phrases
