"""Slips that word-by-word replacement and careless editing leave; each rule is one function.

A rule is tried at the words that trigger it. Slips of the pen are looked for in every text, but for quotations: speech
is freer than writing. What a replaced word leaves is looked for in spun texts alone, quotations among them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ... import lexicons
from ...english import Document
from ...store import Row
from . import complements, set_phrases, slips
from .scan import Rule, Scan, words

_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,2000}[\"”]")
_ANYWHERE = (slips.doubled,)  # no slip of the tongue: whoever says it, somebody typed it


def detect(document: Document, *, spun: bool) -> Iterator[Row]:
    """A row per slip; ``spun`` says whether the text is judged spun."""
    found = _rules(spun)
    quoted = [m.span() for m in _QUOTED.finditer(document.text)]
    scan = Scan(document, frozenset(s.first for s in document.sentences), quoted)
    for number, token in enumerate(document.tokens):
        for rule in found.get(token.lower, ()):
            row = rule(scan, number)
            if row and (spun or rule in _ANYWHERE or not scan.speech(row["start"])):
                yield row


@cache
def _rules(spun: bool) -> dict[str, tuple[Rule, ...]]:
    """Word to the rules that it triggers."""
    made: dict[str, list[Rule]] = defaultdict(list)
    anywhere: list[tuple[frozenset[str], Rule]] = [
        (frozenset(("a", "an")), slips.article_sound), (frozenset(("'s", "’s")), slips.double_possessive),
        (words("repeatable"), slips.doubled), (words("demonstrative"), slips.determiner)]
    replaced: list[tuple[frozenset[str], Rule]] = [
        (lexicons.words("frames", "preposition"), set_phrases.broken_frame), (words("time"), set_phrases.bare_time),
        (frozenset(("that",)), complements.that_clause), (frozenset((".",)), complements.contentless_report)]
    for triggers, rule in anywhere + replaced * spun:
        for word in sorted(triggers):
            made[word].append(rule)
    return {word: tuple(found) for word, found in made.items()}
