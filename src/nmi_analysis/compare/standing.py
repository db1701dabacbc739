"""Whether words can be read alone, and whether they are quoted of somebody.

Nothing in what can be read alone stands for something said before, or for the day of writing. Of quoted words it is
asked whether they may be somebody else's than the speaker's.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import takewhile

from .. import lexicons
from ..english import Token
from ..extract.names import lists
from ..store import Row
from .frames import saying_words
from .terms import root

_OBJECTS = frozenset(("him", "her"))  # hardly who is the subject, the only one named
_OTHERS = frozenset(("another", "other", "others"))
_DEFINITE = frozenset(("all", "both", "the", "these", "those"))
_NAMES = ("NNP", "NNPS")
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "IN")
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of verbs that a clause can stand on
_LAST = "last"  # 'last night', of no date
_PHRASE = ("JJ", "NN", "CD", "VBN", "VBG", "POS", "RB", "``", "''")  # tags of what follows an article in its phrase
_TOLD_BEHIND = ("W", "VBN", "VBG")  # tags behind a noun that begin what says which: 'the man who', 'the shop named'
_NAMING = 4  # tokens behind 'in', 'at' or 'for' in which a name says which: 'the bridge over the Ash'
_BE = frozenset(("is", "are", "was", "were", "be", "been", "become", "became"))
_COMPARED = frozenset(("more", "less"))
_SHELL = 5  # words of a subject and its verb of saying


def stands_alone(tokens: Sequence[Token], people: Collection[int], *, speaker: bool = False) -> bool:
    """Whether a reader understands words that stand by themselves: they have a name, and no riddle.

    ``people``: where persons are named; ``speaker``: whether it is told whose words they are, so that 'I' is somebody.
    """
    listed = [t for t in tokens if t.text[0].isalnum()]
    if len(listed) < 2 or not _opens(listed, speaker=speaker):
        return False
    anaphora = lexicons.mapping("anaphora", "kind")
    named = nouns = finite = since = False  # since: a noun stands behind the first finite verb
    persons: set[str] = set()
    for t, after in zip(listed, [*listed[1:], listed[-1]], strict=True):
        kind = anaphora.get(t.lower, "")
        if (kind == "speaker" and not speaker) or (kind == "thing" and not nouns):
            return False
        if kind == "person" and (len(persons) != 1 or (t.lower in _OBJECTS and t.tag == "PRP")):
            return False
        if not speaker and (t.lower in _days() or (t.lower == _LAST and after.lower in _parts())):
            return False
        subject = after.tag.startswith(FINITE)
        if kind == "thing" and t.tag == "PRP" and (not finite if subject else finite and not since):
            return False  # 'Played in court, it was hard to follow', 'Some people asked about them': not the subject
        since |= finite and t.tag.startswith("N")
        finite |= t.tag.startswith(FINITE)
        if kind == "thing" and t.tag == "DT" and after.lower not in _times():
            return False  # 'that notion'
        named |= t.start in people or (t.tag in _NAMES and t.text not in lists.calendar() and (
            t is not listed[0] or not all(map(lists.word, t.lower.split("-")))))  # 'No-one' begins with a capital
        if t.start in people:
            persons.add(t.lower)
        nouns |= t.tag.startswith("N") or t.start in people
    if (not nouns and not speaker) or _leans(listed):
        return False
    if speaker:  # one may speak of 'the people here', but does not begin so
        return _riddle(tokens, people) != listed[0].start
    return named and _riddle(tokens, people) < 0 and not _shell(listed) and not _hanging(listed)


def _leans(listed: Sequence[Token]) -> bool:
    """Whether it leans on something said before: 'several other women', 'such a change', 'is far more remote'."""
    for i, t in enumerate(listed):
        behind = [x.lower for x in listed[i + 1:]]
        if t.lower == "such" and behind[:1] in (["a"], ["an"]) and not {"as", "that"} & set(behind):
            return True
        compared = listed[min(i + 1, len(listed) - 1)].tag == "JJ" if t.lower in _COMPARED else t.tag == "JJR"
        if compared and "than" not in behind and _predicate(listed[:i]):
            return True
    opening = list(takewhile(lambda x: not x.tag.startswith(FINITE), listed))
    other = next((i for i, t in enumerate(opening) if t.lower in _OTHERS), len(opening))
    return other < len(opening) and not any(t.tag.startswith("N") for t in opening[:other])


def _predicate(before: Sequence[Token]) -> bool:
    """Whether what follows is said of a subject: 'is', 'was much' (which is tagged an adjective)."""
    said = [t for t in before if t.tag not in ("RB", "JJ")]
    return bool(said) and said[-1].lower in _BE


def _riddle(tokens: Sequence[Token], people: Collection[int]) -> int:
    """Where the first 'the' stands before a noun of which nothing tells which it is; -1 for none."""
    for i, t in enumerate(tokens):
        if t.lower == "the":
            phrase = list(takewhile(lambda x: x.tag.startswith(_PHRASE), tokens[i + 1:]))
            if phrase and not _known_phrase(phrase, tokens[:i], tokens[i + 1 + len(phrase):], people):
                return t.start
    return -1


def _known_phrase(phrase: Sequence[Token], before: Sequence[Token], behind: Sequence[Token],
                  people: Collection[int]) -> bool:
    """Whether a phrase behind 'the' has a name, a rank or a year in it, says which one behind it, or is unique."""
    nouns = [t for t in phrase if t.tag.startswith("N")]
    if not nouns:
        return True
    head = nouns[-1].lower
    many = head in lexicons.words("anaphora", kind="many") or (
        head in lists.person_nouns() and head not in lists.roles())  # 'the Boston firm': there are others
    short = len(phrase) == 1 and lexicons.mapping("anaphora", "kind").get(head) in ("short", "many")  # 'the Bank'
    if not short and any((t.text[0].isupper() and not (many and _where(t))) or t.text[:4].isdigit() or t.start in people
           or t.tag in ("JJS", "RBS") or t.lower in _ranks() for t in phrase):
        return True
    if head in _unique() or any(t.tag.startswith("N") and root(t.lower) == root(head) for t in before):
        return True
    if not behind:
        return False
    first = behind[0]
    if first.lower in ("of", "that") or first.tag.startswith(_TOLD_BEHIND):
        return True
    return first.tag in ("IN", "TO") and any(t.text[0].isupper() for t in behind[1:_NAMING])


def _where(t: Token) -> bool:
    """Whether a word is a place, or says of which country somebody is."""
    return lists.gazetteer().get(t.text) == "LOC" or t.text in lists.demonyms() or t.text.endswith("-based")


def _shell(listed: Sequence[Token]) -> bool:
    """Whether it opens with somebody who says nothing: 'Lee said, adding that ...'; the words are elsewhere."""
    at = next((i for i, t in enumerate(listed[:_SHELL]) if t.lower in saying_words() and t.tag in FINITE), None)
    return at is not None and at + 1 < len(listed) and listed[at + 1].tag == "VBG"


def _hanging(listed: Sequence[Token]) -> bool:
    """Whether it begins with a share of nothing, or ends with a time that is cut off: '82 percent was', 'around 4'."""
    share = listed[0].text[0].isdigit() and listed[1].lower in ("percent", "per", "cent") and not any(
        t.lower == "of" for t in listed[1:4])
    return share or (listed[-1].tag == "CD" and len(listed[-1].text) <= len("12") and listed[-2].tag == "IN")


@cache
def _unique() -> frozenset[str]:
    """Nouns that 'the' stands before without a hint at something said before: 'the world', 'the weekend'."""
    return lexicons.words("anaphora", kind="unique") | _times()


@cache
def _ranks() -> frozenset[str]:
    return lexicons.words("anaphora", kind="rank")


def _opens(listed: Sequence[Token], *, speaker: bool) -> bool:
    """Whether words may open a statement: no 'he', no 'others', no 'the two men'."""
    if listed[0].lower in _OTHERS:
        return False
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


# A paragraph may leave its quotation open and the next one take it up: the mark then closes at the paragraph's end.
_MARKED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^«»\n]*(?:»|$)|„[^„“”\n]*(?:[“”]|$)", re.MULTILINE)


def quoted(text: str, attributions: Iterable[Row] = ()) -> list[tuple[int, int]]:
    """Spans (start, end) of quoted words, in order and apart; ``attributions`` are the article's rows."""
    spans = sorted({m.span() for m in _MARKED.finditer(text)}
                   | {(r["start"], r["end"]) for r in attributions if r.get("kind") == "direct"})
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return made


def doubtful_speaker(row: Row, attributions: Iterable[Row], people: Iterable[Row]) -> bool:
    """Whether the words of an attribution may be somebody else's than its speaker's.

    Somebody else speaks, or is named, between the words and who is said to say them; or two say them together.
    ``attributions`` and ``people`` are rows of the article, the latter those of ``mentions`` of persons.
    """
    if row.get("source_start") is None:
        return True
    named = [m for m in people if m["entity"] != row["speaker"]]
    source, words = (row["source_start"], row["source_end"]), (row["start"], row["end"])
    gaps = [_between(source, words)]
    if row.get("cue_start") is not None:
        cue = row["cue_start"], row["cue_end"]
        gaps = [_between((min(source[0], cue[0]), max(source[1], cue[1])), words)]
        if any(_holds(_between(source, cue), m["start"]) for m in named):
            return True
    joined = any(source[0] < m["start"] < source[1] and str(row["source"])[:m["start"] - source[0]].endswith(" and ")
                 for m in named)
    return joined or any(q.get("source_start") is not None and q.get("speaker") not in ("", None, row["speaker"])
                         and _holds(gap, q["source_start"]) for q in attributions for gap in gaps)


def _between(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The characters between two spans; none where they overlap."""
    return min(one[1], other[1]), max(one[0], other[0])


def _holds(span: tuple[int, int], start: int) -> bool:
    return span[0] <= start < span[1]
