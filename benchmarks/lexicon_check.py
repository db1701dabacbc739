"""Check that no lexicon entry holds a defective phrase of the seed articles or of the benchmarks.

    DATA=folder python -m benchmarks.lexicon_check

Defective phrases of two or more words: those of benchmarks/labels/defects_seeds.csv, the replaced phrases of
DATA/dev/tortured.jsonl, and runs of adjacent replaced words in DATA/dev/spun.jsonl. An entry holds a phrase when
all its words stand in it side by side. Exits with 1 and the list where one does.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.development import lines
from nmi_analysis import lexicons
from nmi_analysis.flags.frequencies import bigrams
from nmi_analysis.flags.pairs import compounds

LABELS = Path(__file__).parent / "labels" / "defects_seeds.csv"


def key(text: str) -> str:
    """Lower case, words alone, one space between."""
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower()))


def defective() -> Iterator[str]:
    """Defective phrases; a frequent pair of words or one that is right elsewhere is left out."""
    with LABELS.open(encoding="utf-8", newline="") as f:
        yield from (r["text"] for r in csv.DictReader(f) if r["category"] not in ("typographic", "artefact"))
    records = lines("tortured")
    right = {key(r["correct"]) for r in records} | {f"{a} {b}" for a in bigrams().after for b in bigrams().after.get(a)}
    for r in records:
        phrase = r["text"][slice(*r["phrase"])]
        if r["label"] and key(phrase) not in right:
            yield phrase
    for r in lines("spun"):
        for a, b in zip(r["spans"], r["spans"][1:], strict=False):
            if r["text"][a["end"]:b["start"]] in (" ", "-"):
                yield r["text"][a["start"]:b["end"]]


def entries() -> Iterator[tuple[str, str]]:
    """(lexicon, entry) of every field of every lexicon, and the pairs that the term lexicons make.

    A field of separate words (synonyms, modifiers) is no phrase: the pairs with the key are. collocations.csv holds
    WordNet's own lemmas and nothing else: right terms by their source, also where a text used one wrongly.
    """
    lists = {"synonyms", "thesaurus", "collocations", "compounds"}
    for name in sorted(lexicons.sources()):
        stem = name.removesuffix(".csv")
        if stem not in lists and name.endswith(".csv"):
            for row in lexicons.table(stem):
                yield from ((name, key(v)) for v in row.values() if " " in v or "-" in v)
    for first, seconds in compounds().items():
        yield from (("compounds.csv", f"{first} {second}") for second in seconds)


def main() -> None:
    """Print the entries that hold a defective phrase."""
    phrases = {k for p in defective() if " " in (k := key(p))}
    held = sorted({(name, entry) for name, entry in entries()
                   for phrase in _within(entry) if phrase in phrases})
    for name, entry in held:
        print(f"{name}: {entry}")
    print(f"{len(held)} entries hold one of {len(phrases)} defective phrases")
    sys.exit(bool(held))


def _within(entry: str) -> Iterator[str]:
    words = entry.split()
    for i in range(len(words)):
        yield from (" ".join(words[i:j]) for j in range(i + 2, min(i + 8, len(words)) + 1))


if __name__ == "__main__":
    main()
