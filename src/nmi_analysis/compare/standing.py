"""Whether words can be read alone: nothing in them stands for something said before, or for the day of writing."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import takewhile

from .. import lexicons
from ..language import Token

_DEFINITE = frozenset(("all", "both", "the", "these", "those"))
_NAMES = ("NNP", "NNPS")
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "IN")
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of verbs that a clause can stand on
_LAST = "last"  # 'last night', of no date


def stands_alone(tokens: Sequence[Token], people: Collection[int], known: Collection[str] = (), *,
                 speaker: bool = False) -> bool:
    """Whether a reader understands words that stand by themselves.

    ``people``: where persons are named; ``known``: words of the headlines, lower-cased: 'the bridge' that they speak of
    is no riddle; ``speaker``: whether it is told whose words they are, so that 'I' is somebody.
    """
    listed = [t for t in tokens if t.text[0].isalnum()]
    if len(listed) < 2 or not _opens(listed, speaker=speaker):
        return False
    anaphora = lexicons.mapping("anaphora", "kind")
    named = person = nouns = finite = False
    for t, after in zip(listed, [*listed[1:], listed[-1]], strict=True):
        kind = anaphora.get(t.lower, "")
        if (kind == "speaker" and not speaker) or (kind == "person" and not person) or (kind == "thing" and not nouns):
            return False
        if not speaker and (t.lower in _days() or (t.lower == _LAST and after.lower in _parts())):
            return False
        if kind == "thing" and t.tag == "PRP" and not finite and after.tag.startswith(FINITE):
            return False  # 'Played in court, it was hard to follow': the subject of the clause
        finite |= t.tag.startswith(FINITE)
        if kind == "thing" and t.tag == "DT" and after.lower not in _times():
            return False  # 'that notion'
        named |= t.tag in _NAMES or t.start in people
        person |= t.start in people or (t.tag == "NNP" and not people)
        nouns |= t.tag.startswith("N") or t.start in people
    return (nouns or speaker) and (named or speaker or listed[0].lower != "the" or _subject(listed) in known)


def _subject(listed: Sequence[Token]) -> str:
    """The noun that an opening noun phrase ends with."""
    phrase = list(takewhile(lambda t: t.tag.startswith(("DT", "JJ", "NN", "VBN", "VBG")), listed))
    return phrase[-1].lower if phrase else ""


def _opens(listed: Sequence[Token], *, speaker: bool) -> bool:
    """Whether words may open a statement: no 'he', no 'others', no 'the two men'."""
    first = lexicons.mapping("anaphora", "kind").get(listed[0].lower, "")
    if first in ("person", "thing") or (first == "speaker" and not speaker):
        return False
    if first == "bare" and listed[1].tag not in _NOMINAL:
        return False
    return not (listed[0].lower in _DEFINITE and listed[1].tag == "CD" and listed[1].text.isalpha())


@cache
def _times() -> frozenset[str]:
    """What may stand behind 'this' without a hint at something said before: 'this week', 'this morning'."""
    return frozenset(w for c in ("unit", "part") for w in lexicons.words("date_words", **{"class": c}))


@cache
def _parts() -> frozenset[str]:
    return lexicons.words("date_words", **{"class": "part"})


@cache
def _days() -> frozenset[str]:
    """'today', 'yesterday': days that a reader of another day does not know."""
    return frozenset(r["word"] for r in lexicons.table("date_words")
                     if r["class"] == "deictic" and r["value"].lstrip("-").isdigit())
