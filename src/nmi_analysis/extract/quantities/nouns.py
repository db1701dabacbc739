"""The noun that a bare number counts: '13,000 workers', 'four different bosses', 'five of the players'; or an age.

Ages: 'aged 18', 'Ann Lee, 40, said', 'she died at 87', 'the median age is 38'.
"""

from functools import cache

from ... import lexicons
from ...english import Token
from ...english.chunks import ADJECTIVES, DETERMINERS, NAMES, NOUNS, noun_end
from ...english.forms import is_compared, positive, singular
from . import quantity
from .quantity import Quantity, Scene

_OLDEST = 120
_ADULT = 15  # years from which 'Ann Lee 40 of York' may be an age
_AFTER_NAME = frozenset(("VBD", "VBZ", "WP", "IN", "MD", ","))
_GROWN = 5  # years from which 'people over 5' may be an age
_LIMITS = frozenset(("over", "under", "above", "below"))
_YOUNGEST = {"NNP": 3, "NN": 10}  # 'Ann Lee, 3,' is an age sooner than 'the driver, 3,'
_ENDS_AGE = frozenset(("", ".", ",", "IN", "CC", ":", "WRB"))
_SUBJECT = 8  # tokens that may stand between 'life expectancy' and its verb
_AFTER_AGE = frozenset(("VBD", "VBZ", "VBP", "MD", "VBN", "WP", "DT", "IN", "VBG", "CC"))


def aged(scene: Scene, q: Quantity) -> bool:
    """'aged 18', 'he will be 35', 'dies at 87', 'Ann Lee, 40, said', 'a driver, 40, of Leeds', 'a median age of 38'."""
    if not 0 < q.value < _OLDEST or q.kind or q.number.form not in ("digits", "words"):
        return False
    i = q.first - 1
    if scene.lower(i) in _words("aged") or (scene.lower(i) in ("and", "or", "to", "&") and _aged_before(scene, i)):
        return True
    if scene.lower(i) in _LIMITS and scene.lower(i - 1) in _words("person"):
        return q.value >= _GROWN and scene.tag(q.stop) in (*_ENDS_AGE, "VBP", "VBD", "MD")
    if scene.lower(i) == "," and scene.lower(q.stop) in (".", "") and scene.tag(i - 1) == scene.tag(i - 2) == "NNP":
        return q.number.form == "digits" and q.value >= _ADULT
    if scene.lower(i) == "," and scene.lower(q.stop) == ",":
        youngest = 1 if scene.lower(i - 1) in _words("relative") else _YOUNGEST.get(scene.tag(i - 1), _OLDEST)
        return q.number.form == "digits" and q.value >= youngest and scene.tag(q.stop + 1) in _AFTER_AGE
    return _aged_predicate(scene, q)


def named_age(scene: Scene, q: Quantity) -> bool:
    """'Ann Lee 29 of York', 'Ann Lee 29 said': an age that lost its commas; 'under the age of 12 pay'."""
    i = q.first - 1
    if scene.lower(i) == "of" and scene.lower(i - 1) in ("age", "ages"):
        return 0 < q.value < _OLDEST
    return (scene.tag(i) == scene.tag(i - 1) == "NNP" and q.number.form == "digits" and _ADULT <= q.value < _OLDEST
            and scene.tag(q.stop) in _AFTER_NAME and scene.tokens[i - 1].text in _given()
            and scene.lower(i) not in lexicons.words("numbered_names"))


def _words(kind: str) -> frozenset[str]:
    return lexicons.words("quantity_words", kind=kind)


@cache
def _given() -> frozenset[str]:
    names = lexicons.words("given_names", kind="name") | lexicons.words("given_names_extra")
    return names | {f"{w}{dot}" for w in lexicons.words("person_titles") for dot in ("", ".")}


def _aged_before(scene: Scene, i: int) -> bool:
    """'aged 19 and 21', 'aged between 18 and 34'."""
    return scene.tag(i - 1) == "CD" and bool(_words("aged") & {scene.lower(i - 2), scene.lower(i - 3)})


def _aged_predicate(scene: Scene, q: Quantity) -> bool:
    """'she turned 40', 'he died at 87', 'the median age is 38', 'life expectancy of 73'."""
    i = q.first - 1
    floor = i - _SUBJECT
    while i > floor and (scene.lower(i) in _words("before_age") or scene.tag(i) in ("VB", "MD", "RB")):
        i -= 1
    if scene.lower(i) in _words("life_event"):
        return scene.lower(q.first - 1) == "at" and scene.tag(q.stop) in _ENDS_AGE
    if scene.lower(i) in ("age", "expectancy"):
        return i < q.first - 1
    turned = scene.lower(i) in _words("turning")
    if turned or i < q.first - 1:
        while i > floor and scene.tag(i) in ("VB", "VBZ", "VBD", "MD", "RB", "VBG", "VBP"):
            i -= 1
        person = scene.lower(i) in ("he", "she", "i", "who") or (turned and scene.tag(i) == "NNP")
        return person and (scene.tag(q.stop) in _ENDS_AGE or scene.lower(q.stop) in ("last", "next", "this"))
    return False


_COMPARED = frozenset(("JJR", "JJS", "RBR", "RBS"))
_DETERMINERS = 4  # of a phrase: 'half of all the'
_MODIFIERS = 8  # tokens of 'Democratic and Republican congressional'
_MODIFYING = ADJECTIVES | {"VBN", "RB", "NN", "NNP"}
_PLURALS = frozenset(("NNS", "NNPS"))
_DESCRIBING = frozenset(("of", "in", "on", "for", "from"))
_PREDICATE = frozenset(("VBD", "VBP", "VBN", "MD"))
_FAR = 14  # tokens between 'the number of' and the number


def counted(scene: Scene, q: Quantity) -> None:
    """Set unit and head from the noun phrase behind the number, across 'of the' for a part or a multitude."""
    glued = scene.text[max(0, q.number.start - 10):q.number.start].lower() == "magnitude-"
    if glued or ("magnitude" in (scene.lower(q.first - 1), scene.lower(q.first - 2))
                 and scene.tag(q.first - 1) in ("NN", "IN")):
        q.unit, q.kind = "magnitude", "measure"
        return
    if _counts_nothing(scene, q):
        return
    i = _phrase_behind(scene, q)
    end = noun_end(scene.tokens, i, scene.sentence.last)
    end = _over_measure(scene, i) if end == i else end
    if (q.value != 1 or i > q.after) and not q.hyphen:
        end = _plural(scene, i, end)
    if scene.lower(end - 1) in lexicons.words("quantity_words", kind="level"):
        return  # 'compared with the 6.8 billion average'
    if end == i or (end == i + 1 and q.value > 1 and scene.lower(i).endswith("ing")):
        return  # 'around 73, raising the prospect'
    end = _last(scene, i, end)
    q.head, q.kind = (i, end), "count"
    q.unit = noun(scene, i, end)
    q.unit_end = scene.tokens[end - 1].end
    if q.number.form == "fraction":
        q.unit = share(q.unit)
    elif q.value == 1 and scene.lower(q.after) == "of":
        q.unit, q.unit_end = _described(scene, q.unit, end)
    rate = quantity.rated(scene.text, quantity.Unit(q.unit, "count", q.unit_end))
    q.unit, q.unit_end = rate.name, rate.end
    q.after = end
    while q.after < scene.sentence.last and scene.tokens[q.after].start < q.unit_end:
        q.after += 1


def _over_measure(scene: Scene, i: int) -> int:
    """End of 'new 52-week highs', 'lightest 15-inch machines': a measure inside a noun phrase; else i."""
    j = i
    while scene.tag(j) in ADJECTIVES:
        j += 1
    if j == i or scene.tag(j) != "CD" or scene.lower(j + 1) != "-" or scene.tokens[j + 1].start != scene.tokens[j].end:
        return i
    end = noun_end(scene.tokens, j + 2, scene.sentence.last)
    return end if end > j + 3 else i


def _described(scene: Scene, unit: str, end: int) -> tuple[str, int]:
    """The class of which one is named, with the phrases that describe it: 'one of the hottest cars in the world'.

    Returns 'hot car world' and where its words end.
    """
    while scene.lower(end) in _DESCRIBING:
        start = end + 1
        while scene.tag(start) in DETERMINERS:
            start += 1
        behind = noun_end(scene.tokens, start, scene.sentence.last)
        if behind == start:
            break
        unit, end = f"{unit} {noun(scene, start, behind)}", behind
    return unit, scene.tokens[end - 1].end


def _plural(scene: Scene, i: int, end: int) -> int:
    """End of 'top Democratic and Republican leaders', 'tall, well-kept trees'; ``end`` where no plural noun follows."""
    if end > i and scene.tag(end - 1) in _PLURALS:
        return end
    for j in range(end, min(scene.sentence.last, end + _MODIFIERS)):
        if scene.tag(j) == "NNS":
            return noun_end(scene.tokens, j, scene.sentence.last)
        if not _goes_on(scene, i, j, end):
            break
    return end


def _goes_on(scene: Scene, i: int, j: int, end: int) -> bool:
    """Whether token j may stand between the modifiers of the phrase from i and its plural noun."""
    tag, word = scene.tag(j), scene.lower(j)
    if (tag == "CC" and j > i) or (word == "," and j > i and all(scene.tag(k) in ADJECTIVES for k in range(i, j))):
        return scene.tag(j + 1) in _MODIFYING
    return tag in ADJECTIVES or (tag == "RB" and scene.lower(j - 1) == ",") or (tag in _MODIFYING and j > end)


def share(unit: str) -> str:
    """Unit of a part of a whole, as NewsQuant has it: '% member' for 0.2 in 'a fifth of the members'.

    '% -' where the whole has no name: 'half of them', 'one in five said'.
    """
    return f"% {unit or '-'}"


def unnamed_share(scene: Scene, q: Quantity) -> None:
    """'half of them', 'a third of those screened', 'more than half said', 'half furloughed': a share of some whole."""
    of = scene.lower(q.stop) == "of" and (scene.tag(q.stop + 1) in ("DT", "PRP", "WDT", "WP"))
    if q.number.form == "fraction" and not q.unit and q.change == "none" and (
            of or q.rule == "proportion" or scene.tag(q.stop) in _PREDICATE):
        q.unit, q.kind = share(""), "count"


def _counts_nothing(scene: Scene, q: Quantity) -> bool:
    """'rose a fifth last year', 'turned 40 last week', 'the thousands Lee gave', 'four in ten said', '10-to-15'."""
    word, tag = scene.lower(q.after), scene.tag(q.after)
    if word in ("last", "next", "this", "said", "x", "×") or scene.text.startswith("-to-", q.number.end):
        return True
    if q.number.form == "fraction":
        return word != "of" and tag not in DETERMINERS
    return q.number.form == "indefinite" and tag in NAMES


def _phrase_behind(scene: Scene, q: Quantity) -> int:
    """First token of the phrase counted, behind 'of the', a hyphen or 'more'; the number's end where none can be."""
    i = q.after
    if scene.lower(i) == "of" or q.number.form == "fraction":
        i += scene.lower(i) == "of"
        last = i + _DETERMINERS
        while scene.tag(i) in DETERMINERS and i < last:
            i += 1
        if scene.tag(i) in ("CD", "PRP"):
            return scene.sentence.last
    elif scene.lower(i) == "more" or (scene.lower(i) == "-" and scene.tokens[i].start == q.number.end):
        q.hyphen = scene.lower(i) == "-"
        i += 1
    if scene.tag(i) == "PRP" and scene.tokens[i].text.isupper():
        i += 1  # 'US' among capitals
    return i


def _last(scene: Scene, i: int, end: int) -> int:
    """End of the noun phrase from i to end: cut before a name of its own, joined across 'Kia and Hyundai cars'."""
    end = next((j for j in range(i + 1, end) if _cut(scene, i, j, end)), end)
    if scene.lower(end) == "and" and scene.tag(end - 1) == "NNP" and scene.tag(end + 1) == "NNP":
        joined = noun_end(scene.tokens, end + 1, scene.sentence.last)
        end = joined if scene.tag(joined - 1) == "NNS" else end
    return end


def _cut(scene: Scene, i: int, j: int, end: int) -> bool:
    """Whether the phrase from token i ends before j: before a name, or what the things counted own."""
    owned = scene.tokens[j].text in "'’" and scene.tag(j) == "POS" and scene.tag(i - 1) == "CD"
    named = scene.tag(j) in NAMES and scene.tag(end - 1) in NAMES
    return scene.tag(j - 1) in ("NN", "NNS") and (named or owned)  # 'the two nations' interests'


def compound(scene: Scene, q: Quantity) -> bool:
    """'six-speed', 'four-, five- and six-cylinder': what a hyphen joins to the number is its unit."""
    end = q.number.end
    last = scene.tokens[q.stop - 1]
    if q.after > q.stop:
        return False  # '30-odd friends'
    if last.end > end + 1 and scene.text[end] in "-‐‑" and scene.text[end + 1].isalpha():
        q.unit, q.unit_end = singular(scene.text[end + 1:last.end].lower()), last.end
    elif scene.tag(q.stop + 1) and scene.tokens[q.stop].text in "-‐‑" and scene.tokens[q.stop].start == end \
            and scene.tokens[q.stop + 1].start == end + 1 and scene.tokens[q.stop + 1].text.isalpha():
        q.unit, q.unit_end = singular(scene.tokens[q.stop + 1].lower), scene.tokens[q.stop + 1].end
        q.after = q.stop + 2
    else:
        return False
    q.kind, q.hyphen, q.head = "count", True, (q.after - 1, q.after)
    return True


def noun(scene: Scene, start: int, end: int) -> str:
    """Normalised name of the noun phrase: adjectives in the positive degree, the head in the singular."""
    words: list[str] = []
    for j in range(start, end):
        t = scene.tokens[j]
        if words and j > start and scene.tokens[j - 1].text == "-" and scene.tokens[j - 1].end == t.start:
            words[-1] += f"-{t.lower}"  # '15-inch'
            continue
        if t.lower in ("most", "more", "least", "less", "few", "many"):
            continue
        if not t.text[0].isalnum() or t.tag == "POS":
            continue
        if t.tag == "CC":
            continue
        words.append(positive(t.lower) if t.tag in _COMPARED or _graded(t) else t.text if t.tag in NAMES else t.lower)
    if words and scene.tokens[end - 1].tag in NOUNS and scene.tokens[end - 1].tag != "NNPS":
        last = scene.tokens[end - 1].text
        words[-1] = last[:-1] if last[:-1].isupper() and last[-1] == "s" else singular(words[-1])
    return " ".join(words)


def number_of(scene: Scene, q: Quantity) -> None:
    """'the number of staff from 500 to 4,000': the noun stands before a number that counts nothing by itself."""
    if q.kind or q.number.form == "fraction":
        return
    for i in range(q.first - 1, max(scene.sentence.first, q.first - _FAR), -1):
        if scene.lower(i) == "of" and scene.lower(i - 1) in lexicons.words("quantity_words", kind="tally"):
            start = i + 1
            while scene.tag(start) in DETERMINERS:
                start += 1
            end = noun_end(scene.tokens, start, q.first)
            if end > start:
                q.unit, q.kind, q.head = noun(scene, start, end), "count", (start, end)
            return


def _graded(t: Token) -> bool:
    return t.tag not in NOUNS and is_compared(t.lower)


def behind(scene: Scene, q: Quantity) -> str:
    """The noun that a measure modifies: 'bottle' in '250ml bottles'."""
    end = noun_end(scene.tokens, q.after, scene.sentence.last)
    return noun(scene, q.after, end) if end > q.after else ""
