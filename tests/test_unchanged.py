"""What the program gives for every invented text of these tests: no change of a rule goes unseen.

``unchanged.json`` has a fingerprint of each table's rows of each text. Texts are the strings of four words or more in
the YAML and JSON files of the tests; those of one list are of one event. With new cases, and where a change is meant,
look at what it changes and write the file anew: ``python tests/test_unchanged.py``.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import yaml

import nmi_analysis as nmi

HERE = Path(__file__).resolve().parent
KNOWN = HERE / "unchanged.json"
LOCKED = tuple(map(int, re.search(r"Python (\d+)\.(\d+)", (HERE.parent / "requirements.lock").read_text()).groups()))
ANEW = "with new cases, or where this change is meant: run python tests/test_unchanged.py, commit tests/unchanged.json"
WORDS = 4  # a shorter string is no text
OUTLETS = ("Courier", "Herald", "Mail", "Post", "Times", "Globe", "Star", "Echo")


def stories(found: object) -> Iterator[list[str]]:
    """The texts of a case that stand in one list are of one event."""
    if isinstance(found, dict):
        for value in found.values():
            yield from stories(value)
    elif isinstance(found, list):
        texts = [x for x in found if isinstance(x, str) and len(x.split()) >= WORDS]
        if len(texts) > 1 and len(texts) == len(found):
            yield texts
        else:
            yield from (s for x in found for s in stories(x))
    elif isinstance(found, str) and len(found.split()) >= WORDS:
        yield [found]


def cases() -> dict[str, list[list[str]]]:
    """File to its stories."""
    made = {}
    for path in sorted(p for s in ("yaml", "json") for p in HERE.rglob(f"*.{s}") if p != KNOWN):
        listed = list(stories(yaml.safe_load(path.read_text(encoding="utf-8"))))
        if listed:
            made[path.relative_to(HERE).as_posix()] = listed
    return made


def fingerprints(texts: list[list[str]]) -> list[str]:
    """Of each story, its tables that have rows, each with a fingerprint of them."""
    rows = [{"article": f"{n}_{i}", "text": text, "source": OUTLETS[i % len(OUTLETS)], "story": str(n),
             "published": f"2031-03-{4 + i % 3:02}"} for n, story in enumerate(texts) for i, text in enumerate(story)]
    made: list[list[str]] = [[] for _ in texts]
    for name, frame in sorted(nmi.analyze(pd.DataFrame(rows)).items()):
        column = next((c for c in ("article", "article_a") if c in frame), "")
        if column and name != "articles":
            for story, part in frame.groupby(frame[column].str.split("_").str[0], sort=False):
                made[int(story)].append(f"{name}={hashlib.sha256(part.to_csv(index=False).encode()).hexdigest()[:8]}")
    return [" ".join(listed) for listed in made]


@pytest.mark.skipif(sys.version_info[:2] != LOCKED, reason="versions, and with them bytes, are bound on one Python")
@pytest.mark.parametrize("name", cases())
def test_no_row_changes_unseen(name):
    texts, known = cases()[name], json.loads(KNOWN.read_text(encoding="utf-8")).get(name, [])
    assert len(texts) == len(known), ANEW
    found = fingerprints(texts)
    changed = [(" / ".join(story)[:200], sorted({*now.split()} - {*then.split()}))
               for story, now, then in zip(texts, found, known, strict=True) if now != then]
    assert changed == [], ANEW


if __name__ == "__main__":
    KNOWN.write_text(json.dumps({n: fingerprints(t) for n, t in cases().items()}, indent=0) + "\n", encoding="utf-8")
