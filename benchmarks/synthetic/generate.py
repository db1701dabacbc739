"""Articles on invented events, recombined and edited from ``facts.csv``, with the truth about each sentence.

A story fills the templates of one kind of event with names and numbers of its own. Each of its articles tells
some of the facts, each in one of the template's wordings, among filler sentences of random words; some take
sentences from an earlier article, word for word or lightly edited, and a few repeat one as a whole. Equal
arguments give equal articles.
"""

import csv
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from nmi_analysis import lexicons
from nmi_analysis.compare.terms import frequency

TOPIC_WORDS = 30  # of each part of speech in a story: its articles share their vocabulary
FACTS = Path(__file__).with_name("facts.csv")
SYLLABLES = (
    "bra", "dor", "fel", "gan", "hul", "jor", "kal", "lin", "mer", "nok", "ost", "pel", "quin", "ras", "sol", "tev",
    "ulm", "vek", "win", "yar", "zan",
)
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)
MONTHS = (
    "January", "March", "April", "June", "July", "September", "October", "November", "December",
)
FILLERS = (
    "The {j} {n} of the {n} {v} the {n} near a {j} {n}.",
    "Before the {n} a {j} {n} {v} every {n} in the {j} {n}.",
    "Many {j} {n} {v} that {n}, and the {n} {v} a {n} too.",
    "Behind each {n} there {v} a {j} {n} with the {n} of a {n}.",
    "No {n} ever {v} as {j} as this {n} when {j} {n} {v} its {n}.",
    "Under {j} {n}, {n} and {n} {v} whatever {n} the {j} {n} {v}.",
    "Some {n} {v} without {n}; others {v} {j} {n} from {n} to {n}.",
    "It was {j} {n}, not {n}, that {v} this {j} {n} against {n}.",
    "Whoever {v} the {n} also {v} {j} {n} for one {j} {n}.",
)


class Told(NamedTuple):
    """A sentence of an article: characters start to end; ``fact`` is blank for filler, ``origin`` names its wording."""

    start: int
    end: int
    fact: str
    origin: str


@dataclass
class Corpus:
    """``records`` to analyze; by article id its story, its sentences, and the article it repeats (or blank)."""

    records: list[dict[str, Any]] = field(default_factory=list)
    story: dict[str, str] = field(default_factory=dict)
    told: dict[str, list[Told]] = field(default_factory=dict)
    repeats: dict[str, str] = field(default_factory=dict)


class _Sentence(NamedTuple):
    text: str
    fact: str
    origin: str


def corpus(stories: int, articles: int, *, seed: int = 1, copied: float = 0.15, repeated: float = 0.03,
           disputed: float = 0.0) -> Corpus:
    """``stories`` events of ``articles`` articles each.

    ``copied``: share of an article's sentences taken from an earlier one of its story, half of them edited.
    ``repeated``: share of articles that repeat an earlier one as a whole. ``disputed``: share of articles that give
    other numbers than the rest of their story.
    """
    rng = random.Random(seed)
    made, templates, vocabulary = Corpus(), _templates(), _vocabulary()
    for number in range(stories):
        _story(made, rng, number, articles, templates, vocabulary, copied, repeated, disputed)
    return made


def _templates() -> dict[str, dict[str, list[str]]]:
    made: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with FACTS.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            made[row["event"]][row["fact"]].append(row["sentence"])
    return {event: dict(facts) for event, facts in made.items()}


def _vocabulary() -> dict[str, list[str]]:
    tags = lexicons.mapping("tags", "tags")
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for word, tag in sorted(tags.items()):
        if word.isalpha() and word.islower() and 1e-5 < frequency(word) < 3e-4:
            kept[{"NN": "n", "JJ": "j", "VBD": "v"}.get(tag.split("|")[0], "")].append(word)
    return kept


def _name(rng: random.Random) -> str:
    return "".join(rng.sample(SYLLABLES, rng.choice((2, 3)))).capitalize()


def _slots(rng: random.Random) -> dict[str, str]:
    return {
        "place": _name(rng), "org": f"the {_name(rng)} {rng.choice(('Board', 'Company', 'Party', 'Agency'))}",
        "person": f"{_name(rng)} {_name(rng)}", "second": f"{_name(rng)} {_name(rng)}",
        "weekday": rng.choice(WEEKDAYS), "month": rng.choice(MONTHS), "year": str(rng.randint(1890, 2005)),
        **_numbers(rng),
    }


def _numbers(rng: random.Random) -> dict[str, str]:
    return {
        "large": f"{rng.randint(11, 98)},{rng.randint(1, 9)}00", "small": str(rng.randint(13, 89)),
        "money": str(rng.randint(101, 989)), "percent": str(rng.randint(3, 79)),
    }


def _story(made: Corpus, rng: random.Random, number: int, articles: int, templates: dict[str, dict[str, list[str]]],
           vocabulary: dict[str, list[str]], copied: float, repeated: float, disputed: float) -> None:
    facts, slots = templates[sorted(templates)[number % len(templates)]], _slots(rng)
    vocabulary = {kind: rng.sample(words, TOPIC_WORDS) for kind, words in vocabulary.items() if kind}
    day = date(2019, 1, 1) + timedelta(days=rng.randrange(700))
    earlier: list[tuple[str, list[_Sentence]]] = []
    for i in range(articles):
        name = f"s{number:05}-{i:04}"
        made.repeats[name] = ""
        if earlier and rng.random() < repeated:
            made.repeats[name], sentences = rng.choice(earlier)
        else:
            own = {**slots, **_numbers(rng)} if disputed and rng.random() < disputed else slots
            sentences = _article(rng, name, facts, own, vocabulary, copied, [s for _, told in earlier for s in told])
            earlier.append((name, sentences))
        published = (day + timedelta(days=rng.choice((0, 0, 1)))).isoformat() if rng.random() < 0.8 else ""
        _add(made, name, f"s{number:05}", sentences, published)


def _article(rng: random.Random, name: str, facts: dict[str, list[str]], slots: dict[str, str],
             vocabulary: dict[str, list[str]], copied: float, earlier: list[_Sentence]) -> list[_Sentence]:
    first, *others = facts
    told = [first, *rng.sample(others, rng.randint(3, len(others)))]
    made = []
    for fact in told:
        wording = rng.randrange(len(facts[fact]))
        text = facts[fact][wording].format(**slots)
        made.append(_Sentence(text[0].upper() + text[1:], fact, f"{fact}/{wording}"))
    for i in range(rng.randint(8, 16)):
        if earlier and rng.random() < copied * 2:
            source = rng.choice([s for s in earlier if not s.fact] or earlier)
            if source.origin not in {s.origin for s in made}:
                text = source.text if rng.random() < 0.5 else edited(rng, source.text, vocabulary)
                made.append(_Sentence(text, source.fact, source.origin))
            continue
        made.append(_Sentence(_filler(rng, vocabulary), "", f"{name}/{i}"))
    return [made[0], *rng.sample(made[1:], len(made) - 1)]


def _filler(rng: random.Random, vocabulary: dict[str, list[str]]) -> str:
    clauses = []
    for template in rng.sample(FILLERS, 2):
        text = template
        for kind in "jnv":
            while f"{{{kind}}}" in text:
                text = text.replace(f"{{{kind}}}", rng.choice(vocabulary[kind]), 1)
        clauses.append(text.rstrip("."))
    return f"{clauses[0]}, while {clauses[1][0].lower()}{clauses[1][1:]}."


def edited(rng: random.Random, text: str, vocabulary: dict[str, list[str]]) -> str:
    """The sentence with two of its inner words replaced, dropped or followed by another."""
    words = text.split(" ")
    for at in sorted(rng.sample(range(1, len(words) - 1), 2), reverse=True):
        other = rng.choice(vocabulary["n"])
        words[at:at + 1] = rng.choice(([other], [], [words[at], other]))
    return " ".join(words)


def _add(made: Corpus, name: str, story: str, sentences: list[_Sentence], published: str) -> None:
    at, told = 0, []
    for s in sentences:
        told.append(Told(at, at + len(s.text), s.fact, s.origin))
        at += len(s.text) + 1
    made.records.append({"article": name, "text": " ".join(s.text for s in sentences), "published": published})
    made.story[name], made.told[name] = story, told
