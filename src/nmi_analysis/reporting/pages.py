"""The frame of every page, the page of all articles, the index, and notebooks as self-contained pages and pictures."""

import base64
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import views
from ..charts.highlight import STYLE as MARKED
from ..charts.highlight import Mark, marks, markup
from ..errors import NotebookError
from ..explorer.view import PAGED, permitted
from ..rows.schemas import TABLES
from ..store import TableSet, records
from ..views.evidence import anchor, cited
from ..views.findings import list_html
from ..views.flags import LEFT_OVER
from ..views.frame import STYLE as LISTED
from ..views.frame import table_html
from ..views.sources import Sources, digest
from ..views.words import clip, plural
from .run import nbformat

PAGES = {"index": "Report", "0_overview": "Overview", "1_coverage": "Coverage", "2_figures": "Figures",
         "3_translation_quality": "Translation quality", "5_explorer": "Explorer", "articles": "Articles"}
DESCRIBED = {
    "0_overview": "The articles, and the findings in words, each with the sentences it stands on.",
    "1_coverage": "Who states what, what one source alone reports or leaves out, who is heard, what contradicts.",
    "2_figures": "What each source says of each number, and where the numbers disagree.",
    "3_translation_quality": "How each source writes, and wording that suggests machine translation or spinning.",
    "5_explorer": "Findings, claims and two articles side by side, with filters; one selection moves them all.",
    "articles": "Every article in full; every link from a finding or a table leads to its words here.",
}
KEY = {"figures": "figures", "dates": "dates", "mentions": "names", "attributions": "what somebody said",
       "facts": "facts that the codebook tracks", "flags": "suspected wording, with a suggestion"}
# A page needs nothing but its own style and pictures: no script, no frame, no request, whatever a text says.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
FOLDER = Path(__file__).resolve().parent
LOST = 5  # inputs that could not be read, on the index
FIRST = 10  # findings of a story on the index
# Labels are drawn for these alone: with every table at once the text would not be readable.
LABELLED = {"flags"}
# Pairs of columns that name a further place in an article.
FURTHER = {
    "flags": (("evidence_article", "evidence_start", "evidence_end"),),
    "attributions": (("article", "source_start", "source_end"), ("article", "cue_start", "cue_end")),
    "reuse": (("article_a", "start_a", "end_a"), ("article_b", "start_b", "end_b")),
}


@cache
def templates() -> Environment:
    """Whatever a template is given is text and escaped, but for what it names ``safe``: markup made by other rooms."""
    return Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
                       keep_trailing_newline=True)


def style() -> str:
    """The one style sheet of all pages."""
    own = (FOLDER / "style.css").read_text(encoding="utf-8")
    return f"{own}\n{LISTED}\n{MARKED}"


def navigation(current: str) -> str:
    """Links to the other pages."""
    return templates().get_template("navigation.html.j2").render(pages=PAGES, current=current)


def foot(tables: TableSet) -> str:
    """The signature: a line, and its parts folded."""
    return templates().get_template("foot.html.j2").render(
        package=tables.signature.get("package", ""), digest=digest(tables.signature),
        parts=table_html(views.signature(tables)))


def page(template: str, name: str, title: str, tables: TableSet, *, policy: str = POLICY, **given: object) -> str:
    """A whole page."""
    return templates().get_template(f"{template}.html.j2").render(
        title=title, policy=policy, style=style(), navigation=navigation(name), foot=foot(tables), **given)


def articles_page(tables: TableSet) -> str:
    """Every article in full, with an anchor for every span that a row of a table names."""
    sources, further = Sources(tables), _further(tables)
    articles = [{
        "anchor": anchor(r["article"]), "dated": sources.dated(r["article"]),
        "headline": clip(sources.headline(r["article"], r["title"]), 100),
        "known": [k for k in (r["source"] or "outlet unknown", r["published"] or "date unknown",
                              plural(int(r["words"]), "word"), r["path"]) if k],
        "text": markup(r["text"], _marks(tables, r["article"], further.get(r["article"], set()))),
    } for r in records(tables.articles)]
    return page("articles", "articles", "Articles", tables, articles=articles, count=plural(len(articles), "article"),
                key=[(name, meant) for name, meant in KEY.items() if len(getattr(tables, name))])


def _further(tables: TableSet) -> dict[str, set[tuple[int, int]]]:
    """Article to the places that rows name beside their own span."""
    made: dict[str, set[tuple[int, int]]] = {}
    for table, places in FURTHER.items():
        for row in records(getattr(tables, table)):
            for article, start, end in places:
                if row[article] and row[start] is not None and row[end] is not None:
                    made.setdefault(row[article], set()).add((int(row[start]), int(row[end])))
    return made


def _marks(tables: TableSet, article: str, further: Iterable[tuple[int, int]]) -> list[Mark]:
    names = [name for name, table in TABLES.items() if table.spanned]
    made = marks(tables, article, names, anchors=True, labelled=LABELLED)
    known = {(m.start, m.end) for m in made}
    return made + [Mark(s, e, "", id=anchor(article, s, e)) for s, e in sorted(set(further) - known) if s < e]


def index_page(tables: TableSet, files: Iterable[str]) -> str:
    """Where to begin: counts, the first findings, the pages, the tables."""
    found = views.findings(tables)
    first = found[found.groupby("story")["finding"].rank("dense") <= FIRST]
    counts = [plural(len(tables.articles), "article"), plural(len(tables.figures), "figure"),
              plural(len(tables.claims.drop_duplicates(["story", "claim"])), "claim"),
              plural(int((tables.flags["category"] != LEFT_OVER).sum()), "suspected wording defect")]
    return page("report", "index", "Report: who reported what", tables, counts=counts,
                findings=cited(list_html(first)),
                told=plural(len(found.drop_duplicates(["story", "finding"])), "finding"),
                pages=[(name, PAGES[name], text) for name, text in DESCRIBED.items()],
                files=[_file(path) for path in files], failed=len(tables.failures),
                rejected=plural(len(tables.rejects), "input") if len(tables.rejects) or len(tables.failures) else "",
                lost=[(" ".join(filter(None, (r["path"], r["record"]))), r["reason"])
                      for r in records(tables.rejects.head(LOST))])


def _file(path: str) -> tuple[str, str, str]:
    """A file of the report: its path, its name, and what a row of it is."""
    name = path.rpartition("/")[2]
    table = TABLES.get(name.partition(".")[0])
    return path, name, table.row if table else ""


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
