"""Claims of a story and which of its articles state, vary or leave out each."""

from collections.abc import Sequence

from ..language import Context
from ..settings import ClaimSettings
from ..tables import Row
from .align import groups, similarity
from .stances import Stance, stances
from .story import Story
from .units import Unit, units

_LABEL = 120  # characters


def claims(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``claims`` and of ``coverage``."""
    settings = context.settings.claims
    listed = units(story, settings)
    rows: list[Row] = []
    coverage: list[Row] = []
    for number, members in enumerate(groups(listed, settings)):
        name = f"c{number + 1:04}"
        said = [listed[i] for i in members]
        made = _rows(story, name, said, stances(story, said, settings), settings)
        rows += made
        coverage += covered(story, name, made)
    return {"claims": rows, "coverage": coverage}


def _rows(story: Story, name: str, said: Sequence[Unit], found: Sequence[Stance], settings: ClaimSettings) -> list[Row]:
    clearest = _clearest(said, settings)
    label, kind = shortened(clearest.text), _kind(story, said)
    return [{"story": story.id, "claim": name, "label": label, "kind": kind, "article": u.article,
             "sentence": u.sentence, "start": u.start, "end": u.end, "text": u.text, "stance": s.stance,
             "reason": s.reason, "time_separated": s.time_separated, "rule": "claims.aligned/v1"}
            for u, s in zip(said, found, strict=True)]


def _clearest(said: Sequence[Unit], settings: ClaimSettings) -> Unit:
    """The unit nearest to the others; running text before headlines, then the shorter."""
    if len(said) == 1:
        return said[0]
    sample = said[:20]
    return max(sample, key=lambda u: (
        round(sum(similarity(u, v, settings) for v in sample if v is not u), 3), u.kind == "body", -len(u.text)))


def shortened(text: str) -> str:
    """The text on one line, cut after a word where it is long; nothing is put in but the ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else line[:_LABEL - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _kind(story: Story, said: Sequence[Unit]) -> str:
    if sum(u.quoted for u in said) * 2 > len(said):
        return "quotation"
    if sum(bool(u.figures) for u in said) * 2 > len(said):
        return "figure"
    past = sum(_background(u, str(story.by_article[u.article].get("published") or "")) for u in said)
    return "background" if past * 2 > len(said) else "event"


def _background(u: Unit, published: str) -> bool:
    """Whether the unit tells of a year before that of its article."""
    years = [str(d["iso"])[:4] for d in u.dates if d.get("iso") and not d.get("relative")]
    return bool(years) and bool(published) and max(years) < published[:4]


def covered(story: Story, name: str, rows: Sequence[Row]) -> list[Row]:
    """One row of ``coverage`` for each article of the story: its best stance, or silent."""
    order = ("states", "contradicts", "differs")
    best: dict[str, Row] = {}
    for r in rows:
        known = best.get(r["article"])
        if known is None or order.index(r["stance"]) < order.index(known["stance"]):
            best[r["article"]] = r
    blank = {"stance": "silent", "reason": "", "time_separated": False}
    return [{"story": story.id, "claim": name, "article": a["article"],
             **{k: best.get(a["article"], blank)[k] for k in ("stance", "reason", "time_separated")}}
            for a in story.articles]
