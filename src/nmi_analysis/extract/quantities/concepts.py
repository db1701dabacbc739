"""What a figure is about: the noun it modifies, its complements, the phrase it is attached to, its clause's subject."""

from functools import cache

from ... import lexicons
from ...english.chunks import ADJECTIVES, DETERMINERS, NAMES, NOUNS, noun_end
from .bounds import is_verb
from .governors import APPOSITION, FAR, FINITE, LINKED, LONGEST, content_words, floor_of, phrase, subject, verb_before
from .quantity import Quantity, Scene

_COMPLEMENTS = frozenset(("of", "in", "for", "on", "between", "with", "per", "from"))
_ATTACHED = frozenset(("of", "at", "to", "with", "worth", "up", "down", ",", "(", ":", "by", "from", "between", "for",
                       "than", "or", "and", ")", "around", "over", "--", "—", "–", '"', "”"))
_OPENS = frozenset((",", "(", ":"))
_CLOSES = frozenset((",", ")", ";", "."))
_BESIDE = frozenset((",", "(", ")", "-"))
_WHEN = frozenset(("ago", "later", "earlier", "before", "after"))
_DURING = frozenset(("over", "after", "during", "since"))
_ADDED = frozenset(("RB", "RP", "DT", "VBG", "VBN"))
_MEASURED = frozenset(("percent", "money", "measure", "age", "speed", "point", "temperature"))
_CLAUSE = frozenset(("after", "although", "as", "because", "before", "if", "since", "though", "unless", "until",
                     "whereas", "which", "while", "whilst"))
_HANGS = frozenset(("with", "for", "to", "from", "by", "between"))


@cache
def _calendar() -> frozenset[str]:
    return lexicons.words("months") | lexicons.words("weekdays")


def concept(scene: Scene, q: Quantity, before: Quantity | None) -> None:
    """Set ``concept``, the nearest words first."""
    if (q.kind == "time" and not q.hyphen and _adverbial(scene, q)) or _pronominal(scene, q):
        return
    words = _possessor(scene, q)
    words += _modified(scene, q)
    words += _complement(scene, q)
    clause = _relative(scene, q)
    if q.kind == "count" and not 0 < q.head[1] <= q.first:
        words += clause or _of_count(scene, q, words)
    else:
        words += _attached(scene, q) if not words or (q.kind != "age" and _governed(scene, q)) else []
        words += clause or _subject_of(scene, q)
    if not words and before is not None and q.kind != "count" and (
            scene.lower(q.first - 1) in LINKED or q.kind in _MEASURED):
        words = list(before.concept)
    if not words and q.kind in ("percent", "money"):
        words = _nearest(scene, q)
    if not words and q.kind in _MEASURED and q.kind != "age":
        words = _fronted(scene, q)
    q.concept = list(dict.fromkeys(words))[:LONGEST]


def _possessor(scene: Scene, q: Quantity) -> list[str]:
    """'Florida's 99 delegates', 'the rival's 76 percent'."""
    return phrase(scene, q.first - 2) if scene.tag(q.first - 1) == "POS" else []


def _adverbial(scene: Scene, q: Quantity) -> bool:
    """'ten years ago', 'over the past 12 months', 'in the 12 weeks to May', 'every ten years': when, not how much."""
    if scene.lower(q.after) in _WHEN:
        return True
    periods = lexicons.words("quantity_words", kind="period")
    i, past, listed = q.first - 1, scene.lower(q.first - 1) in periods, set[str]()
    while scene.tag(i) in DETERMINERS or scene.lower(i) in periods:
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
    return content_words(scene, start, end) if end > start and scene.tag(end) in FINITE else []


def _pronominal(scene: Scene, q: Quantity) -> bool:
    """'the two met', 'one of many': a number that stands for something named before; '$1 = 0.9 euros' is a rate."""
    before, following = scene.lower(q.first - 1), scene.lower(q.stop)
    alone = q.number.form == "words" and not q.kind and (before == "the" or (q.value == 1 and following == "of"))
    equated = scene.lower(q.after) == "=" and scene.text[scene.tokens[q.after].start - 1] == " "
    return alone or equated or before == "="


def _of_count(scene: Scene, q: Quantity, complement: list[str]) -> list[str]:
    """Whose count it is, or what it is a number of; nothing for 'one of the ...'."""
    if q.value == 1 and scene.lower(q.stop) == "of":
        complement.clear()
        return []
    if scene.lower(q.first - 1) == "the":
        return []  # 'the two countries' were named before
    link = scene.lower(q.first - 1 - (scene.tag(q.first - 1) == "RB"))
    closed = scene.lower(q.after + (scene.tag(q.after) in ADJECTIVES)) in _CLOSES  # ', 15 floors tall,'
    if link in ("of", "--", "—", "–") or (link in _OPENS and closed):
        return _attached(scene, q) + _subject_of(scene, q)
    if _is_subject(scene, q) or _witnesses(scene, q):
        return []
    return (_attached(scene, q) if link in _HANGS else []) + _subject_of(scene, q)


def _witnesses(scene: Scene, q: Quantity) -> bool:
    """'according to two of the officials'."""
    i = q.first - 1
    while scene.tag(i) in DETERMINERS:
        i -= 1
    return scene.lower(i) == "to" and scene.lower(i - 1) == "according"


def _is_subject(scene: Scene, q: Quantity) -> bool:
    """'Many left and 60 members stayed', 'a fire in which two men died': the count is a subject, and has none."""
    i = q.first - 1
    while scene.tag(i) in DETERMINERS and scene.lower(i) not in _CLAUSE:
        i -= 1
    return scene.tag(q.after) in FINITE and (scene.tag(i) in ("CC", "WRB", ",") or scene.lower(i) in _CLAUSE)


def _subject_of(scene: Scene, q: Quantity) -> list[str]:
    verb = verb_before(scene, q.first)
    return subject(scene, verb) if verb is not None else []


def _modified(scene: Scene, q: Quantity) -> list[str]:
    """'an 80-yard touchdown', 'a 5 per cent penalty': the noun behind a measure; not in 'Dow +0.2% Dax -1%'."""
    if q.kind == "percent" and q.change != "none" and scene.text[q.number.start] in "+-−":
        return []
    if q.kind not in _MEASURED and q.kind != "factor" and not q.hyphen:
        return []
    start = q.after + (scene.lower(q.after) == ")")
    if q.hyphen or q.kind == "money":
        start = _over_figures(scene, start)
    return content_words(scene, start, noun_end(scene.tokens, start, scene.sentence.last))


def _over_figures(scene: Scene, i: int) -> int:
    """Token behind other figures of one noun: 'an eight-year, $160 million deal', 'a $20 (15 euro) fine'; i without."""
    j = i
    while j < scene.sentence.last and j < i + APPOSITION and (j in scene.taken or scene.lower(j) in _BESIDE):
        j += 1
    return j if any(k in scene.taken for k in range(i, j)) else i


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
        if scene.lower(j - 1) == "those" and scene.tag(j) in ("VBN", "VBD"):
            end = j + 1  # 'a third of those asked'
        if end == j and scene.tag(j) == "VBG" and scene.lower(i) == "of":
            end = j + 1  # '17 days of fighting'
        if end == j or scene.tag(j) == "CD" or (scene.lower(i) == "in" and words) or (
                scene.lower(i) == "on" and q.kind != "count"):
            break
        if scene.lower(j) in _calendar():
            break  # 'cars in May'
        if scene.lower(end - 1) in lexicons.words("concept_stopwords"):
            break  # 'for the first time'
        words += content_words(scene, j, end)
        i = end
    return words


def _behind_brackets(scene: Scene, i: int) -> int:
    if scene.lower(i) != "(":
        return i + (scene.lower(i) == ")")
    j = i + 1
    while j < scene.sentence.last and j < i + APPOSITION and scene.lower(j) != ")":
        j += 1
    return j + 1 if scene.lower(j) == ")" else i


def _attached(scene: Scene, q: Quantity) -> list[str]:
    """'sales of 5,835 units', 'a grant worth up to $8 million', 'claims, ranging from $200'."""
    i, floor = q.first - 1, floor_of(scene, q.first)
    while i >= floor and (scene.lower(i) in _ATTACHED or i in scene.taken or scene.tag(i) in _ADDED):
        i -= 1
    numbered = i >= q.first - 2 and scene.tag(i) == "CD" and scene.tag(i - 1) in NAMES  # 'S&P 500 +0.3%'
    return phrase(scene, i) if i >= floor and (numbered or scene.tag(i) in NOUNS) and not is_verb(scene, i) else []


def _governed(scene: Scene, q: Quantity) -> bool:
    """Whether a preposition or a bracket stands before: 'customers with 7 million euros ($8 million) in deposits'."""
    i = q.first - 1
    while scene.tag(i) in DETERMINERS:
        i -= 1
    return scene.tag(i) in ("IN", "TO") or scene.lower(i) == "("


def _fronted(scene: Scene, q: Quantity) -> list[str]:
    """'At 1.3kg, the Gram is light': the subject behind a phrase that opens the sentence."""
    if scene.tag(q.first - 1) != "IN" or q.first - 1 > scene.sentence.first:
        return []
    i = q.after + (scene.lower(q.after) == ",")
    i += scene.tag(i) in DETERMINERS
    return content_words(scene, i, noun_end(scene.tokens, i, scene.sentence.last))


def _nearest(scene: Scene, q: Quantity) -> list[str]:
    """The nearest phrase to the left, else to the right."""
    for i in range(q.first - 1, floor_of(scene, q.first) - 1, -1):
        if scene.tag(i) in NOUNS and i not in scene.taken:
            return phrase(scene, i)
    for i in range(q.after, min(scene.sentence.last, q.after + FAR)):
        if i in scene.taken:
            break
        end = noun_end(scene.tokens, i, scene.sentence.last)
        if end > i:
            return content_words(scene, i, end)
    return []
