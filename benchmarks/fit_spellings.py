"""Fit the weights by which two words are one name in two spellings, and print how they do, leaving one event out.

    DATA=folder python -m benchmarks.fit_spellings

DATA holds dev/events.jsonl, many.jsonl, ecb.jsonl, stories.jsonl and mt.jsonl. Pairs that were read are in
labels/spellings.csv: where both stand, and whether they are one name. Two things teach besides, at a small weight, for
they are easier: names that two articles share, misspelt in one of them (a letter doubled, dropped, exchanged, replaced
by one alike), and names of two events of other topics that are almost alike, which are two.
"""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nmi_analysis.compare.name_words import NameWord, name_words, plain
from nmi_analysis.compare.spellings import Measures, pairs
from nmi_analysis.compare.story import Story
from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.extract import mentions
from nmi_analysis.extract.names import lists
from nmi_analysis.settings import Settings

from .development import lines

LABELS = Path(__file__).resolve().parent / "labels" / "spellings.csv"
SETS = ("events", "many", "ecb", "stories", "mt")
MADE, EACH = 0.07, 12  # weight of a pair that was made; planted in an event
LETTERS = 5  # of the shortest name that is misspelt
TOPIC = re.compile(r"(ecb|plus)$")  # two events of one topic end so
VOWELS = "aeiou"
ALIKE = dict(zip("tdbpvfkgszmniy", "dtpbfvgkzsnmyi", strict=True))
Place = tuple[str, int]  # article, offset
Sample = tuple[str, Measures, int]  # event, measures, whether one name


def stories() -> Iterator[tuple[str, dict[str, list[NameWord]], dict[str, list[int]]]]:
    """(event, words of its names, offsets of each article's tokens) of every event."""
    grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
    for name in SETS:
        for r in lines(name):
            event = r.get("event") or r["story"]
            grouped[f"{name}/{event}"].append(r)
    context = Context()
    for event, records in sorted(grouped.items()):
        documents = {r["id"]: parse(Article(r["id"], r["text"], title=r.get("title", "")))
                     for r in sorted(records, key=lambda r: r["id"])}
        rows = [{"article": a, "sentence": d.sentence_at(m["start"]), **m}
                for a, d in documents.items() for m in mentions.extract(d, {}, context)]
        story = Story(event, [{"article": a} for a in documents], {"mentions": rows}, documents)
        yield event, name_words(story, context), {a: [t.start for t in d.tokens] for a, d in documents.items()}


def misspelt(word: str, rng: random.Random) -> str:
    """The word with one slip."""
    i = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:i], word[i], word[i + 1:]
    made = [before + letter + letter + after, before + after, before + after[0] + letter + after[1:],
            before + ALIKE.get(letter, rng.choice(VOWELS) if letter in VOWELS else letter * 2) + after]
    return rng.choice([m for m in made if m != word])


def planted(event: str, words: dict[str, list[NameWord]]) -> Iterator[Sample]:
    """Names of two articles, misspelt in one."""
    rng = random.Random(event)
    shared = [w for w, found in sorted(words.items()) if len(w) >= LETTERS and w.isalpha() and not lists.word(w)
              and found[0].text not in lists.demonyms() and len({o.article for o in found}) > 1]
    for word in rng.sample(shared, min(EACH, len(shared))):
        article, slip = rng.choice(sorted({o.article for o in words[word]})), misspelt(word, rng)
        if slip not in words:
            mine = [o._replace(text=slip.capitalize()) for o in words[word] if o.article == article]
            rest = [o for o in words[word] if o.article != article]
            for p in pairs({plain(slip): mine, word: rest}, Settings().spellings):
                yield event, p.measures, 1


def crossed(events: dict[str, dict[str, list[NameWord]]]) -> Iterator[Sample]:
    """Names of two events of other topics that are almost alike; a name that both have is left out."""
    for one, other in combinations(sorted(events), 2):
        a, b = events[one], events[other]
        if TOPIC.sub("", one) == TOPIC.sub("", other) or one.startswith("mt") or other.startswith("mt"):
            continue
        mixed = {w: (a.get(w) or b[w]) for w in a.keys() ^ b.keys()}
        for p in pairs(mixed, Settings().spellings):
            if (p.a in a) != (p.b in a):
                yield one, p.measures, 0


def samples() -> tuple[list[Sample], list[Sample]]:
    """Those read and those made."""
    with LABELS.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    judged = {frozenset(((r["article_a"], int(r["start_a"])), (r["article_b"], int(r["start_b"])))): int(r["one"])
              for r in rows}
    read, made, missing, events = [], [], 0, {}
    wanted = {f"{r['set']}/{r['story']}" for r in rows}
    for event, words, starts in stories():
        events[event] = words
        for p in pairs(words, Settings().spellings) if event in wanted else ():
            key = frozenset((o.article, starts[o.article][o.token]) for o in (p.first, p.second))
            if key in judged:
                read.append((event, p.measures, judged[key]))
            missing += key not in judged
        made += planted(event, words)
    made += crossed(events)
    print(f"{len(read)} pairs read, {sum(y for *_, y in read)} of one name, {missing} not read;"
          f" {sum(y for *_, y in made)} planted, {sum(not y for *_, y in made)} crossed")
    return read, made


def fit(read: list[Sample], made: list[Sample]) -> LogisticRegression:
    """The regression, with scikit-learn's default penalty."""
    chosen = [*read, *made]
    weights = [1.0] * len(read) + [MADE] * len(made)
    return LogisticRegression().fit(np.array([m for _, m, _ in chosen]), [y for *_, y in chosen], sample_weight=weights)


def main() -> None:
    read, made = samples()
    chances = np.zeros(len(read))
    for event in sorted({e for e, *_ in read}):
        model = fit([s for s in read if s[0] != event], [s for s in made if s[0] != event])
        for i, (e, m, _) in enumerate(read):
            if e == event:
                chances[i] = model.predict_proba(np.array([m]))[0, 1]
    right = np.array([y for *_, y in read])
    for least in (0.5, 0.6, 0.7, 0.8):
        told = chances >= least
        print(f"told from {least}: {told.sum()}, right {right[told].mean():.3f}, found"
              f" {right[told].sum() / right.sum():.3f}, said to be right {chances[told].mean():.3f}")
    model = fit(read, made)
    for one, name in ((1, "planted"), (0, "crossed")):
        found = model.predict_proba(np.array([m for _, m, y in made if y == one]))[:, 1]
        print(f"{name}: told from 0.7: {(found >= 0.7).mean():.3f}")
    print(f"intercept {model.intercept_[0]:.2f}", *(
        f"{name} {w:.2f}" for name, w in zip(Measures._fields, model.coef_[0], strict=True)))


if __name__ == "__main__":
    main()
