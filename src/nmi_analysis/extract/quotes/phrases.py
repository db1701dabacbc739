"""Noun phrases, verb groups and their subjects, by tags and a few function words."""

from typing import NamedTuple

from ...english import Token
from ...english.predicates import base
from ..names.lists import person_nouns
from .marks import Range, View
from .verbs import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COMPLEMENTS,
    FINITE,
    HAVE,
    HEADS,
    LINKS,
    NOMINAL,
    PASSING_ON,
    PRONOUNS,
    RELATIVE,
    SOME,
    SUBORDINATORS,
    TIMES,
    Form,
    curly,
    forms,
)

_JOINING = frozenset(("and", "or", "&", "nor"))
_NO_PREPOSITIONS = frozenset(("that", "if", "whether", "as", "than", "like", "so"))
_REACH = 45  # tokens that an apposition between a subject and its verb may have


class Group(NamedTuple):
    """A verb group: tokens start to end, its head, and how it is inflected."""

    start: int
    end: int
    head: int
    passive: bool
    finite: bool
    infinitive: bool


def verb_group(view: View, head: int, form: Form, floor: int) -> Group | None:
    """The verb group around a possible reporting verb, or None where the word is no verb."""
    tokens = view.tokens
    start, passive, infinitive, helped, perfect = head, False, False, False, False
    while start > floor and view.inside[start - 1] == view.inside[head]:
        t = tokens[start - 1]
        low = curly(t.lower)
        if low in AUXILIARIES and not _possessive(tokens, start - 1):
            passive = passive or (not helped and low in BE and "part" in form.kinds)
            perfect = perfect or low in HAVE
            infinitive = infinitive or low == "to"
            helped = True
        elif t.tag != "RB" and low not in ADVERBS:
            break
        start -= 1
    if not helped and not _is_verb(tokens, head, form, start):
        return None
    if helped and tokens[head].tag in ("RB", "JJ") and head + 1 < len(tokens) and tokens[head + 1].tag[0] == "V":
        return None  # 'had long blocked'
    finite = (helped and not infinitive) or (not helped and form.kinds != {"ing"})
    return Group(start, head + 1, head, passive, finite, infinitive)


def _possessive(tokens: list[Token], i: int) -> bool:
    """Whether a clitic 's is no verb: it is one after a pronoun alone."""
    return tokens[i].lower in ("'s", "’s") and (i == 0 or tokens[i - 1].lower not in PRONOUNS | {"there", "that"})


def _is_verb(tokens: list[Token], head: int, form: Form, start: int) -> bool:
    t = tokens[head]
    before = tokens[start - 1] if start else None
    if before is not None and before.tag == "DT" and before.lower in SOME:
        return t.tag in FINITE
    if before is not None and before.tag in ("DT", "PRP$", "POS", "JJ", "IN") and before.lower not in RELATIVE:
        return form.kinds == {"ing"} and before.tag == "IN"
    if t.tag[0] == "V":
        return t.tag != "VB" or before is None or (
            before.tag in ("NNS", "NNPS", "PRP", "CD") or before.lower in RELATIVE | {"and", "or"})
    if t.text[0].isupper() or before is None:
        return False
    after = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    agrees = (before.tag in ("NNS", "NNPS") and "base" in form.kinds) or (before.tag == "NNP" and "s" in form.kinds)
    return before.lower in PRONOUNS or before.lower in RELATIVE or (agrees and after in COMPLEMENTS)


def phrase_left(view: View, last: int, floor: int) -> Range | None:
    """The noun phrase that ends with token ``last``, prepositional phrases included."""
    tokens = view.tokens
    if last < floor:
        return None
    if tokens[last].text == ")":
        last = _before_bracket(tokens, last, floor)
    reduced = tokens[last].tag in ("VBN", "VBG", "VBD", "JJ") and last > floor
    if reduced and tokens[last - 1].tag in HEADS:
        last -= 1  # 'a poll released this week', 'voters polled'
    elif reduced and tokens[last - 1].tag in ("DT", "JJ", "POS", "PRP$"):
        pass  # 'Cruz's thinking'
    elif tokens[last].tag not in NOMINAL and tokens[last].tag != "PRP":
        return None
    first = last
    while first > floor and tokens[first].tag != "PRP" and view.inside[first - 1] == view.inside[last]:
        step = _step_left(view, first, floor)
        if not step:
            break
        first -= step
    while first < last and tokens[first].lower in TIMES and tokens[first + 1].tag in NOMINAL:
        first += 1  # 'On Thursday Stoltenberg'
    return first, last + 1


def _before_bracket(tokens: list[Token], last: int, floor: int) -> int:
    """Token before the bracket that closes at ``last``: 'Roy Blunt (R-Mo.)'."""
    opened = last
    while opened > floor and tokens[opened].text != "(":
        opened -= 1
    return max(floor, opened - 1)


def _step_left(view: View, first: int, floor: int) -> int:
    """How many tokens further to the left still belong to the phrase."""
    tokens = view.tokens
    before, here = tokens[first - 1], tokens[first]
    opens = here.tag in ("DT", "PRP$", "WP$")
    if before.tag in NOMINAL and not (opens and before.tag != "PDT" and before.tag != "CD"):
        return 1
    if first - 2 < floor:
        return 0
    further = tokens[first - 2]
    if view.abbreviates(first - 1):
        return 2
    if before.lower in LINKS and further.tag in HEADS and further.tag != "PRP":
        return 2
    if before.lower in _JOINING and further.tag in HEADS:
        return 2
    return 0


def phrase_right(view: View, first: int, limit: int) -> Range | None:
    """The noun phrase that begins with token ``first``, prepositional phrases included."""
    tokens = view.tokens
    if first >= limit:
        return None
    if tokens[first].tag == "PRP":
        return first, first + 1
    last, heads = first, 0
    while last < limit:
        t = tokens[last]
        if t.tag in NOMINAL or (last > first and view.abbreviates(last)):
            if heads and t.tag in ("DT", "PRP$") and tokens[last - 1].tag in HEADS:
                break
            heads += t.tag in HEADS
            last += 1
        elif heads and last + 1 < limit and _joins(t, tokens[last + 1]):
            last += 1
        else:
            break
    return (first, last) if heads else None


def _joins(link: Token, after: Token) -> bool:
    """Whether a preposition or conjunction inside a noun phrase carries it on."""
    if link.tag == "CC":
        return after.tag in ("NNP", "DT", "PRP$")
    return link.lower in LINKS - {"to"} and after.tag in NOMINAL and after.lower not in TIMES


def subject(view: View, group: Group, floor: int, depth: int = 0) -> Range | None:
    """The subject of a verb group, looked for to its left; None where there is none."""
    tokens = view.tokens
    last = _skip_times(tokens, group.start - 1, floor)
    if last < floor:
        return None
    t = tokens[last]
    if t.lower in RELATIVE and t.tag in ("WP", "WDT", "IN", "DT"):
        return last, last + 1
    if group.infinitive or not group.finite or t.tag == "CC":
        return _described(view, group, last, floor) or shared_subject(view, last, floor, depth)
    if t.text in (",", "—", "–", "-", "--"):
        return _before_apposition(view, last, floor) or shared_subject(view, last, floor, depth)
    if t.tag == "RB" and last > floor:
        last -= 1
    return _outermost(view, phrase_left(view, last, floor), floor) or _before_relative(view, group.start, floor)


def _described(view: View, group: Group, last: int, floor: int) -> Range | None:
    """Of a participle right behind its noun: 'half of the voters saying', 'records showing', 'quoted Lee as saying'."""
    tokens = view.tokens
    if tokens[last].lower == "as" and tokens[group.head].lower == "saying":
        told = phrase_left(view, last - 1, floor)
        return told if told and told[0] > floor and tokens[told[0] - 1].lower in PASSING_ON else None
    if group.infinitive or tokens[group.head].tag != "VBG" or tokens[last].tag not in HEADS - {"PRP"}:
        return None
    phrase = phrase_left(view, last, floor)
    shows = any(v.cls == "show" for v in forms()[tokens[group.head].lower].verbs)
    speaks = tokens[last].tag in ("NNP", "NNPS") or base(tokens[last].lower, tokens[last].tag) in person_nouns()
    governed = phrase is not None and phrase[0] > floor and tokens[phrase[0] - 1].tag == "IN"
    return phrase if governed and (shows or speaks) else None


def _outermost(view: View, phrase: Range | None, floor: int) -> Range | None:
    """The phrase that a modifier before the verb belongs to.

    'doctors at a clinic near the border', 'two officials briefed on the talks', 'those who spoke to the BBC', 'a poll
    released this week': what the preposition or participle has for its object is no subject.
    """
    tokens = view.tokens
    while phrase is not None and phrase[0] > floor + 1:
        at = phrase[0] - 1
        while at > floor + 1 and tokens[phrase[1] - 1].lower in TIMES and tokens[at].lower in TIMES:
            at -= 1
        timed = tokens[at].tag in ("VBN", "VBD") and tokens[phrase[1] - 1].lower in TIMES
        if (timed or _takes_object(tokens[at])) and tokens[at - 1].tag in HEADS - {"PRP"}:
            return phrase_left(view, at - 1, floor)
        if tokens[at].tag not in ("IN", "TO") or tokens[at].lower in SUBORDINATORS | _NO_PREPOSITIONS:
            return phrase
        before = tokens[at - 1]
        if before.tag in HEADS and before.tag != "PRP":
            outer = phrase_left(view, at - 1, floor)
            phrase = (outer[0], phrase[1]) if outer else None
        elif before.tag in ("VBN", "VBD", "JJ", "VBG") and at - 2 >= floor and tokens[at - 2].tag in HEADS - {"PRP"}:
            return phrase_left(view, at - 2, floor)
        else:
            return _before_relative(view, at, floor) or phrase
    return phrase


def _takes_object(t: Token) -> bool:
    """A present participle that no clause is the object of: 'people attending the rally said'."""
    form = forms().get(t.lower)
    return t.tag == "VBG" and not (form and any("bare" in v.frames for v in form.verbs))


def _before_relative(view: View, at: int, floor: int) -> Range | None:
    """The phrase before the relative pronoun whose clause ends before a verb, where no comma stands between."""
    tokens = view.tokens
    for k in range(at - 1, max(floor, at - _REACH), -1):
        if tokens[k].text in (",", ";") or view.inside[k] != view.inside[at]:
            return None
        if tokens[k].tag in ("WP", "WDT") and tokens[k - 1].tag in HEADS - {"PRP"}:
            return phrase_left(view, k - 1, floor)
    return None


def _skip_times(tokens: list[Token], last: int, floor: int) -> int:
    """Token before an adverbial of time: 'Stoltenberg on Thursday said'."""
    at = last
    while at > floor and tokens[at].lower in TIMES:
        at -= 1
    if at < last and at > floor and tokens[at].lower in ("on", "in", "late", "early") and tokens[at - 1].tag in HEADS:
        return at - 1
    return at if at < last and tokens[at].tag in HEADS else last


def _before_apposition(view: View, comma: int, floor: int) -> Range | None:
    """'X, director of Y, said': the phrase before the comma that opens the apposition."""
    tokens = view.tokens
    lowest = max(floor, comma - _REACH)
    found = nearest = None
    for at in range(comma - 1, lowest, -1):
        if tokens[at].text != tokens[comma].text:
            continue
        after = tokens[at + 1]
        if (tokens[at - 1].tag not in HEADS and tokens[at - 1].text != ")") or view.inside[at] >= 0:
            break
        found = phrase_left(view, at - 1, floor)
        if nearest is None and after.tag in ("IN", "VBG", "VBN"):
            nearest = found
        if after.tag in ("DT", "WP", "WDT", "NN", "JJ", "WP$") or tokens[at - 1].tag in ("NNP", "PRP"):
            break
    adverbial = found is not None and found[0] > floor and tokens[found[0] - 1].tag in ("IN", "TO")
    return nearest if adverbial and nearest is not None else found


def shared_subject(view: View, last: int, floor: int, depth: int) -> Range | None:
    """Subject of the first finite verb of the sentence: that of a verb coordinated with it, or of a participle."""
    if depth > 2:
        return None
    tokens = view.tokens
    for at in range(floor, last + 1):
        t = tokens[at]
        if view.inside[at] < 0 and (t.tag in ("VBD", "VBZ", "VBP", "MD") or t.lower in BE):
            found = subject(view, Group(at, at + 1, at, False, True, False), floor, depth + 1)
            if found is not None and tokens[found[0]].lower not in RELATIVE:
                return found
    return None


def following_subject(view: View, first: int, limit: int) -> Range | None:
    """Subject of the clause that a participle opens: 'Noting that X, the mayor left'."""
    tokens = view.tokens
    for at in range(first, min(limit, first + _REACH) - 1):
        if (tokens[at].text == "," and view.inside[at] < 0 and (found := phrase_right(view, at + 1, limit))
                and found[1] < limit and tokens[found[1]].tag in FINITE):
            return found
    return None
