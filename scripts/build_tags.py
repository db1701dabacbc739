"""Make ``lexicons/tags.csv``: a word and the Penn tags it may have, the most likely first.

    python scripts/build_tags.py EN_LEXICON WORDNET_FOLDER

EN_LEXICON is ``textblob/en/en-lexicon.txt`` of the textblob package (Brill's lexicon, MIT licence), which
gives the most likely tag; WORDNET_FOLDER is ``/usr/share/wordnet`` of Debian's wordnet-base (WordNet 3.0
licence), which gives the other open classes and how often each was met in its tagged texts (a rare one is
written in small letters: ``NN|vb``). Inflections that the guesser of ``english/candidates.py`` gives by
itself are left out, and so are words that the frequency list of ``wordfreq`` does not know.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

from nmi_analysis.english.candidates import guess, inflected

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons"
WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*|(?:[A-Za-z]\.){2,}")
CLASSES = {"1": "NN", "2": "VB", "3": "JJ", "4": "RB", "5": "JJ"}
FILES = {"noun": "NN", "verb": "VB", "adj": "JJ", "adv": "RB"}
OPEN = {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}
LEAST_FREQUENT = 1.7  # Zipf value, about one word in 20 million
PLAIN = 2.6  # Zipf value from which a base form is kept in any case: the table also says what is a word
RARE_SHARE, SURE_COUNT = 0.08, 2  # of a word's tagged occurrences
SAME = [
    "bet", "bid", "broadcast", "burst", "bust", "cast", "cost", "cut", "forecast", "hit", "hurt", "knit",
    "offset", "put", "quit", "read", "reset", "rid", "set", "shed", "shut", "slit", "split", "spread", "sweat",
    "thrust", "upset", "wed", "wet",
]  # past tense and participle as the base form
CORRECTED = {
    "beat": "VBD|VB|nn|VBN", "fed": "VBD|VBN", "hit": "VBD|VBN|VB|NN", "hurt": "VBN|VBD|VB|JJ|nn", "led": "VBN|VBD",
    "set": "VBN|VBD|VB|NN|jj", "shut": "VBN|VBD|VB|JJ",
}  # past tenses that Brill's lexicon gives one reading only
SAME_PARTICIPLE = ["come", "become", "overcome", "run", "rerun", "outrun"]


def classes(folder: Path) -> dict[str, dict[str, int]]:
    """Lemma to its open classes, each with its count in WordNet's tagged texts."""
    out: dict[str, dict[str, int]] = defaultdict(dict)
    for name, tag in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            lemma = line.split(" ", 1)[0]
            if lemma and "_" not in lemma:
                out[lemma][tag] = 0
    small = attested(folder)
    out = defaultdict(dict, {lemma: tags for lemma, tags in out.items() if lemma in small})
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, _, sense = key.partition("%")
        if lemma in out:
            out[lemma][CLASSES[sense[0]]] = out[lemma].get(CLASSES[sense[0]], 0) + int(count)
    return out


def attested(folder: Path) -> set[str]:
    """Words that some synset writes in small letters: those that are no mere names."""
    found = set()
    for name in FILES:
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                found.update(w.partition("(")[0] for w in fields[4:4 + 2 * int(fields[3], 16):2])
    return found


def ordered(counts: dict[str, int], first: str = "") -> list[str]:
    """Tags by count, ``first`` before all; a rare one in small letters."""
    total = sum(counts.values())
    tags = sorted(counts, key=lambda t: (-counts[t], t))
    made = [t if counts[t] >= max(SURE_COUNT, RARE_SHARE * total) or t == tags[0] else t.lower() for t in tags]
    if first:
        made = [first, *(t for t in made if t.upper() != first)]
    return made


def lemmas(folder: Path, brill: dict[str, str]) -> dict[str, str]:
    """Base forms."""
    out = {}
    for lemma, counts in sorted(classes(folder).items(), key=lambda c: (len(c[0]), c[0])):
        if not WORD.fullmatch(lemma) or zipf_frequency(lemma, "en") < LEAST_FREQUENT:
            continue
        first = {"VBP": "VB"}.get(brill.get(lemma, ""), brill.get(lemma, ""))
        tags = ordered(counts, first if first in OPEN and first[:2] + "" in {"NN", "VB", "JJ", "RB"} else "")
        if lemma in SAME:
            tags += ["VBD", "VBN"]
        elif lemma in SAME_PARTICIPLE:
            tags += ["VBN"]
        elif lemma.endswith("ing") and "NN" in tags:
            tags += [t for t in inflected(lemma, out) if t not in tags]
        out[lemma] = "|".join(dict.fromkeys(tags))
    return out


def irregular(folder: Path, brill: dict[str, str]) -> dict[str, str]:
    """Past tenses and participles that are not regular; both, unless the verb has a form for each."""
    forms = defaultdict(set)
    for line in (folder / "verb.exc").read_text(encoding="utf-8").splitlines():
        form, lemma = line.split()[:2]
        if not form.endswith(("ing", "s", "ed")) and "_" not in form and zipf_frequency(form, "en") >= LEAST_FREQUENT:
            forms[lemma].add(form)
    out = {}
    for listed in forms.values():
        tags = {brill.get(f) for f in listed}
        for form in listed:
            tag = brill.get(form, "")
            if {"VBD", "VBN"} <= tags and tag in ("VBD", "VBN"):
                out[form] = tag
            else:
                out[form] = "VBN|VBD" if tag == "VBN" else "VBD|VBN"
    return out


def words(lexicon: Path, folder: Path) -> dict[str, str]:
    """All words with their tags."""
    brill = {}
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) == 2 and WORD.fullmatch(parts[0]) and parts[1] in OPEN:
            brill.setdefault(*parts)
    rows = lemmas(folder, brill)
    known = dict(rows)
    for word, tag in brill.items():
        if word in rows and tag in ("NNS", "VBD", "VBN", "VBZ", "VBG"):
            adjective = [t for t in rows[word].split("|") if t in ("JJ", "jj") or (tag == "VBG" and t in ("NN", "nn"))]
            rows[word] = "|".join(dict.fromkeys([tag, *inflected(word, known), *adjective]))
        if word in rows or zipf_frequency(word, "en") < LEAST_FREQUENT:
            continue
        if word[0].islower() and tag in ("NNP", "NNPS"):
            continue
        if word[0].isupper():
            if tag not in ("NNP", "NNPS") or word.lower() in rows or word.lower() in brill:
                rows[word] = tag
            continue
        other = [t for t in inflected(word, known) if t != tag]
        rows[word] = "|".join([tag, *other])
    for form, tags in irregular(folder, brill).items():
        nouns = [t for t in rows.get(form, "").split("|") if t in ("NN", "JJ", "nn", "jj")]
        rows[form] = "|".join([*nouns, tags] if nouns and nouns[0] == brill.get(form) else [tags, *nouns])
    return rows | CORRECTED


def main(lexicon: str, folder: str) -> None:
    """Write the table."""
    with (OUT / "function_words.csv").open(encoding="utf-8", newline="") as f:
        closed = {r["word"] for r in csv.DictReader(f)}
    plain = {w for w, tags in lemmas(Path(folder), {}).items() if zipf_frequency(w, "en") >= PLAIN}
    rows = {w: t for w, t in words(Path(lexicon), Path(folder)).items() if w not in closed and w.lower() != "i"}
    names = {w for w in rows if w[0].isupper() and w.lower() in rows}  # names that are words too: Smith, Brown
    kept = {w: t for w, t in rows.items() if w in plain | names or guess(w, w.lower(), _Without(rows, w)) != t}
    with (OUT / "tags.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word", "tags"])
        out.writerows((w, kept[w]) for w in sorted(kept))


class _Without(dict[str, str]):
    """A lexicon that does not know one word."""

    def __init__(self, lexicon: dict[str, str], word: str) -> None:
        self.lexicon, self.word = lexicon, word

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """As of a dict."""
        return default if key == self.word else self.lexicon.get(key, default)


if __name__ == "__main__":
    main(*sys.argv[1:])
