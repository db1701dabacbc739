"""Attribution by nouns and adjectives, in the passive, and at second hand.

'Their criticism of X', 'the claim by Y that Z', 'is confident that Z'; 'X is expected to Y', 'X was described as Y by
Z'; 'X quoted Y'.
"""

from functools import cache

from ... import lexicons
from .clauses import has_finite
from .endings import before_verb, clause_end, opens_clause, phrase_end
from .marks import Range, View
from .phrases import Group, phrase_left, phrase_right, subject
from .verbs import (
    AGENTS,
    BE,
    COPULAS,
    DUMMIES,
    FINITE,
    HAVE,
    LIGHT,
    PASSING_ON,
    PHRASE,
    SOME,
    WH,
    Verb,
    curly,
    third_person,
)

Frames = tuple[frozenset[str], frozenset[str]]


@cache
def nouns() -> dict[str, Frames]:
    """Singular and plural of each reporting noun: its clauses and its prepositions."""
    made: dict[str, Frames] = {}
    for row in lexicons.table("reporting_nouns"):
        frames = frozenset(row["frames"].split()), frozenset(row["prepositions"].split())
        made[row["noun"]] = made[third_person(row["noun"])] = frames
    return made


@cache
def adjectives() -> dict[str, Frames]:
    """Each adjective of attitude: its clauses and its prepositions."""
    return {row["adjective"]: (frozenset(row["frames"].split()), frozenset(row["prepositions"].split()))
            for row in lexicons.table("attitude_adjectives")}


def by_noun(view: View, head: int, floor: int, limit: int) -> tuple[Range, Range | None, Range, str] | None:
    """(content, source, cue, frame) of a reporting noun, or None."""
    tokens = view.tokens
    if tokens[head].tag not in ("NN", "NNS"):
        return None
    possessor, start = _possessor(view, head, floor)
    at = head + 1
    if possessor is None and at + 1 < limit and tokens[at].lower in AGENTS:
        possessor = phrase_right(view, at + 1, limit)
        at = possessor[1] if possessor else at
    content = _content(view, at, _fronted(view, head, floor, limit), nouns()[tokens[head].lower])
    if content is None:
        return None
    if possessor is None:
        verb = _light_verb(view, start - 1, floor)
        if verb is not None:
            group = _group(view, verb, floor)
            return content[0], subject(view, group, floor), (group.start, content[1]), content[2]
        if content[2] != "that":
            return None
    return content[0], possessor, (head, content[1]), content[2]


def _fronted(view: View, head: int, floor: int, limit: int) -> int:
    """Where the clause or phrase of a noun ends that opens its sentence: 'Despite claims that X, Y left'."""
    tokens = view.tokens
    if tokens[floor].tag != "IN" or any(tokens[k].text == "," for k in range(floor, head)):
        return limit
    return next((k for k in range(head, limit) if tokens[k].text == "," and view.inside[k] < 0
                 and opens_clause(view, k + 1, limit)), limit)


def _possessor(view: View, head: int, floor: int) -> tuple[Range | None, int]:
    """The possessor before a noun and the first token of the noun phrase."""
    tokens = view.tokens
    at = head
    while at > floor and tokens[at - 1].tag in ("JJ", "JJR", "JJS", "NN", "CD", "RB", "VBG", "VBN", "DT", "PDT"):
        at -= 1
    if at > floor and tokens[at - 1].tag == "PRP$":
        return (at - 1, at), at - 1
    if at > floor and tokens[at - 1].tag == "POS":
        return phrase_left(view, at - 2, floor), at - 1
    return None, at


def _light_verb(view: View, at: int, floor: int) -> int | None:
    return at if at > floor and view.tokens[at].lower in LIGHT and view.inside[at] < 0 else None


def _group(view: View, head: int, floor: int) -> Group:
    start = head
    finite = view.tokens[head].tag != "VBG"
    while start > floor and (view.tokens[start - 1].tag in ("MD", "RB", "TO")
                             or curly(view.tokens[start - 1].lower) in BE | HAVE):
        start -= 1
        finite = True
    return Group(start, head + 1, head, False, finite, view.tokens[start].lower == "to")


def _content(view: View, at: int, limit: int, frames: Frames) -> tuple[Range, int, str] | None:
    """(content, end of the cue, frame) after a noun or adjective."""
    tokens = view.tokens
    if at + 1 >= limit or view.inside[at] >= 0:
        return None
    low = tokens[at].lower
    clauses, prepositions = frames
    if low == "that" and "that" in clauses and tokens[at + 1].tag not in FINITE and has_finite(view, at + 1, limit):
        return (at, clause_end(view, at, limit)), at, "that"
    if low == "to" and "to" in clauses and tokens[at + 1].tag in ("VB", "RB", "NN", "VBP"):
        return (at, phrase_end(view, at + 1, before_verb(view, at + 1, limit))), at, "to"
    if low in WH and "wh" in clauses:
        return (at, clause_end(view, at, limit)), at, "wh"
    if low in prepositions and tokens[at + 1].tag[0] in "NDPJVCW$" and tokens[at + 1].tag not in ("WDT", "CC"):
        return (at + 1, phrase_end(view, at + 1, before_verb(view, at + 1, limit))), at + 1, "pp"
    return None


def by_adjective(view: View, head: int, floor: int, limit: int) -> tuple[Range, Range | None, Range, str] | None:
    """(content, source, cue, frame) of a predicative adjective of attitude, or None."""
    tokens = view.tokens
    content = _content(view, head + 1, limit, adjectives()[tokens[head].lower])
    if content is None:
        return None
    at = head
    while at > floor and tokens[at - 1].tag == "RB":
        at -= 1
    if at <= floor or curly(tokens[at - 1].lower) not in COPULAS:
        return None
    source = subject(view, _group(view, at - 1, floor), floor)
    if source is None or tokens[source[0]].lower in DUMMIES:
        return None
    return content[0], source, (at - 1, content[1]), content[2]


_OPINION = frozenset(("say", "think", "describe"))


def passive(view: View, group: Group, verb: Verb, subject: Range | None, limit: int,
            ) -> tuple[list[Range], Range | None, str] | None:
    """(parts of the content, source, frame) of a verb group in the passive, or None."""
    tokens = view.tokens
    at = group.end
    if subject is None or at >= limit or tokens[subject[0]].lower in DUMMIES:
        return None
    low = tokens[at].lower
    if low == "by":
        some = at + 1 < limit and tokens[at + 1].lower in SOME
        source = phrase_right(view, at + 1, limit) or ((at + 1, at + 2) if some else None)
        if source is not None and "as" in verb.frames and source[1] < limit and tokens[source[1]].lower == "as":
            return [subject, (source[1], phrase_end(view, source[1] + 1, limit))], source, "as"
        rejected = source is None or "np" not in verb.frames or verb.cls not in ("judge", "think")
        return None if rejected else ([subject], source, "by")
    frame = _frame(view, at, verb, limit)
    if frame is None:
        return None
    end = phrase_end(view, at + 1, limit)
    by = next((k for k in range(at + 1, end) if tokens[k].lower == "by"), end)
    source = phrase_right(view, by + 1, limit) if by < end and frame != "to" else None
    return [subject, (at, by if source else end)], source, frame


def _frame(view: View, at: int, verb: Verb, limit: int) -> str | None:
    low = view.tokens[at].lower
    if low == "to" and at + 1 < limit and view.tokens[at + 1].tag in ("VB", "VBP") and (
            verb.cls in _OPINION and {"that", "to"} & verb.frames):
        return "to"
    if low == "as" and "as" in verb.frames:
        return "as"
    if low == "of" and "of" in verb.prepositions:
        return "of"
    described = verb.cls == "describe" and "np" in verb.frames
    return "np" if described and (view.tokens[at].tag in PHRASE or view.inside[at] >= 0) else None

def passed_on(view: View, group: Group, limit: int) -> Range | None:
    """Who is quoted by another: 'X quoted Y as saying'; ``group`` is 'quoted'."""
    tokens = view.tokens
    told = phrase_right(view, group.end, limit) if tokens[group.head].lower in PASSING_ON else None
    return told if told and [t.lower for t in tokens[told[1]:min(limit, told[1] + 2)]] == ["as", "saying"] else None
