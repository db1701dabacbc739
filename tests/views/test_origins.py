"""Claims that several articles print and one source says."""

import pandas as pd

import nmi_analysis as nmi
from nmi_analysis.views import origins

LEE = "Ann Lee, the mayor of Ashford, said that the bridge over the river would be closed for 14 months."
OTHER = "Council engineers inspected the crossing on Tuesday. "


def made(*texts):
    frame = pd.DataFrame({"article": [f"n{i}" for i in range(len(texts))], "text": texts,
                          "source": [f"Post {i}" for i in range(len(texts))]})
    return nmi.analyze(frame)


def test_one_speaker_behind_three_articles():
    tables = made(f"{LEE} Rain fell for two days before.", f"{OTHER}{LEE} Buses go by Norton.",
                  f"Shops fear for trade. {LEE} The market is on Friday.")
    found = origins(tables)
    assert len(found)
    assert found["told"].str.contains("3 articles, 1 source: Ann Lee", regex=False).any()


def test_nothing_shared_nothing_told():
    assert len(origins(made(LEE, "The orchestra of Norton played nine symphonies in the old mill."))) == 0
