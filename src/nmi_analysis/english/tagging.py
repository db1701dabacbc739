"""Part-of-speech tags (Penn Treebank): candidates of each word, then one left-to-right pass of rules of context.

The scheme is that of E. Brill (1992), "A simple rule-based part of speech tagger": the word's most likely
tag, corrected by what stands around it. The rules see tags alone (``language.rules``), so that a
context once decided is looked up.
"""

from collections.abc import Collection, Sequence

from .candidates import candidates
from .rules import CLAUSE_VERBS, decide, finite

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
