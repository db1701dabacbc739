"""``sources.csv`` beside the articles: metadata that a file itself does not carry."""

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..tables import Row
from .article import Article
from .decode import NotTextError, decode

SIDECAR = "sources.csv"
COLUMNS = ("source", "title", "author", "url", "published", "published_basis", "language")
_BASES = {"text", "metadata", "user", "inferred"}


@dataclass(slots=True)
class Sidecar:
    """Metadata rows by article id."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def applied(self, article: Article) -> Article:
        """The article with the sidecar's filled cells; what the user writes wins over metadata."""
        row = self.rows.get(article.id) or self.rows.get(article.path)
        if not row:
            return article
        given = {k: v for k in COLUMNS if (v := (row.get(k) or "").strip())}
        if "published" in given:
            basis = given.get("published_basis", "")
            given["published_basis"] = basis if basis in _BASES else "user"
        return replace(article, **given)

    def unused(self, ids: set[str]) -> list[str]:
        """Names in the sidecar that are no article read."""
        return sorted(n for n in self.rows if n not in ids and "/" not in n and "." not in n)


def read_sidecar(folder: Path, rejects: list[Row]) -> Sidecar:
    """Read ``folder/sources.csv``; a bad file is a reject and an empty sidecar."""
    from .enrich import iso_date

    path = folder / SIDECAR
    if not path.is_file():
        return Sidecar()
    try:
        text, _ = decode(path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (OSError, NotTextError, csv.Error) as e:
        rejects.append({"path": SIDECAR, "record": "", "reason": f"cannot be read: {e}"})
        return Sidecar()
    out: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=1):
        name = (row.get("article") or "").strip()
        if not name or None in row:
            rejects.append({"path": SIDECAR, "record": str(number),
                            "reason": "blank article, or more fields than the header line has"})
            continue
        if row.get("published"):
            date = iso_date(row["published"])
            if not date:
                rejects.append({"path": SIDECAR, "record": str(number),
                                "reason": f"published is no date: {row['published']!r}"})
            row["published"] = date
        out[name] = row
    return Sidecar(out)
