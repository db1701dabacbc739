"""Rows of ``sourcing``: what stands behind every attribution that names a source, and behind every figure."""

from collections.abc import Iterator

from ..english import Context, Document
from ..store import Row, Rows
from .quotes.names import Names
from .quotes.provenance import Origins, Provenance
from .quotes.view import view

_NONE = Provenance("", "")


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``sourcing`` in text order; a figure has the source of the attribution it stands in."""
    seen = view(document, rows.get("mentions", ()))
    origins = Origins(seen, Names(seen, rows.get("mentions", ())))
    found: dict[int, tuple[Row, Provenance]] = {}
    made: list[Row] = []
    for row in rows.get("attributions", ()):
        if row["part"] == 0 and row.get("source_start") is not None:
            source = document.token_at(row["source_start"]), document.token_at(row["source_end"] - 1) + 1
            found[row["attribution"]] = row, origins.of(source, row["speaker"])
            made.append(_row(row["start"], row["end"], "attribution", *found[row["attribution"]]))
    for figure in rows.get("figures", ()):
        number = figure["attribution"]
        behind, provenance = found.get(number, ({}, _NONE)) if number is not None else ({}, _NONE)
        made.append(_row(figure["start"], figure["end"], "figure", behind, provenance))
    yield from sorted(made, key=lambda r: (r["start"], r["end"], r["of"]))


def _row(start: int, end: int, of: str, behind: Row, provenance: Provenance) -> Row:
    return {"start": start, "end": end, "of": of, "attribution": behind.get("attribution"), "kind": provenance.kind,
            "source": behind.get("source", ""), "source_start": behind.get("source_start"),
            "source_end": behind.get("source_end"), "speaker": behind.get("speaker", ""),
            "outlet": provenance.outlet, "rule": f"sourcing.{provenance.kind or 'own'}/v2"}
