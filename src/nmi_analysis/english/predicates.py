"""What is said of a noun phrase: the word that governs it in its clause, and what the phrase is to it, from tags alone.

A shallow reading: a verb directly before the phrase has it as object; else it is the subject of the verb behind it;
else it hangs on the noun before 'of' or on the last verb to the left. Auxiliaries, verbs that only carry another ('is
feared dead', 'had to be moved', 'left two wounded') and brackets are passed over.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicons
from .candidates import known, readings
from .document import Token
from .forms import lemmas

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
_ENDINGS = {"VBD": "ed", "VBN": "ed", "JJ": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}
_DETERMINING = frozenset(("DT", "PDT", "PRP$", "JJ", "RB", "RBR", "JJR", "CD"))
_BREAKS = frozenset((";", ":", "—", "–", "--", "“", "”", "\"", "``", "''"))
_OPENERS = frozenset(("when", "while", "because", "although", "after", "before", "if", "since", "as", "where", "but"))
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_PREPOSITIONS = frozenset(("including", "following", "according", "regarding", "concerning", "excluding", "during"))
_STATES = frozenset(("JJ", "NN", "RB", "VBN", "VBD", "VBG"))  # tags of words such as 'dead', 'missing', 'hurt'
_REACH = 24  # tokens on either side


class Governor(NamedTuple):
    """Place of the governing word among the tokens, -1 for none, and what the phrase is to it."""

    at: int
    relation: str  # subject, object, oblique, of, attribute, or blank


NONE = Governor(-1, "")


@lru_cache(maxsize=1 << 15)
def base(word: str, tag: str) -> str:
    """The base form of a lower-cased word in the class that its tag says; itself where the language has none."""
    ending = _ENDINGS.get(tag, "")
    if not ending or word in _links():
        return word
    if word in _outcomes() and (tag == "JJ" or not any(lemma in _outcomes() for lemma, end in lemmas(word) if end)):
        return word  # 'missing', 'dead'
    found = [lemma for lemma, end in lemmas(word) if end == ending and known(lemma)]
    if word.endswith("ed") and not found and known(word[:-1]):
        return word[:-1]  # 'died', 'tied'
    if tag != "NNS":
        found.sort(key=_verbal)
    return found[0] if found else word


def _verbal(lemma: str) -> int:
    """How likely a lemma is a verb: the place of that reading, lower is likelier."""
    tags = [t.startswith("VB") for t in readings(lemma)]
    return tags.index(True) if True in tags else len(_ENDINGS)


@cache
def _outcomes() -> dict[str, str]:
    return lexicons.mapping("outcomes", "outcome")


@cache
def _carriers() -> frozenset[str]:
    return lexicons.words("carrying_verbs", kind="carrier")


@cache
def _links() -> frozenset[str]:
    return lexicons.words("carrying_verbs", kind="link")


@cache
def _saying() -> frozenset[str]:
    return lexicons.words("reporting_verbs")


@lru_cache(maxsize=1 << 15)
def outcome(word: str) -> str:
    """What a lower-cased word says happened to people or things: 'wounded' gives ``injured``; blank for most."""
    listed = _outcomes()
    return next((listed[found] for found, _ in lemmas(word) if found in listed), "")


def of_token(token: Token) -> str:
    """The base form of a token."""
    return base(token.lower, token.tag)


def is_link(token: Token) -> bool:
    """Whether a token is an auxiliary or a copula, which says nothing by itself."""
    return of_token(token) in _links()


def governor(tokens: Sequence[Token], left: int, right: int) -> Governor:
    """The governor of the phrase of tokens left to right (end exclusive) within the tokens of its sentence."""
    behind = _behind(tokens, right)
    at = _before(tokens, left)
    if at > 0 and tokens[at].lower == "of" and (noun := _event(tokens, at - 1)) >= 0:
        return Governor(noun, "of")
    if behind >= 0 and tokens[behind].lower == "left" and behind + 1 < len(tokens) and _tells(tokens[behind + 1]):
        behind += 1  # '30 left homeless'
    if behind >= 0 and _tells(tokens[behind]) and (behind == right or tokens[behind].tag[:2] != "NN"):
        return Governor(_through(tokens, behind), "subject")
    if at >= 0 and tokens[at].lower == "to" and tokens[at - 1].tag in VERBS and at + 1 < left:
        at -= 1  # 'shot to death one man'
    if at >= 0 and is_link(tokens[at]) and (behind < 0 or not _tells(tokens[behind])) and tokens[at - 1].tag != "VBN":
        return NONE
    if at >= 0 and tokens[at].tag in VERBS and tokens[at].tag != "MD" and tokens[at].lower not in _PREPOSITIONS:
        found = _of_verb(tokens, at, right)
        if found.at >= 0:
            return found
    if at > 0 and tokens[at].lower == "of" and tokens[at - 1].tag in NOUNS and not _number(tokens[at - 1]):
        return Governor(at - 1, "of")
    if at > 0 and tokens[at].lower in ("to", "at", "from") and (found := _level(tokens, at)).at >= 0:
        return found
    governed = at >= 0 and tokens[at].tag in ("IN", "TO") and tokens[at].lower not in _OPENERS | _RELATIVES
    if not governed and (verb := _right(tokens, right)) >= 0:
        return Governor(verb, "subject")
    return _left(tokens, at, governed=governed)


def _event(tokens: Sequence[Token], i: int) -> int:
    """The noun that ends at token i if it names what happened ('the murders', 'the death toll'), else -1."""
    if tokens[i].tag not in NOUNS or not outcome(tokens[i].lower):
        return -1
    return i - 1 if i and tokens[i - 1].lower in _outcomes() else i


def _number(token: Token) -> bool:
    return token.lower in ("number", "total", "tally", "count", "group")


def _tells(token: Token) -> bool:
    return token.tag in ("VBN", "VBD") or (token.lower in _outcomes() and token.tag in _STATES)


def _behind(tokens: Sequence[Token], i: int) -> int:
    """First token behind the phrase that is no adverb or 'of them'; -1 at the end."""
    if i + 1 < len(tokens) and tokens[i].lower == "of" and tokens[i + 1].tag in ("PRP", "WP", "WDT"):
        i += 2
    while i < len(tokens) and ((tokens[i].tag == "RB" and tokens[i].lower not in _outcomes())
                               or tokens[i].lower in ("others", "more")):
        i += 1
    return i if i < len(tokens) else -1


def _before(tokens: Sequence[Token], i: int) -> int:
    """Token before the phrase, its determiners and modifiers; -1 at the start."""
    i -= 1
    while i >= 0 and tokens[i].tag in _DETERMINING:
        i -= 1
    return i


def _of_verb(tokens: Sequence[Token], at: int, right: int) -> Governor:
    """The phrase behind the verb at ``at``: its object, or the subject of a clause that a verb of saying introduces."""
    verb = tokens[at]
    lemma = of_token(verb)
    if lemma in _links():
        if at and tokens[at - 1].tag == "VBN":
            return Governor(at - 1, "subject")  # 'killed were five workers'
        j = _behind(tokens, right)
        return Governor(_through(tokens, j), "subject") if j >= 0 and _tells(tokens[j]) else NONE
    if lemma in _carriers():
        for j in range(right, min(len(tokens), right + 3)):
            if outcome(tokens[j].lower) and tokens[j].tag in _STATES:
                return Governor(j, "subject")
            if tokens[j].tag not in ("RB", *NOUNS):
                break
    if lemma in _saying() and lemma not in _outcomes() and _right(tokens, right) >= 0:
        return NONE
    return Governor(at, "object")


def _level(tokens: Sequence[Token], at: int) -> Governor:
    """'the death toll rose to 12', 'the toll stands at 12': the subject's first noun that tells an outcome."""
    i = at - 1
    while i >= 0 and (tokens[i].tag in ("RB", "CD") or tokens[i].lower == "to"):
        i -= 1  # 'rose to 49 from 30'
    if i < 0 or tokens[i].tag not in VERBS:
        return NONE
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if (noun := _event(tokens, j)) >= 0:
            return Governor(noun, "of")
        if tokens[j].text in _BREAKS or tokens[j].tag in VERBS:
            break
    return Governor(i, "oblique")


def _right(tokens: Sequence[Token], i: int) -> int:
    """Main verb of the clause that goes on at token i; a relative clause is passed where another verb follows."""
    relative = -1
    stop = min(len(tokens), i + _REACH)
    comma = False
    while i < stop:
        t = tokens[i]
        if t.text in _BREAKS or (t.lower in _OPENERS and t.tag in ("IN", "WRB", "CC")):
            break
        if t.lower == "(":
            while i < stop and tokens[i].lower != ")":
                i += 1
        elif t.lower in _RELATIVES and t.tag in ("WP", "WDT", "IN", "WP$"):
            relative = -2
        elif t.tag in VERBS and t.lower not in _PREPOSITIONS:
            main = _through(tokens, i)
            following = tokens[main + 1].text if main + 1 < len(tokens) else ""
            if comma and of_token(tokens[main]) in _saying() and following in (",", "."):
                i = main + 1  # ', police said,'
                continue
            if relative != -2:
                return main
            relative = i = main
        comma = comma or t.text == ","
        i += 1
    return relative if relative >= 0 else -1


def _left(tokens: Sequence[Token], i: int, *, governed: bool) -> Governor:
    """The nearest verb of the clause to the left; none that tells an outcome where a preposition stands before."""
    for j in range(i, max(-1, i - _REACH), -1):
        t = tokens[j]
        if t.text in _BREAKS or (t.lower in _OPENERS | _RELATIVES and j != i):
            break
        if t.tag in VERBS and t.tag != "MD" and t.lower not in _PREPOSITIONS:
            told = of_token(t)
            return NONE if told in _links() or (governed and outcome(told)) else Governor(j, "oblique")
    return NONE


def _through(tokens: Sequence[Token], i: int) -> int:
    """The word that tells, from the first of a verb group: 'are feared to have died' gives 'died'."""
    best = i
    while i < len(tokens) and i < best + 5:
        t = tokens[i]
        if t.tag in VERBS and t.tag != "MD":
            best = i
            if of_token(t) not in _links() and of_token(t) not in _carriers():
                break
        elif t.lower in _outcomes() and t.tag in _STATES:
            best = i
            break
        elif t.tag not in ("MD", "TO", "RB", "DT", "IN") or t.text == ",":
            break
        i += 1
    return best
