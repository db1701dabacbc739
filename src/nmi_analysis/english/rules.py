"""Which of a word's candidate tags fits its context: rules over tags alone, for nouns, adjectives and verbs.

Their context: ``before``, the tag right before; ``near``, the last tag that is no adverb; ``verb``, the last verb tag
of the sentence; ``finite``, whether the clause has its finite verb already; ``after``, the candidates of the next word.
"""

from typing import NamedTuple


class Context(NamedTuple):
    """What stands around a word."""

    near: str
    before: str
    verb: str
    finite: bool
    after: str


NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PHRASE_STARTS = frozenset((
    "DT", "DT.this", "DT.some", "PRP$", "PDT", "PRP.subject", "PRP.third", "PRP.object", "PRP", "HER", "CD", "WP", "$",
))
PRENOMINAL = frozenset(("DT", "DT.this", "DT.some", "PRP$", "JJ", "POS", "CD", "JJS", "JJR", "PDT", "$", "WP$"))
PREPOSITIONS = frozenset(("IN", "IN.of", "IN.by", "IN.sub"))
CLAUSE_VERBS = frozenset(("VBD.say", "VBZ.say", "VB.say", "VBP.say"))
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")


def finite(tag: str) -> bool:
    """Whether a tag is that of a finite verb."""
    return tag.partition(".")[0] in FINITE_TAGS


def first(option: str) -> str:
    """The likeliest of the candidates."""
    return option.partition("|")[0]


def nominal(option: str) -> bool:
    """Whether the next word most likely continues a noun phrase."""
    head = first(option)
    return head in NOUNS or head in ("JJ", "JJR", "JJS", "CD", "VBG") or "JJ" in option.split("|")


def noun_next(option: str) -> bool:
    """Whether the next word most likely is a noun."""
    return first(option) in NOUNS


def object_next(option: str) -> bool:
    """Whether a noun phrase surely starts with the next word."""
    return first(option) in PHRASE_STARTS or first(option) in ("NNP", "THAT")


def verbal_next(option: str) -> bool:
    """Whether the next word is surely a finite verb."""
    return option.partition(".")[0] in ("MD", "VBZ", "VBD", "VBP") and ("|" not in option or ".have" in option)


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


def infinitive(c: Context) -> bool:
    """Whether a base form is due: after to, a modal, do, help, let."""
    if c.near in ("TO", "MD") or c.near.endswith(".do"):
        return True
    helped = c.near in ("PRP.object", "PRP.third") or (c.near == c.verb and object_next(c.after))
    if helped and c.verb.endswith(".help"):
        return True
    inverted = c.finite and (c.verb == "MD" or c.verb.endswith(".do"))  # can the government agree
    return inverted and (c.near in NOUNS or c.near in ("PRP.subject", "PRP.third"))


def past(c: Context, tags: list[str]) -> str:
    """VBD against VBN (and JJ, and base forms that look alike)."""
    past_tag = next((t for t in tags if t.startswith("VBD")), "VBD")
    same = next((t for t in tags if t.partition(".")[0] == "VB"), "")
    if same and (infinitive(c) or c.near in (".", "``", "TO")):
        return same
    if c.near.partition(".")[2] in ("be", "have", "get"):
        return "VBN"
    if c.before in ("PRP.subject", "PRP.third", "WP", "WDT", "EX"):
        return "VBP" if tags[0] == "VB" and c.before in ("PRP.subject", "WP") else past_tag
    if c.before == "CD" and not nominal(c.after):
        return _after_noun(c, past_tag)
    if c.before in PRENOMINAL or c.before in PREPOSITIONS or (c.before == ":" and nominal(c.after)):
        return _prenominal(c, tags, past_tag)
    if c.near in NOUNS or c.near in ("PRP", "CD", ")", "''", "PRP.object"):
        return _after_noun(c, past_tag)
    if c.near == ",":
        return _after_comma(c, past_tag)
    if c.near == "CC" or c.before == "RB":
        return "VBN" if c.verb == "VBN" or c.near in PRENOMINAL else past_tag
    return "VBN" if c.near in (".", "``", "WRB") or c.near.startswith("VB") else past_tag


def rare_adjective(c: Context, tags: list[str]) -> str:
    """VBD against a rare adjective: 'shares rose', 'one fell swoop'."""
    return "JJ" if c.before in ("DT", "CD", "JJ") and noun_next(c.after) else "VBD"


def _prenominal(c: Context, tags: list[str], past_tag: str) -> str:
    """After a determiner or a preposition: 'the wounded men', 'some wounded him', 'a cut'."""
    if nominal(c.after):
        return "JJ" if "JJ" in tags else "VBN"
    if c.before in ("DT.some", "DT.this"):
        return past_tag
    return "NN" if "NN" in tags else "VBN"


def _after_noun(c: Context, past_tag: str) -> str:
    if c.after == "IN.by" and c.finite:
        return "VBN"
    if not c.finite or past_tag == "VBD.say" or (object_next(c.after) and c.near != "PRP.object"):
        return past_tag
    return "VBN"


def _after_comma(c: Context, past_tag: str) -> str:
    if past_tag == "VBD.say":
        return past_tag
    if c.verb in (".", "VBN"):  # no finite verb before
        return "VBN" if first(c.after)[:2] == "IN" else past_tag
    return past_tag if object_next(c.after) else "VBN"


def base(c: Context, tags: list[str]) -> str:
    """Base form, present plural, noun or adjective."""
    sure = next((t for t in tags if t.startswith("VB")), "")
    verb = sure or "VB"
    present = verb.replace("VB", "VBP", 1)
    other = next((t for t in tags if not t.upper().startswith("VB")), "")
    if infinitive(c):
        if other and not sure and not object_next(c.after):
            return other.upper()
        return verb if c.before != "PRP$" else other.upper() or verb
    if c.before == "PRP.subject":
        return present if sure or object_next(c.after) else other.upper()
    if not other:
        return _only_base(c, verb, present)
    noun = next((t for t in tags if t.upper() == "NN"), other).upper()
    return _noun_or_base(c, tags, (noun, verb if sure else "", present))


def _only_base(c: Context, verb: str, present: str) -> str:
    if c.near == "CC" and c.verb[:2] == "VB":
        return present if c.verb.startswith("VBP") else verb
    if c.near == "PRP.subject":
        return present
    if c.near in ("NNS", "NNPS", "WDT", "WP", "PRP", "DT", "CD") and not c.finite:
        return present
    if c.before in NOUNS and not c.finite:
        return present
    return verb


def _noun_or_base(c: Context, tags: list[str], choice: tuple[str, str, str]) -> str:
    noun, verb, present = choice
    if c.before == "CD" and tags[0].startswith("VB") and noun not in tags and first(c.after)[:2] in ("IN", "TO"):
        return present  # 'some 1,000 come from Asia'
    adjective = next((t.upper() for t in tags if t.upper() == "JJ"), "")
    if c.before in PRENOMINAL or c.before in PREPOSITIONS or c.before in ("NN", "NNP", "VBG"):
        return "JJ" if adjective and tags[0] == "JJ" and noun_next(c.after) else noun
    if not verb:
        return adjective if tags[0] == "JJ" else noun
    if (tags[0] != "JJ" and _plural_subject(c)) or (c.before in ("WDT", "WP") and not verbal_next(c.after)):
        return present
    if c.near in ("CC", ",") and c.verb in ("VB", "VB.say", "VBP") and object_next(c.after):
        return verb if c.verb != "VBP" else present
    if c.near in (".", "``") and object_next(c.after):
        return verb
    if tags[0].startswith("VB") and c.near in ("NNS", "NNPS") and not c.finite:
        return present
    if tags[0].startswith("VB") and c.near not in (",", ":") and not c.near.startswith("VB"):
        return verb
    if adjective and (tags[0] == "JJ" or noun_next(c.after)):
        return adjective
    return noun


def _plural_subject(c: Context) -> bool:
    complement = object_next(c.after) or first(c.after) in ("TO", "RB", "IN", "IN.that")
    return c.near in ("NNS", "NNPS") and not c.finite and complement


def third(c: Context, tags: list[str]) -> str:
    """NNS against VBZ."""
    verb = next(t for t in tags if t.upper().startswith("VBZ"))
    sure = verb[0] == "V"
    verb = "VBZ" + verb[3:] if not sure else verb
    if c.before in ("PRP.third", "WP", "WDT", "EX", "DT.this"):
        return verb
    if c.before == "RB" and sure and c.near == "NNS" and not c.finite and object_next(c.after):
        return verb  # 'a kilo of tomatoes now costs 40 pesos'
    if c.before in PRENOMINAL or c.before in PREPOSITIONS or c.near in ("TO", "VBG", "NNS") or verbal_next(c.after):
        return "NNS"
    if c.near in ("NN", "NNP", "PRP", "DT", ")") and not c.finite:
        if object_next(c.after) or first(c.after) in ("TO", "THAT", "RB") or c.before == "RB":
            return verb if sure or c.before == "RB" or c.near == "NNP" else "NNS"
        if tags[0] == verb:
            return verb
    if c.near == "CC" and c.verb.startswith("VBZ") and object_next(c.after):
        return verb
    return "NNS" if "NNS" in tags else verb
