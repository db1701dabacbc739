"""Stories that the user names in ``sources.csv``."""

import nmi_analysis as nmi

TEXTS = {
    "a": "The harbour bridge of Ellmouth was closed on Monday after a crack was found in its eastern pier.",
    "b": "Voters in Sandhaven elected Ilse Brandt mayor on Sunday, ending nine years of rule by the Harbour party.",
    "c": "The harbour bridge of Ellmouth was closed on Monday after engineers found a crack in its eastern pier.",
}


def stories(folder, sources=""):
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if sources:
        (folder / "sources.csv").write_text(sources, encoding="utf-8")
    rows = nmi.analyze(folder).stories
    return sorted(rows.groupby("story")["article"].apply(sorted).tolist())


def test_the_words_tell_what_is_one_event(tmp_path):
    assert stories(tmp_path) == [["a", "c"], ["b"]]


def test_the_user_knows_better(tmp_path):
    assert stories(tmp_path, "article,story\na,harbour\nb,harbour\n") == [["a", "b"], ["c"]]
