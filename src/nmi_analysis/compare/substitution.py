"""Words that stand in another article's frame: the same words around, another one between.

Only an article that is judged spun is looked at: where two other articles differ in a word, each chose its own. The
other article's span is the evidence; a flag of the same place is strengthened by it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from ..english import Context
from ..english.document import token_spans
from ..flags.assessment import RULE as ALONE
from ..flags.assessment import Told, assess, beside, suspected
from ..flags.frequencies import books, zipf
from ..flags.merge import merge
from ..flags.slots import pair
from ..flags.substitutes import like, substitutes
from ..settings import QualitySettings
from ..store import Row
from .quality import doubtful
from .story import Story

RULE = "flags.other_wording/v1"


class Word(NamedTuple):
    """A word or mark of an article."""

    start: int
    end: int
    text: str
    lower: str


class Frame(NamedTuple):
    """A place in another article: the words between two sides that this article has too."""

    article: str
    words: list[Word]
    shared: int
    related: bool


# (word before, word after, words between) to the words between and where they stand in other articles
Index = dict[tuple[str, str, int], dict[tuple[str, ...], list[tuple[str, int]]]]


def substitution(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rewrite the doubtful articles' rows of ``flags`` in place, strengthened and with new ones; nothing to add."""
    settings = context.settings.quality
    spun = sorted(doubtful(story, settings))
    if not spun:
        return {}
    flags: dict[str, list[Row]] = defaultdict(list)
    for row in story.table("flags"):
        flags[row["article"]].append(row)
    english = {a["article"] for a in story.articles if a.get("language", "en") == "en"}
    words = {a: _words(story.by_article[a]["text"]) for a in sorted(english)}
    others = [a for a in story.independent if a in english and a not in spun]
    index = _index(words, others, spun, settings.frame_longest)
    for article in spun:
        flags[article] = _again(story, article, others, flags[article], settings)
        _judge(article, words, index, flags[article], settings)
        flags[article] = [_placed(story, article, r) for r in merge(flags[article], story.by_article[article]["text"])]
    kept = [r for r in story.table("flags") if r["article"] not in spun]
    story.rows["flags"] = kept + [r for a in spun for r in flags[a]]
    return {}


def _again(story: Story, article: str, others: list[str], flags: list[Row], settings: QualitySettings) -> list[Row]:
    """The flags, those of single words judged again by the words of the other articles, where these are enough."""
    if len(others) < settings.beside_articles:
        return flags
    document = story.documents[article]
    assessed = assess(document, settings)
    if not assessed.doubtful:
        return flags
    told = Told(Counter(w for other in others for w in {t.lower for t in story.documents[other].tokens}), len(others))
    found = suspected(document, beside(document, assessed, told), settings, told)
    return [*(f for f in flags if f["rule"] != ALONE), *({**r, "article": article} for r in found)]


def _placed(story: Story, article: str, row: Row) -> Row:
    """The row with the characters it stands on and the sentence it begins in."""
    text = story.by_article[article]["text"]
    sentence = story.documents[article].sentence_at(row["start"])
    return {**row, "text": text[row["start"]:row["end"]], "sentence": sentence}


def _words(text: str) -> list[Word]:
    return [Word(s, e, text[s:e], text[s:e].lower()) for s, e in token_spans(text)]


def _judge(article: str, words: dict[str, list[Word]], index: Index, flags: list[Row],
           settings: QualitySettings) -> None:
    """Add to ``flags`` what the other articles word otherwise, and to its rows the evidence."""
    own = words[article]
    for size in range(settings.frame_longest, 0, -1):  # the longest first: it explains the shorter ones in it
        for first in range(1, len(own) - size):
            last = first + size
            frame = _best(own, first, last, index, words, settings)
            if frame is None:
                continue
            row = _row(article, own[first:last], frame)
            clash = [f for f in flags if f["start"] < row["end"] and row["start"] < f["end"]]
            if clash:
                _strengthen(clash[0], row, frame.related)
            else:
                flags.append(row)


def _index(words: dict[str, list[Word]], others: Iterable[str], spun: Iterable[str], longest: int) -> Index:
    """The places of the other articles between two words that stand as near to each other in one that is spun."""
    wanted: dict[str, set[str]] = {}
    for article in spun:
        for first, w in enumerate(words[article], 1):
            wanted.setdefault(w.lower, set()).update([v.lower for v in words[article][first + 1:first + longest + 1]])
    made: Index = defaultdict(lambda: defaultdict(list))
    for article in others:
        listed = words[article]
        for first in range(1, len(listed)):
            before = listed[first - 1].lower
            behind = wanted.get(before, set())
            for last in range(first + 1, min(first + longest, len(listed) - 1) + 1) if behind else ():
                if (after := listed[last].lower) in behind:
                    between = tuple([w.text for w in listed[first:last]])
                    made[before, after, last - first][between].append((article, first))
    return made


def _best(own: list[Word], first: int, last: int, index: Index, words: dict[str, list[Word]],
          settings: QualitySettings) -> Frame | None:
    """The place in another article whose surroundings agree most, where they agree enough."""
    found: list[tuple[int, str, int, int]] = []
    tight = _meaning(own[first - 1].lower, settings) and _meaning(own[last].lower, settings)
    for size in range(1, settings.frame_longest + 1):
        for places in index.get((own[first - 1].lower, own[last].lower, size), {}).values():
            article, at = places[0]
            middle = words[article][at:at + size]
            if not _comparable(own[first:last], middle, settings):
                continue
            alike = any(_related(a, b) for a, b in zip(_parts(own[first:last]), _parts(middle), strict=True))
            for article, at in places:
                shared = _shared(own, first, last, words[article], at, at + size, settings)
                if shared >= settings.frame_words + (not alike and not tight):
                    found.append((shared, article, at, size))
    if not found or _usual(own, first, last, settings):
        return None
    shared, article, at, size = max(found, key=lambda f: (f[0], -f[3], f[1], -f[2]))
    middle = words[article][at:at + size]
    alike = any(_related(a, b) for a, b in zip(_parts(own[first:last]), _parts(middle), strict=True))
    return Frame(article, middle, shared, alike)


def _shared(own: list[Word], first: int, last: int, other: list[Word], start: int, end: int,
            settings: QualitySettings) -> int:
    """Words of meaning that both have in the same order on the two sides, counted up to the first difference."""
    reach = settings.frame_reach
    before = _common(reversed(own[max(0, first - reach):first]), reversed(other[max(0, start - reach):start]), settings)
    return before + _common(own[last:last + reach], other[end:end + reach], settings)


def _common(own: Iterable[Word], other: Iterable[Word], settings: QualitySettings) -> int:
    alike = takewhile(lambda p: p[0].lower == p[1].lower, zip(own, other, strict=False))
    return sum(_meaning(a.lower, settings) for a, _ in alike)


def _comparable(own: list[Word], other: list[Word], settings: QualitySettings) -> bool:
    """Whether two fillings may be one wording and its replacement: as many words, none shared, no names.

    Hyphens count as spaces. Of several words at least half of those with a meaning must be synonyms.
    """
    mine, theirs = _parts(own), _parts(other)
    if len(mine) != len(theirs) or set(mine) & set(theirs) or not all(w.isalpha() for w in (*mine, *theirs)):
        return False
    weighty = [(a, b, _meaning(a, settings), _meaning(b, settings)) for a, b in zip(mine, theirs, strict=True)]
    content = [(a, b) for a, b, first, second in weighty if first or second]
    if not content or any(x != y for _, _, x, y in weighty):
        return False
    if not all(a in books() and b in books() for a, b in content):
        return False
    related = sum(_related(a, b) for a, b in content)
    if len(mine) == 1 or len(own) == 1:
        return related > 0 or own[0].text[0].isupper() == other[0].text[0].isupper()
    return 2 * related >= len(content)


def _parts(words: list[Word]) -> list[str]:
    return [p for w in words for p in w.lower.split("-")]


def _meaning(word: str, settings: QualitySettings) -> bool:
    return word[:1].isalpha() and zipf().get(word, 0) < settings.function_zipf


def _related(a: str, b: str) -> bool:
    return b in substitutes(a) or a in substitutes(b)


def _usual(own: list[Word], first: int, last: int, settings: QualitySettings) -> bool:
    """Whether the words make a usual pair with a word of meaning beside them: then they were the author's choice."""
    before, after = own[first - 1].lower, own[last].lower
    return ((_meaning(before, settings) and pair(before, own[first].lower) > 0)
            or (_meaning(after, settings) and pair(own[last - 1].lower, after) > 0))


def _row(article: str, own: list[Word], frame: Frame) -> Row:
    theirs = " ".join(w.text for w in frame.words)
    mine = " ".join(w.text for w in own)
    return {
        "article": article, "start": own[0].start, "end": own[-1].end, "category": "accuracy/mistranslation",
        "severity": "major", "suggestion": like(theirs, mine),
        "confidence": round(min(0.95, 0.6 + 0.05 * frame.shared), 2),
        "evidence": f"another article has '{theirs}' between the same words", "evidence_article": frame.article,
        "evidence_start": frame.words[0].start, "evidence_end": frame.words[-1].end, "rule": RULE,
    }


def _strengthen(flag: Row, row: Row, related: bool) -> None:
    if flag.get("evidence_article") or flag["category"] == "artefact":
        return
    flag["evidence"] = f"{flag['evidence']}; {row['evidence']}"
    for key in ("evidence_article", "evidence_start", "evidence_end"):
        flag[key] = row[key]
    within = row["start"] <= flag["start"] and flag["end"] <= row["end"]
    if within and (related or not flag["suggestion"]) and flag["severity"] != "critical":
        flag.update(start=row["start"], end=row["end"], suggestion=row["suggestion"])
    flag["confidence"] = max(flag["confidence"], row["confidence"])
