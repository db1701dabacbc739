"""``decisions.csv``: a log that only grows; each line is written whole, or not at all.

A line that takes another back says so; nothing is removed, so that two people's files can be put together. Columns
of a user's own are kept.
"""

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from operator import itemgetter
from pathlib import Path

from ..errors import DecisionError
from ..rows import Decision
from ..rows.decision import COLUMNS, VERBS

FILE = "decisions.csv"
WAIT = 60  # seconds for another writer, who needs milliseconds
_NEEDED = ("table", "sha256", "start", "end", "decision")


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file in its order; none where there is no file. Raises DecisionError naming the line."""
    _, rows = _read(path)
    return [_decision(path, number, row) for number, row in enumerate(rows, start=2)]


def append_decisions(path: Path, made: Iterable[Decision]) -> int:
    """Add decisions to a file, which is made if need be; returns how many were not in it yet.

    When this returns, they are on the disk. Writers wait for one another. Raises DecisionError where the file is
    none of decisions, or another writer does not let go of it; OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path):
        header, rows = _read(path)
        known = {_decision(path, number, row) for number, row in enumerate(rows, start=2)}
        new = [d for d in dict.fromkeys(made) if d not in known]
        if new or not path.exists():
            columns = [*header, *(c for c in COLUMNS if c not in header)]
            _replace(path, columns, [*rows, *({k: str(v) for k, v in asdict(d).items()} for d in new)])
    return len(new)


def merge_decisions(path: str | Path, *others: str | Path) -> int:
    r"""Put other people's files into one: every decision once, the later of two that disagree holds.

    Returns how many were new to ``path``. Raises as ``append_decisions`` does, and where another file is missing.

    >>> line = "table,article,sha256,start,end,was,decision,who,when\nfigures,a,00,3,5,12,reject,{},2031-05-0{}\n"
    >>> _ = Path("ann.csv").write_text(line.format("Ann", 1)), Path("bob.csv").write_text(line.format("Bob", 2))
    >>> nmi.merge_decisions("ann.csv", "bob.csv")
    1
    """
    found: list[Decision] = []
    for other in map(Path, others):
        if not other.is_file():
            raise DecisionError(f"{other}: no such file")
        found += read_decisions(other)
    return append_decisions(Path(path), found)


def in_force(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, in the order of their times: the last of each slot that was not taken back.

    A decision without a time stands where the one before it does.
    """
    timed: list[tuple[str, Decision]] = []
    for d in log:
        timed.append((d.when or (timed[-1][0] if timed else ""), d))
    held: list[Decision] = []
    for _, d in sorted(timed, key=itemgetter(0)):
        if d.decision != "undo":
            held.append(d)
        elif (last := next((i for i in reversed(range(len(held))) if held[i].slot == d.slot), None)) is not None:
            del held[last]
    made: dict[object, Decision] = {}
    for d in held:
        # what several variables have of one place is told apart by what stood there
        slot = (d.slot, d.was) if d.table == "facts" and d.decision == "edit" else d.slot
        made.pop(slot, None)
        made[slot] = d
    return list(made.values())


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Header and lines of a file as text; of a missing or empty one none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError as e:
        raise DecisionError(f"{path}: is not UTF-8 text") from e
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        header = list(reader.fieldnames or ())
        rows = list(reader)
    except csv.Error as e:
        raise DecisionError(f"{path}: {e}") from e
    lost = [c for c in _NEEDED if c not in header]
    if lost and text.strip():
        raise DecisionError(f"{path}: is no file of decisions: the column{'s' * (len(lost) > 1)} {', '.join(lost)} "
                            "is missing")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise DecisionError(f"{path}, row {number}: has not as many fields as the header line")
    return header, rows


def _decision(path: Path, number: int, row: Mapping[str, str]) -> Decision:
    given = {c: row.get(c) or "" for c in COLUMNS}
    if given["decision"] not in VERBS:
        raise DecisionError(f"{path}, row {number}: '{given['decision']}' is no decision: {', '.join(VERBS)}")
    try:
        start, end = int(given["start"]), int(given["end"])
    except ValueError as e:
        raise DecisionError(f"{path}, row {number}: start and end are whole numbers") from e
    return Decision(**{**given, "start": start, "end": end})  # type: ignore[arg-type]


def _replace(path: Path, columns: list[str], rows: Iterable[Mapping[str, str]]) -> None:
    """The file written beside its place and moved into it, both of them on the disk."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as f:
        f.write(text.getvalue().encode("utf-8", "backslashreplace"))
        f.flush()
        os.fsync(f.fileno())
    part.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One writer at a time; the lock ends with its process, however that ends."""
    import portalocker

    try:
        with portalocker.Lock(path.with_name(f".{path.name}.lock"), "ab", timeout=WAIT, check_interval=0.01):
            yield
    except portalocker.exceptions.LockException as e:
        raise DecisionError(f"{path}: another program holds it; nothing was written") from e
