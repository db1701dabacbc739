"""What follows a reporting verb: which frame its content has, where it begins and where it ends."""

from typing import NamedTuple

from ...english import Token
from .endings import clause_end, opens_clause, phrase_end
from .marks import Range, View
from .phrases import Group, phrase_right
from .verbs import (
    ADJUNCT,
    AUXILIARIES,
    FINITE,
    FRONTED,
    PHRASE,
    STARTS,
    SUBORDINATORS,
    TIMES,
    WH,
    WITHHELD,
    Verb,
    curly,
)

_FOR_ANOTHER = frozenset(("behalf", "condition"))  # 'spoke on behalf of X'
_TO = frozenset(("to", "not"))
_UTTERANCE = 6  # tokens, its marks among them, of a quotation that is no mere word
_CLAUSE_REACH = 30  # tokens within which a bare clause must show a finite verb


class Content(NamedTuple):
    """Tokens of a content and the frame that gave them."""

    tokens: Range
    frame: str
    cue_end: int


def complement(view: View, group: Group, verb: Verb, limit: int) -> Content | None:
    """The content to the right of a verb group, within the sentence that ends at token ``limit``."""
    tokens = view.tokens
    at = group.end
    if verb.particle:
        at = _after_particle(tokens, at, verb.particle, limit)
        if at < 0:
            return None
    if at >= limit:
        return None
    if group.passive:
        return _passive(view, at, verb, limit)
    cue_end = at
    start = _after_adjuncts(view, at, verb, limit)
    if start >= limit:
        return None
    return (_clause(view, start, verb, limit, cue_end, group.start) or _infinitive(view, at, verb, limit)
            or _object(view, group, at, verb, limit))


def fronted_end(view: View, group: Group, first: int, limit: int) -> int:
    """Where the clause of a verb ends that opens its sentence: 'When X argued that Y, Z replied that'."""
    tokens = view.tokens
    opening = tokens[first].lower in SUBORDINATORS and all(tokens[k].text != "," for k in range(first, group.start))
    if not opening and not (group.start == first and not group.finite):
        return limit
    return next((k for k in range(group.end, limit) if tokens[k].text == "," and view.inside[k] < 0
                 and opens_clause(view, k + 1, limit)), limit)


def _after_particle(tokens: list[Token], at: int, particle: str, limit: int) -> int:
    for k in range(at, min(at + 2, limit)):
        if tokens[k].lower == particle:
            return k + 1
    return -1


def _passive(view: View, at: int, verb: Verb, limit: int) -> Content | None:
    """'was told that', 'was asked whether', 'is expected to': the subject is no source."""
    tokens = view.tokens
    low = tokens[at].lower
    if low == "that" and "that" in verb.frames:
        return Content((at, clause_end(view, at, limit)), "passive", at)
    return None


def _after_adjuncts(view: View, at: int, verb: Verb, limit: int) -> int:
    """Token after an addressee and adverbials of time and place, where a clause or quotation follows them."""
    tokens = view.tokens
    k = at
    if "pers" in verb.frames and view.inside[k] < 0:
        k = _after_person(view, k, limit, k)
    elif tokens[k].lower == "to" and k + 1 < limit and tokens[k + 1].tag[0] in "NP":
        k = _after_person(view, k + 1, limit, k)
    k = _after_times(view, k, limit)
    return _that_after(view, k, limit) if k < limit and tokens[k].lower in ADJUNCT else k


def _after_person(view: View, first: int, limit: int, without: int) -> int:
    """Token after the person told; ``without`` where none is, or where he is the subject of what follows."""
    addressee = phrase_right(view, first, limit)
    if addressee is None or (addressee[1] < limit and view.tokens[addressee[1]].tag in FINITE):
        return without
    return addressee[1]


def _after_times(view: View, at: int, limit: int) -> int:
    """Token after adverbs and adverbials of time: 'further', 'on Tuesday evening'."""
    tokens = view.tokens
    k = at
    while k < limit and view.inside[k] < 0:
        dated = tokens[k].lower in ADJUNCT and k + 1 < limit and tokens[k + 1].lower in TIMES
        adverb = tokens[k].tag in ("RB", "RBR") and tokens[k].lower not in ADJUNCT
        if not (dated or adverb or tokens[k].lower in TIMES or tokens[k].lower == "further"):
            break
        k += 1
    return k


def _that_after(view: View, at: int, limit: int) -> int:
    """The 'that' or quotation which follows an adverbial of place or occasion; ``at`` where none does."""
    tokens = view.tokens
    for j in range(at + 1, min(limit - 1, at + _CLAUSE_REACH)):
        if view.inside[j] >= 0:
            if view.lasts[view.inside[j]] - j < _UTTERANCE:
                continue
            return j if tokens[j - 1].tag[0] == "N" else at
        if tokens[j].lower == "that":
            before = tokens[j - 1]
            opens = tokens[j + 1].tag in STARTS or view.inside[j + 1] >= 0
            if before.text == "," or (opens and (before.tag[0] == "N" or before.lower in TIMES)):
                return j
        if tokens[j].tag in FINITE and view.inside[j] < 0:
            break
    return at


def _clause(view: View, start: int, verb: Verb, limit: int, cue_end: int, group_first: int) -> Content | None:
    tokens = view.tokens
    low = tokens[start].lower
    if "that" in verb.frames:
        if low == "that" and start + 1 < limit and has_finite(view, start + 1, limit):
            return Content((start, clause_end(view, start, limit)), "that", cue_end)
        if "bare" in verb.frames and _may_start(tokens[start]) and _is_clause(view, start, limit):
            return Content((start, clause_end(view, start, limit)), "bare", cue_end)
    if "wh" in verb.frames and low in WH and start + 1 < limit:
        return Content((start, _question_end(view, start, group_first, limit)), "wh", cue_end)
    if view.inside[start] >= 0 and "quote" in verb.frames:
        return Content((start, clause_end(view, start, limit)), "fragment", cue_end)
    return None


def _question_end(view: View, start: int, cue: int, limit: int) -> int:
    """End of an indirect question; after 'when asked' or 'asked' at the front it ends with that clause."""
    end = clause_end(view, start, limit)
    before = view.tokens[cue - 1] if cue > 0 else None
    if before is not None and before.lower not in SUBORDINATORS and before.text not in (".", "!", "?"):
        return end
    return next((k for k in range(start, end) if view.tokens[k].text == "," and view.inside[k] < 0), end)


def _may_start(t: Token) -> bool:
    return t.tag in STARTS and t.lower not in WH and (t.tag != "IN" or t.lower in FRONTED)


def _infinitive(view: View, at: int, verb: Verb, limit: int) -> Content | None:
    tokens = view.tokens
    if "to" not in verb.frames:
        return None
    k = at
    if tokens[k].lower not in _TO:
        obj = phrase_right(view, k, limit)
        if obj is None or obj[1] >= limit or tokens[obj[1]].lower not in _TO:
            return None
        k = obj[1]
    k += tokens[k].lower == "not"
    if k >= limit or tokens[k].lower != "to" or (k + 2 < limit and tokens[k + 2].lower in WITHHELD):
        return None  # 'asked not to be named' says nothing
    if k + 1 < limit and (tokens[k + 1].tag[0] == "V" or tokens[k + 1].tag in ("RB", "NN")):
        return Content((at, phrase_end(view, k + 1, limit)), "to", at)
    return None


def _reduced(view: View, group: Group) -> bool:
    """A bare past participle: it has no object ('a firm called Acme')."""
    return view.tokens[group.head].tag == "VBN" and group.start == group.head


def _object(view: View, group: Group, at: int, verb: Verb, limit: int) -> Content | None:
    """A prepositional or a noun phrase as content: 'spoke of X', 'praised X', 'described X as Y'."""
    tokens = view.tokens
    k = at
    while k < limit and tokens[k].tag == "RB":
        k += 1
    if k >= limit:
        return None
    if tokens[k].lower in ("to", "with") and tokens[k].lower not in verb.prepositions and verb.prepositions:
        k = _after_person(view, k + 1, limit, k)  # 'spoke to a crowd about X'
        if k >= limit or tokens[k].lower not in verb.prepositions:
            return None
    if tokens[k].lower in verb.prepositions and k + 1 < limit and tokens[k + 1].lower not in _FOR_ANOTHER and (
            tokens[k + 1].tag in PHRASE | {"WP", "WRB"} or view.inside[k + 1] >= 0):
        return Content((k + 1, phrase_end(view, k + 1, limit)), "pp", k + 1)
    if (tokens[k].tag not in PHRASE and view.inside[k] < 0) or (
            tokens[k].lower in TIMES and tokens[k].tag in ("NN", "NNP")):
        return None
    end = phrase_end(view, k, limit)
    if "as" in verb.frames and any(tokens[j].lower == "as" for j in range(k + 1, end)):
        return Content((k, end), "as", k)
    if "np" in verb.frames and not _reduced(view, group):
        return Content((k, end), "np", k)
    return None


def has_finite(view: View, start: int, limit: int) -> bool:
    """Whether a finite verb stands among the first tokens of a range."""
    return any(view.tokens[k].tag in FINITE or curly(view.tokens[k].lower) in AUXILIARIES - {"to"}
               for k in range(start, min(limit, start + _CLAUSE_REACH)))


def _is_clause(view: View, start: int, limit: int) -> bool:
    """Whether a subject and a finite verb follow: no comma, relative or preposition group takes the verb away."""
    tokens = view.tokens
    seen_noun = False
    first = start
    if tokens[start].lower in FRONTED:
        first = next((k + 1 for k in range(start, min(limit, start + _CLAUSE_REACH)) if tokens[k].text == ","), limit)
    for k in range(first, min(limit, first + _CLAUSE_REACH)):
        t = tokens[k]
        low = curly(t.lower)
        if low in SUBORDINATORS and k > first:
            return False
        if t.tag in FINITE or (low in AUXILIARIES and low not in ("to", "'s", "being", "been", "be", "having")):
            return seen_noun
        if low in ("who", "which", "that", ";"):
            if low == "that" and k == start:
                continue
            return low != ";" and seen_noun and _has_second_finite(view, k + 1, limit)
        seen_noun = seen_noun or t.tag in ("NN", "NNS", "NNP", "NNPS", "PRP", "EX", "CD", "DT", "VBG")
    return False


def _has_second_finite(view: View, start: int, limit: int) -> bool:
    tokens = view.tokens
    return sum(tokens[k].tag in FINITE for k in range(start, min(limit, start + _CLAUSE_REACH))) >= 2
