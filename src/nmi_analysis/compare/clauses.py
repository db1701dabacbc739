"""A sentence cut into clauses: one may state a figure, the next repeat a quotation, a third add background.

Cuts fall where quotations and attributions begin and end, at semicolons, dashes and colons, before relative
pronouns and conjunctions, and before a verb that shares its subject with the one before. A piece that says too
little to be a claim stays with its neighbour.
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from .. import lexicons
from ..language import tagging, tokens

_DASHES = frozenset(("—", "–", "--", ";", ":"))
_RELATIVE = frozenset(("which", "who", "whose", "where", "when"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBG"))
_CLOSING = frozenset(("VBD", "VBZ", "VBP", "MD", "VBG", "VBN"))  # after a comma: an aside is over or begins
_CIRCUMSTANCES = frozenset(("following", "amid", "amidst", "despite", "during"))
_SUBJECTS = frozenset(("PRP", "EX"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CONTENT = ("N", "J", "V", "R", "CD")
_LEAST = 3  # content words of a clause that stands alone


@cache
def function_words() -> frozenset[str]:
    """Closed-class words, auxiliaries and verbs of saying: they do not tell one claim from another."""
    return lexicons.words("function_words")


@cache
def _conjunctions() -> frozenset[str]:
    """Conjunctions that open a clause; 'as', 'than' and 'that' mostly do not part two claims."""
    tags = lexicons.mapping("function_words", "tags")
    found = frozenset(w for w, t in tags.items() if "IN.sub" in t)
    return found - {"as", "than", "if", "whether", "until", "till"} | {"but"}


@cache
def saying_words() -> frozenset[str]:
    """Forms of verbs of saying."""
    return frozenset(w for w, t in lexicons.mapping("function_words", "tags").items() if ".say" in t)


class Clause(NamedTuple):
    """A span without the marks at its ends; whether it makes a statement: it has a finite verb.

    ``verbs``: the forms of verbs in it, lower-cased.
    """

    start: int
    end: int
    finite: bool
    verbs: list[str]


def clauses(text: str, start: int, end: int, breaks: Collection[int] = ()) -> list[Clause]:
    """The clauses of the sentence ``text[start:end]``, in order; ``breaks`` are further offsets to cut at."""
    spans = list(tokens.spans(text, start, end))
    if not spans:
        return []
    words = [text[s:e] for s, e in spans]
    lowers = [w.lower() for w in words]
    tags = tagging.tag(words, lowers)
    cuts = {i for i in range(1, len(spans)) if _cut(lowers, tags, i) or any(
        spans[i - 1][0] < at <= spans[i][0] for at in breaks)}
    telling = [(t.startswith(_CONTENT) or w[0].isupper()) and low not in function_words()
               for t, low, w in zip(tags, lowers, words, strict=True)]
    pieces = _joined([*sorted(cuts), len(spans)], telling)
    found = [Clause(*_trimmed(spans, words, first, last), _finite(tags[first:last]),
                    [w for w, t in zip(lowers[first:last], tags[first:last], strict=True) if t.startswith("V")])
             for first, last in pieces]
    return [clause for clause in found if clause.end > clause.start]


def _finite(tags: list[str]) -> bool:
    """Whether there is a finite verb, and no infinitive or participle that opens: 'to help them win'."""
    words = [t for t in tags if t[0].isalpha() and t not in ("CC", "RB")]
    return any(t.startswith(_FINITE) for t in words) and not words[0].startswith(("TO", "VBG", "VBN"))


def _cut(lowers: list[str], tags: list[str], i: int) -> bool:
    """Whether a clause begins at word ``i``."""
    before, word, after = lowers[i - 1], lowers[i], tags[i + 1] if i + 1 < len(tags) else "."
    if before in _DASHES:
        return True
    if before == "," and (word in _RELATIVE or word in ("a", "an") or tags[i] in _CLOSING
                          or (word == "to" and after == "VB") or (tags[i] == "CC" and after in _SUBJECTS)):
        return True
    if before == "," and tags[i] == "RB" and after in _FINITE:  # an aside is over: "who sued, abruptly left"
        return True
    if tags[i] == "CC":
        later = tags[i + 2] if i + 2 < len(tags) else "."
        return after in _VERBS or (after in ("RB", "PRP") and later in _VERBS)
    if tags[i] == "VBN":
        return i + 1 < len(lowers) and lowers[i + 1] == "by" and tags[i - 1].startswith(("N", ","))
    if word in ("who", "which", "whose"):
        return not tags[i - 1].startswith(("IN", "TO"))
    return word in _conjunctions() or word in _CIRCUMSTANCES


def _joined(cuts: list[int], telling: list[bool]) -> list[tuple[int, int]]:
    """Pieces (first, last) between the cuts, those that say too little joined to the one before or after."""
    pieces: list[tuple[int, int]] = []
    first = 0
    for last in cuts:
        if pieces and min(sum(telling[first:last]), sum(telling[slice(*pieces[-1])])) < _LEAST:
            pieces[-1] = pieces[-1][0], last
        else:
            pieces.append((first, last))
        first = last
    return pieces


def _trimmed(spans: list[tuple[int, int]], words: list[str], first: int, last: int) -> tuple[int, int]:
    """Offsets of words ``first`` to ``last`` without marks at the ends."""
    while first < last and not words[first][0].isalnum() and words[first] not in "$£€(":
        first += 1
    while first < last and not words[last - 1][-1].isalnum() and words[last - 1] not in ("%", ")"):
        last -= 1
    return (spans[first][0], spans[last - 1][1]) if first < last else (0, 0)
