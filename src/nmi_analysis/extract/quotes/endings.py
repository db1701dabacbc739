"""Where a content ends: at another speaker's clause, or where a phrase gives way to the next clause."""

from ...english import Token
from .marks import View
from .verbs import ADVERBIAL, BACKSHIFTED, CONTRAST, FINITE, HEADS, PHRASE, RELATIVE, SUBORDINATORS, TIMES, WH, forms

_DASHES = frozenset(("-", "–", "—", "--"))
_SUBJECT = 6  # tokens of a short subject


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
                _reports_on(view, k + 1) or _changes_speaker(view, k, limit)
                or (tokens[k - 1].text == "," and _own_clause(view, start, k, limit))):
            return k - 1 if tokens[k - 1].text == "," else k
        if k > start + 2 and _dash(view, k) and _unquoted(view, k, limit) and not any(
                _dash(view, j) for j in range(start, limit) if abs(j - k) > 1):
            return k
    return limit


def _dash(view: View, k: int) -> bool:
    """A dash between words, no hyphen within one."""
    tokens = view.tokens
    return tokens[k].text in _DASHES and (tokens[k].text in ("—", "--") or tokens[k - 1].end < tokens[k].start)


def _own_clause(view: View, start: int, k: int, limit: int) -> bool:
    """', and she left': a clause of the text's own, where it has a subject and a verb that is not put back in time."""
    tokens = view.tokens
    verb = next((j for j in range(k + 1, min(limit, k + 1 + _SUBJECT)) if tokens[j].tag in FINITE), k)
    return (tokens[verb].lower not in BACKSHIFTED and opens_clause(view, k + 1, limit) and _unquoted(view, k, limit)
            and any(tokens[j].tag in FINITE for j in range(start, k)))


def _unquoted(view: View, first: int, limit: int) -> bool:
    return all(view.inside[j] < 0 for j in range(first, limit))


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


def before_verb(view: View, start: int, limit: int) -> int:
    """Where a noun phrase ends that is the subject: at a finite verb, where no pronoun has opened a clause in it."""
    tokens = view.tokens
    for k in range(start, limit):
        if tokens[k].lower in RELATIVE or tokens[k].lower in WH or tokens[k].tag == "PRP" or view.inside[k] >= 0:
            return limit
        if k > start and tokens[k].tag in FINITE:
            return k if tokens[k - 1].tag in HEADS else limit
    return limit


def opens_clause(view: View, start: int, limit: int) -> bool:
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
    if view.inside[k - 1] >= 0 and tokens[k - 2].text == ",":
        return low in SUBORDINATORS | {"but", "and", "which", "who", "where", "a", "an", "the"} or (
            t.tag in ("VBG", "VBD", "VBZ", "PRP", "RB", "IN")) or opens_clause(view, k, limit)
    if low == ",":
        return (after.lower in SUBORDINATORS | {"but", "and", "which", "who", "where", "a", "an", "the"}
                or after.tag in ("VBG", "VBD", "VBZ", "PRP", "RB", "IN") or opens_clause(view, k + 1, limit))
    if low in ("and", "but"):
        return after.tag in ("VBD", "VBZ", "MD", "PRP")
    if low == "as":
        return after.tag == "PRP"
    if low in ADVERBIAL or (low in ("on", "in") and (after.lower in TIMES or after.lower == "recent")):
        return True
    return k > start + 1 and low in SUBORDINATORS - {"since", "before", "after"} and t.tag != "NN"
