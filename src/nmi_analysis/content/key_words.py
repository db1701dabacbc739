"""Key words: what sets the words of one source apart from others, how surely and how strongly."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..english.document import token_spans
from ..errors import ParameterError
from ..settings import ContentSettings
from ..store import Row, TableSet
from ..views.frame import View
from ..views.sources import Sources
from ..views.words import plural

_SETTINGS = ContentSettings()
OTHERS = "all others"
_SHOWN = {"group": "Source", "word": "Word", "count": "Times", "rate": "Per 1,000", "reference_count": "In reference",
          "reference_rate": "Per 1,000 there", "g2": "G2", "level": "Level", "log_ratio": "Log ratio"}
_HIDDEN = ("reference", "p", "p_adjusted", "articles", "words", "reference_words", "small")


class KeyWords(View):
    """A row per word and group; shown with the first of each group, and how far small texts can be trusted."""

    def _first(self) -> View:
        first = View(self.groupby("group", sort=False).head(_SETTINGS.most_words))
        first.attrs.update(self.attrs)
        return first

    def _told(self) -> list[str]:
        """The note, and how many words are not shown."""
        cut = len(self) > len(self._first())
        told = f"The first {_SETTINGS.most_words} words of each group; the frame has {len(self):,} rows." if cut else ""
        return [t for t in (str(self.attrs.get("note", "")), told) if t]

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(t)}</p>" for t in self._told()) + self._first()._repr_html_()

    def __repr__(self) -> str:
        return "\n".join([*self._told(), repr(self._first())])


class _Text(NamedTuple):
    """The words of a group: how often each stands in it, in how many articles, and how many there are."""

    counts: Counter[str]
    articles: Counter[str]
    words: int


def keyness(tables: TableSet, by: str | Mapping[str, str] = "source", *, reference: str = "",
            least: int = _SETTINGS.least) -> KeyWords:
    """The words that each group of articles uses more, or less, often than a reference.

    ``by``: ``source`` (outlets; an article of unknown outlet is its own), ``article``, ``story``, another column of
    ``articles`` such as ``published`` or ``language``, or a mapping of article ids to groups (articles that it does
    not name are left out). ``reference``: the name of the group to compare with; blank for all other groups together.
    ``least``: occurrences, in both texts together, below which a word is left out. Words are runs of letters and
    numbers as ``articles.words`` counts them, case ignored, function words included, web left-overs not.

    Returns a row per group and word, the surest first: ``group``, ``word``, ``count``, ``rate`` (per 1,000 words),
    ``reference``, ``reference_count``, ``reference_rate``, ``g2`` (log-likelihood; higher is surer), ``level`` (the
    strictest usual level of significance that counts so small allow, blank for none), ``p``, ``p_adjusted`` (Holm's,
    over the group's words), ``log_ratio`` (1: twice as frequent as in the reference, -1: half), ``articles`` (how
    many of the group have the word), ``words`` and ``reference_words`` (sizes), ``small`` (whether either text is too
    small for more than hints). ``attrs['note']`` says so in words. Raises ParameterError for an unknown column or
    reference, or an unknown article of a mapping.

    Sources: Dunning (1993), Rayson and Garside (2000) for G2; Rayson, Berridge and Francis (2004) for the levels;
    Hardie (2014) for the log ratio; Holm (1979).

    >>> import nmi_analysis as nmi
    >>> words = nmi.keyness(nmi.analyze("sample"), reference="Lake Courier")
    >>> words.loc[words["group"] == "World Digest", ["word", "count", "reference_count"]].head(2).values.tolist()
    [['said', 0, 5], ['mentioned', 3, 0]]
    """
    groups = _groups(tables, by)
    if reference and reference not in groups:
        raise ParameterError(f"no group '{reference}'; there are {', '.join(groups)}")
    texts = _texts(tables, groups)
    rows: list[Row] = []
    for group in (g for g in groups if g != reference and texts[g].words):
        other = texts[reference] if reference else _joined(t for g, t in texts.items() if g != group)
        if other.words:
            rows += _rows(group, texts[group], reference or OTHERS, other, least)
    empty = (f"No word stands {plural(least, 'time')} in both texts together." if len(groups) > 1 else
             "There is one group of articles alone: nothing to compare it with.")
    made = KeyWords.of(rows, _SHOWN, empty=empty, hidden=_HIDDEN)
    made.attrs["note"] = _note(groups, texts) if rows else ""
    return made


def _groups(tables: TableSet, by: str | Mapping[str, str]) -> dict[str, list[str]]:
    """Group to its articles, in their order."""
    sources = Sources(tables)
    if isinstance(by, Mapping):
        unknown = [a for a in by if a not in sources.texts]
        if unknown:
            raise ParameterError(f"no article '{unknown[0]}'; there are {', '.join(sources.articles[:20])}")
        named = dict(by)
    elif by == "article":
        named = {a: sources.dated(a) for a in sources.articles}
    elif by == "story":
        named = dict(zip(tables.stories["article"], tables.stories["story"], strict=True))
    elif by in tables.articles.columns and by != "text":
        named = {a: str(g) or sources.label(a) for a, g in zip(sources.articles, tables.articles[by], strict=True)}
    else:
        raise ParameterError(f"articles have no column '{by}'; group them by source, article, story, another column "
                             "of the table articles, or a mapping of article ids to groups")
    made: dict[str, list[str]] = {}
    for article in sources.articles:
        if article in named:
            made.setdefault(named[article], []).append(article)
    return made


def _texts(tables: TableSet, groups: Mapping[str, list[str]]) -> dict[str, _Text]:
    listed: dict[str, Counter[str]] = {}
    read = tables.sentences[tables.sentences["kind"] != "boilerplate"]
    for article, text in zip(read["article"], read["text"], strict=True):
        listed.setdefault(article, Counter()).update(
            text[s:e].lower().replace("’", "'") for s, e in token_spans(text) if text[s].isalnum())
    return {g: _joined(_Text(c, Counter(c.keys()), c.total()) for a in articles if (c := listed.get(a)) is not None)
            for g, articles in groups.items()}


def _joined(texts: Iterable[_Text]) -> _Text:
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for t in texts:
        counts.update(t.counts)
        articles.update(t.articles)
    return _Text(counts, articles, counts.total())


def _rows(group: str, text: _Text, reference: str, other: _Text, least: int) -> list[Row]:
    small = min(text.words, other.words) < _SETTINGS.small
    made: list[Row] = []
    for word in sorted({*text.counts, *other.counts}):
        a, b = text.counts[word], other.counts[word]
        if a + b < least:
            continue
        sizes = (a, b, text.words, other.words)
        g2 = round(log_likelihood(*sizes), 6)
        made.append({
            "group": group, "word": word, "count": a, "rate": round(1_000 * a / text.words, 6),
            "reference": reference, "reference_count": b, "reference_rate": round(1_000 * b / other.words, 6),
            "g2": g2, "level": level(g2, min(expected(*sizes))), "log_ratio": round(log_ratio(*sizes), 6),
            "p": p_value(g2), "articles": text.articles[word], "words": text.words, "reference_words": other.words,
            "small": small,
        })
    for row, p in zip(made, holm([r["p"] for r in made]), strict=True):
        row["p"], row["p_adjusted"] = round(row["p"], 6), round(p, 6)
    return sorted(made, key=lambda r: (-r["g2"], r["word"]))


def _note(groups: Mapping[str, list[str]], texts: Mapping[str, _Text]) -> str:
    """What to beware of; blank where every text is large enough."""
    small = [f"{g} {plural(texts[g].words, 'word')}" for g in groups if texts[g].words < _SETTINGS.small]
    if not small:
        return ""
    named = ", ".join(small[:_SETTINGS.most_groups]) + (f" and {len(small) - _SETTINGS.most_groups} more"
                                                        if len(small) > _SETTINGS.most_groups else "")
    return (f"Small texts ({named}): below {_SETTINGS.small:,} words a key word is a hint of what to read, "
            "not a result.")


# Rayson, Berridge and Francis (2004): the critical value that holds from an expected count on, and its level.
LEVELS = ((15.13, 1.0, "p < 0.0001"), (10.83, 8.0, "p < 0.001"), (6.63, 11.0, "p < 0.01"), (3.84, 13.0, "p < 0.05"))
ABSENT = 0.5  # occurrences put for none, so that a ratio exists (Hardie 2014)


def expected(count: int, other: int, words: int, other_words: int) -> tuple[float, float]:
    """Occurrences in a text and in its reference that one rate for both would give."""
    rate = (count + other) / (words + other_words)
    return words * rate, other_words * rate


def log_likelihood(count: int, other: int, words: int, other_words: int) -> float:
    """G2 of a word that stands ``count`` times in ``words`` and ``other`` times in ``other_words``; 0 or more.

    Higher is surer that the rates differ; it follows the chi-square distribution of one degree of freedom. Dunning
    (1993) in the form of Rayson and Garside (2000): ``2 * sum(observed * ln(observed / expected))`` over the two
    texts. Both texts must have words.

    >>> round(log_likelihood(33, 12, 10_000, 10_000), 2)
    10.19
    """
    pairs = zip((count, other), expected(count, other, words, other_words), strict=True)
    return max(0.0, 2 * math.fsum(seen * math.log(seen / awaited) for seen, awaited in pairs if seen))


def log_ratio(count: int, other: int, words: int, other_words: int) -> float:
    """Binary logarithm of the ratio of the two rates: 1 is twice as frequent, -1 half (Hardie 2014).

    A word absent from one text counts half an occurrence there.

    >>> log_ratio(40, 10, 1_000, 1_000)
    2.0
    """
    return math.log2((count or ABSENT) / words) - math.log2((other or ABSENT) / other_words)


def p_value(g2: float) -> float:
    """Probability of so high a G2 where the rates are equal: the upper tail of chi-square, one degree of freedom."""
    return math.erfc(math.sqrt(g2 / 2))


def level(g2: float, least_expected: float) -> str:
    """The strictest level that G2 reaches and that counts so small allow; blank for none.

    With small expected counts only the high critical values hold (Rayson, Berridge and Francis 2004).
    """
    return next((name for critical, enough, name in LEVELS if g2 >= critical and least_expected >= enough), "")


def holm(values: Sequence[float]) -> list[float]:
    """P values adjusted for their number, in their order (Holm 1979): the chance that any of them is false is kept."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    made, largest = [0.0] * len(values), 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, values[i] * (len(values) - rank)))
        made[i] = largest
    return made
