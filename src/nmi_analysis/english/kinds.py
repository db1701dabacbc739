"""Which part of the article a sentence belongs to, by the shape, place and repetition of its line.

A line is what stands between two line ends. An article without two lines has a body alone.
"""

from collections import Counter

from . import lines


def kinds(text: str, spans: list[tuple[int, int, int]]) -> list[str]:
    """One kind per sentence span (start, end, paragraph)."""
    bounds: dict[int, tuple[int, int]] = {}
    for start, end, paragraph in spans:
        bounds[paragraph] = (bounds.get(paragraph, (start, end))[0], end)
    named = of_lines([text[a:b] for a, b in bounds.values()])
    kind_of = dict(zip(bounds, named, strict=True))
    return [kind_of[p] for _, _, p in spans]


def of_lines(listed: list[str]) -> list[str]:
    """One kind per line."""
    made = ["body"] * len(listed)
    stopped = [lines.stopped(line) for line in listed]
    if len(listed) < 2 or not any(stopped):
        return made
    keys = [lines.same(line[:2 * lines.LONGEST_LINE]) for line in listed]
    for i, line in enumerate(listed):
        if lines.dateline(line):
            made[i] = "dateline"
        elif lines.credit(line):
            made[i] = "caption"
        elif lines.notice(line):
            made[i] = "boilerplate"
    _title(listed, keys, made)
    _tail(listed, keys, stopped, made)
    captions = {k for k, kind in zip(keys, made, strict=True) if kind == "caption"}
    return ["caption" if k in captions else kind for k, kind in zip(keys, made, strict=True)]


def _title(listed: list[str], keys: list[str], made: list[str]) -> None:
    """The first line that is no date, if it looks like a headline; and its repetitions."""
    first = next((i for i, kind in enumerate(made) if kind != "dateline"), None)
    if first is None or made[first] == "caption" or not lines.headline(listed[first]):
        return
    if not any(kind == "body" for kind in made[first + 1:]):
        return
    for i, key in enumerate(keys):
        if key == keys[first]:
            made[i] = "title"


def _tail(listed: list[str], keys: list[str], stopped: list[bool], made: list[str]) -> None:
    """Labels wherever they stand alone, and short lines after the last sentence."""
    last = max(i for i, s in enumerate(stopped) if s)
    times = Counter(keys)
    for i, line in enumerate(listed):
        if made[i] != "body" or stopped[i]:
            continue
        repeated = times[keys[i]] > 1 and lines.short(line)
        if (i > last and lines.short(line)) or repeated or (lines.label(line) and not _sentence_like(line)):
            made[i] = "boilerplate"


def _sentence_like(line: str) -> bool:
    return line.rstrip().endswith((":", ",", ";"))
