import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.quote_variants import quote_variants
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.settings import QuoteSettings, Settings


def story(*said, published=("", "")):
    """One attribution an article: (speaker, text) or (speaker, text, kind)."""
    rows, articles, documents = [], [], {}
    for i, (speaker, text, *kind) in enumerate(said):
        direct = not kind
        printed = f'"{text}."' if direct else f"{text}."
        article = Article(f"{i:03}", printed, published=dict(enumerate(published)).get(i, ""), language="en")
        articles.append({"article": article.id, "text": printed, "published": article.published})
        documents[article.id] = parse(article)
        rows.append({"article": article.id, "attribution": 0, "part": 0, "start": int(direct),
                     "end": int(direct) + len(text), "text": text, "speaker": speaker,
                     "kind": "direct" if direct else kind[0]})
    entities = [{"article": r["article"], "entity": r["speaker"], "canonical": r["speaker"], "type": "PER"}
                for r in rows]
    return Story("000", articles, {"attributions": rows, "entities": entities}, documents)


A = "Today we decided to enlarge the old harbour so that larger ships can reach the town"
B = "We today determined to expand the old harbour so that big ships can reach the town"
C = "The price of bread will rise again before the winter, which nobody in the council wants"


@pytest.mark.parametrize(("said", "published", "grouped"), [
    ([("Anna Holm", A), ("Anna Holm", B)], (), True),
    ([("Anna Holm", A), ("Anna Holm", C)], (), False),
    ([("", A), ("Anna Holm", A)], (), True),
    ([("", A, "indirect"), ("Karl Vale", C)], (), False),
    ([("Anna Holm", A), ("Anna Holm", B)], ("2021-02-18", "2020-02-13"), False),
    ([("Anna Holm", A), ("Anna Holm", A)], ("2021-02-18", "2020-02-13"), True),
    ([("Anna Holm", "Yes we can"), ("Anna Holm", C)], (), False),
])
def test_groups(said, published, grouped):
    rows = quote_variants(story(*said, published=published), Context())["quote_variants"]
    assert [r["article"] for r in rows] == (["000", "001"] if grouped else [])


def test_measures_say_how_close():
    same = quote_variants(story(("Holm", A), ("Holm", A)), Context())["quote_variants"]
    other = quote_variants(story(("Holm", A), ("Holm", B)), Context())["quote_variants"]
    assert [(r["chrf"], r["ter"]) for r in same] == [(100.0, 0.0)] * 2
    assert all(0 < r["chrf"] < 100 < r["chrf"] + r["ter"] + 60 for r in other)
    assert same[0]["signature"].startswith("chrF2|nrefs:1")


def test_a_long_rendering_has_no_ter():
    long = " ".join(f"{A} {n}" for n in range(9))
    settings = Settings(quotes=QuoteSettings(similarity=0.0, cohesion=0.0))
    *first, last = quote_variants(story(("Holm", long), ("Holm", f"{long} now"), ("Holm", A), ("Holm", A)),
                                  Context(settings))["quote_variants"]
    assert [(r["ter"], r["reason"]) for r in first[:2]] == [(None, "more than 80 words")] * 2
    assert (last["ter"], last["reason"]) == (0.0, "")  # of the other short one
    assert all(0 < r["chrf"] < 100 for r in first)


def test_the_sentence_that_three_seeds_render_is_one_group(seeds):
    found = seeds.quote_variants
    beginnings = ("Today we discussed", "Today, we decided", "Right now we determined")
    groups = [set(found.loc[found["text"].str.startswith(b), "utterance"]) for b in beginnings]
    assert groups[0]
    assert groups[0] == groups[1] == groups[2]
    assert found.groupby("utterance")["article"].nunique().min() > 1
