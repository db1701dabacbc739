"""What a claim is called: its clearest wording, a whole sentence or main clause that a reader understands alone.

A pronoun that opens it gives way to the name, in brackets, where the article says who it is; a quotation without its
speaker gets the name so. Nothing else is put in.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..english import Document, Token
from ..settings import LabelSettings
from ..store import Row
from .likeness import overlap
from .standing import FINITE, doubtful_speaker, stands_alone
from .story import Story
from .units import Unit

_PERSONS = frozenset(("he", "she"))
_POINTING = frozenset((
    "he", "she", "it", "they", "we", "i", "you", "him", "her", "his", "them", "their", "our", "us", "my", "me", "this",
    "that", "these", "those", "its"))
_JOINING = frozenset(("and", "but", "yet", "so", "or", "nor"))
_LINKS = frozenset(("meanwhile", "however", "also", "additionally", "moreover", "furthermore", "besides",
                    "nevertheless", "nonetheless", "therefore", "thus", "consequently"))  # with a comma behind
_BESIDE = frozenset(("while", "whereas", "although", "though"))  # behind another statement they only join
_OPEN_ENDED = frozenset(("IN", "TO", "DT", "CC", "PRP$", "WDT"))  # tags of words that something must follow
_OPEN = {"“": "”", "«": "»", "(": ")"}
_SINGLE_OPENS, _SINGLE_CLOSES = re.compile(r"(?<!\w)‘(?=\w)"), re.compile(r"(?<=\S)’(?!\w)")
_MARKS = "\"“”«»"


class Label(NamedTuple):
    """A claim's clearest wording, the statement that it is the wording of, and the name put into it, if any.

    ``quoted``: the name says whose words they are; else it stands for the pronoun that opens them.
    """

    text: str
    unit: Unit
    name: str
    quoted: bool


class Labels:
    """The labels of a story's claims; none twice where there is another wording."""

    def __init__(self, story: Story, settings: LabelSettings) -> None:
        self.story, self.settings = story, settings
        self._given: set[str] = set()

    def of(self, said: Sequence[Unit]) -> Label:
        """The clearest wording among units of one claim."""
        made = []
        for n, u in enumerate(said):
            text, name, quoted = self._told(u)
            points = self._clear(u, text) + self.settings.central * _central(u, said)
            if len(said) > 1 and self.clear(Label(self._cut(text), u, name, quoted)):
                points += self.settings.alone
            made.append((round(points - self.settings.given * (text in self._given), 3), -n, text, name, quoted))
        _, number, best, name, quoted = max(made)
        self._given.add(best)
        return Label(self._cut(best), said[-number], name, quoted)

    def clear(self, label: Label) -> bool:
        """Whether a label can be read alone."""
        document = self.story.documents[label.unit.article]
        tokens = [t for t in _tokens(document, *label.unit.whole) if t.text[0].isalnum()]
        cut = label.text.endswith("…") or _half(document.text[slice(*label.unit.whole)])
        if cut or not any(t.tag in FINITE for t in tokens) or tokens[-1].tag in _OPEN_ENDED:
            return False
        skip = next((n for n, t in enumerate(tokens) if t.lower not in _JOINING), 0)
        people = {r["start"] for r in self._people[label.unit.article]}
        if label.name and not label.quoted:  # the name stands for the pronoun
            first = tokens[skip]
            tokens[skip] = first._replace(text=label.name, lower=label.name.lower(), tag="NNP")
            people.add(first.start)
        return stands_alone(tokens[skip:], people, speaker=label.quoted)

    @cached_property
    def _people(self) -> dict[str, list[Row]]:
        """Article to its mentions of persons."""
        made: defaultdict[str, list[Row]] = defaultdict(list)
        for r in self.story.table("mentions"):
            if r["type"] == "PER":
                made[r["article"]].append(r)
        return made

    def _told(self, u: Unit) -> tuple[str, str, bool]:
        """The statement of a unit with the name where it is known, that name, and whether it is the speaker's."""
        document = self.story.documents[u.article]
        start, end = u.whole
        tokens = _tokens(document, start, end)
        cut_off = start > document.sentences[u.sentence].start
        joining = _JOINING | _BESIDE if cut_off else _JOINING
        while len(tokens) > 1 and (tokens[0].lower in joining or not tokens[0].text[0].isalnum()):
            if tokens[0].text in _MARKS or tokens[0].text[0] in "$£€([":
                break
            tokens = tokens[1:]
        if len(tokens) > 2 and tokens[0].lower in _LINKS and tokens[1].text == ",":
            tokens = tokens[2:]
        text = document.text[tokens[0].start:end]
        name, quoted = self._person(u, tokens[0]), False
        if name:
            text = f"[{name}]{text[tokens[0].end - tokens[0].start:]}"
        elif (speaker := self._speaker(u, start, end)) and speaker.split()[-1] not in text:
            name, quoted, text = speaker, True, f"[{speaker}:] {text}"
        return _closed(" ".join((text[0].upper() + text[1:]).split())), name, quoted

    def _clear(self, u: Unit, text: str) -> float:
        """Minus what hinders a reader."""
        document, s = self.story.documents[u.article], self.settings
        tokens = _tokens(document, *u.whole)
        pointing = sum(t.lower in _POINTING and t.tag in ("PRP", "PRP$", "DT") for t in tokens)
        first = tokens[0].lower in _POINTING and not text.startswith("[")
        words = sum(t.text[0].isalnum() for t in tokens)
        return -(s.pointing * pointing + s.pointing_first * first + s.title * (u.kind == "title")
                 + s.verbless * (not any(t.tag in FINITE for t in tokens)) + s.short * (words < s.least)
                 + s.long * (len(text) > s.longest))

    def _cut(self, text: str) -> str:
        """On one line, cut after a word where it is long."""
        if len(text) <= self.settings.longest:
            return text
        return text[:self.settings.longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"

    @cached_property
    def attributions(self) -> dict[str, list[Row]]:
        """Article to its attributions."""
        made: defaultdict[str, list[Row]] = defaultdict(list)
        for r in self.story.table("attributions"):
            made[r["article"]].append(r)
        return made

    def _person(self, u: Unit, first: Token) -> str:
        """Who the pronoun is that opens a statement: a speaker who is known; blank for anybody else.

        Blank too where the sentence before names somebody else.
        """
        if first.lower not in _PERSONS or u.quoted:
            return ""
        before = self.story.documents[u.article].sentences[max(0, u.sentence - 1)].start
        named = {str(m["entity"]) for m in self._people[u.article] if before <= m["start"] < first.start}
        for r in self.attributions[u.article]:
            if r.get("source_start") == first.start and r.get("speaker") and not r.get("doubt") and (
                    not doubtful_speaker(r, self.attributions[u.article], self._people[u.article])) and (
                    named <= {r["speaker"]}):
                return str(r["speaker"])
        return ""

    def _speaker(self, u: Unit, start: int, end: int) -> str:
        """Who says a statement all of which is quoted, where nothing in it tells."""
        for r in self.attributions[u.article]:
            inside = min(end, r["end"]) - max(start, r["start"])
            quoted = r.get("kind") == "direct" and 10 * inside >= 9 * (end - start)
            if quoted and r.get("speaker") and not r.get("doubt") and (
                    not doubtful_speaker(r, self.attributions[u.article], self._people[u.article])):
                return str(r["speaker"])
        return ""


def _tokens(document: Document, start: int, end: int) -> list[Token]:
    return document.tokens[document.token_at(start):document.token_at(end - 1) + 1]


def _central(u: Unit, said: Sequence[Unit]) -> float:
    """How much of the other articles' wordings it has: mean overlap."""
    others = [v for v in said if v.article != u.article]
    return sum(overlap(u, v) for v in others) / len(others) if others else 0.0


def _half(text: str) -> bool:
    """Whether it has one mark of a quotation within another's words: 'I say, ‘they do not'."""
    return text.count('"') % 2 == 1 or len(_SINGLE_OPENS.findall(text)) > len(_SINGLE_CLOSES.findall(text))


def _closed(text: str) -> str:
    """With the marks that belong to it: a quotation that is cut is closed or opened."""
    for mark, closing in _OPEN.items():
        opened, closed = text.find(mark), text.find(closing)
        if closing != ")" and closed >= 0 and not 0 <= opened < closed:
            text = mark + text
        if text.count(mark) > text.count(closing):
            text += closing
    first = text.find('"')
    if text.count('"') % 2:
        opens = first == 0 or text[first - 1].isspace()
        return text + '"' if opens else '"' + text
    return text
