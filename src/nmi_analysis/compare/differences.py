"""The finding that values of one thing differ: each value with the outlets that give it and their words."""

from collections.abc import Sequence
from typing import NamedTuple

from ..english import Document, Token
from ..rows import Evidence, Finding
from .clauses import around
from .days import apart, days
from .linking import Dispute, Linked, Mention
from .outlets import words_of
from .story import Story

_BEFORE, _BEHIND = 12, 9  # tokens of a clause that are quoted on either side of a value
_LONGEST = 200  # characters of the statement around a value that is quoted whole
_STARTS = frozenset(("IN", "TO", "VBD", "VBZ", "VBP", "VBG", "MD"))  # where a quotation may begin within a clause
_DANGLING = frozenset(("IN", "TO", "DT", "CC", "PRP$", "WDT", "WP", "MD", ",", ":"))
_KINDS = {"date": "dates", "share": "shares", "dollar": "sums", "euro": "sums", "pound": "sums"}
_PERIOD = 1  # days between publications from which a value may have changed


class Side(NamedTuple):
    """A value as its articles give it; the first mention stands for all."""

    mentions: list[Mention]
    quote: tuple[int, int]

    @property
    def first(self) -> Mention:
        """The mention that is quoted."""
        return self.mentions[0]

    @property
    def articles(self) -> list[str]:
        """The articles, each once."""
        return list(dict.fromkeys(m.article for m in self.mentions))


def difference(story: Story, found: Linked, dispute: Dispute) -> Finding | None:
    """The finding of a dispute; None where fewer than two articles are left."""
    sides = [_side(story, [found.pool.mentions[i] for i in found.groups[n]], dispute, found) for n in dispute.groups]
    sides.sort(key=lambda s: (-len(s.articles), s.first.article, s.first.start))
    if len({a for s in sides for a in s.articles}) < 2:
        return None
    evidence = [Evidence(m.article, *quoted(story.documents[m.article], m), "states" if s is sides[0] else "against",
                         _shown(m)) for s in sides for m in s.mentions]
    return Finding("differs", _statement(story, sides), dispute.confidence, _weight(story, sides), tuple(evidence))


def _side(story: Story, mentions: Sequence[Mention], dispute: Dispute, found: Linked) -> Side:
    """The mention that decided the dispute comes first, else the earliest of a body."""
    deciding = {id(found.pool.mentions[i]) for i in dispute.pair}
    listed = sorted(mentions, key=lambda m: (id(m) not in deciding, m.title, m.article, m.start))
    return Side(listed, quoted(story.documents[listed[0].article], listed[0]))


def quoted(document: Document, m: Mention) -> tuple[int, int]:
    """Offsets of the words around a value that say what it is a value of: the statement, whole where it is short."""
    sentence = document.sentences[m.sentence]
    tokens = document.tokens_of(sentence)
    first = next(i for i, t in enumerate(tokens) if t.end > m.start)
    last = next(i for i in range(len(tokens) - 1, -1, -1) if tokens[i].start < m.row["end"])
    left, right = around(tokens, first, last, _LONGEST) or _near(tokens, first, last, m)
    while left < first and (not tokens[left].text[0].isalnum() or tokens[left].tag in ("POS", "CC")):
        left += 1
    while right > last and (not tokens[right].text[-1].isalnum() or tokens[right].tag in _DANGLING):
        right -= 1
    return min(tokens[left].start, m.start), max(tokens[right].end, m.row["end"])


def _near(tokens: Sequence[Token], first: int, last: int, m: Mention) -> tuple[int, int]:
    """The clause of a long sentence, as far as it is near."""
    left, right = m.frame.clause[0], min(m.frame.clause[1] - 1, last + _BEHIND)
    if left < first - _BEFORE:
        left = next((i for i in range(first - _BEFORE, first) if tokens[i].tag in _STARTS), first - _BEFORE)
    return left, right


def _shown(m: Mention) -> str:
    """Normal form of a value: '7', '100000-120000', '2009-01-03'."""
    if isinstance(m.value, str):
        return m.value
    upper = m.row.get("upper")
    bound = str(m.row.get("bound") or "=").replace("=", "")
    return bound + f"{m.row['value']:.15g}" + ("" if upper is None else f"-{upper:.15g}")


def _statement(story: Story, sides: Sequence[Side]) -> str:
    """Such as 'Different numbers, “five” against “seven”: the Courier “five villages fell”; the Herald “all seven”'.

    Words stand behind the one outlet whose they are.
    """
    told = [story.outlets.said(s.articles, story.documents[s.first.article].text[slice(*s.quote)]) for s in sides]
    values = " against ".join(dict.fromkeys(words_of(s.first.row["text"]) for s in sides))
    return f"{_what(sides)}, {values}: {'; '.join(told)}."


def _what(sides: Sequence[Side]) -> str:
    m = sides[0].first
    kind = _KINDS.get(m.dimension.partition(" per ")[0], "numbers" if m.dimension in ("count", "") else "figures")
    return f"Different {kind}"


def _weight(story: Story, sides: Sequence[Side]) -> float:
    """More where a headline or lead gives the value, people are concerned, or several outlets; less across days."""
    mentions = [m for s in sides for m in s.mentions]
    weight = 0.6 + 0.15 * any(m.lead or m.title for m in mentions) + 0.1 * any(m.frame.outcome for m in mentions)
    weight += 0.05 * min(3, len({m.article for m in mentions}) - 2)
    dates = [[days(str(story.by_article[a].get("published") or "")) for a in s.articles] for s in sides[:2]]
    if all(abs(apart(x, y)) > _PERIOD for x in dates[0] for y in dates[1]):
        weight -= 0.2
    return round(min(1.0, weight), 6)
