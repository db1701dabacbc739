"""Rows of ``attributions``."""

from collections.abc import Iterator

from ..english import Context, Document
from ..store import Row, Rows
from .quotes.direct import Direct
from .quotes.indirect import Indirect
from .quotes.marks import Found, View, view
from .quotes.names import Names
from .quotes.speakers import Speaker, Speakers


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``attributions`` in text order."""
    seen = view(document, rows.get("mentions", ()))
    direct = Direct(seen)
    found = direct.run()
    found += Indirect(seen, direct.cues, set(direct.of_quotation)).run()
    resolve = Speakers(seen, Names(seen, rows.get("mentions", ())), context.settings.attributions)
    speakers = {id(f): resolve.speaker(f) for f in sorted(found, key=lambda f: (f.anchor, f.start))}
    for number, f in enumerate(sorted(found, key=lambda f: (f.start, f.anchor))):
        yield from _rows(seen, number, f, speakers[id(f)])


def _rows(seen: View, number: int, f: Found, speaker: Speaker) -> Iterator[Row]:
    text = seen.document.text
    shared: Row = {"attribution": number, "kind": f.kind, "speaker": speaker.entity, "doubt": speaker.doubt,
                   "rule": f"attributions.{f.rule}/v3"}
    for name, tokens in (("source", f.source), ("cue", f.cue)):
        if tokens is not None:
            start, end = seen.span(tokens)
            shared |= {f"{name}_start": start, f"{name}_end": end, name: text[start:end]}
    for part, (start, end) in enumerate(f.parts):
        yield {"part": part, "start": start, "end": end, **shared}
