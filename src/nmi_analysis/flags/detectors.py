"""All detectors that look at one text alone, and how their flags become rows.

The whole text is judged first: in one that was not spun no word is suspected of having been put in for another.
Overlapping flags are merged (see ``merge``); what stands in a web left-over is left to ``artefacts``.

Here are those of marks without a partner, of statements that may say the opposite of what was meant, and of a user's
own list of phrases and what is expected in their place (``--phrases FILE``). A quotation that goes on in the next
paragraph is left open at the end of the first and opened again by the second.

Scope of ending: in 'must stop A and support B' the two verbs are parallel, so B is asked for. Where B is something
harmful, 'and stop supporting B' was probably meant, and a translation lost the scope of 'stop'.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicons
from ..english import Context, Document, Sentence
from ..english.forms import inflect
from ..settings import QualitySettings
from ..store import Row, Rows
from . import gate, grammar
from .frequencies import zipf
from .merge import merge
from .substitutes import like

_ENDING_RULE = "flags.ending_scope/v1"


@cache
def _asking() -> frozenset[str]:
    return lexicons.words("grammar_words", **{"class": "asking"})


@cache
def _kind(kind: str) -> frozenset[str]:
    return lexicons.words("polarity", kind=kind)


def _inverted(document: Document, settings: QualitySettings) -> Iterator[Row]:
    """A row per demand to end one thing and, in the same breath, to support something harmful."""
    for sentence in document.sentences:
        yield from _in_sentence(document, sentence, settings.inversion_reach)


def _gerund(verb: str) -> str:
    return max(inflect(verb.lower(), "ing"), key=lambda form: (zipf().get(form, 0), form))


def _in_sentence(document: Document, sentence: Sentence, reach: int) -> Iterator[Row]:
    tokens = document.tokens_of(sentence)
    words = [t.lower for t in tokens]
    for i in range(1, len(words)):
        if words[i] not in _kind("ending") or words[i - 1] not in _asking():
            continue
        joint = next((j for j in range(i + 1, min(i + 1 + reach, len(words) - 1)) if words[j] == "and"), 0)
        if not joint or words[joint + 1] not in _kind("supporting"):
            continue
        harmful = next((k for k in range(joint + 2, min(joint + 2 + reach, len(words)))
                        if words[k] in _kind("harmful") | _kind("against") or words[k] in (".", ";", ",")), 0)
        if not harmful or words[harmful] not in _kind("harmful"):
            continue
        last = harmful
        while last + 1 < len(tokens) and tokens[last].tag[:2] in ("JJ", "NN") and tokens[last + 1].tag[:2] == "NN":
            last += 1
        ending, verb = tokens[i].text, tokens[joint + 1].text
        yield {
            "start": tokens[i - 1].start, "end": tokens[last].end, "category": "accuracy/meaning-inversion",
            "severity": "critical", "confidence": 0.85, "rule": _ENDING_RULE,
            "suggestion": document.text[tokens[i - 1].start:tokens[joint].end] + f" stop {_gerund(verb)}"
                          + document.text[tokens[joint + 1].end:tokens[last].end],
            "evidence": f"as worded, '{verb} ... {document.text[tokens[harmful].start:tokens[last].end]}' is asked for "
                        f"beside '{ending}'; '{ending}' was probably meant to cover both",
        }


_MARK_RULE = "flags.unbalanced_mark/v1"
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”\"()\[\]]")
_LISTED = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})\.?$")  # before the bracket of '1)' and 'a)'
_EYES = re.compile(r"[:;=8][-']?$")  # of a face
_NAMES = {"“": "quotation mark", "(": "bracket", "[": "bracket"}
_PAIRS = {")": "(", "]": "[", "”": "“"}
_BEFORE = 4  # characters before a bracket that tell a list or a face
_RUN = 4  # paragraphs that a quotation runs over


class _Odd(NamedTuple):
    """A mark without a partner in its line: where, in which line, and the opening mark ("" for a closing one)."""

    at: int
    line: int
    opening: str


def _unpaired(document: Document) -> Iterator[Row]:
    """A row per mark without its partner; a text that breaks off inside one has none for it."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(document.text) if not m.group().isspace()]
    found = []
    for number, (start, line) in enumerate(lines):
        following = lines[number + 1][1].lstrip() if number + 1 < len(lines) else ""
        for at, opening in _unbalanced(line):
            if not (opening == "“" and following[:1] in ("“", '"')):
                found.append(_Odd(start + at, number, opening))
    kept = _across(found)
    if kept and kept[-1].opening and kept[-1].line == len(lines) - 1:
        kept.pop()
    for odd in kept:
        said = f"a {_NAMES[odd.opening]} is opened and not closed" if odd.opening else \
            "a mark is closed that was not opened"
        yield {"start": odd.at, "end": odd.at + 1, "category": "typographic", "severity": "minor", "suggestion": "",
               "evidence": f"{said} in its paragraph", "confidence": 0.8, "rule": _MARK_RULE}


def _across(found: list[_Odd]) -> list[_Odd]:
    """Without the quotations that run over a few paragraphs and are marked at their two ends alone."""
    kept: list[_Odd] = []
    for odd in found:
        if kept and not odd.opening and kept[-1].opening == "“" and 0 < odd.line - kept[-1].line <= _RUN:
            kept.pop()
        else:
            kept.append(odd)
    return kept


def _unbalanced(line: str) -> Iterator[tuple[int, str]]:
    """(offset, opening mark, or "" for a closing one) of the marks of a line that have no partner, in order."""
    waiting: dict[str, list[int]] = {opening: [] for opening in _NAMES}
    odd: list[tuple[int, str]] = []
    for m in _MARK.finditer(line):
        mark = _oriented(line, m.start(), bool(waiting["“"]))
        if mark in _NAMES:
            if mark == "“" and waiting["“"]:  # one quotation at a time
                odd.append((waiting["“"].pop(), "“"))
            waiting[mark].append(m.start())
        elif mark in _PAIRS:
            if waiting[_PAIRS[mark]]:
                waiting[_PAIRS[mark]].pop()
            elif not (mark == ")" and _aside(line[max(0, m.start() - _BEFORE):m.start()])):
                odd.append((m.start(), ""))
    yield from sorted(odd + [(at, opening) for opening, places in waiting.items() for at in places])


def _oriented(line: str, at: int, opened: bool) -> str:
    """The mark, a quotation mark by its place as an opening or a closing one; "" for an inch and the like."""
    before, after = line[at - 1] if at else " ", line[at + 1] if at + 1 < len(line) else " "
    if line[at] == "“" and opened and not before.isspace() and not after.isalnum():
        return "”"
    if line[at] != '"':
        return line[at]
    if before.isdigit() and not opened:
        return ""
    if (before.isspace() or before in "([—–-") and not after.isspace():
        return "“"
    if (after.isspace() or after in ".,;:!?)]—–-") and not before.isspace():
        return "”"
    return "”" if opened else "“"


def _aside(before: str) -> bool:
    return bool(_LISTED.search(before) or _EYES.search(before))


_PHRASE_RULE = "flags.phrase_list/v1"


@lru_cache(maxsize=8)
def _phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = (r"[\s\-‐‑]+".join(map(re.escape, re.split(r"[\s\-‐‑]+", p))) for p in
             sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _listed(document: Document, phrases: Mapping[str, str]) -> Iterator[Row]:
    """A row per place where a listed phrase stands, hyphens and spaces alike, longest first."""
    if not phrases:
        return
    expected = {_phrase_key(p): e for p, e in phrases.items()}
    for m in _phrase_pattern(tuple(phrases)).finditer(document.text):
        right = expected.get(_phrase_key(m.group()), "")
        if right.lower() == m.group().lower():
            continue
        yield {
            "start": m.start(), "end": m.end(), "category": "terminology", "severity": "major",
            "suggestion": like(right, m.group()), "evidence": "stands in the phrase list given", "confidence": 0.95,
            "rule": _PHRASE_RULE,
        }


def _phrase_key(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-‐‑]+", phrase.lower()))


def judged(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """The article's row of ``quality``, begun: whether the text was spun."""
    yield gate.judged(document, context.settings.quality)


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``flags`` in text order."""
    settings = context.settings.quality
    spun = gate.spun(next(iter(rows.get("quality", ())), None), settings)
    found = [
        *(gate.suspected(document, settings) if spun else ()),
        *grammar.detect(document, spun=spun),
        *_inverted(document, settings),
        *_unpaired(document),
        *_listed(document, context.phrases),
    ]
    taken = [(r["start"], r["end"]) for r in rows.get("flags", ())]
    kept = (r for r in found if not any(s < r["end"] and r["start"] < e for s, e in taken))
    yield from merge(kept, document.text)
