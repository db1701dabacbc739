"""What a figure is about: the noun it modifies, its complements, the phrase it is attached to, its clause's subject."""

from ... import lexicons
from ...language.chunks import DETERMINERS, NAMES, NOUNS, content, noun_end, noun_start
from .changes import is_verb
from .quantity import Quantity, Scene

LONGEST = 6  # words, as the table says
_COMPLEMENTS = frozenset(("of", "in", "for", "on", "between", "with", "per", "from"))
_ATTACHED = frozenset(("of", "at", "to", "with", "worth", "up", "down", ",", "(", ":", "by", "from", "between", "for",
                       "than", "or", "and", ")", "around", "over", "--", "—", "–", '"', "”"))
_OPENS = frozenset((",", "(", ":"))
_CLOSES = frozenset((",", ")", ";", "."))
_ANAPHORS = frozenset(("it", "he", "she", "they"))
_PRICED = frozenset(("up", "down", "unchanged", "off"))
_WHEN = frozenset(("ago", "later", "earlier", "before", "after"))
_PAST = frozenset(("last", "past", "next", "first", "previous", "coming", "final"))
_DURING = frozenset(("over", "after", "during", "since"))
_ADDED = frozenset(("RB", "RP", "DT", "VBG", "VBN"))
_CHAIN = frozenset(("of", "in", "for", "and", "on", "at", "from", "across", "to"))
_LINKED = frozenset(("(", ",", "and", "or", "/", "to", ";", "up", "down"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_GROUP = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG", "RB", "TO"))
_SKIPPED = frozenset(("WDT", "WP", "WRB", "RB", "MD"))
_MEASURED = frozenset(("percent", "money", "measure", "age", "speed", "point", "temperature"))
_CLAUSE = frozenset(("after", "although", "as", "because", "before", "if", "since", "though", "unless", "until", "whereas",
                     "which", "while", "whilst"))
_HANGS = frozenset(("with", "for", "to", "from", "by", "between"))
_FAR = 60  # tokens before a figure in which its subject is looked for; keeps the time linear
_CLAUSES = 3  # verbs to go back in search of a subject ('rose 6% and fell 3%')
_APPOSITION = 14  # tokens between the commas of an apposition


def concept(scene: Scene, q: Quantity, before: Quantity | None) -> None:
    """Set ``concept``, the nearest words first."""
    if q.kind == "time" and _adverbial(scene, q):
        return
    words = _possessor(scene, q)
    words += _modified(scene, q)
    words += _complement(scene, q)
    clause = _relative(scene, q)
    if q.kind == "count" and not 0 < q.head[1] <= q.first:
        words += clause or _of_count(scene, q, words)
    else:
        words += _attached(scene, q)
        words += clause or _subject_of(scene, q)
    if not words and before is not None and q.kind != "count" and (
            scene.lower(q.first - 1) in _LINKED or q.kind in _MEASURED):
        words = list(before.concept)
    if not words and q.kind in ("percent", "money"):
        words = _nearest(scene, q)
    if not words and q.kind in _MEASURED and q.kind != "age":
        words = _fronted(scene, q)
    words = _topic(scene) or words
    q.concept = list(dict.fromkeys(words))[:LONGEST]


def _topic(scene: Scene) -> list[str]:
    """The name that opens a paragraph of fragments: 'Alpha Inc. Industrials. Down two cents'."""
    first, last = scene.sentence.first, scene.sentence.last
    if scene.lower(first) not in _PRICED or any(t.tag in _FINITE for t in scene.tokens[first:min(last, first + _FAR)]):
        return []
    i = first
    while i > 0 and i > first - _FAR and scene.tokens[i - 1].tag not in _FINITE and not (
            scene.text[scene.tokens[i - 1].end:scene.tokens[i].start].count("\n")):
        i -= 1
    end = noun_end(scene.tokens, i, first)
    return _words(scene, i, end) if scene.tokens[i].tag in NOUNS else []


def _possessor(scene: Scene, q: Quantity) -> list[str]:
    """'Florida's 99 delegates', 'the rival's 76 percent'."""
    return _phrase(scene, q.first - 2) if scene.tag(q.first - 1) == "POS" else []


def _adverbial(scene: Scene, q: Quantity) -> bool:
    """'ten years ago', 'two days later', 'over the past 12 months', 'in the 12 weeks to May', 'every ten years': when, not how much."""
    if scene.lower(q.after) in _WHEN:
        return True
    i, past, listed = q.first - 1, scene.lower(q.first - 1) in _PAST, set[str]()
    while scene.tag(i) in DETERMINERS or scene.lower(i) in _PAST:
        listed.add(scene.lower(i))
        i -= 1
    link = scene.lower(i)
    if "every" in listed or link in _DURING or (past and link in ("in", "for")):
        return True
    return link == "in" and ("the" in listed or scene.lower(i - 1) == "time")


def _relative(scene: Scene, q: Quantity) -> list[str]:
    """'the $900 that Kim raised', 'the thousands Kim gave': the subject of the clause whose object the figure is."""
    marked = scene.lower(q.after) in ("that", "which")
    if (marked and q.kind == "count" and q.value == 1) or (not marked and scene.lower(q.first - 1) != "the"):
        return []
    start = q.after + marked
    while scene.tag(start) in DETERMINERS:
        start += 1
    end = noun_end(scene.tokens, start, scene.sentence.last)
    return _words(scene, start, end) if end > start and scene.tag(end) in _FINITE else []


def _of_count(scene: Scene, q: Quantity, complement: list[str]) -> list[str]:
    """Whose count it is, or what it is a number of; nothing for 'one of the ...'."""
    if q.value == 1 and scene.lower(q.stop) == "of":
        complement.clear()
        return []
    if scene.lower(q.first - 1) == "the":
        return []  # 'the two countries' were named before
    link = scene.lower(q.first - 1)
    if link in ("of", "--", "—", "–") or (link in _OPENS and scene.lower(q.after) in _CLOSES):
        return _attached(scene, q) + _subject_of(scene, q)
    if _is_subject(scene, q):
        return []
    return (_attached(scene, q) if link in _HANGS else []) + _subject_of(scene, q)


def _is_subject(scene: Scene, q: Quantity) -> bool:
    """'Many left and 60 members stayed', 'a fire in which two men died': the count is a subject, and has none."""
    i = q.first - 1
    while scene.tag(i) in DETERMINERS and scene.lower(i) not in _CLAUSE:
        i -= 1
    return scene.tag(q.after) in _FINITE and (scene.tag(i) in ("CC", "WRB", ",") or scene.lower(i) in _CLAUSE)


def _subject_of(scene: Scene, q: Quantity) -> list[str]:
    verb = _verb(scene, q.first)
    return subject(scene, verb) if verb is not None else []


def _words(scene: Scene, start: int, end: int) -> list[str]:
    return content(scene.text, scene.tokens, start, end)


def _modified(scene: Scene, q: Quantity) -> list[str]:
    """'an 80-yard touchdown', 'a 5 per cent penalty': the noun behind a measure; not in 'Dow +0.2% Dax -1%'."""
    if q.kind == "percent" and q.change != "none" and scene.text[q.number.start] in "+-−":
        return []
    if q.kind not in _MEASURED and q.kind != "factor" and not q.hyphen:
        return []
    start = q.after + (scene.lower(q.after) == ")")
    return _words(scene, start, noun_end(scene.tokens, start, scene.sentence.last))


def _complement(scene: Scene, q: Quantity) -> list[str]:
    """'60% of the workers', 'four options for greener fuels', '8 miles (13 km) of tunnels'."""
    i = q.after
    if q.kind in _MEASURED or q.kind == "factor" or q.hyphen:
        i = max(i, noun_end(scene.tokens, i, scene.sentence.last))
    i = _behind_brackets(scene, i)
    words: list[str] = []
    while scene.lower(i) in _COMPLEMENTS and len(words) < LONGEST:
        j = i + 1
        while scene.tag(j) in DETERMINERS:
            j += 1
        end = noun_end(scene.tokens, j, scene.sentence.last)
        if end == j or scene.tag(j) == "CD" or (scene.lower(i) == "in" and words) or (
                scene.lower(i) == "on" and q.kind != "count"):
            break
        if scene.lower(end - 1) in lexicons.words("concept_stopwords"):
            break  # 'for the first time'
        words += _words(scene, j, end)
        i = end
    return words


def _behind_brackets(scene: Scene, i: int) -> int:
    if scene.lower(i) != "(":
        return i + (scene.lower(i) == ")")
    j = i + 1
    while j < scene.sentence.last and j < i + _APPOSITION and scene.lower(j) != ")":
        j += 1
    return j + 1 if scene.lower(j) == ")" else i


def _attached(scene: Scene, q: Quantity) -> list[str]:
    """'sales of 5,835 units', 'a grant worth up to $8 million', 'claims, ranging from $200'."""
    i, floor = q.first - 1, _floor(scene, q.first)
    while i >= floor and (scene.lower(i) in _ATTACHED or i in scene.taken or scene.tag(i) in _ADDED):
        i -= 1
    numbered = i >= q.first - 2 and scene.tag(i) == "CD" and scene.tag(i - 1) in NAMES  # 'S&P 500 +0.3%'
    return _phrase(scene, i) if i >= floor and (numbered or scene.tag(i) in NOUNS) and not is_verb(scene, i) else []


def _floor(scene: Scene, at: int) -> int:
    return max(scene.sentence.first, at - _FAR)


def _phrase(scene: Scene, i: int) -> list[str]:
    """The phrase that ends with token i, and those that it hangs on by a preposition."""
    floor = _floor(scene, i)
    start = noun_start(scene.tokens, i, floor)
    start = next((j + 1 for j in range(i, start - 1, -1) if j in scene.taken), start)
    words = _words(scene, start, i + 1)
    while start - 1 in scene.taken and start > i - _APPOSITION:
        start -= 1  # 'the index of 30 shares'
    while start - 2 >= floor and scene.lower(start - 1) in _CHAIN and scene.tag(start - 2) in NOUNS \
            and start - 2 not in scene.taken and len(words) < LONGEST:
        i, start = start - 2, noun_start(scene.tokens, start - 2, floor)
        words = _words(scene, start, i + 1) + words
    return words


def _verb(scene: Scene, at: int) -> int | None:
    """First token of the finite verb group nearest to the left of token ``at``."""
    i = at - 1
    floor = _floor(scene, at)
    while i >= floor and not _finite(scene, i) and not _moves(scene, i):
        if scene.lower(i) in (";", ":", "—"):
            return None
        i -= 1
    if i < floor:
        return None
    while i - 1 >= floor and scene.tag(i - 1) in _GROUP and scene.tag(i) != "VBG" and scene.tag(i) not in NOUNS:
        i -= 1
    return i


def _finite(scene: Scene, i: int) -> bool:
    """A finite verb; behind 'to' the tagger may take an infinitive for one."""
    return scene.tag(i) in _FINITE and scene.tag(i - 1) != "TO"


def _moves(scene: Scene, i: int) -> bool:
    """A verb of change that the tagger took for a participle: right behind its subject, or 'more than doubled'."""
    return scene.tag(i) == "VBN" and is_verb(scene, i) and (
        scene.tag(i - 1) in NOUNS or scene.tag(i - 1) == "CD" or scene.lower(i - 1) == "than")


def subject(scene: Scene, verb: int) -> list[str]:
    """Content words of the subject of the verb group that starts at ``verb``; none for a pronoun."""
    floor = _floor(scene, verb)
    for _ in range(_CLAUSES):
        i = _before_apposition(scene, verb - 1, floor)
        while i >= floor and (scene.tag(i) in _SKIPPED or scene.lower(i) in ("that", ",", ")") or i in scene.taken):
            i = _before_apposition(scene, i, floor) if scene.lower(i) == ")" else i - 1
        if i >= floor and scene.tag(i) == "CC":
            earlier = _verb(scene, i)
            if earlier is None:
                return []
            verb = earlier
            continue
        while i >= floor and scene.tag(i) not in NOUNS and scene.tag(i) not in ("PRP", "EX", *_FINITE):
            i -= 1
        if i >= floor and scene.lower(i) in _ANAPHORS and (earlier := _verb(scene, i)) is not None:
            verb = earlier  # 'the airline said it was grounding two jets'
            continue
        found = i >= floor and scene.tag(i) in NOUNS and i not in scene.taken
        return _phrase(scene, _head(scene, i, floor)) if found else []
    return []


def _head(scene: Scene, i: int, floor: int) -> int:
    """The noun that a clause without a mark hangs on: 'floe' for 'camp' in 'the floe they chose as their camp has'."""
    j = i
    while j > floor and scene.tag(j) not in _FINITE and scene.lower(j) not in _LINKED:
        j -= 1
    while j > floor and scene.tag(j) in _GROUP:
        j -= 1
    relative = scene.tag(j) in ("PRP", "WDT", "WP") and scene.tag(j - 1) in NOUNS and j < i
    return j - 1 if relative and j - 1 > floor else i


def _before_apposition(scene: Scene, i: int, floor: int) -> int:
    """Token before '(F)' or ', an authorized distributor,'."""
    closing = scene.lower(i)
    if closing not in (")", ","):
        return i
    opening = "(" if closing == ")" else ","
    j = i - 1
    while j >= max(floor, i - _APPOSITION) and scene.lower(j) != opening:
        j -= 1
    return j - 1 if j > floor and scene.lower(j) == opening else i - 1


def _fronted(scene: Scene, q: Quantity) -> list[str]:
    """'At 1.3kg, the Gram is light': the subject behind a phrase that opens the sentence."""
    if scene.tag(q.first - 1) != "IN" or q.first - 1 > scene.sentence.first:
        return []
    i = q.after + (scene.lower(q.after) == ",")
    i += scene.tag(i) in DETERMINERS
    return _words(scene, i, noun_end(scene.tokens, i, scene.sentence.last))


def _nearest(scene: Scene, q: Quantity) -> list[str]:
    """The nearest phrase to the left, else to the right."""
    for i in range(q.first - 1, _floor(scene, q.first) - 1, -1):
        if scene.tag(i) in NOUNS and i not in scene.taken:
            return _phrase(scene, i)
    for i in range(q.after, min(scene.sentence.last, q.after + _FAR)):
        end = noun_end(scene.tokens, i, scene.sentence.last)
        if end > i:
            return _words(scene, i, end)
    return []
