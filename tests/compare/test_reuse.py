"""Passages that two texts share (cases: reuse.json: texts ``a`` and ``b``, rows of kind, both passages, direction)."""

import json
import random
from pathlib import Path

import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.reuse import reuse
from nmi_analysis.english import Context

CASES = json.loads(Path(__file__).with_name("reuse.json").read_text(encoding="utf-8"))


def story(*texts, published=()):
    articles = [{"article": f"{i:03}", "text": t, "published": dict(enumerate(published)).get(i, "")}
                for i, t in enumerate(texts)]
    return Story("000", articles)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_shared_passages(case):
    rows = reuse(story(case["a"], case["b"], published=case.get("published", ())), Context())["reuse"]
    found = [[r["kind"], r["text_a"], r["text_b"], r["direction"]] for r in rows]
    assert found == case["reuse"]
    for r in rows:
        for side, text in (("a", case["a"]), ("b", case["b"])):
            assert text[r[f"start_{side}"]:r[f"end_{side}"]] == r[f"text_{side}"]


@pytest.mark.parametrize(("published", "marked"), [
    (("", "", ""), ["", "000", "000"]),
    (("2021-02-03", "2021-02-01", "2021-02-02"), ["001", "", "001"]),
    (("2021-02", "2021-02-01", "2021-03"), ["001", "", "001"]),
])
def test_repeated_articles_name_the_earliest(published, marked):
    text = f"{CASES[0]['a']} {CASES[2]['a']}"
    told = story(text, text.upper(), text + " By P. Quill.", published=published)
    reuse(told, Context())
    assert [a.get("duplicate_of", "") for a in told.articles] == marked
    assert told.independent == [a["article"] for a in told.articles if not a.get("duplicate_of")]


def test_five_hundred_articles_stay_cheap():
    text = CASES[0]["a"]
    told = story(*(f"Item {i * 7919} from desk {i * 31}. {text} Filed by writer {i * 17} of bureau {i * 13}, "
                   f"{' '.join(f'w{i}x{k}' for k in range(40))}." for i in range(500)))
    rows = reuse(told, Context())["reuse"]
    assert 499 <= len(rows) <= 500 * Context().settings.reuse.holders


def test_text_without_words_shares_nothing():
    assert reuse(story("…", "…", ""), Context())["reuse"] == []


def test_copies_of_later_articles_are_found_where_all_tell_one_story():
    """Every sentence stands in many articles, so that no copy has one with its source alone; a third are copies."""
    rng = random.Random(5)

    def word():
        return "".join(rng.choice("bdgklmnprst") + rng.choice("aeiou") for _ in range(3))

    people, acts, places = ([word() for _ in range(60)] for _ in range(3))
    stock = [" ".join(f"{rng.choice(people)} of {rng.choice(places)} {rng.choice(acts)} the old bridge".split()
                      + [rng.choice(acts) for _ in range(12)]) + "." for _ in range(40)]

    def edited(sentence):
        return " ".join(rng.choice(acts) if rng.random() < 0.03 else w for w in sentence.split())

    told, copies = [], set()
    for number in range(160):
        copied = number > 60 and rng.random() < 0.5
        copies |= {f"{number:03}"} if copied else set()
        told.append([edited(s) for s in (rng.choice(told[30:]) if copied else rng.sample(stock, 9))])
    found = story(*map(" ".join, told))
    reuse(found, Context())
    marked = {a["article"] for a in found.articles if a.get("duplicate_of")}
    assert len(marked & copies) >= 0.95 * len(copies)
    assert len(marked & copies) >= 0.95 * len(marked)
