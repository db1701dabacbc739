"""The frame of every page, the page of all articles, and the index."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from .. import summaries
from ..charts.highlight import STYLE as MARKED
from ..charts.highlight import Mark, marks, markup
from ..schemas import TABLES
from ..summaries.articles import digest
from ..summaries.evidence import cited
from ..summaries.findings import list_html
from ..summaries.flags import LEFT_OVER
from ..summaries.frame import STYLE as LISTED
from ..summaries.frame import table_html
from ..summaries.links import anchor
from ..summaries.sources import Sources
from ..summaries.words import clip, plural
from ..tables import TableSet, records

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


def style() -> str:
    """The one style sheet of all pages."""
    own = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return f"{own}\n{LISTED}\n{MARKED}"


def navigation(current: str) -> str:
    """Links to the other pages."""
    links = "".join(f'<li><a href="{name}.html"{" aria-current=page" if name == current else ""}>{title}</a></li>'
                    for name, title in PAGES.items())
    return f"<nav><ul>{links}</ul></nav>"


def foot(tables: TableSet) -> str:
    """The signature: a line, and its parts folded."""
    line = f"nmi-analysis {escape(str(tables.signature.get('package', '')))} · signature {digest(tables.signature)}"
    parts = table_html(summaries.signature(tables))
    return (f'<footer><div><p>{line}</p><details><summary>what this report depends on</summary>'
            f'<div class="nmi">{parts}</div></details></div></footer>')


def page(name: str, title: str, body: str, tables: TableSet) -> str:
    """A whole page."""
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
            f'<link rel="icon" href="data:,">\n<style>\n{style()}\n</style>\n</head>\n<body>\n{navigation(name)}\n'
            f"<main>\n{body}\n</main>\n{foot(tables)}\n</body>\n</html>\n")


def articles_page(tables: TableSet) -> str:
    """Every article in full, with an anchor for every span that a row of a table names."""
    sources = Sources(tables)
    further = _further(tables)
    count = plural(len(tables.articles), "article")
    parts = [f"<h1>Articles</h1><p>{count}. Point at a mark to see what was read from it.</p>",
             f'<p class="key">Marked: {_key(tables)}</p><ul>']
    rows = records(tables.articles)
    parts += [f'<li><a href="#{anchor(r["article"])}">{escape(sources.dated(r["article"]))}</a>'
              f" <bdi>{escape(clip(sources.headline(r['article'], r['title']), 100))}</bdi></li>" for r in rows]
    parts.append("</ul>")
    for r in rows:
        spans = _marks(tables, r["article"], further.get(r["article"], set()))
        known = ", ".join(f"<bdi>{escape(k)}</bdi>" for k in (
            r["source"] or "outlet unknown", r["published"] or "date unknown", plural(int(r["words"]), "word"),
            r["path"]) if k)
        parts.append(f'<article id="{anchor(r["article"])}"><h2>{escape(sources.dated(r["article"]))}</h2>'
                     f'<p class="facts-of">{known}</p>'
                     f'<div class="text">{markup(r["text"], spans)}</div></article>')
    return page("articles", "Articles", "".join(parts), tables)


def _key(tables: TableSet) -> str:
    """What is marked on the page, as it is marked."""
    return " ".join(f'<mark class="{name}">{meant}</mark>' for name, meant in KEY.items() if len(getattr(tables, name)))


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
    found = summaries.findings(tables)
    first = found[found.groupby("story")["finding"].rank("dense") <= FIRST]
    told = len(found.drop_duplicates(["story", "finding"]))
    counts = ", ".join([plural(len(tables.articles), "article"), plural(len(tables.figures), "figure"),
                        plural(len(tables.claims.drop_duplicates(["story", "claim"])), "claim"),
                        plural(int((tables.flags["category"] != LEFT_OVER).sum()), "suspected wording defect")])
    pages = "".join(f'<li><a href="{name}.html">{PAGES[name]}</a>: {text}</li>' for name, text in DESCRIBED.items())
    body = (f"<h1>Who reported what</h1><p>{counts}.</p>{_lost(tables)}<h2>Findings first</h2><div class=\"nmi\">"
            f"{cited(list_html(first))}</div>"
            f"<p><a href=\"0_overview.html\">All {plural(told, 'finding')}</a></p>"
            f"<h2>Pages</h2><ul>{pages}</ul><h2>Tables</h2><ul class=\"files\">{''.join(map(_file, files))}</ul>")
    return page("index", "Report: who reported what", body, tables)


def _lost(tables: TableSet) -> str:
    """What could not be read, the first of it by name; blank for nothing."""
    if not len(tables.rejects) and not len(tables.failures):
        return ""
    named = "".join(f"<li><bdi>{escape(' '.join(filter(None, (r['path'], r['record']))))}</bdi>: {escape(r['reason'])}"
                    "</li>" for r in records(tables.rejects.head(LOST)))
    return (f"<p>Not read: {plural(len(tables.rejects), 'input')}; rules that failed: {len(tables.failures)}. "
            f"See the tables rejects and failures.</p><ul>{named}</ul>")


def _file(path: str) -> str:
    """A file of the report as an entry: its name, and what a row of it is."""
    name = path.rpartition("/")[2]
    table = TABLES.get(name.partition(".")[0])
    told = f": a row is {escape(table.row)}" if table else ""
    return f'<li><a href="{escape(path)}">{escape(name)}</a>{told}</li>'
