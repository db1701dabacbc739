"""Passages that two articles share, and articles that repeat another one."""

from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...tables import Row
from .outlets import ended, verb, words_of
from .told import Desk

_SHOWN = 12  # words of a passage


def copied(desk: Desk) -> Iterator[Finding]:
    """Pairs of articles with the most words in common that neither quotes; then articles that repeat another."""
    yield from _repeated(desk)
    pairs: dict[tuple[str, str], list[Row]] = {}
    independent = set(desk.reading.story.independent)
    for r in desk.reading.story.table("reuse"):
        if r["kind"] != "same_quote" and {r["article_a"], r["article_b"]} <= independent:
            pairs.setdefault((r["article_a"], r["article_b"]), []).append(r)
    counted = {p: sum(len(r["text_a"].split()) for r in rows) for p, rows in pairs.items()}
    for pair in sorted(pairs, key=lambda p: (-counted[p], p))[:desk.settings.most_copies]:
        if counted[pair] >= desk.settings.copied:
            yield _shared(desk, pair, pairs[pair], counted[pair])


def _shared(desk: Desk, pair: tuple[str, str], rows: list[Row], count: int) -> Finding:
    longest = max(rows, key=lambda r: (len(r["text_a"]), -r["start_a"]))
    labels, told = [desk.outlets.label(a) for a in pair], f"{count} words"
    begin = " ".join(longest["text_a"].split()[:_SHOWN])
    origin = {"a_to_b": labels[0], "b_to_a": labels[1]}.get(
        rows[0]["direction"] if len({r["direction"] for r in rows}) == 1 else "", "")
    had = f"; {origin} had {'it' if len(rows) == 1 else 'them'} first" if origin else ""
    what = "passage" if len(rows) == 1 else "passages, the longest"
    return Finding(
        "copied", ended(f"{labels[0]} and {labels[1]} share {told} that neither quotes: the {what} beginning "
                        f"{words_of(begin)}{had}"),
        desk.settings.copied_sure, round(desk.settings.copied_weight * min(2.0, 1 + count / 200), 4),
        tuple(Evidence(longest[f"article_{s}"], longest[f"start_{s}"], longest[f"end_{s}"], "states", told)
              for s in "ab"))


def _repeated(desk: Desk) -> Iterator[Finding]:
    documents, copies = desk.reading.story.documents, dict[str, list[str]]()
    for a in desk.reading.story.articles:
        if a.get("duplicate_of") in documents and a["article"] in documents:
            copies.setdefault(a["duplicate_of"], []).append(a["article"])
    for original in sorted(copies):
        same = copies[original]
        rows = tuple(Evidence(x, 0, max(1, len(documents[x].text))) for x in (*same, original))
        yield Finding("copied", f"{desk.outlets.named(same)} {verb(same, 'repeat')} {desk.outlets.label(original)}: "
                                "they count as one source.", desk.settings.copied_sure, desk.settings.copied_weight, rows)
