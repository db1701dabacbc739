"""The noun that a bare number counts: '13,000 workers', 'four different bosses', 'five of the players'."""

from ...language import Token
from ...language.chunks import ADJECTIVES, DETERMINERS, NAMES, NOUNS, noun_end
from ...language.inflection import is_compared, positive, singular
from . import units
from .quantity import Quantity, Scene

_COMPARED = frozenset(("JJR", "JJS", "RBR", "RBS"))
_AFTER_AGE = frozenset(("VBD", "VBZ", "VBP", "MD", "VBN", "WP", "DT", "IN", "VBG"))
_OLDEST = 120
_YOUNGEST = {"NNP": 3, "NN": 10}  # 'Ann Lee, 3,' is an age sooner than 'the driver, 3,'
_DIED = frozenset(("dies", "died", "dead", "retired", "retires", "married", "began", "started"))
_ENDS_AGE = frozenset(("", ".", ",", "IN", "CC", ":", "WRB"))
_OF_SUBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "IN", "DT", "JJ", "POS", "PRP$"))
_SUBJECT = 8  # tokens that may stand between 'life expectancy' and its verb
_FAR = 14  # tokens between 'the number of' and the number


def counted(scene: Scene, q: Quantity) -> None:
    """Set unit and head from the noun phrase behind the number, across 'of the' for a part or a multitude."""
    stop, i = scene.sentence.last, q.after
    if scene.text.startswith("-to-", q.number.end):
        return
    if q.number.form == "fraction" and scene.lower(i) != "of" and scene.tag(i) not in DETERMINERS:
        return  # 'prices rose a fifth last year'
    if scene.lower(i) == "of":
        i += 1
        while scene.tag(i) in DETERMINERS:
            i += 1
        if scene.tag(i) == "CD" or scene.tag(i) == "PRP":
            return
    elif scene.tag(i) == "-" or scene.lower(i) in ("-", "more"):
        q.hyphen = scene.lower(i) == "-" and scene.tokens[i].start == q.number.end
        i += 1
    if scene.tag(i) == "PRP" and scene.tokens[i].text.isupper():
        i += 1  # 'US' among capitals
    end = noun_end(scene.tokens, i, stop)
    if end == i or (end == i + 1 and q.value > 1 and scene.lower(i).endswith("ing")):
        return  # 'around 73, raising the prospect'
    if scene.lower(end) == "and" and scene.tag(end - 1) == "NNP" and scene.tag(end + 1) == "NNP":
        joined = noun_end(scene.tokens, end + 1, stop)  # 'Kia and Hyundai vehicles'
        end = joined if scene.tag(joined - 1) == "NNS" else end
    q.head, q.kind = (i, end), "count"
    q.unit = noun(scene, i, end)
    q.unit_end = scene.tokens[end - 1].end
    rate = units.rated(scene.text, units.Unit(q.unit, "count", q.unit_end))
    q.unit, q.unit_end = rate.name, rate.end
    q.after = end
    while q.after < stop and scene.tokens[q.after].start < q.unit_end:
        q.after += 1


def aged(scene: Scene, q: Quantity) -> bool:
    """'aged 18', 'he will be 35', 'dies at 87', 'Ann Lee, 40, said', 'a driver, 40, of Leeds', 'a median age of 38'."""
    if not 0 < q.value < _OLDEST or q.kind or q.number.form not in ("digits", "words"):
        return False
    i = q.first - 1
    if scene.lower(i) in ("aged", "age", "ages") or (scene.lower(i) in ("and", "or", "to", "&") and _aged_before(scene, i)):
        return True
    if scene.lower(i) == "," and scene.lower(q.stop) == ",":
        youngest = _YOUNGEST.get(scene.tag(i - 1), _OLDEST)
        return q.number.form == "digits" and q.value >= youngest and scene.tag(q.stop + 1) in _AFTER_AGE
    return _aged_predicate(scene, q)


def _aged_before(scene: Scene, i: int) -> bool:
    """'aged 19 and 21', 'aged between 18 and 34'."""
    return scene.tag(i - 1) == "CD" and (scene.lower(i - 2) in ("aged", "ages") or scene.lower(i - 3) in ("aged", "ages"))


def _aged_predicate(scene: Scene, q: Quantity) -> bool:
    """'she turned 40', 'he died at 87', 'the median age is 38', 'life expectancy of 73'."""
    i = q.first - 1
    while scene.lower(i) in ("at", "of", "is", "was", "be", "been", "to") or scene.tag(i) in ("VB", "MD", "RB"):
        i -= 1
    if scene.lower(i) in _DIED:
        return scene.lower(q.first - 1) == "at" and scene.tag(q.stop) in _ENDS_AGE
    if scene.lower(i) in ("age", "expectancy"):
        return i < q.first - 1
    back = i
    while back > i - _SUBJECT and scene.lower(back) not in ("expectancy", "age") and scene.tag(back) in _OF_SUBJECT:
        back -= 1
    if scene.lower(back) in ("expectancy", "age") and back < i and scene.lower(i + 1) in ("is", "was"):
        return True
    if scene.lower(i) in ("turn", "turns", "turned", "turning") or i < q.first - 1:
        while scene.tag(i) in ("VB", "VBZ", "VBD", "MD", "RB", "VBG", "VBP"):
            i -= 1
        return scene.lower(i) in ("he", "she", "i", "who") and scene.tag(q.stop) in _ENDS_AGE
    return False


def compound(scene: Scene, q: Quantity) -> bool:
    """'six-speed', 'four-, five- and six-cylinder': what a hyphen joins to the number is its unit."""
    end = q.number.end
    last = scene.tokens[q.stop - 1]
    if last.end > end + 1 and scene.text[end] in "-‐‑" and scene.text[end + 1].isalpha():
        q.unit, q.unit_end = singular(scene.text[end + 1:last.end].lower()), last.end
    elif scene.tag(q.stop) and scene.tokens[q.stop].text in "-‐‑" and scene.tokens[q.stop].start == end \
            and scene.tag(q.stop + 1) in NOUNS and scene.tokens[q.stop + 1].start == end + 1:
        q.unit, q.unit_end = singular(scene.tokens[q.stop + 1].lower), scene.tokens[q.stop + 1].end
        q.after = q.stop + 2
    else:
        return False
    q.kind, q.hyphen, q.head = "count", True, (q.after - 1, q.after)
    return True


def noun(scene: Scene, start: int, end: int) -> str:
    """Normalised name of the noun phrase: adjectives in the positive degree, the head in the singular."""
    words = []
    for j in range(start, end):
        t = scene.tokens[j]
        if t.lower in ("most", "more", "least", "less"):
            continue
        if not t.text[0].isalnum() or t.tag == "POS":
            continue
        if t.tag == "CC":
            continue
        words.append(positive(t.lower) if t.tag in _COMPARED or _graded(t) else t.text if t.tag in NAMES else t.lower)
    if words and scene.tokens[end - 1].tag in NOUNS:
        words[-1] = singular(words[-1])
    return " ".join(words)


def number_of(scene: Scene, q: Quantity) -> None:
    """'the number of staff from 500 to 4,000': the noun stands before a number that counts nothing by itself."""
    if q.kind or q.number.form == "fraction":
        return
    for i in range(q.first - 1, max(scene.sentence.first, q.first - _FAR), -1):
        if scene.lower(i) == "of" and scene.lower(i - 1) in ("number", "total", "count", "tally"):
            start = i + 1
            while scene.tag(start) in DETERMINERS:
                start += 1
            end = noun_end(scene.tokens, start, q.first)
            if end > start:
                q.unit, q.kind, q.head = noun(scene, start, end), "count", (start, end)
            return


def _graded(t: Token) -> bool:
    return t.tag in ADJECTIVES and is_compared(t.lower)


def behind(scene: Scene, q: Quantity) -> str:
    """The noun that a measure modifies: 'bottle' in '250ml bottles'."""
    end = noun_end(scene.tokens, q.after, scene.sentence.last)
    return noun(scene, q.after, end) if end > q.after else ""
