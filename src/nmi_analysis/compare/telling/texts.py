"""What is told of the texts themselves: written at another time, copied, of suspect wording, with statements turned.

What happened between two times of writing the earlier articles could not know.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ...rows import Evidence, Finding
from ...rows.schemas import PENALTIES
from ...store import Row
from ..quality import NAMES, doubtful
from ..story import Outlets, days, ended, joined, verb, words_of
from .told import Desk

Found = list[tuple[Row, list[str]]]  # passages, each with the runs of words that are equal

_SHOWN = 12  # words of a passage
_QUOTED = 0.5  # share of a line within quotation marks
_INVERSION = "accuracy/meaning-inversion"
_LEFT_OVER = "artefact"  # of a web page: no fault of the wording
_MODEL = 3  # replaced words that stand in another article, from which that one may be the text that was reworded


def copied(desk: Desk) -> Iterator[Finding]:
    """Pairs of articles with the most words in common, quotations aside; and articles that repeat another."""
    yield from _repeated(desk)
    pairs: dict[tuple[str, str], list[Row]] = {}
    independent = set(desk.reading.story.independent)
    for r in desk.reading.story.table("reuse"):
        if r["kind"] != "same_quote" and {r["article_a"], r["article_b"]} <= independent:
            pairs.setdefault((r["article_a"], r["article_b"]), []).append(r)
    for count, pair, found in _most(desk, pairs):
        if found and count >= desk.settings.copied:
            yield _shared(desk, pair, found, count)


def _most(desk: Desk, pairs: Mapping[tuple[str, str], Sequence[Row]]) -> list[tuple[int, tuple[str, str], Found]]:
    """The pairs of articles with the most equal words, how many, and in which passages.

    Passages are held against each other word by word only while a pair may still be among them.
    """
    bound = {pair: sum(len(r["text_a"].split()) for r in rows) for pair, rows in pairs.items()}
    best: list[tuple[int, tuple[str, str], Found]] = []
    for pair in sorted(pairs, key=lambda p: -bound[p]):
        if len(best) >= max(1, desk.settings.most_copies) and bound[pair] < best[-1][0]:
            break
        found = [(r, equal_words(r["text_a"], r["text_b"])) for r in pairs[pair] if not _marked(desk, r)]
        best.append((sum(len(run.split()) for _, runs in found for run in runs), pair, found))
        best = sorted(best, key=lambda b: (-b[0], b[1]))[:desk.settings.most_copies]
    return best


def _marked(desk: Desk, row: Row) -> bool:
    """Whether a passage stands mostly within quotation marks in either article: both quote somebody."""
    for s in "ab":
        line = desk.reading.line_at(row[f"article_{s}"], row[f"start_{s}"])
        if line and line.marked(max(line.start, row[f"start_{s}"]), min(line.end, row[f"end_{s}"])) >= _QUOTED:
            return True
    return False


def equal_words(one: str, other: str) -> list[str]:
    """The runs of words, as ``one`` writes them, that two passages have in the same order, case aside.

    >>> equal_words("The mayor left the old town hall", "the mayor has left the town hall")
    ['The mayor', 'left the', 'town hall']
    """
    words = one.split()
    found = SequenceMatcher(None, [w.casefold() for w in words], other.casefold().split(), autojunk=False)
    return [" ".join(words[m.a:m.a + m.size]) for m in found.get_matching_blocks() if m.size]


def _shared(desk: Desk, pair: tuple[str, str], found: list[tuple[Row, list[str]]], count: int) -> Finding:
    rows = [r for r, _ in found]
    longest, runs = max(found, key=lambda f: (max(map(len, f[1]), default=0), -f[0]["start_a"]))
    labels, told = [desk.outlets.label(a) for a in pair], f"{count} words"
    begin = words_of(_whole(desk, longest, runs) or " ".join(max(runs, key=len).split()[:_SHOWN]))
    directions = {r["direction"] for r in rows}
    origin = {"a_to_b": labels[0], "b_to_a": labels[1]}.get(directions.pop() if len(directions) == 1 else "", "")
    first = f"; {origin} had {'it' if len(rows) == 1 else 'them'} first" if origin else ""
    weight = desk.settings.copied_weight * min(2.0, 1 + count / 200)
    return Finding(
        "copied", ended(f"{joined(labels)} share {told}, among them {begin}{first}"),
        desk.settings.copied_sure, round(weight, 4),
        tuple(Evidence(longest[f"article_{s}"], longest[f"start_{s}"], longest[f"end_{s}"], "states", told)
              for s in "ab"))


def _whole(desk: Desk, row: Row, runs: list[str]) -> str:
    """The shortest sentence of a shared passage that both have word for word; none of a few words, nor a long one."""
    document = desk.reading.documents[row["article_a"]]
    inside = [" ".join(document.text[s.start:s.end].split()) for s in document.sentences
              if row["start_a"] <= s.start and s.end <= row["end_a"]]
    fit = [t for t in inside if _SHOWN // 2 <= t.count(" ") <= 2 * _SHOWN and any(t in run for run in runs)]
    return min(fit, key=len, default="").rstrip(".")


def _repeated(desk: Desk) -> Iterator[Finding]:
    documents = desk.reading.story.documents
    for original, copies in sorted(desk.outlets.copies.items()):
        same = [a for a in copies if a in documents]
        if not same or original not in documents:
            continue
        rows = tuple(Evidence(x, 0, max(1, len(documents[x].text))) for x in (*same, original))
        told = f"{desk.outlets.named(same)} {verb(same, 'repeat')} {desk.outlets.label(original)}"
        yield Finding("copied", f"{told}: they count as one source.", desk.settings.copied_sure,
                      desk.settings.copied_weight, rows)


def inverted(desk: Desk) -> Iterator[Finding]:
    """Statements that say the opposite of what was meant, as far as the words themselves show what was."""
    for r in desk.reading.story.table("flags"):
        if r["category"] == _INVERSION and r.get("suggestion"):
            label, said, meant = desk.outlets.label(r["article"]), words_of(r["text"]), words_of(r["suggestion"])
            told = f"{label} may say the opposite of what was meant: {said} where {meant} may have been meant"
            yield Finding("inverted", ended(told), round(float(r.get("confidence") or 0), 4),
                          desk.settings.inverted_weight,
                          (Evidence(r["article"], r["start"], r["end"], "states", str(r["suggestion"])),))


def wording(desk: Desk) -> Iterator[Finding]:
    """Articles that are judged spun."""
    story = desk.reading.story
    for article in sorted(doubtful(story, desk.reading.settings.quality)):
        flags = [r for r in story.table("flags") if r["article"] == article
                 and r["category"] not in (_LEFT_OVER, _INVERSION)]
        if flags and story.by_article[article]["words"] >= desk.reading.settings.quality.judged_words:
            yield _reworded(desk, article, flags)


def _reworded(desk: Desk, article: str, listed: list[Row]) -> Finding:
    label = desk.outlets.label(article)
    counts = Counter(r["category"] for r in listed)
    told = joined([f"{n} {NAMES[c][n > 1]}" for c, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))])
    worst = sorted(listed, key=lambda r: (-PENALTIES[r["severity"]], -(r.get("confidence") or 0), r["start"]))
    shown = list({r["text"].lower(): r for r in reversed(worst)}.values())[::-1][:desk.settings.most_examples]
    examples = joined([words_of(r["text"]) for r in shown])
    found = Counter(r["evidence_article"] for r in listed if r.get("evidence_article"))
    model, count = found.most_common(1)[0] if found else ("", 0)
    of = f"; it may reword {desk.outlets.label(model)}" if count >= _MODEL and 2 * count > found.total() else ""
    return Finding("wording", ended(f"{label} reads as synonym-spun, with {told}, such as {examples}{of}"),
                   desk.settings.wording_sure, desk.settings.wording_weight,
                   tuple(Evidence(r["article"], r["start"], r["end"], "states", told) for r in shown))


_LEAD = 6  # lines among which the day is named that an article tells of


def other_time(desk: Desk) -> Iterator[Finding]:
    """One finding: the articles from before the longest gap between publication days, or those from after it."""
    published = desk.outlets.published
    spans = {a: found for a in desk.reading.story.independent if (found := days(published[a]))}
    dated = sorted(spans, key=lambda a: spans[a])
    gaps = [spans[b][0] - max(spans[a][1] for a in dated[:i]) for i, b in enumerate(dated) if i]
    if not gaps or max(gaps) < 1:
        return
    at = gaps.index(max(gaps)) + 1
    early, late = dated[:at], dated[at:]
    known = {a: e for a in dated if (e := _named_day(desk, a, published[early[-1]]))}
    if max(gaps) < desk.settings.apart_days and not any(a in known for a in late):
        return
    rows = tuple(known.get(a) or Evidence(a, *_first(desk, a), "states", published[a]) for a in dated)
    weight = desk.settings.time_weight * (1.0 if max(gaps) >= desk.settings.apart_days else 0.8)
    yield Finding("other_time", ended(_told(desk.outlets, early, late)), desk.settings.time_sure, round(weight, 4),
                  rows)


_DAY = len("2031-03-04")


def _told(outlets: Outlets, early: Sequence[str], late: Sequence[str]) -> str:
    """The side of fewer articles first."""
    few, rest, order = (early, late, "before") if len(early) <= len(late) else (late, early, "after")
    could = "only the later one could know" if len(late) == 1 else "only the later ones could know"
    return (f"{outlets.named(few)} {'are' if len(few) > 1 else 'is'} from {_dates(outlets, few)}, {order} "
            f"{outlets.named(rest)} ({_dates(outlets, rest)}): what came in between {could}")


def _dates(outlets: Outlets, articles: Sequence[str]) -> str:
    first, last = (end(outlets.published[a] for a in articles) for end in (min, max))
    return first if last.startswith(first) else f"{first} to {last}"


def _named_day(desk: Desk, article: str, after: str) -> Evidence | None:
    """The first lead line with a day of the article's own: of a later article one after the day ``after``."""
    published = desk.outlets.published[article]
    for line in desk.reading.lines.get(article, [])[:_LEAD]:
        for d in desk.reading.rows["dates"][article]:
            told = str(d.get("iso") or "")
            if line.start <= d["start"] < line.end and len(told) == _DAY and told <= published and (
                    told > after or published <= after):
                return Evidence(article, line.start, line.end, "states", published)
    return None


def _first(desk: Desk, article: str) -> tuple[int, int]:
    """The dateline, or else the first sentence."""
    sentences = desk.reading.story.documents[article].sentences
    found = next((s for s in sentences if s.kind == "dateline"), sentences[0] if sentences else None)
    return (found.start, found.end) if found else (0, 0)
