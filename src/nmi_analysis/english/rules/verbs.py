"""Past tense against participle, base form against noun, third person against plural."""

from .shared import NOUNS, PRENOMINAL, PREPOSITIONS, Context, first, nominal, noun_next, object_next, verbal_next


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
