"""Invented events, read and compared as in a run."""

from nmi_analysis.compare import Story, compare_story
from nmi_analysis.corpus import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article

BRIDGE = {
    "post": ("Northern Post", "2031-03-04", "Council rejects plan for Harbour Bridge", """\
Council rejects plan for Harbour Bridge

The town council of Ellmouth voted down the plan for a bridge across the harbour on Tuesday.

Mayor Ida Holm said she was disappointed. "We have lost ten years of work in one evening," Holm said.

The shipping company Brandt Lines had threatened to move freight and jobs to Kettering.

Ferry captain Karl Vale welcomed the vote. "My crew can sleep again tonight," Vale said.

Engineers from Odelby had warned in January that piers would stand on soft clay.
"""),
    "echo": ("Southern Echo", "2031-03-04", "Harbour bridge delayed after council vote", """\
Harbour bridge delayed after council vote

Ellmouth will not get its bridge across the harbour any time soon, the town council decided on Tuesday.

"We have lost ten years of work in one evening," Mayor Ida Holm said after the vote.

The shipping company Brandt Lines had threatened to move freight and jobs to Kettering.

A nursery in the old customs house would have been torn down for the ramp, according to people familiar with the plan.
"""),
    "herald": ("Coast Herald", "2031-03-04", "Ellmouth keeps its ferry", """\
Ellmouth keeps its ferry

The ferry across the harbour of Ellmouth stays, because the town council turned the bridge down on Tuesday.

"We have lost ten years of work in one evening," Mayor Ida Holm said.

Harbour Bridge would have cost 48 million euros, the treasurer of Ellmouth told reporters.
"""),
}


def story(event, tables=(), published=None):
    """The story of an event, with the rows of its articles; ``published`` overrides dates by article."""
    rows, documents, articles = dict(tables), {}, []
    for name, (source, day, title, text) in event.items():
        article = Article(name, text, source=source, title=title, published=(published or {}).get(name, day))
        document = parse(article)
        found = extract_article(article, Context(), document=document)
        articles += found.pop("articles")
        documents[name] = document
        for table, listed in found.items():
            rows.setdefault(table, []).extend(listed)
    return Story(next(iter(event)), articles, rows, documents)


def compared(event, context=None, **more):
    """Rows of ``findings`` of an event, by kind."""
    made = story(event, **more)
    compare_story(made, context or Context())
    assert not made.table("failures")
    listed = {}
    for r in made.table("findings"):
        listed.setdefault((r["kind"], r["finding"]), []).append(r)
    return listed


def statements(findings, kind=""):
    """Statements of findings of a kind, in the order in which they are told."""
    return [rows[0]["statement"] for (k, _), rows in sorted(findings.items(), key=lambda f: f[0][1]) if kind in ("", k)]
