"""Rows of ``agreements``, and findings on values: figures and dates of several articles for the same thing.

What is linked is decided in ``linking``; here the groups get their verdict, their label and their sentence for the
reader. A finding has each value with the outlets that give it and their words. What a group of figures is about is told
in words that stand together in one of its sentences: 'taxpayer funds'.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from ..english import Context, Document, Token
from ..english.forms import singular
from ..rows import Evidence, Finding
from ..rows.relation import AGREE, DIFFER, scales, worst
from ..settings import AgreementSettings
from ..store import Row
from .frames import around, function_words, tokens_between
from .linking import Dispute, Linked, Mention, Mentions, linked, pool
from .linking.linker import goes
from .story import Story, apart, days, words_of
from .terms import Word, words

_LONGEST_LABEL = 8  # words of a label
_GAP = 3  # function words between two content words of a label: 'fund on behalf of'
_NOUN = 6  # words behind a figure among which the noun counted ends
_HYPHENS = frozenset(("-", "‐", "‑"))
_MARKS = frozenset(",;:.!?()[]“”\"–—")


def label(listed: Sequence[tuple[Row, Row]], *, count: bool) -> str:
    """The clearest label among (figure, sentence) pairs: the noun counted, else the longest run of the concept.

    ``count`` says whether the unit is a noun counted. Ties go to the earlier pair; blank where no sentence has one.
    """
    kept: dict[object, tuple[Row, Row]] = {}  # one of those that are alike
    for f, s in listed:
        kept.setdefault((s["text"], f["start"] - s["start"], f["end"] - s["start"], f["unit"], f["concept"]), (f, s))
    found = [(count and counted(f, s)) or run(f, s) for f, s in kept.values()]
    return max(found, key=lambda text: len(text.split()), default="")


def counted(figure: Row, sentence: Row) -> str:
    """'federal employees' for the unit 'federal employee', right behind the figure or else where the sentence has it.

    Blank where the unit hangs on the number ('the 38-word oath').
    """
    text, end = sentence["text"], figure["end"] - sentence["start"]
    if text[end:end + 1] in _HYPHENS:
        return ""
    unit = {singular(w.lower) for w in words(figure["unit"])}
    behind = words(text, end, min(len(text), end + _NOUN * 12))[:_NOUN]
    last = singular(words(figure["unit"])[-1].lower) if unit else ""
    at = next((i for i, w in enumerate(behind) if singular(w.lower) == last), None)
    if at is not None and _joined(text, end, behind[at].start):
        first = next(w for w in behind if w.lower not in function_words() or w is behind[at])
        return str(text[first.start:behind[at].end])
    stretches = _stretches(text, words(text), {w.lower for w in words(text) if singular(w.lower) in unit})
    return next((text[s[0].start:s[-1].end] for s in stretches if len(s) >= len(unit)), "")


def run(figure: Row, sentence: Row) -> str:
    """The longest stretch of the sentence made of words of the concept; ties to the one nearest to the figure."""
    text, at = sentence["text"], figure["start"] - sentence["start"]
    concept = {w.lower for w in words(figure["concept"])}
    best, key = "", (0, 0)
    for stretch in _stretches(text, words(text), concept):
        start, end = stretch[0].start, stretch[-1].end
        if start <= at < end:
            continue
        found = (sum(w.lower in concept for w in stretch), -abs(start - at))
        if found > key:
            best, key = text[start:end], found
    return best


def _stretches(text: str, listed: Sequence[Word], concept: set[str]) -> list[list[Word]]:
    """Words of the concept that follow one another with nothing but a few function words between."""
    made: list[list[Word]] = []
    pending: list[Word] = []
    for w in listed:
        joined = bool(made) and _joined(text, (pending or made[-1])[-1].end, w.start)
        if w.lower in concept:
            if joined and len(pending) <= _GAP and len(made[-1]) + len(pending) < _LONGEST_LABEL:
                made[-1] += [*pending, w]
            else:
                made.append([w])
            pending = []
        elif joined and w.lower in function_words():
            pending.append(w)
        else:
            pending = [w] * (_GAP + 1)
    return made


def _joined(text: str, start: int, end: int) -> bool:
    return not _MARKS & set(text[start:end])


_BEFORE, _BEHIND = 12, 9  # tokens of a clause that are quoted on either side of a value
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
    first, last = tokens_between(tokens, m.start, m.row["end"])
    left, right = around(tokens, first, last) or _near(tokens, first, last, m)
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


_COPIED = ("article", "start", "end", "text", "value", "upper", "bound")


def agreements(story: Story, context: Context) -> dict[str, list[object]]:
    """Rows of ``agreements`` for one story, and a ``Finding`` of each dispute."""
    settings = context.settings
    found = linked(pool(story, settings.links), settings.links, settings.agreements, _variables(story))
    rows: list[object] = []
    for number, (members, confidence) in enumerate(_told(story, found), 1):
        rows += _rows(story, str(number), members, found.pool.mentions, confidence, settings.agreements)
    findings = [difference(story, found, d) for d in found.disputes]
    return {"agreements": rows, "findings": [f for f in findings if f is not None]}


def _variables(story: Story) -> dict[tuple[str, int], frozenset[str]]:
    """The codebook variables that a figure is a value of, by article and start."""
    made: dict[tuple[str, int], set[str]] = {}
    for f in story.table("facts"):
        if f.get("number") is not None:
            made.setdefault((f["article"], f["start"]), set()).add(f["variable"])
    return {k: frozenset(v) for k, v in made.items()}


def _told(story: Story, found: Linked) -> Iterator[tuple[list[int], float]]:
    """Mentions of figures that two independent articles give of one thing, disputed or not, in order of their first.

    The groups of a dispute that is not sure stand apart.
    """
    disputes = [d for d in found.disputes if d.sure]
    disputed = {n for d in disputes for n in d.groups}
    made = [([i for n in d.groups for i in found.groups[n]], d.confidence) for d in disputes]
    made += [(g, found.confidence(n)) for n, g in enumerate(found.groups) if n not in disputed]
    for members, confidence in sorted(made):
        first = found.pool.mentions[members[0]]
        if first.dimension != "date" and _independent(story, {found.pool.mentions[i].article for i in members}):
            yield sorted(members), confidence


def _independent(story: Story, articles: set[str]) -> bool:
    """Whether two of the articles are no copies of one another."""
    return len({story.by_article[a].get("duplicate_of") or a for a in articles}) > 1


def _rows(story: Story, number: str, members: Sequence[int], mentions: Mentions, confidence: float,
          settings: AgreementSettings) -> list[Row]:
    """The group's rows; the verdict is that of the period that most of its articles are from."""
    group = [mentions[i] for i in members]
    separated = _separated(story, group, settings)
    now = [i for i, other in zip(members, separated, strict=True) if not other]
    verdict = _verdict(now if len({mentions[i].article for i in now}) > 1 else members, mentions, settings)
    units = Counter(m.row["unit"] for m in group)
    unit = max(sorted(units), key=units.__getitem__)
    known = scales()  # a figure in miles among others in kilometres keeps its unit
    sentences = story.sentences
    concept = label([(m.row, sentences[m.article, m.sentence]) for m in group], count=group[0].dimension == "count")
    return [{"story": story.id, "agreement": number, "concept": concept,
             "unit": m.row["unit"] if m.row["unit"] in known else unit, "verdict": verdict,
             "time_separated": other, "confidence": confidence, **{k: m.row[k] for k in _COPIED}}
            for m, other in zip(group, separated, strict=True)]


def _verdict(members: Sequence[int], mentions: Mentions, settings: AgreementSettings) -> str:
    """The worst over pairs of articles, where the best figures of a pair count; equal words are looked at once."""
    given: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for i in members:
        given[mentions[i].article].setdefault(mentions.wordings[i], i)
    held = Counter(frozenset(of) for of in given.values())
    of = {wording: i for by in given.values() for wording, i in by.items()}
    goes_ = mentions.once(partial(goes, figures=settings))
    return worst([min((goes_(of[x], of[y]) for x, y in product(a, b)), key=(AGREE, "compatible", DIFFER).index)
                  for a, b in combinations((w for w, times in held.items() for _ in range(min(times, 2))), 2)])


def _separated(story: Story, group: Sequence[Mention], settings: AgreementSettings) -> list[bool]:
    """Which rows are of another period than that of most articles; ties to the earlier."""
    dates = [days(str(story.by_article[m.article].get("published") or "")) for m in group]
    articles: defaultdict[tuple[int, int] | None, set[str]] = defaultdict(set)
    for m, d in zip(group, dates, strict=True):
        articles[d].add(m.article)
    close = {d: sum(len(of) for other, of in articles.items() if abs(apart(d, other)) <= settings.apart_days)
             for d in articles}  # an article is of one date
    main = max(range(len(group)), key=lambda i: (close[dates[i]], -(dates[i] or (0, 0))[0], -i))
    return [abs(apart(dates[main], d)) > settings.apart_days for d in dates]
