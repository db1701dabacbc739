"""Texts spun on purpose, to fit and to test the gate and the substitution detector on: synonyms from four thesauri.

``wordnet`` are the synonyms and hypernyms of the lexicon ``synonyms``.
``sisters`` are words with a common hypernym in WordNet (Debian: wordnet-base), which the synonym table lacks.
``aiksaurus`` is the thesaurus of that name (Debian: libaiksaurus-1.2-data, not installed by anything here), of which
the synonym table has one pair in fifteen, and the table that further suggestions come from one in four: texts spun with
it are for testing alone. ``thesaurus`` is the latter table read backwards, to fit the suggestions on.
"""

import random
import struct
from collections import defaultdict
from pathlib import Path
from typing import Any

from scripts.wordnet import synsets

from nmi_analysis import lexicons
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import parse
from nmi_analysis.english.forms import inflect, lemmas
from nmi_analysis.flags.frequencies import zipf
from nmi_analysis.flags.slots import is_content
from nmi_analysis.settings import QualitySettings

RATES = (0.36, 0.36, 0.2)  # of the content words, by seed; spun articles have about the first
RAREST = (4.3, 2.0, 3.2)  # Zipf of the rarest word put in, by seed: spinners differ in this
PARTS = {"whole": 1.0, "half": 0.5, "quarter": 0.25}  # of what a spinner replaces
SHARES = {"all": 1.0, "half": 0.5, "quarter": 0.25, "tenth": 0.1}  # of the words that a thesaurus lists
LISTED = 0.7  # share of the content words that a thesaurus has, about
END = 0xFFFF  # of a list of numbers
Record = dict[str, Any]
Thesaurus = dict[str, dict[str, list[str]]]  # lemma to part of speech (N, V, A) to words


def document(record: Record) -> Any:
    return parse(Article(id=record["id"], text=record["text"], language="en"))


def sisters(folder: Path) -> Thesaurus:
    """Lemma to part of speech to the words that share a hypernym (or a similar adjective) of its first senses."""
    made: Thesaurus = {}
    for pos in ("noun", "verb", "adj"):
        words, up, down = {}, {}, defaultdict(list)
        for s in synsets(folder, [pos]):
            words[s.offset] = [w for w in s.words if w.isalpha()]
            up[s.offset] = [p.offset for p in s.pointers if p.symbol in "@&"]
            for above in up[s.offset]:
                down[above].append(s.offset)
        for line in (folder / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  ") or "_" in line.split()[0]:
                continue
            f = line.split()
            found = {w for o in f[-int(f[2]):][:3] for above in up[o] for q in down[above] if q != o for w in words[q]}
            found |= {w for o in f[-int(f[2]):][:3] for a in up[o] for b in up.get(a, ()) for w in words.get(b, ())}
            if found - {f[0]}:
                made.setdefault(f[0], {})[pos[0].upper()] = sorted(found - {f[0]})
    return made


def thesaurus() -> Thesaurus:
    """Lemma to part of speech to the words for which the lexicon ``thesaurus`` lists it."""
    kinds = _kinds()
    made: Thesaurus = {}
    for word, others in sorted(lexicons.mapping("thesaurus", "other").items()):
        for other in others.split():
            for pos, kind in (("N", "N"), ("V", "V"), ("A", "J")):
                if kind in kinds[word] and kind in kinds[other]:
                    made.setdefault(other, {}).setdefault(pos, []).append(word)
    return made


def _kinds() -> dict[str, set[str]]:
    """Word to the first letters of its tags."""
    return {w: {t[0].upper() for t in tags.split("|")} for w, tags in lexicons.mapping("tags", "tags").items()}


def spun(record: Record, seed: int, table: Thesaurus) -> Record:
    """The record with content words replaced by those of a thesaurus, each by the same one, but not in every place."""
    rng, known = random.Random(f"{seed}{record['id']}"), zipf()  # noqa: S311
    rarest, rate = RAREST[seed % 3], RATES[seed // 3 % 3]
    chosen: dict[str, str] = {}
    places = []
    for token in document(record).tokens:
        if not is_content(token, QualitySettings()) or (token.text[0].isupper() and known.get(token.lower, 0) < 5):
            continue
        if rng.random() > rate and not (token.lower in chosen and rng.random() < 0.5):
            continue
        if token.lower not in chosen:
            forms = sorted(_forms(token, table, rarest))
            chosen[token.lower] = rng.choice(forms) if forms else ""
        if chosen[token.lower]:
            places.append((token.start, token.end, _cased(chosen[token.lower], token.text), token.text))
    return _written({**record, "id": f"{record['id']}-{seed}", "label": 1}, places)


def respun(record: Record, seed: int, table: Thesaurus, part: float) -> Record:
    """The record with content words replaced, a word by the same one in all places; ``part`` of what a spinner does."""
    return replaced(record, seed, table, part * RATES[0] / LISTED)


def replaced(record: Record, seed: int, table: Thesaurus, part: float) -> Record:
    """The record with ``part`` of the different content words that the thesaurus lists replaced, each in all places."""
    doc = document(record)
    rng, known = random.Random(f"{seed}{part}{record['id']}"), zipf()  # noqa: S311
    chosen: dict[str, str] = {}
    places = []
    for token in doc.tokens:
        if not is_content(token, QualitySettings()) or (token.text[0].isupper() and known.get(token.lower, 0) < 5):
            continue
        if token.lower not in chosen:
            found = sorted(_forms(token, table, RAREST[seed % 3]))
            chosen[token.lower] = rng.choice(found) if found and rng.random() < part else ""
        if chosen[token.lower]:
            places.append((token.start, token.end, _cased(chosen[token.lower], token.text), token.text))
    return _written({**record, "id": f"{record['id']}-{seed}-{part}", "label": 1}, places)


def part_of(record: Record, part: float) -> Record:
    """A spun record with a part of its replaced words; of the others the originals stand."""
    rng, kept, text = random.Random(f"{part}{record['id']}"), {}, record["text"]  # noqa: S311
    places, at = [], []
    for s in record["spans"]:
        word = text[s["start"]:s["end"]]
        left = kept.setdefault(word.lower(), rng.random() < part)
        places.append((s["start"], s["end"], word if left else s["original"], s["original"]))
        at.append(left)
    made = _written(record, places)
    return {**made, "spans": [s for s, left in zip(made["spans"], at, strict=True) if left]}


def _forms(token: Any, table: Thesaurus, rarest: float) -> set[str]:
    """Words that a thesaurus has for a token, in its inflection, that are not too rare."""
    pos = {"J": "A"}.get(token.tag[0], token.tag[0])
    known = zipf()
    return {inflect(s, e)[0] for lemma, e in lemmas(token.lower) for s in table.get(lemma, {}).get(pos, ())
            if known.get(s, 0) >= rarest and (pos == "V" or e in (("", "s") if pos == "N" else ("",)))} - {token.lower}


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


def _written(record: Record, places: list[tuple[int, int, str, str]]) -> Record:
    """The record with (start, end, word put in, original) in place; the spans are those of all of them."""
    out, at, spans = "", 0, []
    for start, end, word, original in places:
        out += record["text"][at:start]
        spans.append({"start": len(out), "end": len(out) + len(word), "original": original})
        out, at = out + word, end
    return {**record, "text": out + record["text"][at:], "spans": spans}


def thesauri(share: Path) -> dict[str, Thesaurus]:
    """All four; ``share`` is the folder of shared data that holds ``wordnet`` and ``aiksaurus``."""
    listed: dict[str, Thesaurus] = {"wordnet": {}, "sisters": sisters(share / "wordnet"), "moby": thesaurus(),
                                    "aiksaurus": aiksaurus(share / "aiksaurus")}
    kinds = _kinds()
    for row in lexicons.table("synonyms"):
        others = f"{row['near']} {row['broader']}".split()
        for pos, kind in (("N", "N"), ("V", "V"), ("A", "J")):
            found = [w for w in others if kind in kinds.get(w, ())]
            if found and kind in kinds.get(row["word"], ()):
                listed["wordnet"].setdefault(row["word"], {})[pos] = found
    return listed


def aiksaurus(folder: Path) -> Thesaurus:
    """The thesaurus in ``words.dat`` (word, numbers of its meanings) and ``meanings.dat`` (numbers of words)."""
    raw, words, listed, at = (folder / "words.dat").read_bytes(), [], [], 0
    while at < len(raw):
        end = raw.index(b"\0", at)
        words.append(raw[at:end].decode("latin-1").replace(":", " "))
        stop = next(i for i in range(end + 1, len(raw), 2) if raw[i:i + 2] == b"\xff\xff")
        listed.append([n for (n,) in struct.iter_unpack(">H", raw[end + 1:stop])])
        at = stop + 2
    meanings: list[list[int]] = [[]]
    for (n,) in struct.iter_unpack(">H", (folder / "meanings.dat").read_bytes()):
        if n == END:
            meanings.append([])
        else:
            meanings[-1].append(n)
    kinds = _kinds()
    made: Thesaurus = {}
    for word, numbers in zip(words, listed, strict=True):
        alike = {words[i] for n in numbers for i in meanings[n]} - {word}
        for pos, kind in (("N", "N"), ("V", "V"), ("A", "J")):
            found = sorted(w for w in alike if w.isalpha() and w.islower() and kind in kinds.get(w, ()))
            if found and word.islower() and kind in kinds.get(word, ()):
                made.setdefault(word, {})[pos] = found
    return made
