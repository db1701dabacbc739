"""Indirect and mixed attributions: a reporting verb or phrase, its source and its content, within one sentence."""

from ...english import Sentence
from .clauses import Content, complement, fronted_end, has_finite
from .endings import clause_end, phrase_end, speaks
from .marks import LONGEST, Found, Range, View
from .nominal import adjectives, by_adjective, by_noun, nouns, passed_on, passive
from .phrases import Group, following_subject, phrase_right, subject, verb_group
from .verbs import FINITE, LIGHT, RELATIVE, TIMES, Verb, forms

_PRONOUNS = frozenset(("which", "who", "what", "that"))
_LIGHT_REACH = 4  # tokens from a light verb to its noun
_ADDRESSEE = 5  # tokens of the person told, in a cue that follows its content
_ADVERBIALS = 25  # tokens that adverbials of a cue may have
_CLOSERS = frozenset('.!?;:,"”’\'')


class Indirect:
    """Finds the attributions of one sentence from left to right; none inside another's content."""

    def __init__(self, view: View, taken: dict[int, Range | None], used: set[int]) -> None:
        self.view = view
        self.taken = taken  # heads of verbs that direct quotations use
        self.used = used  # quotations already attributed
        self.found: list[Found] = []
        self.last_source: Range | None = None  # of the attribution before in the same sentence

    def run(self) -> list[Found]:
        """All indirect attributions."""
        for sentence in self.view.document.sentences:
            for first in range(sentence.first, sentence.last, LONGEST):
                self._sentence(sentence._replace(first=first, last=min(sentence.last, first + LONGEST)))
        return self.found

    def _sentence(self, sentence: Sentence) -> None:
        view = self.view
        limit = sentence.last
        while limit > sentence.first and view.inside[limit - 1] < 0 and view.tokens[limit - 1].text in _CLOSERS:
            limit -= 1
        fronted = self._fronted_first(sentence, limit)
        at = sentence.first
        self.last_source = None
        while at < limit:
            if view.inside[at] >= 0 or at in self.taken:
                self.last_source = self.taken.get(at, self.last_source)
                at += 1
                continue
            low = view.tokens[at].lower
            made = None
            if fronted is not None and fronted[0] <= at < fronted[1]:
                at = fronted[1]
                continue
            if low == "according":
                made = self._according(at, sentence, limit)
            elif low in forms():
                made = self._verb(at, sentence, limit)
            if made is None and low in nouns():
                made = self._nominal(by_noun(view, at, sentence.first, limit), "noun", at)
            if made is None and low in adjectives():
                made = self._nominal(by_adjective(view, at, sentence.first, limit), "adjective", at)
            if made is not None:
                self.found.append(made[0])
                if not made[0].rule.startswith("noun"):
                    self.last_source = made[0].source or self.last_source
                at = max(at + 1, made[1])
            else:
                at += 1

    def _fronted_first(self, sentence: Sentence, limit: int) -> Range | None:
        """'X, diplomats told Reuters': found before what stands inside X; the tokens it takes up."""
        view = self.view
        for at in range(limit - 1, sentence.first, -1):
            form = forms().get(view.tokens[at].lower) if view.inside[at] < 0 and at not in self.taken else None
            if form is None or not any({"that", "quote"} <= v.frames for v in form.verbs):
                continue
            group = verb_group(view, at, form, sentence.first)
            if group is None or not group.finite or group.passive:
                continue
            for verb in form.verbs:
                content = complement(view, group, verb, limit)
                open_ended = content is None or (content.frame == "np" and self._may_invert(group, verb))
                if {"that", "quote"} <= verb.frames and not verb.particle and open_ended:
                    made = self._fronted(group, verb, sentence, limit)
                    if made is not None and not any(speaks(view, k) for k in range(sentence.first, group.start)):
                        self.found.append(made[0])
                        return sentence.first, made[1]
        return None

    def _make(self, parts: list[Range], source: Range | None, cue: Range, rule: str, head: int) -> Found | None:
        view = self.view
        spans = []
        marked = 0
        for first, end in parts:
            last = end
            while last > first and view.inside[last - 1] < 0 and view.tokens[last - 1].text in ",;:—–-":
                last -= 1
            number = view.inside[last - 1] if last > first else -1
            if number >= 0 and view.firsts[number] >= first:
                last = view.lasts[number]  # a quotation goes on beyond the full stop in it
            if last > first:
                within = view.within_marks((first, last))
                marked += within is not None
                spans.append(within or view.span((first, last)))
        quotes = {view.inside[k] for first, last in parts for k in range(first, last)} - {-1}
        if not spans or quotes & self.used:
            return None
        kind = "direct" if marked == len(spans) else "mixed" if quotes else "indirect"
        return Found(spans, source, cue, kind, rule, head)

    def _verb(self, head: int, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        view = self.view
        low = view.tokens[head].lower
        form = forms()[low]
        group = verb_group(view, head, form, sentence.first)
        if group is None or passed_on(view, group, limit):
            return None
        end = fronted_end(view, group, sentence.first, limit)
        for verb in sorted(form.verbs, key=lambda v: not v.particle):
            if group.passive and (made := self._passive(group, verb, sentence, limit)):
                return made
            if group.finite and not group.passive and (made := self._as_said(group, verb, sentence, limit)):
                return made
            if made := self._relative(group, verb, sentence, limit):
                return made
            content = complement(view, group, verb, end)
            if (content is not None and content.frame in ("np", "fragment") and self._may_invert(group, verb)
                    and (made := self._fronted(group, verb, sentence, limit))):
                return made
            if content is not None:
                if content.frame == "np" and low in LIGHT and (made := self._light(content, sentence, limit)):
                    return made
                source = self._source(group, sentence)
                return self._right(group, verb, content, source)
            if content is None and group.finite and not group.passive and {"that", "quote"} <= verb.frames:
                made = self._fronted(group, verb, sentence, limit)
                if made:
                    return made
        return None

    def _source(self, group: Group, sentence: Sentence) -> Range | None:
        """The subject; a participle or coordinated verb without one takes the source before it in the sentence."""
        view = self.view
        before = view.tokens[group.start - 1] if group.start > sentence.first else None
        if self.last_source is not None and before is not None and (not group.finite or before.tag == "CC"):
            return self.last_source
        found = subject(view, group, sentence.first)
        if found is None and not group.finite and not group.infinitive:
            return following_subject(view, group.end, sentence.last)
        return found

    def _may_invert(self, group: Group, verb: Verb) -> bool:
        return (group.finite and group.start > 0 and self._paused(group.start - 1)
                and {"that", "quote"} <= verb.frames)

    def _paused(self, at: int) -> bool:
        """Whether a content may end at a token: a comma or dash, or a mark that closes after a comma."""
        view = self.view
        if view.inside[at] >= 0:
            return at + 1 == view.lasts[view.inside[at]] and view.tokens[at - 1].text == ","
        return view.tokens[at].text in (",", "—", "–", "--")

    def _before_pause(self, at: int) -> int:
        return at + 1 if self.view.inside[at] >= 0 else at

    def _passive(self, group: Group, verb: Verb, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        found = passive(self.view, group, verb, subject(self.view, group, sentence.first), limit)
        if found is None:
            return None
        parts, source, frame = found
        made = self._make(parts, source, (group.start, group.end), f"passive_{frame}", group.head)
        return None if made is None else (made, parts[-1][1])

    def _as_said(self, group: Group, verb: Verb, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        """'As X noted, Y' and 'Y, as X has said': the content is the rest of the sentence."""
        view = self.view
        if not {"that", "quote"} <= verb.frames:
            return None
        source = subject(view, group, sentence.first)
        at = source[0] - 1 if source else -1
        if source is None or at < sentence.first or view.tokens[at].lower != "as":
            return None
        after = self._after_cue(group.end, verb, limit)
        if after < 0:
            return None
        rest = (after + 1, clause_end(view, after + 1, limit)) if after + 1 < limit else None
        fronted = (sentence.first, at - 1) if at > sentence.first + 1 and self._paused(at - 1) else None
        if (fronted is None and at > sentence.first + 1) or not (fronted or rest):
            return None
        made = self._make([p for p in (fronted, rest) if p], source, (group.start, group.end), "as_said", group.head)
        return None if made is None else (made, rest[1] if rest else limit)

    def _relative(self, group: Group, verb: Verb, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        """'which the mayor thinks will cost jobs': the clause from its pronoun on."""
        view = self.view
        tokens = view.tokens
        if not {"that", "bare"} <= verb.frames or group.passive or group.end >= limit or (
                tokens[group.end].tag not in FINITE):
            return None
        source = subject(view, group, sentence.first)
        if source is None or source[0] == sentence.first or tokens[source[0] - 1].lower not in _PRONOUNS:
            return None
        end = phrase_end(view, group.end, limit)
        made = self._make([(source[0] - 1, end)], source, (group.start, group.end), "relative", group.head)
        return None if made is None else (made, end)

    def _light(self, content: Content, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        """'expressed concern about X': the noun, not the verb, says what is felt."""
        for at in range(content.tokens[0], min(content.tokens[1], content.tokens[0] + _LIGHT_REACH)):
            if self.view.tokens[at].lower in nouns():
                found = by_noun(self.view, at, sentence.first, limit)
                return self._nominal(found, "noun", at) if found is not None and found[2][0] < at else None
        return None

    def _right(self, group: Group, verb: Verb, content: Content, source: Range | None) -> tuple[Found, int] | None:
        made = self._make([content.tokens], source, (group.start, content.cue_end),
                          f"{verb.cls}_{content.frame}", group.head)
        return None if made is None else (made, content.tokens[1])

    def _fronted(self, group: Group, verb: Verb, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        """'X, he said' and 'X, he said, Y'."""
        view = self.view
        tokens = view.tokens
        floor = sentence.first
        after = group.end
        source = None if self._may_invert(group, verb) else subject(view, group, floor)
        if source is not None and tokens[source[0]].lower in RELATIVE:
            return None  # 'an official, who asked not to be named, said'
        if source is None or source[0] <= floor + 1 or not self._paused(source[0] - 1):
            if group.start <= floor + 1 or not self._paused(group.start - 1):
                return None
            source = phrase_right(view, group.end, limit)
            if source is None:
                return None
            left, after = self._before_pause(group.start - 1), source[1]
        else:
            left = self._before_pause(source[0] - 1)
        after = self._after_cue(after, verb, limit)
        if after < 0:
            return None
        opening = left - floor <= 1
        parts = [] if opening and tokens[floor].tag != "PRP" else [(floor, left)]
        end = after
        if after + 1 < limit and (not parts or not has_finite(view, floor, left) or after == group.end):
            end = clause_end(view, after + 1, limit)
            if end - after > 2:
                parts.append((after + 1, end))
        if not any(has_finite(view, *part) for part in parts):
            return None
        made = self._make(parts, source, (group.start, group.end), f"{verb.cls}_fronted", group.head)
        return None if made is None else (made, end)

    def _after_cue(self, at: int, verb: Verb, limit: int) -> int:
        """Token after the addressee and adverbials of a cue inside or after its content; -1 where more follows."""
        tokens = self.view.tokens
        after = at
        if "pers" in verb.frames:
            addressee = phrase_right(self.view, after, limit)
            if addressee is not None and addressee[1] - addressee[0] <= _ADDRESSEE:
                after = addressee[1]
        if after < limit and tokens[after].text != "," and not (
                tokens[after].tag in ("IN", "TO", "RB", "WRB") or tokens[after].lower in TIMES):
            return -1
        end = min(limit, after + _ADVERBIALS)
        while after < end and tokens[after].text != ",":
            after += 1
        return after if after == limit or tokens[after].text == "," else -1

    def _nominal(self, found: tuple[Range, Range | None, Range, str] | None, rule: str, head: int,
                 ) -> tuple[Found, int] | None:
        if found is None:
            return None
        content, source, cue, frame = found
        made = self._make([content], source, cue, f"{rule}_{frame}", head)
        return None if made is None else (made, content[1])

    def _according(self, at: int, sentence: Sentence, limit: int) -> tuple[Found, int] | None:
        """'X, according to Y' and 'According to Y, X'."""
        view = self.view
        tokens = view.tokens
        if at + 2 >= limit or tokens[at + 1].lower != "to":
            return None
        source = phrase_right(view, at + 2, limit)
        after = at + 2 if source is None else source[1]
        comma = next((k for k in range(after, limit) if tokens[k].text == ","), limit)
        if source is None:
            source = (at + 2, comma)
        cue = (at, at + 2)
        if at <= sentence.first + 1:
            if comma + 1 >= limit:
                return None
            parts, end = [(comma + 1, clause_end(view, comma + 1, limit))], limit
        else:
            parts, end = [(sentence.first, at)], limit
        made = self._make(parts, source, cue, "according_to", at)
        return None if made is None else (made, end)

