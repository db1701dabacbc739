"""Words with a rule of their own: that, her, 's, 'd, quotation marks, had and got."""

from .shared import NOUNS, Context, first, nominal


def that(c: Context, tags: list[str]) -> str:
    """'that': determiner, relative pronoun or conjunction."""
    head = first(c.after)
    options = c.after.split("|")
    if head == "S":
        return "DT.this"
    if c.before in NOUNS and (head.partition(".")[0] in ("VBD", "VBZ", "VBP", "MD") or "VBZ" in options
                              or ("VB" in options and c.before in ("NNS", "NNPS")) or head == "RB"):
        return "WDT"
    if c.near.partition(".")[2] == "say":
        return "IN.that" if head not in (",", ".") else "DT.this"
    if c.near[:2] == "VB" and not c.near.endswith(".be") and head not in ("NN", ",", "."):
        return "IN.that"
    if (head in ("NN", ",", ".", "''") and c.before not in NOUNS) or head.partition(".")[0] in ("VBZ", "VBD", "MD"):
        return "DT.this"
    return "DT.this" if "VBZ" in options and c.before in (".", "``", ",", "CC") else "IN.that"


def clitic(c: Context, tags: list[str]) -> str:
    """'s: is after a pronoun, else possessive."""
    if c.before.endswith(".help"):
        return "PRP.object"
    if c.before.partition(".")[0] in ("PRP", "EX", "WP", "WRB", "DT", "WDT", "RB"):
        return "VBZ.be"
    return "POS"


def would(c: Context, tags: list[str]) -> str:
    """'d: had before a participle, else would."""
    return "VBD.have" if first(c.after) in ("VBN", "VBD", "VBN.be") else "MD"


def her(c: Context, tags: list[str]) -> str:
    """'her': possessive before a noun."""
    return "PRP$" if nominal(c.after) or "NN" in c.after.split("|") else "PRP.object"


def apostrophe(c: Context, tags: list[str]) -> str:
    """An apostrophe: possessive after a plural before a noun, else a closing mark."""
    return "POS" if c.before in ("NNS", "NNPS", "NNP") and nominal(c.after) else "''"


def quote(c: Context, tags: list[str]) -> str:
    """A straight quotation mark: closing after a mark or before a reporting verb."""
    ends = c.before in (",", ".", "''") or (c.before in NOUNS and first(c.after) in (".", ",", "VBD.say"))
    return "''" if ends else "``"


def auxiliary(c: Context, tags: list[str]) -> str:
    """Forms of have and get that are past tense and participle."""
    return tags[1] if c.near.partition(".")[2] in ("be", "have") else tags[0]
