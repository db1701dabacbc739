"""Write the pages of ``docs`` that are made from the code: tables, settings, commands and architecture."""

from pathlib import Path

from architecture import architecture
from click.testing import CliRunner

from nmi_analysis.cli import commands as program
from nmi_analysis.schemas import TABLES, Column
from nmi_analysis.settings import reasons

WIDTH = 78  # characters of a line of help
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

COMMANDS_HEAD = """# Commands

What `nmi-analysis --help` says. Made by `python scripts/dictionary.py`; do not edit.

Exit codes: 0 something was read, 1 a notebook or the program failed, 2 wrong usage or a bad codebook, 3 nothing could
be read (or `--strict` and something was rejected), 130 interrupted (143 by SIGTERM, 129 by SIGHUP).

"""


def dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [HEAD, "\n| table | a row is |\n|---|---|\n"]
    parts += [f"| [`{t.name}`](#{t.name}) | {t.row} |\n" for t in TABLES.values()]
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


def commands() -> str:
    """What ``--help`` says, of the program and of each command."""
    parts = [COMMANDS_HEAD, f"```text\n{_help()}```\n"]
    parts += [f"\n## {name}\n\n```text\n{_help(name)}```\n" for name in sorted(program.commands)]
    return "".join(parts)


def _help(*command: str) -> str:
    return CliRunner().invoke(program, [*command, "--help"], prog_name="nmi-analysis", terminal_width=WIDTH).output


PAGES = {"tables": dictionary, "settings": settings, "commands": commands, "architecture": architecture}


if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / f"{page}.md").write_text(make(), encoding="utf-8")
