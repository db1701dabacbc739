"""Base forms of English nouns and adjectives by rule, with the irregular ones from a lexicon."""

from functools import cache

from .. import lexicons


@cache
def _irregular(*classes: str) -> dict[str, str]:
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
    known = _irregular("plural").get(lower)
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
    irregular = _irregular("comparative", "superlative").get(adjective)
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
