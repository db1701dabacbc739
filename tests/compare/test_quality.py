"""Quality rows and judgements, and the wording of other articles as evidence, on invented texts."""

import pandas as pd
import pytest

import nmi_analysis as nmi
from nmi_analysis.compare.quality import judgement
from nmi_analysis.settings import QualitySettings


def flag(category, severity="major", evidence_article=""):
    return {"category": category, "severity": severity, "evidence_article": evidence_article}


CLEAN, DOUBTFUL, SPUN = (
    {"spun": p, "foreign": f, "broken": r} for p, f, r in ((0.1, None, None), (0.9, 0.5, 0.005), (0.9, 0.5, 0.03)))


@pytest.mark.parametrize(("words", "flags", "begun", "begins"), [
    (600, [], CLEAN, "reads as clean prose: no flag"),
    (600, [], DOUBTFUL, "reads as clean prose: no flag"),
    (600, [flag("terminology", evidence_article="b")] * 40, SPUN, "reads as synonym-spun: 40 broken terms in 600"),
    (600, [flag("accuracy/meaning-inversion", "critical")], CLEAN, "reads as clean prose with a doubtful statement"),
    (20, [flag("terminology")] * 10, SPUN, "not judged"),
    (600, [], None, "not judged: the detectors are for English"),
])
def test_judgement(words, flags, begun, begins):
    assert judgement({"words": words}, flags, begun, QualitySettings()).startswith(begins)


def test_seeds(seeds):
    quality = seeds.quality.set_index("article")
    assert quality.loc["004_682199cfbfb2ee46", "judgement"].startswith("reads as synonym-spun")
    assert quality["score"].idxmin() == "004_682199cfbfb2ee46"
    assert (seeds.flags.query("article == '003_ac15208e4b2e958a' and category != 'artefact'")).empty
    inverted = seeds.flags.query("category == 'accuracy/meaning-inversion'")
    assert inverted["article"].tolist() == ["000_3c133a0c2e6672e3"]
    assert inverted["severity"].tolist() == ["critical"]


def test_other_articles_wording_is_evidence(seeds):
    found = seeds.flags[(seeds.flags["evidence_article"] != "") & (seeds.flags["category"] != "artefact")]
    assert len(found) >= 3
    texts = seeds.articles.set_index("article")["text"]
    for row in found.itertuples():
        assert texts[row.evidence_article][row.evidence_start:row.evidence_end].lower() in row.evidence.lower()


def test_no_words_no_score():
    tables = nmi.analyze(pd.DataFrame({"article": ["x"], "text": ["..."]}))
    assert tables.quality["score"].isna().all()
