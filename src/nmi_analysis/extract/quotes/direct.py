"""Direct quotations: each is brought together with its cue and source, or with the quotation it continues."""

from bisect import bisect_right

from .marks import Found, Quotation, Range, View
from .nominal import passed_on
from .phrases import Group, phrase_left, phrase_right, shared_subject, subject, verb_group
from .verbs import RELATIVE, Verb, forms

_STOPS = frozenset(".!?;")
_TITLES = 2  # titles that may stand between two parts of a quotation
_ADDRESSEE = 5  # tokens from a cue to the 'that' after the person told
_NEAR = 3  # tokens between a quotation and the noun phrase of its cue
_GAP = 60  # tokens that may stand between a quotation and its cue
_ENDS = (",", ".", "?", "!", "…", "—", "–", "-")
_PAUSES = (",", "—", "–", "-", "--")
_ALSO = frozenset(("and", "or", "then"))  # between two quotations of one cue: '"X" and "Y"'
_BEFORE_TITLES = frozenset(("IN", "TO", "POS", "DT", "PRP$", "NN", "NNS", "NNP", "JJ", "CC"))
_CONTENT = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "PRP", "RB"))


class Direct:
    """Finds the direct quotations of one document, in order."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.found: list[Found] = []
        self.of_quotation: dict[int, Found] = {}
        self.cues: dict[int, Range | None] = {}  # heads of cues already used, with their source
        text = view.document.text
        self._paragraphs = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]

    def run(self) -> list[Found]:
        """All direct attributions."""
        for number, q in enumerate(self.view.quotations):
            if self._chained(number, q) or self._cued(number, q) or self._colon(number, q):
                continue
            if self._continues(number, q):
                continue
            self._alone(number, q)
        return self.found

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def _add(self, number: int, found: Found) -> None:
        self.found.append(found)
        self.of_quotation[number] = found

    def _append(self, number: int, found: Found) -> bool:
        found.parts.append(self.view.content(number))
        self.of_quotation[number] = found
        return True

    def _chained(self, number: int, q: Quotation) -> bool:
        """A further paragraph of a quotation under a repeated opening mark."""
        before = self.of_quotation.get(number - 1)
        if q.chain == q.start or before is None or self.view.quotations[number - 1].chain != q.chain:
            return False
        made = self._after(number, q)
        if made is None:
            return self._append(number, before)
        cue, source, rule, head = made
        if before.cue is not None:
            return False  # every paragraph has its own cue
        self.cues[head] = source
        before.source, before.cue, before.rule, before.anchor = source, cue, rule, head
        return self._append(number, before)

    def utterance(self, number: int) -> bool:
        """Whether a quotation reads like something said: not a title or a word held at arm's length."""
        view = self.view
        end = self.view.content(number)[1]
        text = view.document.text
        length = view.lasts[number] - view.firsts[number]
        ends = text[end - 1] in _ENDS or text[view.quotations[number].end:][:1] in (",",)
        return ((ends and length >= 4) or length >= 9) and not self._titled(number)

    def _titled(self, number: int) -> bool:
        """Whether a quotation is the title of a work: capitals throughout, inside a phrase ('on "Late Talk."')."""
        view = self.view
        first = view.firsts[number]
        if first == 0 or view.tokens[first - 1].tag not in _BEFORE_TITLES or self._opens_sentence(number):
            return False
        words = [t for t in view.tokens[first:view.lasts[number]] if t.text[0].isalpha()]
        return bool(words) and all(t.text[0].isupper() for t in words if t.tag in _CONTENT)

    # --- cue after or before

    def _cued(self, number: int, q: Quotation) -> bool:
        made = self._after(number, q) or self._before(number, q)
        if made is None:
            return False
        cue, source, rule, head = made
        self.cues[head] = source
        kind = "direct"
        self._add(number, Found([self.view.content(number)], source, cue, kind, rule, head))
        return True

    def _bounds_after(self, number: int) -> Range:
        view = self.view
        first = view.lasts[number]
        limit = min(len(view.tokens), first + _GAP)
        if number + 1 < len(view.quotations):
            limit = min(limit, view.firsts[number + 1])
        text = view.document.text
        previous = view.quotations[number].end
        for k in range(first, limit):
            t = view.tokens[k]
            if "\n" in text[previous:t.start] or (t.text in _STOPS and not view.abbreviates(k)):
                return first, k
            previous = t.end
        return first, limit

    def _after(self, number: int, q: Quotation) -> tuple[Range, Range | None, str, int] | None:
        view = self.view
        first, limit = self._bounds_after(number)
        last_char = view.document.text[view.content(number)[1] - 1]
        outer = view.document.text[q.end:q.end + 2].strip()[:1]
        if (last_char not in _ENDS and outer not in _PAUSES) or self._fragment(number):
            return None
        while first < limit and view.tokens[first].text in _PAUSES:
            first += 1
        if first < limit and view.tokens[first].lower in RELATIVE:
            return None  # '"X," which Y thinks will'
        full_stop = last_char == "." and outer != ","
        for head in range(first, limit):
            if view.tokens[head].text == "," and head > first and not self._apposed(head):
                return None
            group = self._speech(head, first)
            if group is not None:
                return None if full_stop or not group.finite else self._behind(group, first, limit)
        return None

    def _behind(self, group: Group, first: int, limit: int) -> tuple[Range, Range | None, str, int] | None:
        """Cue and source of a verb group behind a quotation: 'said X' or 'X said'."""
        cue = (group.start, group.end)
        if quoted := passed_on(self.view, group, limit):
            return cue, quoted, "cue_after", group.head
        if group.start == first:
            source = phrase_right(self.view, group.end, limit)
            return cue, source, "inverted" if source else "cue_after", group.head
        source = subject(self.view, group, first)
        nearest = phrase_left(self.view, group.start - 1, first) or source
        far = source is None or nearest is None or nearest[0] > first + _NEAR
        return None if far else (cue, source, "cue_after", group.head)

    def _fragment(self, number: int) -> bool:
        """Whether a quotation is part of a sentence that began before it: 'a "gift" to the town, he said'."""
        view = self.view
        first = view.firsts[number]
        if first == 0 or self._opens_sentence(number) or self._capital(number):
            return False
        return view.tokens[first - 1].text not in (",", ":", "—", "–", "-")

    def _apposed(self, comma: int) -> bool:
        return self.view.tokens[comma - 1].tag[0] in "NP"

    def _speech(self, head: int, floor: int) -> Group | None:
        """The verb group at a token, where it is one that quotations go with."""
        form = forms().get(self.view.tokens[head].lower)
        if form is None or not any("quote" in v.frames and self._has_particle(head, v) for v in form.verbs):
            return None
        group = verb_group(self.view, head, form, floor)
        return group if group is not None and not group.passive else None

    def _has_particle(self, head: int, verb: Verb) -> bool:
        tokens = self.view.tokens
        return not verb.particle or (head + 1 < len(tokens) and tokens[head + 1].lower == verb.particle)

    def _bounds_before(self, number: int) -> Range:
        view = self.view
        last = view.firsts[number]
        floor = max(0, last - _GAP)
        if number:
            floor = max(floor, view.lasts[number - 1])
        text = view.document.text
        sentence = view.document.sentences[view.document.sentence_at(view.quotations[number].start)]
        following = view.quotations[number].start
        for k in range(last - 1, floor - 1, -1):
            t = view.tokens[k]
            if ("\n" in text[t.end:following] or (t.text in _STOPS and not view.abbreviates(k))
                    or t.start < sentence.start):
                return k + 1, last
            following = t.start
        return floor, last

    def _before(self, number: int, q: Quotation) -> tuple[Range, Range | None, str, int] | None:
        view = self.view
        floor, last = self._bounds_before(number)
        if floor >= last:
            return None
        mark = view.tokens[last - 1].text
        before = self.of_quotation.get(number - 1)
        if before is not None and before.anchor >= floor and mark in (",", "—", "–", "-"):
            return None  # '"X," he said, "Y."'
        for head in range(last - 1, floor - 1, -1):
            group = self._speech(head, floor)
            if group is None:
                if mark not in (":",) and (view.tokens[head].tag in ("VBD", "VBZ", "MD")):
                    return None
                continue
            if mark == "," and group.end < last - 1 and not self._capital(number):
                return None
            if mark not in (",", ":") and not (self.utterance(number) and group.end >= last - 1):
                return None
            if mark != ":" and (self._reported(group.end, last) or self._reduced(group)):
                return None
            source = subject(view, group, self._sentence_floor(number))
            return (group.start, group.end), source, "cue_before", head
        return None

    def _reported(self, at: int, last: int) -> bool:
        """Whether 'that' follows a cue or the person told: the quotation is part of what it opens."""
        tokens = self.view.tokens
        return any(tokens[k].lower == "that" and (k == at or tokens[k - 1].tag[0] in "NP")
                   for k in range(at, min(last, at + _ADDRESSEE)))

    def _reduced(self, group: Group) -> bool:
        """'a loophole called an "inversion"': a participle that nobody is the subject of."""
        tokens = self.view.tokens
        return tokens[group.head].tag == "VBN" and group.start == group.head and tokens[group.head - 1].tag[0] == "N"

    def _capital(self, number: int) -> bool:
        start = self.view.content(number)[0]
        return not self.view.document.text[start].islower()

    def _sentence_floor(self, number: int) -> int:
        view = self.view
        return view.stretch(view.document.sentence_at(view.quotations[number].start), before=view.firsts[number])[0]

    def _colon(self, number: int, q: Quotation) -> bool:
        """'Stoltenberg: "..."': a name and a colon at the beginning of a paragraph or sentence."""
        view = self.view
        floor, last = self._bounds_before(number)
        if last - floor < 2 or view.tokens[last - 1].text != ":" or last - floor > 14:
            return False
        source = phrase_right(view, floor, last - 1)
        if source is None or source[1] != last - 1:
            source = shared_subject(view, last - 2, floor, 0)
        self._add(number, Found([self.view.content(number)], source, (last - 1, last), "direct", "colon", last - 1))
        return True

    # --- without a cue

    def _continues(self, number: int, q: Quotation) -> bool:
        """'"X," he said. "Y."': a whole sentence in marks right after an attributed quotation."""
        view = self.view
        at = self._attributed_before(number)
        before = self.of_quotation.get(at)
        if before is None or not self.utterance(number):
            return False
        between = range(view.lasts[at], view.firsts[number])
        paused = view.tokens[view.firsts[number] - 1].text in _PAUSES
        broken = view.lasts[at] <= before.anchor < view.firsts[number]
        stops = sum(k in view.stops for k in between if view.inside[k] < 0 or k + 1 == view.lasts[view.inside[k]])
        if not self._opens_sentence(number):
            listed = all(view.tokens[k].text == "," or view.tokens[k].lower in _ALSO for k in between)
            if not listed and not (broken and paused and not stops):
                return False
            if listed and before.cue is not None:
                return self._append(number, before)
        if stops > 1 or (between and not stops and at == number - 1 and not paused):
            return False
        return self._append(number, before)

    def _attributed_before(self, number: int) -> int:
        """The quotation before, over titles of works: '"X," he said on "Late Talk." "Y."'."""
        at = number - 1
        while at >= 0 and at not in self.of_quotation and not self.utterance(at) and number - at <= _TITLES:
            at -= 1
        same = at >= 0 and self._paragraph(self.view.quotations[at].end) == self._paragraph(
            self.view.quotations[number].start)
        return at if same else number - 1

    def _opens_sentence(self, number: int) -> bool:
        view = self.view
        first = view.firsts[number]
        if first == 0:
            return True
        before = view.tokens[first - 1]
        text = view.document.text
        return before.text in (".", "!", "?") or "\n" in text[before.end:view.quotations[number].start] or (
            view.inside[first - 1] >= 0)

    def _alone(self, number: int, q: Quotation) -> bool:
        """A whole sentence in marks whose speaker the text leaves open."""
        if q.single or not self.utterance(number) or not self._opens_sentence(number):
            return False
        start, end = self.view.content(number)
        if self.view.document.text[end - 1] not in ".!?…" or self.view.lasts[number] - self.view.firsts[number] < 6:
            return False
        self._add(number, Found([(start, end)], None, None, "direct", "uncued", self.view.firsts[number]))
        return True

