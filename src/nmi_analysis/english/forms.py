"""English inflection both ways: forms to lemmas with their ending, and back; base forms; the article a word takes."""

import re
from collections import defaultdict
from functools import cache

from .. import lexicons

Lemma = tuple[str, str]  # (lemma, ending): ending is "", "s", "ed", "ing", "er" or "est"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


@cache
def _inflected() -> tuple[dict[str, list[Lemma]], dict[Lemma, list[str]]]:
    lemmas: dict[str, list[Lemma]] = defaultdict(list)
    forms: dict[Lemma, list[str]] = defaultdict(list)
    for row in lexicons.table("inflected_forms"):
        lemmas[row["form"]].append((row["lemma"], row["ending"]))
        forms[row["lemma"], row["ending"]].append(row["form"])
    return lemmas, forms


def lemmas(form: str) -> list[Lemma]:
    """Every lemma and ending that a lower-case form may have, itself first; not all of them are words."""
    made = [(form, ""), *_inflected()[0].get(form, ())]
    if form.endswith("s") and not form.endswith("ss"):
        made.append((form[:-1], "s"))
        if form.endswith("ies"):
            made.append((form[:-3] + "y", "s"))
        elif form.endswith("es"):
            made.append((form[:-2], "s"))
    for ending in ("ed", "ing", "er", "est"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            made.extend(_stems(form.removesuffix(ending), ending))
    return made


def _stems(stem: str, ending: str) -> list[Lemma]:
    made = [(stem, ending), (stem + "e", ending)]
    if stem.endswith("i"):
        made.append((stem[:-1] + "y", ending))
    if len(stem) > 2 and stem[-1] == stem[-2]:
        made.append((stem[:-1], ending))
    return made


def inflect(lemma: str, ending: str) -> list[str]:
    """The forms of a lemma with that ending: the irregular ones, else every regular spelling."""
    if not ending:
        return [lemma]
    irregular = _inflected()[1].get((lemma, ending))
    if irregular:
        return irregular
    if ending == "s":
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            return [lemma[:-1] + "ies"]
        return [lemma + ("es" if _SIBILANT.search(lemma) else "s")]
    if lemma.endswith("e"):
        return [lemma[:-1] + ending]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" and ending != "ing":
        return [lemma[:-1] + "i" + ending]
    return [lemma + ending, lemma + lemma[-1] + ending] if _DOUBLING.search(lemma) else [lemma + ending]


@cache
def _base_forms(*classes: str) -> dict[str, str]:
    return {r["form"]: r["base"] for r in lexicons.table("irregular_forms") if r["class"] in classes}


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for word, tags in lexicons.mapping("tags", "tags").items() if "JJ" in tags.split("|"))


@cache
def _compared() -> frozenset[str]:
    return frozenset(word for word, tags in lexicons.mapping("tags", "tags").items() if "JJR" in tags or "JJS" in tags)


def is_compared(word: str) -> bool:
    """Whether the lexicon knows the lower-cased word as a comparative or superlative."""
    return word in _compared()


def singular(noun: str) -> str:
    """The singular of a noun: 'parties' gives 'party', 'staff officers' 'staff officer', 'people' stays."""
    front, space, last = noun.rpartition(" ")
    return front + space + _singular(last)


def _singular(noun: str) -> str:
    lower = noun.lower()
    known = _base_forms("plural").get(lower)
    if known is not None:
        return known if noun.islower() or known == lower else noun[:1] + known[1:]
    if lower.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if len(noun) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s", "’s")):
        return noun
    if "-" in lower and (tail := noun.rpartition("-"))[2]:
        return f"{tail[0]}-{_singular(tail[2])}"
    if lower.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def positive(adjective: str) -> str:
    """The positive degree: 'biggest' gives 'big', 'smaller' 'small', 'best' 'good'; others stay."""
    irregular = _base_forms("comparative", "superlative").get(adjective)
    if irregular is not None:
        return irregular
    for ending in ("est", "er"):
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < 3:
            continue
        for base in (stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem,
                     stem[:-1] if stem[-1] == stem[-2] else stem):
            if base in _adjectives():
                return base
    return adjective


@cache
def _sounds() -> dict[str, str]:
    return lexicons.mapping("article_sounds", "article")


def sound(word: str) -> str:
    """The indefinite article of a lower-case word; "" where its spelling does not tell."""
    for length in range(min(8, len(word)), 0, -1):
        if word[:length] in _sounds():
            return _sounds()[word[:length]]
    return "an" if word[0] in "aeio" else "a"
