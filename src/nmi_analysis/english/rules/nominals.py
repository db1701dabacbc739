"""Nouns, adjectives and adverbs against participles in -ing and against each other."""

from .shared import NOUNS, PRENOMINAL, Context, first, nominal, noun_next, object_next, verbal_next


def gerund(c: Context, tags: list[str]) -> str:
    """VBG against NN and JJ."""
    tail = c.near.partition(".")[2]
    if "JJ" in tags and ((c.before == "RB" and tail == "be") or (c.before in PRENOMINAL and noun_next(c.after))):
        return "JJ"
    if tail == "be":
        return "VBG"
    noun = "NN" if "NN" in tags else "nn" if "nn" in tags else ""
    if object_next(c.after):
        return "VBG" if c.before not in PRENOMINAL else "NN"
    compound = c.before in ("NN", "NNP") and noun == "NN"
    if noun and (compound or c.before in PRENOMINAL or first(c.after) == "IN.of"):
        return "VBG" if noun_next(c.after) and noun == "nn" else "NN"
    if tags[0] == "NN":
        return "NN"
    return "VBG"


def adjective(c: Context, tags: list[str]) -> str:
    """JJ against NN, RB and NNP."""
    if c.before in PRENOMINAL and _closes(c) and (noun := next((t for t in tags if t.upper() in ("NN", "NNP")), "")):
        return noun.upper()
    if "RB" in tags or "rb" in tags:
        if nominal(c.after) and c.before != "RB":
            return "JJ"
        if tags[0] in ("RB", "JJ") and c.near.partition(".")[2] == "be" and c.before != "RB":
            return tags[0] if tags[0] == "JJ" else "RB"
        if c.before in PRENOMINAL:
            return "JJ"
        return "RB" if tags[0] == "RB" or c.near[:2] in ("VB", "NN", "PR") or c.before[:2] in ("VB", "NN") else "JJ"
    noun = "NNP" if "NNP" in tags else "NN" if "NN" in tags else tags[0]
    if nominal(c.after) and not (c.before == "JJ" and tags[0] == "NN"):
        return "JJ" if tags[0] == "JJ" or (noun_next(c.after) and "JJ" in tags) else noun
    if c.before in PRENOMINAL and noun in tags:
        return noun
    return tags[0].upper()


def _closes(c: Context) -> bool:
    """Whether the noun phrase ends with the word: a verb, a relative pronoun or 'of' comes next."""
    return verbal_next(c.after) or first(c.after) in ("WDT", "IN.of")


_MORE = {"MORE": ("JJR", "RBR"), "MOST": ("JJS", "RBS"), "JJR": ("JJR", "RBR"), "JJS": ("JJS", "RBS")}


def degree(c: Context, tags: list[str]) -> str:
    """Comparatives and superlatives: adjective or adverb."""
    as_adjective, as_adverb = _MORE[tags[0]]
    head = first(c.after)
    if head in ("JJ", "RB") or (head in ("VBN", "VBD", "VBG") and tags[0] in ("MORE", "MOST")):
        return as_adverb
    if head in NOUNS or head[:2] == "IN" or c.before in PRENOMINAL or c.near.endswith(".be"):
        return as_adjective
    return as_adverb if c.near[:2] == "VB" or c.near in NOUNS else as_adjective
