"""``datapackage.json`` (Data Package version 2), made from the schemas."""

from collections.abc import Mapping
from typing import Any

from ..rows.schemas import TABLES, Column, Table

_TYPES = {"text": "string", "integer": "integer", "nullable integer": "integer", "number": "number",
          "boolean": "boolean"}
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}
NAME = "nmi-analysis-tables"
_FREE = ("articles", "decisions")  # a decision may be about an article that is gone
_HOST = "https://datapackage.org/profiles/2.0"


def describe(form: str, signature: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor of a folder of tables in the format ``form``, the signature included."""
    return {
        "$schema": f"{_HOST}/datapackage.json",
        "name": NAME,
        "resources": [_resource(t, form) for t in TABLES.values()],
        "signature": dict(signature),
    }


def _resource(table: Table, form: str) -> dict[str, Any]:
    keys = [{"fields": ["article"], "reference": {"resource": "articles", "fields": ["article"]}}]
    return {
        "$schema": f"{_HOST}/dataresource.json",
        "name": table.name, "type": "table", "path": f"{table.name}.{form}", "mediatype": _MEDIA[form],
        "encoding": "utf-8", "description": f"A row is {table.row}.",
        "schema": {
            "$schema": f"{_HOST}/tableschema.json",
            "fields": [_field(c) for c in table.columns],
            **({"primaryKey": ["article"]} if table.name == "articles" else {}),
            **({"foreignKeys": keys} if "article" in table.names and table.name not in _FREE else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    values = [v for v in column.values if v]
    if values:
        limits["enum"] = values
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.filled or column.kind in ("integer", "boolean"):
        limits["required"] = True
    return {"name": column.name, "type": _TYPES[column.kind], "description": column.description,
            **({"constraints": limits} if limits else {})}
