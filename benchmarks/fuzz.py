"""Mutated inputs over all formats: no crash, no hang, and every input is an article or a reject.

    python -m benchmarks.fuzz [COUNT] [SEED]

The samples are made here; each is truncated, bit-flipped, re-encoded, given mixed line ends, NULs, deep nesting or
giant lines. Prints the counts and ends with 1 where one is lost or takes more than ten seconds.
"""

import io
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from nmi_analysis.corpus import read

TEXT = ("The committee met on Monday and approved the plan for the new harbour, “at last”, after a long debate. "
        "Some 4,000 people – twice as many as before – had asked for it in 2023.\n\nNobody spoke against it.\n")
SLOW = 10.0  # seconds


def samples() -> dict[str, bytes]:
    """A valid file of every format."""
    import pandas as pd

    table = pd.DataFrame({"article": ["r1", "r2"], "text": [TEXT, TEXT * 2], "source": ["A", "B"]})
    columnar = io.BytesIO()
    table.to_parquet(columnar)
    page = f"<html><head><title>T</title></head><body><article>{f'<p>{TEXT}</p>' * 5}</article></body></html>"
    return {
        ".txt": TEXT.encode(), ".md": f"---\ntitle: Harbour\ndate: 2024-01-02\n---\n{TEXT}".encode(),
        ".html": page.encode(), ".csv": table.to_csv(index=False).encode(), ".parquet": columnar.getvalue(),
        ".jsonl": "".join(json.dumps({"id": f"j{i}", "text": TEXT}) + "\n" for i in range(3)).encode(),
    }


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[:rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice([1, 3, 30])):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def recoded(data: bytes, rng: random.Random) -> bytes:
    encoding = rng.choice(["utf-16", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-7"])
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def line_ends(data: bytes, rng: random.Random) -> bytes:
    return b"".join(line + rng.choice([b"\n", b"\r\n", b"\r", b"\x0b", "\u2028".encode()])
                    for line in data.split(b"\n"))


def nuls(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + b"\x00" * rng.choice([1, 50]) + data[at:]


def nested(data: bytes, rng: random.Random) -> bytes:
    opening = rng.choice([b"[", b'{"a":', b"<div>", b"- ", b'"', b"> ", b"&amp;", b"(("])
    return opening * rng.choice([200, 20_000]) + data


def giant_line(data: bytes, rng: random.Random) -> bytes:
    return data + rng.choice([b"x", b"a ", b"4,000 ", b'"', b"Mr. ", "“".encode()]) * 200_000


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated, flipped, recoded, line_ends, nuls, nested, giant_line)


def main(count: int = 5000, seed: int = 1) -> int:
    """Run and print; 0 where all is well."""
    rng = random.Random(seed)
    made = samples()
    seen: Counter[str] = Counter()
    slow, lost, crashed = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for i in range(count):
            suffix = rng.choice(sorted(made))
            mutation = rng.choice(MUTATIONS)
            name = f"{i}-{mutation.__name__}{suffix}"
            path = Path(folder) / name
            path.write_bytes(mutation(made[suffix], rng))
            start = time.perf_counter()
            try:
                reading = read([path])
            except Exception as e:
                crashed.append(f"{name}: {type(e).__name__}: {e}")
                continue
            if time.perf_counter() - start > SLOW:
                slow.append(name)
            if not reading.articles and not reading.rejects:
                lost.append(name)
            seen["inputs"] += 1
            seen["with articles"] += bool(reading.articles)
            seen["with rejects"] += bool(reading.rejects)
            path.unlink()
    print(dict(seen), f"crashed {len(crashed)}, slow {len(slow)}, lost {len(lost)}")
    for line in (*crashed[:20], *slow[:20], *lost[:20]):
        print(" ", line)
    return 1 if crashed or slow or lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
