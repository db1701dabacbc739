"""Left-overs of a web page."""

import nmi_analysis as nmi

PAGE = """Ministers agree on budget

Ministers agree on budget
2021-03-01T10:00:00+01:00

The ministers agreed on a budget on Monday, the government said after long talks in the capital.

Radio play icon"""


def test_left_overs(folder):
    flags = nmi.analyze(folder({"a.txt": PAGE})).flags
    found = flags[flags["category"] == "artefact"]
    assert list(found["text"]) == ["Ministers agree on budget", "2021-03-01T10:00:00+01:00", "Radio play icon"]
    assert list(found["rule"]) == ["flags.repeated_line/v1", "flags.timestamp/v1", "flags.label/v1"]
    assert set(found["severity"]) == {"minor"}
    assert int(found["evidence_start"].iloc[0]) == 0


def test_plain_article_has_none(folder):
    text = "The ministers agreed on a budget. Nobody was surprised.\n\nThey left on Feb. 18."
    flags = nmi.analyze(folder({"a.txt": text})).flags
    assert not (flags["category"] == "artefact").any()


def test_seed_articles(seeds):
    found = seeds.flags[seeds.flags["category"] == "artefact"]
    assert [a[:3] for a in found["article"]] == ["001", "001", *["002"] * 5]
