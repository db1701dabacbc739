"""Write ``docs/tables.md`` and ``docs/settings.md`` from the schemas and the settings."""

from pathlib import Path

from nmi_analysis.schemas import TABLES, Column
from nmi_analysis.settings import reasons

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """# Data dictionary

Every table that `nmi-analysis analyze` writes, one file each. Made by `python scripts/dictionary.py` from
`nmi_analysis/schemas.py`; do not edit.

Offsets are 0-based, end exclusive, and count characters of `articles.text`; `text[start:end] == row.text` holds
for every row that has `start`, `end` and `text`. An undefined number is missing, an undefined text is blank;
neither is ever 0.
"""

SETTINGS_HEAD = """# Settings

Every threshold, its default and the reason for it. Made by `python scripts/dictionary.py` from
`nmi_analysis/settings/`; do not edit. In Python: `nmi_analysis.analyze(..., settings=Settings(...))`.

| setting | default | why |
|---|---|---|
"""


def dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [HEAD]
    for table in TABLES.values():
        parts.append(f"\n## {table.name}\n\nA row is {table.row}. Ordered by {', '.join(table.order)}.\n\n"
                     "| column | type | meaning |\n|---|---|---|\n")
        parts.extend(_line(c) for c in table.columns)
    return "".join(parts)


def _line(column: Column) -> str:
    values = [f"`{v}`" for v in column.values if v]
    meaning = column.description.replace("|", "\\|") + (f" ({', '.join(values)})" if values else "")
    return f"| {column.name} | {column.kind} | {meaning} |\n"


def settings() -> str:
    """Every threshold as Markdown."""
    rows = "".join(f"| {name} | {default} | {reason} |\n" for name, default, reason in reasons())
    return SETTINGS_HEAD + rows


if __name__ == "__main__":
    (DOCS / "tables.md").write_text(dictionary(), encoding="utf-8")
    (DOCS / "settings.md").write_text(settings(), encoding="utf-8")
