"""Write the pages of ``docs`` that are made from the code: tables, settings, commands, Python and architecture."""

import inspect
from pathlib import Path
from typing import Any

from architecture import architecture
from click.testing import CliRunner

import nmi_analysis as nmi
from nmi_analysis.cli import commands as program
from nmi_analysis.rows.schemas import TABLES, Column
from nmi_analysis.settings import reasons

WIDTH = 78  # characters of a line of help
DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """# Data dictionary

Every table that `nmi-analysis analyze` writes, one file each. Made by `python scripts/dictionary.py` from
`nmi_analysis/rows/schemas.py`; do not edit.

Offsets are 0-based, end exclusive, and count characters of `articles.text`; `text[start:end] == row.text` holds
for every row that has `start`, `end` and `text`. An undefined number is missing, an undefined text is blank;
neither is ever 0.
"""

SETTINGS_HEAD = """# Settings

Every threshold, its default and the reason for it. Made by `python scripts/dictionary.py` from
`nmi_analysis/settings/`; do not edit.

Settings are frozen: a changed value is a changed copy, of the section and of the whole. `findings.least` below is the
field `least` of the section `findings`:

```python
>>> from dataclasses import replace
>>> import nmi_analysis as nmi
>>> from nmi_analysis.settings import Settings
>>> usual = Settings()
>>> strict = replace(usual, findings=replace(usual.findings, least=0.8))
>>> tables = nmi.analyze("sample", settings=strict)
>>> tables.signature["settings"]["findings"]["least"]
0.8

```

`tables.signature` and `datapackage.json` say with which values a run was made. The command line has the defaults alone.

| setting | default | why |
|---|---|---|
"""

PYTHON_HEAD = """# Python

Everything here is reached as `import nmi_analysis as nmi`. Made by `python scripts/dictionary.py`; do not edit. What
follows each table on the site, parameters, errors and an example that the tests run on the seed articles (`tables`),
stands where you work as well: `help(nmi.analyze)`, or `nmi.analyze?` in a notebook.
"""
PYTHON = {
    "Articles to tables": ("", ["analyze", "load", "open_tables", "report", "show", "explore", "signature",
                                "try_codebook", "merge_decisions"], """
.. autoclass:: Tables
   :members: show, decide, undo, again, of, validate
"""),
    "Content analysis": ("", ["kwic", "keyness", "coding_sheet", "agreement"], ""),
    "Charts": ("charts", [], """.. automodule:: nmi_analysis.charts
   :members:
   :imported-members:
   :exclude-members: Chart, Reading

.. autoclass:: nmi_analysis.charts.Chart
"""),
    "Views": ("views", [], """.. automodule:: nmi_analysis.views
   :members:
   :imported-members:
   :exclude-members: View

.. autoclass:: nmi_analysis.views.View
"""),
}
METHODS = ("show", "decide", "undo", "again", "of", "save", "validate")

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


def python() -> str:
    """Every public name with its parameters and the first line of its docstring; the site adds the rest."""
    parts = [PYTHON_HEAD]
    for title, (module, names, more) in PYTHON.items():
        home = getattr(nmi, module) if module else nmi
        told = [_called(f"{module}.{n}" if module else n, getattr(home, n)) for n in names or home.__all__]
        if home is nmi and "analyze" in names:
            told += [_called(f"tables.{n}", getattr(nmi.Tables, n)) for n in METHODS]
        listed = ".. currentmodule:: nmi_analysis\n" if home is nmi else ""
        listed += "".join(f".. autofunction:: {n}\n" for n in names)
        parts.append(f"\n## {title}\n\n| name | what it does |\n|---|---|\n{''.join(told)}\n"
                     f"```{{eval-rst}}\n{listed}{more}```\n")
    return "".join(parts)


def _called(name: str, made: Any) -> str:
    first = inspect.getdoc(made).partition("\n\n")[0].replace("\n", " ").replace("``", "`").replace("|", "\\|")
    return f"| `{name}{'' if inspect.isclass(made) else _parameters(made)}` | {first} |\n"


def _parameters(made: Any) -> str:
    """The parameters and their defaults, without types: these are in the help."""
    given = [p for p in inspect.signature(made).parameters.values() if p.name != "self"]
    bare = inspect.Signature([p.replace(annotation=inspect.Parameter.empty) for p in given])
    return str(bare)


def commands() -> str:
    """What ``--help`` says, of the program and of each command."""
    parts = [COMMANDS_HEAD, f"```text\n{_help()}```\n"]
    parts += [f"\n## {name}\n\n```text\n{_help(name)}```\n" for name in sorted(program.commands)]
    return "".join(parts)


def _help(*command: str) -> str:
    return CliRunner().invoke(program, [*command, "--help"], prog_name="nmi-analysis", terminal_width=WIDTH).output


PAGES = {"tables": dictionary, "settings": settings, "commands": commands, "python": python,
         "architecture": architecture}


if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / f"{page}.md").write_text(make(), encoding="utf-8")
