"""Every number, name and quoted word of a statement stands in the text or value of its rows."""

import re

import pytest
from invented import BRIDGE, compared

QUOTED = re.compile(r"“([^”]*)”")
ADDED = re.compile(r"^\[[^]]*\]")  # a name put in; it is the value of a row
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NAME = re.compile(r"\b[A-Z][\w'’-]+")
OURS = {"Only", "The", "Of", "English", "A"}  # words of statements that begin with a capital
MARKS = str.maketrans("", "", "“”‘’\"'")  # a quotation that is cut is closed


def plain(text):
    return " ".join(text.translate(MARKS).split())


def unfounded(rows, labels):
    """What a statement says that does not stand in its rows."""
    statement = rows[0]["statement"]
    stands = plain(" | ".join(f"{r.get('text') or ''} | {r.get('value') or ''}" for r in rows))
    own = statement
    for label in sorted(labels, key=len, reverse=True):
        own = own.replace(label, "…")
    said = [q for q in QUOTED.findall(statement) if plain(ADDED.sub("", q)) not in stands]
    return said + [w for w in (*NUMBER.findall(own), *NAME.findall(own))
                   if w not in OURS and plain(w) not in stands and plain(w) not in {plain(x) for x in labels}]


def test_of_an_invented_event():
    labels = [source for source, *_ in BRIDGE.values()]
    for rows in compared(BRIDGE).values():
        assert not unfounded(rows, labels), rows[0]["statement"]


@pytest.fixture(scope="module")
def told(seeds):
    return seeds.findings


def test_of_the_seeds(told, seeds):
    labels = [*seeds.articles["source"], *(f"{a.split('_')[0]} (2020)" for a in seeds.articles["article"]),
              *(a.split("_")[0] for a in seeds.articles["article"])]
    assert len(told)
    for _, rows in told.groupby(["story", "finding"]):
        assert not unfounded(rows.where(rows.notna(), None).to_dict("records"), [x for x in labels if x])


@pytest.mark.parametrize(("statement", "row", "missing"), [
    ("Only Post says: “the pier fell”.", "the pier stands", ["the pier fell"]),
    ("Only Post gives “12 men”: “12 men left”.", "12 men left", []),
    ("Only Post hears Ann Lee.", "a man", ["Ann", "Lee"]),
    ("Post and Echo share 90 words.", "nothing", ["90"]),
])
def test_the_check_sees_what_is_missing(statement, row, missing):
    assert unfounded([{"statement": statement, "text": row}], ["Post", "Echo"]) == missing
