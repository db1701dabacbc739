"""Count how often findings on altered quotations are right in annotated events, and print or write their confidence.

    python -m training.fit_alterations EVENTS.jsonl GOLD [--write]

EVENTS: articles (id, event, text, source, title, published), one a line. GOLD: folder with quote_links.csv (event,
link, change, article, start, end), items.csv (event, item, kind, ...) and conflicts.csv (event, conflict, ...). A
finding is right where it stands, in two articles, on a link with a change inside marks, on an item on a quotation, or
on the words of a conflict. Sorts are pooled by kind, and drawn to a prior: there are few.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

from nmi_analysis import lexicons
from nmi_analysis.compare.quote_variants import alterations, weighed
from nmi_analysis.compare.utterances.altered import Altered
from nmi_analysis.compare.utterances.linking import utterances
from nmi_analysis.settings import Settings

from .events import Span, overlapping, records, stories

PRIOR, STRENGTH = 0.7, 4  # of a kind that the events do not show
LONGEST = 1_000  # characters of a span that may be held against a gold span
TOLD = {"quote_links": ("link", "change", ("cut", "reworded", "attributed")), "items": ("item", "kind", ("quote",)),
        "conflicts": ("conflict", "", ())}


Group = tuple[str, list[Span]]  # table, and the spans of one number of it


def golds(folder: Path) -> dict[str, list[Group]]:
    """What may be told of each event."""
    made: defaultdict[str, list[Group]] = defaultdict(list)
    for name, (key, column, values) in TOLD.items():
        groups: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
        with (folder / f"{name}.csv").open(encoding="utf-8") as f:
            for r in csv.DictReader(f):
                if not column or r[column] in values:
                    groups[r["event"], r[key]].append(Span(r["article"], int(r["start"]), int(r["end"])))
        for (event, _), spans in groups.items():
            made[event].append((name, spans))
    return made


def right(a: Altered, gold: list[Group]) -> bool:
    """Whether an alteration stands on the spans of one number of the gold in two articles."""
    places = [Span(p.article, p.start, p.end) for p in (*a.one, *a.other)]
    return any(len({g.article for g in spans for p in places if _meets(g, p, table)}) > 1 for table, spans in gold)


def _meets(g: Span, p: Span, table: str) -> bool:
    """The span of a conflict is the smallest that holds it: any overlap will do."""
    if table == "conflicts":
        return g.article == p.article and g.start < p.end and p.start < g.end
    return overlapping(g, p, LONGEST)


def main() -> None:
    """Print the counts; with --write, write the confidences."""
    path, folder, *options = sys.argv[1:]
    gold, settings = golds(Path(folder)), Settings()
    told: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for name, story in stories(records(Path(path))):
        if name in gold:
            groups = utterances(weighed(story, settings.quotes), settings.quotes)
            for a in alterations(story, groups, settings.alterations):
                told[a.kind] += 1
                good[a.kind] += right(a, gold[name])
    rows = lexicons.table("alterations")
    for kind in dict.fromkeys(r["alteration"].partition("/")[0] for r in rows):
        print(f"{kind}: {good[kind]} of {told[kind]} right")
    made = [f"{r['alteration']},{r['weight']},{_confidence(r['alteration'].partition('/')[0], good, told):.2f}"
            for r in rows]
    if "--write" in options:
        text = "\n".join(["alteration,weight,confidence", *made, ""])
        (lexicons.FOLDER / "alterations.csv").write_text(text, encoding="utf-8")


def _confidence(kind: str, good: Counter[str], told: Counter[str]) -> float:
    return (good[kind] + PRIOR * STRENGTH) / (told[kind] + STRENGTH)


if __name__ == "__main__":
    main()
