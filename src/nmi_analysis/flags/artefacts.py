"""Left-overs of a web page in the text, as rows of ``flags``: repeated lines, bare timestamps, labels.

Neutral as to language. They cost an article no points: who copied the page left them, not who wrote.
"""

from collections.abc import Iterator

from ..english import Context, Document, lines
from ..settings import ArtefactSettings
from ..store import Row, Rows


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``flags`` in text order, one per line."""
    settings = context.settings.artefacts
    seen: dict[str, tuple[int, int]] = {}
    for kind, start, end in _lines(document):
        line = document.text[start:end]
        earlier = seen.setdefault(lines.same(line), (start, end))
        if earlier != (start, end):
            yield _row(document, (start, end), "repeated_line", f"repeats the {kind}", settings.repeated, earlier)
        elif kind == "dateline" and lines.timestamp(line):
            yield _row(document, (start, end), "timestamp", "a bare machine-made timestamp", settings.timestamp)
        elif kind == "boilerplate":
            rule, evidence, confidence = _boilerplate(line, settings)
            yield _row(document, (start, end), rule, evidence, confidence)


def _lines(document: Document) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every line that is not running text."""
    last = None
    for s in document.sentences:
        if s.kind == "body":
            continue
        if last and last[0] == s.paragraph:
            last = (s.paragraph, s.kind, last[2], s.end)
            continue
        if last:
            yield last[1:]
        last = (s.paragraph, s.kind, s.start, s.end)
    if last:
        yield last[1:]


def _boilerplate(line: str, settings: ArtefactSettings) -> tuple[str, str, float]:
    if lines.label(line):
        return "label", "the label of a player, button or icon", settings.label
    if lines.notice(line):
        return "notice", "a credit or notice of the page", settings.credit
    return "tail", "a short line after the last sentence", settings.tail


def _row(document: Document, span: tuple[int, int], rule: str, evidence: str, confidence: float,
         at: tuple[int, int] | None = None) -> Row:
    return {
        "start": span[0], "end": span[1], "category": "artefact", "severity": "minor", "suggestion": "",
        "evidence": evidence, "evidence_article": document.article if at else "",
        "evidence_start": at[0] if at else None, "evidence_end": at[1] if at else None,
        "confidence": confidence, "rule": f"flags.{rule}/v1",
    }
