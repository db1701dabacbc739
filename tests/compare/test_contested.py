"""Findings on facts that a codebook tracks: what articles of one time contradict is told, with both sides' words."""

import pandas as pd
import pytest

import nmi_analysis as nmi

CODEBOOK = """
variables:
  leader:
    label: Who leads the rescue
    kind: name
    single: true
    from: sentences
    pattern: '\\b(?P<value>Arden|Norland) leads the rescue\\b'
  boats:
    label: Boats at sea
    kind: number
    single: true
    unit: boats
    from: figures
    where: {unit: boat}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    book = tmp_path_factory.mktemp("book") / "codebook.yaml"
    book.write_text(CODEBOOK, encoding="utf-8")

    def tell(*texts, dates=("2031-03-04", "2031-03-04")):
        frame = pd.DataFrame({"article": ["a", "b"], "source": ["Courier", "Herald"], "text": texts,
                              "published": dates})
        return nmi.analyze(frame, codebook=book).findings.drop_duplicates("finding")
    return tell


ONE = "The storm hit the coast at noon. Norland leads the rescue of the crews. It sent 12 boats to sea."
OTHER = "The storm came on Friday. Arden leads the rescue, the coast guard said. Some 30 boats are at sea."


def test_both_sides_are_told_with_their_words(told):
    found = told(ONE, OTHER)
    conflicts = found[found["kind"].isin(["contradiction", "differs"])]["statement"].tolist()
    assert any(s.startswith("Who leads the rescue: ") and "Norland leads the rescue" in s and "Arden leads" in s
               for s in conflicts)
    assert any("12 boats" in s and "30 boats" in s for s in conflicts)


def test_another_time_is_no_contradiction(told):
    found = told(ONE, OTHER, dates=("2031-03-04", "2030-01-04"))
    assert not found["statement"].str.startswith("Who leads the rescue: ").any()


def test_one_value_is_no_contradiction(told):
    found = told(ONE, ONE.replace("noon", "dawn"))
    assert not found["kind"].isin(["contradiction", "differs"]).any()


def test_nobody_is_told_to_report_what_it_contradicts():
    texts = [f"The raid on the harbour of Talbrook killed {n} customs officers, the ministry said on Monday." for n in
             (14, 14, 36)]
    found = nmi.analyze(pd.DataFrame({"article": ["a", "b", "c"], "text": texts})).findings
    assert "differs" in set(found["kind"])
    for _, rows in found[found["kind"] == "agreed"].groupby("finding"):
        assert not {"a", "c"} <= set(rows["article"])
