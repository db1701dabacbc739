"""Part-of-speech tags (Penn Treebank): candidates of each word, then one left-to-right pass of rules of context.

The scheme is that of E. Brill (1992), "A simple rule-based part of speech tagger": the word's most likely tag,
corrected by what stands around it. The rules (``rules``, and here those of single words) see tags alone, so that a
context once decided is looked up: ``decide`` is pure and memoised.
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from . import rules
from .candidates import candidates
from .rules import CLAUSE_VERBS, NOUNS, Context, finite, first, nominal, verbal_next


def _that(c: Context, tags: list[str]) -> str:
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


def _clitic(c: Context, tags: list[str]) -> str:
    """'s: is after a pronoun, else possessive."""
    if c.before.endswith(".help"):
        return "PRP.object"
    if c.before.partition(".")[0] in ("PRP", "EX", "WP", "WRB", "DT", "WDT", "RB"):
        return "VBZ.be"
    return "POS"


def _would(c: Context, tags: list[str]) -> str:
    """'d: had before a participle, else would."""
    return "VBD.have" if first(c.after) in ("VBN", "VBD", "VBN.be") else "MD"


def _her(c: Context, tags: list[str]) -> str:
    """'her': possessive before a noun."""
    return "PRP$" if nominal(c.after) or "NN" in c.after.split("|") else "PRP.object"


def _apostrophe(c: Context, tags: list[str]) -> str:
    """An apostrophe: possessive after a plural before a noun, else a closing mark."""
    return "POS" if c.before in ("NNS", "NNPS", "NNP") and nominal(c.after) else "''"


def _quote(c: Context, tags: list[str]) -> str:
    """A straight quotation mark: closing after a mark or before a reporting verb."""
    ends = c.before in (",", ".", "''") or (c.before in NOUNS and first(c.after) in (".", ",", "VBD.say"))
    return "''" if ends else "``"


def _auxiliary(c: Context, tags: list[str]) -> str:
    """Forms of have and get that are past tense and participle."""
    return tags[1] if c.near.partition(".")[2] in ("be", "have") else tags[0]


def _proper(c: Context, tags: list[str]) -> str:
    """A capital at the start of a sentence: a name where a name or its verb follows, else the common word."""
    sure = "NNP" in tags or "NNPS" in tags
    head = first(c.after)
    common = [t for t in tags if t not in ("NNP", "NNPS", "nnp")]
    if not common:
        return "NNP"
    if sure and (head in ("NNP", "S", "VBD.say", "VBZ.say", "MD", ",") or verbal_next(c.after)):
        return "NNP"
    if (head == "NNP" and common[0] in ("NN", "VB", "NNS")) or (c.after == "S" and common[0] == "JJ"):
        return "NNP"
    return _rule(common)(c, common)


_OF_WORD: dict[str, Callable[[Context, list[str]], str]] = {
    "THAT": _that, "S": _clitic, "D": _would, "HER": _her, "APOS": _apostrophe,
    "QUOTE": _quote, "MORE": rules.degree, "MOST": rules.degree,
}


def _rule(tags: list[str]) -> Callable[[Context, list[str]], str]:
    """The rule for a set of candidates."""
    named = _OF_WORD.get(tags[0])
    if named:
        return named
    if tags[-1] == "nnp" or (tags[-1] in ("NNP", "NNPS") and len(tags) > 1 and tags != ["JJ", "NNP"]):
        return _proper
    heads = {t.upper().partition(".")[0] for t in tags}
    if heads == {"VBD", "JJ"}:
        return rules.rare_adjective
    if {"VBD", "VBN"} <= heads:
        return _auxiliary if tags[0].endswith((".have", ".get")) else rules.past
    if {"NNS", "VBZ"} <= heads:
        return rules.third
    if "VB" in heads:
        return rules.base
    if "VBG" in heads:
        return rules.gerund
    if tags[0] in ("JJR", "JJS") and len(tags) > 1 and tags[1] in ("RBR", "RBS"):
        return rules.degree
    return rules.adjective if "JJ" in heads and len(heads) > 1 else _likeliest


def _likeliest(c: Context, tags: list[str]) -> str:
    if tags[0] == "PDT":
        return "PDT" if first(c.after) in ("DT", "PRP$") else tags[1]
    if tags[0] in ("VBP.have", "VBP.do") and rules.infinitive(c):
        return tags[0].replace("VBP", "VB")
    if tags[0] == "EX":
        return "EX" if first(c.after).partition(".")[0] in ("VBZ", "VBD", "VBP", "MD", "S") else "RB"
    return tags[0]


@lru_cache(maxsize=1 << 17)
def decide(near: str, before: str, verb: str, is_finite: bool, option: str, after: str) -> str:
    """The tag of a word whose candidates are ``option``."""
    tags = option.split("|")
    found = _rule(tags)(Context(near, before, verb, is_finite, after), tags)
    return found if found.isupper() or "." in found else found.upper()


_SETTLED = frozenset((
    "NN", "NNS", "NNP", "NNPS", "JJ", "RB", "CD", "DT", "DT.this", "DT.some", "PRP$", "PRP.subject", "PRP.third",
    "PRP.object", "IN", "IN.of", "IN.by", "IN.sub", "TO", "CC", "MD", "VBZ.be", "VBD.be",
    ",", ".", ":", "``", "''", "(", ")", "$",
))  # words with one reading
_ENDS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))  # of a noun phrase
_ADJUNCTS = frozenset(("IN", "IN.of", "IN|RP", "IN.by", "TO"))
_OPENING = frozenset(("``", "QUOTE", "''", "(", ":"))
# 'about 500', 'more than 500', 'up to 500': what these open is a noun phrase, no adjunct
_ROUGHLY = frozenset(("about", "around", "roughly"))
_LIMITS = frozenset(("more than", "less than", "fewer than", "up to", "at least", "at most"))
_BOUNDARIES = frozenset((".", ",", ":", "CC", "IN.sub", "IN.that", "WDT", "WP", "WRB", "``", "''", "(", ")"))


def tag(words: Sequence[str], lowers: Sequence[str], starts: Collection[int] | None = None) -> list[str]:
    """One Penn tag for each word of a text, sentence marks included.

    ``starts`` are the indices of words that begin a sentence; by default the first and those after a full stop.
    """
    options = []
    first = True
    for i, word in enumerate(words):
        first = first or (starts is not None and i in starts)
        option = candidates(word, first)
        options.append(option)
        if option in ("``", "QUOTE") and i and options[i - 1] in (",", ":"):
            first = True
            continue
        first = (starts is None and option == ".") or (first and option in _OPENING)
    return [t.partition(".")[0] or t for t in _decided(options, _ahead(options, lowers))]


def _ahead(options: Sequence[str], lowers: Sequence[str]) -> list[str]:
    """What each word sees of the next one: its candidates, or a number where a modifier of a number comes next."""
    ahead = [*options[1:], "."]
    for i, option in enumerate(options):
        if option == "CD" and i > 1:
            if lowers[i - 1] in _ROUGHLY:
                ahead[i - 2] = "CD"
            elif i > 2 and f"{lowers[i - 2]} {lowers[i - 1]}" in _LIMITS:
                ahead[i - 3] = "CD"
    return ahead


def _decided(options: list[str], ahead: list[str]) -> list[str]:
    """The tags of internal use (``VBZ.be``), in one pass.

    A past tense that no object follows becomes a participle when the clause turns out to have another finite
    verb: 'the man accused of the attack said'.
    """
    made: list[str] = []
    near = before = verb = "."
    has_finite = False
    doubtful = -1
    for option, after in zip(options, ahead, strict=False):
        found = option if option in _SETTLED else decide(near, before, verb, has_finite, option, after)
        if found in _BOUNDARIES:
            has_finite = False
            doubtful = -1
            if found == ".":
                verb = "."
        elif found[0] in "VM":
            if finite(found):
                if doubtful >= 0 and near in _ENDS:
                    made[doubtful] = "VBN"
                doubtful = len(made) if found == "VBD" and near in _ENDS and after in _ADJUNCTS else -1
                has_finite = found not in CLAUSE_VERBS
            verb = found
        made.append(found)
        before = found
        if found[:2] != "RB":
            near = found
    return made
