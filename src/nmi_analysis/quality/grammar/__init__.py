"""Slips that word-by-word replacement and translation leave in the grammar; each rule is one function.

A rule is tried at the words that trigger it. Quotations are left alone, for speech is freer than writing, unless
the whole text reads as spun: then they were replaced like the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ... import lexicons
from ...language import Document
from ...tables import Row
from . import agreement, articles, calques, wordings
from .scan import Rule, Scan, words

_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,2000}[\"”]")


def detect(document: Document, *, spun: bool) -> Iterator[Row]:
    """A row per slip; ``spun`` says whether the text reads as spun."""
    found = _rules()
    quoted = [m.span() for m in _QUOTED.finditer(document.text)]
    scan = Scan(document, frozenset(s.first for s in document.sentences), quoted, spun)
    for number, token in enumerate(document.tokens):
        rules = found.get(token.lower)
        if rules is None:
            if "-" not in token.text:
                continue
            rules = _HYPHENED
        for rule in rules:
            row = rule(scan, number)
            if row and (spun or rule in _ANYWHERE or not scan.speech(row["start"])):
                yield row


# No slip of the tongue: whoever says it, somebody translated or typed it.
_ANYWHERE = (agreement.counted_singular, agreement.hyphened_plural, articles.doubled)
_HYPHENED: tuple[Rule, ...] = (agreement.hyphened_plural,)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """Word to the rules that it triggers."""
    possessives = ("'s", "’s", "'", "’")
    made: dict[str, list[Rule]] = defaultdict(list)
    for triggers, rule in (
        (("a", "an"), articles.article_sound), (("a", "an"), articles.counted_article),
        (("'s", "’s"), articles.double_possessive), (("other",), articles.one_other), (("the",), articles.named),
        (words("repeatable"), articles.doubled), (words("modal"), wordings.month_modal),
        ("bcdefghjklmnpqrstuvwxyz", wordings.stray_letter), (("of",), calques.clashing_prepositions),
        (("of",), calques.verb_after_of), (words("remarkable"), calques.announcing),
        (("not",), wordings.bare_negation), (("place",), wordings.relative_place),
        (lexicons.words("frames", "preposition"), wordings.broken_frame), (words("time"), wordings.bare_time),
        (("however",), wordings.joining_however), (("than",), wordings.quantity_comparative),
        (("together",), wordings.counted_together), (words("also") | words("only"), wordings.stiff_adverb),
        (words("likely"), wordings.likely_gerund),
        (("and", "or"), wordings.binomial), (("that",), calques.that_clause), ((".",), calques.contentless_report),
        (words("audience"), calques.ordered_audience), (("based",), calques.based_on), (("now",), calques.present_past),
        (words("present"), calques.present_past), (possessives, calques.verb_for_noun),
        (("which", "that", "who"), agreement.relative), (("there",), agreement.existential),
        (words("third_singular") | words("plural_pronoun"), agreement.pronoun),
        (("number",), agreement.counted_singular), (words("demonstrative"), agreement.determiner),
        (words("modal"), agreement.modal_form),
    ):
        for word in sorted(triggers):
            made[word].append(rule)
    return {word: tuple(found) for word, found in made.items()}
