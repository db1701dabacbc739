"""A sentence whose number, unit, currency, noun, verb or name is changed keeps its analysis with that change."""

import itertools
import re
from pathlib import Path

import pytest
import yaml

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context
from nmi_analysis.run.pipeline import EXTRACTORS, extract_article

DATA = yaml.safe_load((Path(__file__).parent / "substitutions.yaml").read_text(encoding="utf-8"))
SLOTS, FAMILIES = DATA["slots"], DATA["families"]
USED = [e for e in EXTRACTORS if e.table in ("dates", "figures")]
LEAST = 0.98  # share of a family's members that must come out right
MOST = 60  # members of a family that are tried, evenly spread


def members(family):
    """Sentences of a family, each with the figures that it must give."""
    names = re.findall(r"\{(\w+)\}", family["text"])
    filled = list(itertools.product(*(SLOTS[n].items() for n in names)))
    for chosen in filled[::max(1, len(filled) // MOST)]:
        words = {n: text for n, (text, _) in zip(names, chosen, strict=True)}
        values = {n: value for n, (_, value) in zip(names, chosen, strict=True)}
        text = family["text"].format(**words)
        yield text[0].upper() + text[1:], [{k: meant(v, values) for k, v in f.items()} for f in family["figures"]]


def meant(given, values):
    """What a slot, a part of one ('money.1') or a plain word stands for."""
    name, _, rest = str(given).partition(" ")
    slot, _, part = name.partition(".")
    if slot not in values or (rest and not part):
        return given
    value = values[slot][int(part)] if part else values[slot]
    return f"{value} {rest}" if rest else value


def wrong(text, wanted):
    """What differs between the figures wanted and found; nothing where all are right."""
    found = extract_article(Article(id="a", text=text, language="en"), Context(), USED)["figures"]
    got = [{k: f[k] for k in w} for f, w in zip(found, wanted, strict=False)]
    return [] if len(found) == len(wanted) and got == wanted else [text, wanted, [f["text"] for f in found], got]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f["text"])
def test_family(family):
    tried = list(members(family))
    failed = [w for text, wanted in tried if (w := wrong(text, wanted))]
    assert len(tried) > 4
    assert len(failed) <= (1 - LEAST) * len(tried), failed[:8]
