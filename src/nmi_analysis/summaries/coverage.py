"""Who states what: the matrix of facts and sources, what one source alone reports, and contradictions."""

from collections import Counter
from collections.abc import Iterable
from html import escape
from itertools import combinations, groupby, islice

from ..schemas import STANCES
from ..settings import SummarySettings
from ..tables import Row, TableSet, records
from .facts import facts
from .frame import Summary, linked, sentence_html, summary, wrapped
from .sources import Sources
from .words import clip, plural, variable_label

MOST_ITEMS = 40  # rows of the matrix: more are unreadable at 800 pixels
MOST_SOURCES = 40
MOST_ALONE = 6  # rows of a source and kind
PREFIX = "codebook/"
Cells = dict[tuple[str, str], Row]


def variable_of(claim: str) -> str:
    """The codebook variable of a claim, blank for any other claim."""
    return claim[len(PREFIX):].partition("/")[0] if claim.startswith(PREFIX) else ""


def _cells(tables: TableSet) -> Cells:
    """(claim, article) to its row of ``coverage``; claim ids are made unique across stories."""
    return {(f"{r['story']} {r['claim']}", r["article"]): r for r in records(tables.coverage)}


def _claims(tables: TableSet) -> dict[str, Row]:
    """Claim to its label, kind and the first span of each article."""
    made: dict[str, Row] = {}
    for r in records(tables.claims):
        claim = made.setdefault(f"{r['story']} {r['claim']}", {
            "label": r["label"], "kind": r["kind"], "variable": variable_of(r["claim"]), "spans": {}})
        claim["spans"].setdefault(r["article"], r)
    return made


def coverage(tables: TableSet, most: int = MOST_ITEMS) -> Summary:
    """The matrix, long: a row per item and article with stance, value and link.

    Items are the codebook's variables first, then the claims that the most sources speak of; at most ``most``.
    Claims of one source alone (see ``alone``) are left out unless there are no others.
    """
    rows = _variable_rows(tables) + _shared(_claim_rows(tables))
    items = list(dict.fromkeys(r["item"] for r in rows))
    kept = set(items[:most])
    shown = {"label": "Fact", "source": "Source", "stance": "Stance", "value": "Value", "reason": "Reason"}
    made = summary([r for r in rows if r["item"] in kept], shown, empty="No claims were found in these articles.",
                   hidden=["value_link", "item", "kind", "article", "time_separated"])
    made.attrs.update(items=len(items), kept=len(kept))
    return made


def _shared(rows: list[Row]) -> list[Row]:
    spoken = Counter(r["item"] for r in rows if r["stance"] != "silent")
    return [r for r in rows if spoken[r["item"]] > 1] or rows


def stances(tables: TableSet) -> Summary:
    """How many claims each article states, differs on, contradicts, or is silent on."""
    sources = Sources(tables)
    counts: dict[str, Counter[str]] = {}
    for r in _variable_rows(tables) + _claim_rows(tables):
        counts.setdefault(r["article"], Counter())[r["stance"]] += 1
    rows = [{"source": sources.dated(a), **{s: counts[a][s] for s in (*STANCES, "silent")}, "article": a}
            for a in sources.articles if a in counts]
    return summary(rows, {"source": "Source", "states": "States", "differs": "Differs", "contradicts": "Contradicts",
                          "silent": "Silent"}, empty="No claims were found in these articles.", hidden=["article"])


def _variable_rows(tables: TableSet) -> list[Row]:
    said = facts(tables)
    if not len(said):
        return []
    sources, cells = Sources(tables), _cells(tables)
    reference = _references(cells)
    rows = []
    for variable in dict.fromkeys(said["variable"]):
        mine = said[said["variable"] == variable]
        for article in sources.articles:
            own = mine[mine["article"] == article]
            cell = cells.get((reference.get(variable, ""), article))
            stance = "silent" if not len(own) else cell["stance"] if cell and cell["stance"] != "silent" else "states"
            rows.append({
                "item": PREFIX + variable, "label": variable_label(tables, variable), "kind": "variable",
                "article": article, "source": sources.dated(article), "stance": stance,
                "value": " / ".join(dict.fromkeys(own["value"])),
                "value_link": own["quote_link"].iloc[0] if len(own) else "",
                "reason": cell["reason"] if cell and len(own) else "",
                "time_separated": bool(cell and len(own) and cell["time_separated"]), "aside": False,
            })
    return rows


def _references(cells: Cells) -> dict[str, str]:
    """Variable to the claim that most articles state: the value the others are held against."""
    votes: dict[str, dict[str, int]] = {}
    for (claim, _), row in cells.items():
        if variable := variable_of(row["claim"]):
            counted = votes.setdefault(variable, {})
            counted[claim] = counted.get(claim, 0) + (row["stance"] == "states" and not row["time_separated"])
    return {variable: max(counted, key=lambda c: counted[c]) for variable, counted in votes.items()}


def _claim_rows(tables: TableSet) -> list[Row]:
    sources, cells = Sources(tables), _cells(tables)
    claims = {c: r for c, r in _claims(tables).items() if not r["variable"]}
    order = sorted(claims, key=lambda c: -len(claims[c]["spans"]))
    asides = _asides(tables, claims)
    rows = []
    for claim in order:
        spans = claims[claim]["spans"]
        for article in sources.articles:
            if (cell := cells.get((claim, article))) is None:
                continue
            span = spans.get(article)
            rows.append({
                "item": claim, "label": claims[claim]["label"], "kind": claims[claim]["kind"], "article": article,
                "source": sources.dated(article), "stance": cell["stance"],
                "value": clip(span["text"], 60) if span else "",
                "value_link": sources.link(article, span["start"], span["end"]) if span else "",
                "reason": cell["reason"], "time_separated": bool(cell["time_separated"]), "aside": claim in asides,
            })
    return rows


def _asides(tables: TableSet, claims: dict[str, Row]) -> set[str]:
    """Claims that stand in captions, datelines and page left-overs only: no reporting of the source's own."""
    body = {(r["article"], r["sentence"]) for r in records(tables.sentences) if r["kind"] in ("title", "body")}
    return {c for c, r in claims.items()
            if body and not any((s["article"], s["sentence"]) in body for s in r["spans"].values())}


def _stated(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Item to the articles that state it."""
    made: dict[str, set[str]] = {}
    for r in rows:
        made.setdefault(r["item"], set())
        if r["stance"] == "states":
            made[r["item"]].add(r["article"])
    return made


class Alone(Summary):
    """What sources alone report and leave out; shows itself as two lists per source."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(self.attrs["empty"]))
        parts = []
        for source, group in self.groupby("source", sort=False):
            parts.append(f"<h3>{escape(str(source))}</h3>")
            for what, rows in group.groupby("what", sort=False):
                items = "".join(
                    f"<li>{linked(r['label'], r['label_link'])}"
                    f"{escape(' (reported by ' + r['others'] + ')') if r['others'] else ''}</li>"
                    for r in records(rows))
                parts.append(f"<p>{escape(str(what).capitalize())}:</p><ul>{items}</ul>")
        return wrapped("".join(parts))


def alone(tables: TableSet, focus: str = "", settings: SummarySettings | None = None) -> Alone:
    """What each source alone reports, and what it leaves out that many of the others (by default half) report.

    At most ``MOST_ALONE`` of each kind per source. ``focus``: an article; its rows alone, where there are any.
    """
    sources, widely = Sources(tables), (settings or SummarySettings()).widely
    rows = _variable_rows(tables) + _claim_rows(tables)
    rows = [r for r in rows if not r["aside"]]
    stated, independent = _stated(rows), set(sources.independent)
    made = []
    for r in rows:
        others = (stated[r["item"]] & independent) - {r["article"]}
        lone = r["stance"] == "states" and not others and len(independent) > 1
        left = r["stance"] == "silent" and len(others) >= max(2, widely * (len(independent) - 1))
        if lone or left:
            made.append({
                "source": r["source"], "what": "alone reports" if lone else "leaves out",
                "label": f"{r['label']}: {r['value']}" if r["kind"] == "variable" and lone else r["label"],
                "label_link": r["value_link"],
                "others": sources.named([a for a in sources.articles if a in others]) if left else "",
                "article": r["article"]})
    place = {a: i for i, a in enumerate(sources.articles)}
    made.sort(key=lambda r: (place[r["article"]], r["what"]))
    made = [r for _, group in groupby(made, key=lambda r: (r["article"], r["what"]))
            for r in islice(group, MOST_ALONE)]
    article = sources.find(focus)
    made = [r for r in made if r["article"] == article] or made
    found = summary(made, {"source": "Source", "what": "", "label": "Fact or claim", "others": "Reported by"},
                    empty="No claim is stated by one source alone, and none is left out by one.",
                    hidden=["label_link", "article"])
    listed = Alone(found)
    listed.attrs.update(found.attrs)
    return listed


def overlap(tables: TableSet) -> Summary:
    """Pairs of articles and the share of what either states that both state (Jaccard index, 0 to 1).

    From claims and facts; where there are none, from the names of both.
    """
    sources = Sources(tables)
    rows = _variable_rows(tables) + _claim_rows(tables)
    stated: dict[str, set[str]] = {a: set() for a in sources.articles}
    for item, articles in _stated(rows).items():
        for article in articles:
            stated[article].add(item)
    basis = "claims"
    if not any(stated.values()):
        basis = "names"
        for r in records(tables.entities):
            stated[r["article"]].add(r["canonical"])
    made = [{"a": sources.dated(a), "b": sources.dated(b), "both": len(stated[a] & stated[b]),
             "either": len(stated[a] | stated[b]), "article_a": a, "article_b": b,
             "share": round(len(stated[a] & stated[b]) / max(1, len(stated[a] | stated[b])), 3)}
            for a, b in combinations(sources.articles, 2)]
    found = summary(made, {"a": "Source", "b": "and", "both": "Both state", "either": "Either states",
                           "share": "Share"}, empty="There is one article only: nothing to compare it with.",
                    hidden=["article_a", "article_b"])
    found.attrs["basis"] = basis
    return found


def contradictions(tables: TableSet) -> Summary:
    """Statements that cannot both be true as worded, side by side; then those from other times."""
    sources, cells = Sources(tables), _cells(tables)
    made = []
    for claim, found in _claims(tables).items():
        against = [r for a, r in found["spans"].items() if _stance(cells, claim, a, r) == "contradicts"]
        agreed = [r for a, r in found["spans"].items() if _stance(cells, claim, a, r) == "states"]
        for r in against:
            first = agreed[0] if agreed else None
            label = variable_label(tables, found["variable"]) if found["variable"] else found["label"]
            made.append({
                "label": label, "variable": found["variable"],
                "says": _said(sources, first) if first else clip(found["label"], 200),
                "says_link": sources.link(first["article"], first["start"], first["end"]) if first else "",
                "against": _said(sources, r), "against_link": sources.link(r["article"], r["start"], r["end"]),
                "reason": r["reason"], "support": plural(len(agreed), "source") if agreed else "",
                "pair": "|".join(sorted((r["article"], first["article"] if first else "")))})
    unique = {(r["label"], r["pair"]): r for r in made}
    return summary(sorted(unique.values(), key=lambda r: not r["variable"]),
                   {"label": "About", "says": "One says", "against": "Another says", "reason": "Why"},
                   empty="No statement contradicts another article's.",
                   hidden=["says_link", "against_link", "support", "pair", "variable"])


def _stance(cells: Cells, claim: str, article: str, span: Row) -> str:
    return str((cells.get((claim, article)) or span)["stance"])


def _said(sources: Sources, row: Row) -> str:
    quote = sources.sentence(row["article"], row["start"]) or row["text"]
    return f"{sources.dated(row['article'])}: {clip(quote, 320)}"
