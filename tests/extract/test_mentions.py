"""Names of short texts (cases: mentions.yaml; many kinds of names, measured together: names.yaml).

Also that no text makes the extractor fail.
"""

from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import mentions

CASES = yaml.safe_load(Path(__file__).with_name("mentions.yaml").read_text(encoding="utf-8"))
NAMES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.92  # over all of names.yaml
PIECES = st.sampled_from([
    "NATO", "Iraqi ", "government ", "of ", "Baghdad ", "’s ", "'s ", "U.S.", "-led ", "Gen.", " (", ")", "al-", "X",
    "24", "İ", "\u0301", "🙂", "\u200b", "\n", "Sen. ", "Ann ", "Lee", ", ", " mission in ",
])


def rows_of(text):
    return list(mentions.extract(parse(Article(id="a", text=text, language="en")), {}, Context()))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_names(case):
    found = defaultdict(list)
    for row in rows_of(case["text"]):
        found[f"{row['type']} {row['entity']}"].append(case["text"][row["start"]:row["end"]])
    assert {f"{name}: {' | '.join(surfaces)}" for name, surfaces in found.items()} == set(case["names"])


def test_names_found():
    hits, found, wanted = 0, 0, 0
    for case in NAMES:
        names = Counter(f"{r['type']} {case['text'][r['start']:r['end']]}" for r in rows_of(case["text"]))
        hits += (names & Counter(case["names"])).total()
        found += names.total()
        wanted += len(case["names"])
    assert hits >= LEAST_PRECISION * found
    assert hits >= LEAST_RECALL * wanted


@settings(deadline=None)
@given(text=st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join))
@example(text="’s government")
@example(text="Secretary of the")
def test_any_text(text):
    rows = rows_of(text)
    assert all(0 <= r["start"] < r["end"] <= len(text) for r in rows)
    assert [(r["start"], r["end"]) for r in rows] == sorted({(r["start"], r["end"]) for r in rows})
    assert all(r["entity"].strip() for r in rows)
