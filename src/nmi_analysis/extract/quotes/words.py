"""Closed classes of words and of tags that the attribution rules look at."""

from ... import lexicons


def _role(name: str) -> frozenset[str]:
    return lexicons.words("attribution_words", role=name)


BE = _role("be")
HAVE = _role("have")
AUXILIARIES = BE | HAVE | _role("auxiliary")
ADVERBS = _role("adverb")
PRONOUNS = _role("pronoun")
RELATIVE = _role("relative")
LINKS = _role("link")
TIMES = _role("time")
WH = _role("wh")
SOME = _role("some")
WITHHELD = _role("withheld")
SUBORDINATORS = _role("subordinator")
FRONTED = _role("fronted")
ADVERBIAL = _role("adverbial")
ADJUNCT = _role("adjunct")
COMPLEMENTS = _role("complement")
CONTRAST = _role("contrast")
COPULAS = BE | _role("copula")
LIGHT = _role("light")
DUMMIES = _role("dummy")
AGENTS = _role("agent")
TITLES = _role("title")
BODIES = _role("body")
BACKSHIFTED = _role("backshifted")
MALE = _role("male")
FEMALE = _role("female")
PASSING_ON = _role("passing on")

HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP"))
NOMINAL = HEADS - {"PRP"} | {"DT", "JJ", "JJR", "JJS", "PRP$", "POS", "PDT", "$", "FW", "WP$"}
PHRASE = NOMINAL | {"PRP", "VBG", "VBN"}
STARTS = PHRASE | {"EX", "RB", "IN", "WP", "WRB"}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def curly(word: str) -> str:
    """The word with a straight apostrophe."""
    return word.replace("’", "'") if "’" in word else word
