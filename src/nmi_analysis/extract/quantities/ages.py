"""Bare numbers that are ages: 'aged 18', 'Ann Lee, 40, said', 'she died at 87', 'the median age is 38'."""

from functools import cache

from ... import lexicons
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
