"""What follows a reporting verb: which frame its content has, where it begins and where it ends."""

from typing import NamedTuple

from ...language import Token
from .phrases import Group, phrase_right
from .verbs import Verb, forms
from .view import Range, View
from .words import (
    ADJUNCT,
    ADVERBIAL,
    AUXILIARIES,
    CONTRAST,
    FINITE,
    FRONTED,
    HEADS,
    PHRASE,
    RELATIVE,
    STARTS,
    SUBORDINATORS,
    TIMES,
    WH,
    curly,
)

_SUBJECT = 6  # tokens of a short subject
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
            or _object(view, at, verb, limit))


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
        addressee = phrase_right(view, k, limit)
        k = addressee[1] if addressee else k
    elif tokens[k].lower == "to" and k + 1 < limit and tokens[k + 1].tag[0] in "NP":
        addressee = phrase_right(view, k + 1, limit)
        k = addressee[1] if addressee else k
    k = _after_times(view, k, limit)
    return _that_after(view, k, limit) if k < limit and tokens[k].lower in ADJUNCT else k


def _after_times(view: View, at: int, limit: int) -> int:
    """Token after adverbs and adverbials of time: 'further', 'on Tuesday evening'."""
    tokens = view.tokens
    k = at
    while k < limit and view.inside[k] < 0:
        dated = tokens[k].lower in ADJUNCT and k + 1 < limit and tokens[k + 1].lower in TIMES
        if not (dated or tokens[k].lower in TIMES or tokens[k].tag in ("RB", "RBR") or tokens[k].lower == "further"):
            break
        k += 1
    return k


def _that_after(view: View, at: int, limit: int) -> int:
    """The 'that' which follows an adverbial of place or occasion; ``at`` where none does."""
    tokens = view.tokens
    for j in range(at + 1, min(limit - 1, at + _CLAUSE_REACH)):
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
    if tokens[k].lower != "to":
        obj = phrase_right(view, k, limit)
        if obj is None or obj[1] >= limit or tokens[obj[1]].lower != "to":
            return None
        k = obj[1]
    if k + 1 < limit and (tokens[k + 1].tag[0] == "V" or tokens[k + 1].tag in ("RB", "NN")):
        return Content((at, phrase_end(view, k + 1, limit)), "to", at)
    return None


def _object(view: View, at: int, verb: Verb, limit: int) -> Content | None:
    """A prepositional or a noun phrase as content: 'spoke of X', 'praised X', 'described X as Y'."""
    tokens = view.tokens
    k = at
    while k < limit and tokens[k].tag == "RB":
        k += 1
    if k >= limit:
        return None
    if tokens[k].lower in verb.prepositions and k + 1 < limit and tokens[k + 1].tag in PHRASE | {"WP", "WRB"}:
        return Content((k + 1, phrase_end(view, k + 1, limit)), "pp", k + 1)
    if tokens[k].tag not in PHRASE and view.inside[k] < 0:
        return None
    end = phrase_end(view, k, limit)
    if "as" in verb.frames and any(tokens[j].lower == "as" for j in range(k + 1, end)):
        return Content((k, end), "as", k)
    if "np" in verb.frames:
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


def clause_end(view: View, start: int, limit: int) -> int:
    """One past the last token of a clause that begins at ``start``: what the speaker no longer says is cut off."""
    tokens = view.tokens
    for k in range(start + 1, limit):
        if view.inside[k] >= 0:
            continue
        low = tokens[k].lower
        if low == ";" or (low == "," and _leaves(view, k + 1, limit)):
            return k
        if view.inside[k - 1] >= 0 and k - 2 > start and tokens[k - 2].text == "," and _leaves(view, k, limit):
            return k  # 'that "X," adding'
        if low in ("and", "but") and k + 2 < limit and (
                _reports_on(view, k + 1) or _changes_speaker(view, k, limit)):
            return k - 1 if tokens[k - 1].text == "," else k
    return limit


def _leaves(view: View, k: int, limit: int) -> bool:
    """Whether another attribution begins after a comma."""
    tokens = view.tokens
    if k >= limit:
        return False
    low = tokens[k].lower
    if low == "according" or (low == "as" and k + 2 < limit and tokens[k + 2].lower in forms()):
        return True
    form = forms().get(low)
    if form is not None and form.kinds == {"ing"} and any({"that", "quote"} & v.frames for v in form.verbs):
        return tokens[k].tag[0] == "V"
    return _changes_speaker(view, k, limit)


def _changes_speaker(view: View, k: int, limit: int) -> bool:
    """'and another said': the first finite verb after a conjunction is one of saying, with a subject of its own."""
    tokens = view.tokens
    if tokens[k].lower not in CONTRAST:
        return False
    for j in range(k + 1, min(k + 14, limit)):
        if view.inside[j] >= 0 or tokens[j].text == ",":
            return False
        if _finite(tokens, j):
            return j > k + 1 and speaks(view, j)
    return False


def _finite(tokens: list[Token], j: int) -> bool:
    """A finite verb, or a past form that the tagger took for a participle though a subject stands before it."""
    tag = tokens[j].tag
    return tag in FINITE or (tag == "VBN" and tokens[j - 1].tag in HEADS | {"CC"})


def speaks(view: View, k: int) -> bool:
    """Whether token ``k`` is a finite verb of saying, judging or describing outside quotation marks."""
    form = forms().get(view.tokens[k].lower)
    return (form is not None and _finite(view.tokens, k) and view.inside[k] < 0
            and any(v.cls in ("say", "judge", "describe") for v in form.verbs))


def _reports_on(view: View, k: int) -> bool:
    """'said X and added Y', 'but offered no date': a reporting verb in the past tense without a subject."""
    t = view.tokens[k]
    if t.tag == "RB":
        return False
    form = forms().get(t.lower)
    return form is not None and _finite(view.tokens, k) and any(v.cls in ("say", "judge") for v in form.verbs)


def phrase_end(view: View, start: int, limit: int) -> int:
    """One past the last token of a phrase that is no clause: to the next clause of the sentence."""
    return next((k for k in range(start + 1, limit) if view.inside[k] < 0 and _ends_phrase(view, k, start, limit)),
                limit)


def _opens_clause(view: View, start: int, limit: int) -> bool:
    """Whether a short subject and its finite verb follow: the sentence's own clause after a fronted phrase."""
    tokens = view.tokens
    for k in range(start, min(limit, start + _SUBJECT)):
        if tokens[k].tag in FINITE:
            return k > start and tokens[k - 1].tag in PHRASE
        if tokens[k].text in (",", ";") or tokens[k].lower in RELATIVE:
            return False
    return False


def _ends_phrase(view: View, k: int, start: int, limit: int) -> bool:
    tokens = view.tokens
    t = tokens[k]
    low = t.lower
    after = tokens[k + 1] if k + 1 < limit else None
    if low in (";", ":", "—", "–", "--", "!", "?") or (low == "." and not view.abbreviates(k)):
        return True
    if after is None:
        return False
    if low == ",":
        return (after.lower in SUBORDINATORS | {"but", "and", "which", "who", "where", "a", "an", "the"}
                or after.tag in ("VBG", "VBD", "VBZ", "PRP", "RB", "IN") or _opens_clause(view, k + 1, limit))
    if low in ("and", "but"):
        return after.tag in ("VBD", "VBZ", "MD", "PRP")
    if low == "as":
        return after.tag == "PRP"
    if low in ADVERBIAL or (low in ("on", "in") and (after.lower in TIMES or after.lower == "recent")):
        return True
    return k > start + 1 and low in SUBORDINATORS - {"since", "before", "after"} and t.tag != "NN"
