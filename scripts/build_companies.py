"""Make ``lexicons/companies.csv``: ``python scripts/build_companies.py``.

Companies of the larger stock indices of some twenty countries, from the pytickersymbols package (MIT licence), by the
name that news text has: without legal form, article and what stands in brackets.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from pytickersymbols import indices_data

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons/companies.csv"
FORMS = re.compile(r"[ ,]+(?:inc|corp|corporation|co|company|companies|ltd|limited|plc|ag|se|sa|nv|n\.v\.|s\.a\."
                   r"|s\.p\.a\.|spa|ab|asa|oyj|holdings?|group|incorporated|n\.a\.|l\.?p\.?|kgaa|& co\.?|class [ab])"
                   r"\.?$", re.IGNORECASE)
SHORTEST = 3  # letters; two are an acronym of many things


def found(data: object) -> Iterator[str]:
    """Names of everything that has a symbol."""
    if isinstance(data, dict):
        if "name" in data and ("symbol" in data or "symbols" in data):
            yield str(data["name"])
        for value in data.values():
            yield from found(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from found(value)


def plain(name: str) -> str:
    """The name without what a journalist leaves out."""
    name = re.sub(r"\s*\(.*?\)", "", name).removeprefix("The ").strip()
    while (shorter := FORMS.sub("", name)) != name:
        name = shorter
    return name.strip(" ,.&")


def main() -> None:
    """Write the table."""
    names = {plain(n) for value in vars(indices_data).values() for n in found(value)}
    with OUT.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["name"])
        out.writerows((n,) for n in sorted(names) if len(n) >= SHORTEST and n[0].isupper())


if __name__ == "__main__":
    main()
