"""The noun that a bare number counts: '13,000 workers', 'four different bosses', 'five of the players'."""

from ...language.chunks import ADJECTIVES, NOUNS, noun_end
from ...language.inflection import positive, singular
from . import units
from .quantity import Quantity, Scene

_DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WDT"))


def counted(scene: Scene, q: Quantity) -> None:
    """Set unit and head from the noun phrase behind the number, across 'of the' for a part or a multitude."""
    stop, i = scene.sentence.last, q.after
    if scene.lower(i) == "of":
        i += 1
        while scene.tag(i) in _DETERMINERS:
            i += 1
        if scene.tag(i) == "CD" or scene.tag(i) == "PRP":
            return
    elif scene.tag(i) == "-" or scene.lower(i) in ("-", "more"):
        q.hyphen = scene.lower(i) == "-" and scene.tokens[i].start == q.number.end
        i += 1
    end = noun_end(scene.tokens, i, stop)
    if end == i:
        return
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
        if t.tag in ("RBS", "RBR") or (t.tag == "JJS" and t.lower in ("most", "least")):
            continue
        if not t.text[0].isalnum() or t.tag == "POS":
            continue
        words.append(positive(t.lower) if t.tag in ADJECTIVES else t.lower if t.tag not in ("NNP", "NNPS") else t.text)
    if words and scene.tokens[end - 1].tag in NOUNS:
        words[-1] = singular(words[-1])
    return " ".join(words)
