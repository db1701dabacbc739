"""Executed notebooks to self-contained pages and to picture files."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NotebookError
from ..explorer.view import PAGED, permitted
from ..store import TableSet
from ..views.evidence import cited
from .pages import PAGES, POLICY, page
from .run import nbformat

TABLED = ("coverage",)  # charts that a table below tells better on a telephone
TEMPLATES = Path(__file__).parent / "templates"


class Picture(NamedTuple):
    """A chart as a notebook keeps it."""

    name: str
    alt: str
    data: bytes


def pictures(notebook: Any) -> Iterator[Picture]:
    """The charts of an executed notebook. Raises NotebookError for one without an alternative text."""
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            if "image/png" not in output.get("data", {}):
                continue
            said = output.metadata.get("image/png", {})
            if not str(said.get("alt", "")).strip():
                raise NotebookError(f"cell {number + 1}: a chart without an alternative text")
            yield Picture(said.get("name", f"cell_{number + 1}"), said["alt"],
                          base64.b64decode(output.data["image/png"]))


def page_of(path: Path, tables: TableSet) -> str:
    """The page of one executed notebook."""
    from nbconvert import HTMLExporter

    notebook = nbformat.read(path, as_version=4)
    list(pictures(notebook))
    exporter = HTMLExporter(template_name="nmi", extra_template_basedirs=[str(TEMPLATES)])
    exporter.register_filter("cited", cited)
    cells, _ = exporter.from_notebook_node(notebook, {"nmi": {"tabled": TABLED}})
    return page("notebook", path.stem, PAGES.get(path.stem, path.stem), tables, policy=_policy(notebook), cells=cells)


def _policy(notebook: Any) -> str:
    """A page needs no script, but for the explorer's very own."""
    shown = (o.data.get("text/html", "") for c in notebook.cells for o in c.get("outputs", ()) if "data" in o)
    return f"{POLICY}; script-src {permitted()}" if any(PAGED in html for html in shown) else POLICY


def write_pictures(path: Path, folder: Path) -> list[Path]:
    """Write the charts of an executed notebook as ``<name>.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for picture in pictures(nbformat.read(path, as_version=4)):
        target = folder / f"{picture.name}.png"
        replace(target, picture.data)
        made.append(target)
    return made


def replace(path: Path, data: bytes) -> None:
    """Write a file in one step: where that fails, the old one stays and nothing is left beside it."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as e:
        raise OSError(e.errno, e.strerror, str(path)) from e
    finally:
        part.unlink(missing_ok=True)
