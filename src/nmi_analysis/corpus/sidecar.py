"""What lies beside the articles: ``sources.csv``, what a file itself does not carry, and a phrase list."""

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import ParameterError, contained
from ..store import Row
from .article import Article
from .decode import NotTextError, decode
from .enrich import iso_date
from .walk import SIDECAR, rejected

COLUMNS = ("source", "title", "author", "url", "published", "published_basis", "language", "story")
_BASES = {"text", "metadata", "user", "inferred"}


@dataclass(slots=True)
class Sidecar:
    """Metadata rows by the article's relative path or id."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def applied(self, article: Article) -> Article:
        """The article with the sidecar's filled cells; what the user writes wins over metadata."""
        name = next((n for n in (article.path, article.id) if n in self.rows), None)
        if name is None:
            return article
        self.used.add(name)
        given: dict[str, Any] = {k: v for k in COLUMNS if (v := (self.rows[name].get(k) or "").strip())}
        if "published" in given:
            basis = given.get("published_basis", "")
            given["published_basis"] = basis if basis in _BASES else "user"
        return replace(article, **given)

    def unused(self) -> list[str]:
        """Names in the sidecar that were no article's."""
        return sorted(set(self.rows) - self.used)


def read_sidecar(folder: Path, rejects: list[Row]) -> Sidecar:
    """Read ``folder/sources.csv``; a bad file is a reject and an empty sidecar."""
    path = folder / SIDECAR
    if not path.is_file():
        return Sidecar()
    try:
        text, _ = decode(path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, NotTextError, csv.Error) as e:
        rejects.append(rejected(SIDECAR, f"cannot be read: {e}"))
        return Sidecar()
    out: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=1):
        name = (row.get("article") or "").strip()
        if not name or None in row:
            rejects.append(rejected(SIDECAR, "blank article, or more fields than the header line has", str(number)))
            continue
        if row.get("published"):
            date = ""
            with contained([]):
                date = iso_date(row["published"])
            if not date:
                rejects.append(rejected(SIDECAR, f"published is no date: {row['published']!r}", str(number)))
            row["published"] = date
        out[name] = row
    return Sidecar(out)


def read_phrases(path: Path) -> dict[str, str]:
    """Phrase (lower case) to the expected one. Raises ParameterError naming the file and the line."""
    try:
        text, _ = decode(path.read_bytes())
        rows = csv.DictReader(io.StringIO(text, newline=""))
        if not {"phrase", "expected"} <= set(rows.fieldnames or []):
            raise ParameterError(f"{path}: needs the columns phrase and expected")
        out: dict[str, str] = {}
        for row in rows:
            phrase = " ".join((row["phrase"] or "").lower().split())
            if not phrase:
                raise ParameterError(f"{path}, line {rows.line_num}: blank phrase")
            out[phrase] = (row["expected"] or "").strip()
    except (OSError, NotTextError, csv.Error) as e:
        raise ParameterError(f"{path}: cannot be read: {e}") from e
    return out
