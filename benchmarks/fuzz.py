"""Mutated inputs over all formats: no crash, no hang, and every input is an article or a reject.

    python -m benchmarks.fuzz [COUNT] [SEED]

The samples are made here; each is truncated, bit-flipped, re-encoded, given mixed line ends, NULs, deep nesting, giant
lines, or one of its own tokens many times: a reader is linear in it. Prints the counts and ends with 1 where one is
lost or takes more than ten seconds.
"""

import gzip
import io
import json
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from nmi_analysis.corpus import read

TEXT = ("The committee met on Monday and approved the plan for the new harbour, “at last”, after a long debate. "
        "Some 4,000 people – twice as many as before – had asked for it in 2023.\n\nNobody spoke against it.\n")
SLOW = 10.0  # seconds
TOKENS = re.compile(rb"<[^<>]*>|\w+|[^\w\s<>]+|\s+")  # a tag, a word, marks, space
REPEATED = 200_000  # bytes of one token
# whether there are articles, rejects
OUTCOMES = {(True, False): "read", (True, True): "read in part", (False, True): "rejected", (False, False): "lost"}


NEXIS = (f"Harbour plan approved\nThe Paper\nMarch 4, 2024 Monday\nCopyright 2024 The Paper\nLength: 40 words\n"
         f"Byline: Ann Smith\nBody\n{TEXT}Classification\nLanguage: ENGLISH\nLoad-Date: March 5, 2024\n"
         "End of Document\n")
NUMBERED = (f"Document 1 of 2\n\nThe Paper\n\nMarch 4, 2024 Monday\n\nHarbour plan approved\n\nBYLINE: By Ann Smith\n\n"
            f"LENGTH: 40 words\n\n{TEXT}\nLOAD-DATE: March 5, 2024\n\nCopyright 2024 The Paper\n")


def samples() -> dict[str, bytes]:
    """A valid file of every format: the name says which, from its first dot on how it is read."""
    import pandas as pd

    table = pd.DataFrame({"article": ["r1", "r2"], "text": [TEXT, TEXT * 2], "source": ["A", "B"]})
    columnar = io.BytesIO()
    table.to_parquet(columnar)
    stories = table.assign(id=["m1", "m2"], title="T", url="u", publish_date="2024-03-04", media_name="M")
    page = f"<html><head><title>T</title></head><body><article>{f'<p>{TEXT}</p>' * 5}</article></body></html>"
    older = {"uri": "urn:a", "type": "text", "headline": "H", "body_text": TEXT, "infosource": [{"name": "W"}],
             "associations": {"side": {"uri": "urn:b", "type": "text", "body_xhtml": f"<p>{TEXT}</p>"}}}
    newer = {"uri": "urn:c", "headlines": [{"value": "H"}], "infosources": [{"name": "W"}],
             "bodies": [{"contenttype": "text/html", "value": f"<p>{TEXT}</p>"}], "associations": [{"name": "x"}]}
    made = {
        "plain.txt": TEXT, "nexis.txt": NEXIS * 2, "numbered.txt": NUMBERED * 2,
        "front.md": f"---\ntitle: Harbour\ndate: 2024-01-02\n---\n{TEXT}", "page.html": page,
        "rows.csv": table.to_csv(index=False), "mediacloud.csv": stories.drop(columns="article").to_csv(index=False),
        "lines.jsonl": "".join(json.dumps({"id": f"j{i}", "text": TEXT}) + "\n" for i in range(3)),
        "ninjs1.json": json.dumps([older, newer], indent=1), "ninjs2.json": json.dumps(newer),
        "ninjs.jsonl": f"{json.dumps(older)}\n{json.dumps(newer)}\n",
    }
    files = {name: text.encode() for name, text in made.items()}
    files |= {"rows.parquet": columnar.getvalue(), "nexis.docx": word(NEXIS * 2), "plain.docx": word(TEXT)}
    return files | {f"{name}.gz": gzip.compress(data, mtime=0) for name, data in files.items()}


def word(text: str) -> bytes:
    """A Word document, a paragraph a line; not compressed, so that mutations reach its markup."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="urn:w"><w:body>{lines}</w:body></w:document>')
    return made.getvalue()


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


def repeated(data: bytes, rng: random.Random) -> bytes:
    token = rng.choice(list(TOKENS.finditer(data)))
    return data[:token.end()] + token[0] * (REPEATED // len(token[0])) + data[token.end():]


Mutation = Callable[[bytes, random.Random], bytes]
MUTATIONS: tuple[Mutation, ...] = (
    truncated, flipped, recoded, line_ends, nuls, nested, giant_line, repeated)


def whole(name: str, data: bytes) -> bool:
    """Whether the file gives articles and no reject."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        reading = read([path])
    return bool(reading.articles) and not reading.rejects


def mutated(sample: str, made: dict[str, bytes], mutation: Mutation, rng: random.Random) -> bytes:
    """The sample changed; of a compressed one half of the times what it holds, else the file itself."""
    inner = made.get(sample.removesuffix(".gz"))
    if sample.endswith(".gz") and inner and rng.random() < 0.5:
        return gzip.compress(mutation(inner, rng), mtime=0)
    return mutation(made[sample], rng)


def main(count: int = 5000, seed: int = 1) -> int:
    """Run and print; 0 where all is well."""
    rng = random.Random(seed)
    made = samples()
    unread = [name for name, data in made.items() if not whole(name, data)]
    if unread:
        print(f"samples that cannot be read before any mutation: {', '.join(unread)}")
        return 1
    seen: Counter[str] = Counter()
    slow, lost, crashed = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for i in range(count):
            sample = rng.choice(sorted(made))
            mutation = rng.choice(MUTATIONS)
            name = f"{i}-{mutation.__name__}-{sample}"
            path = Path(folder) / name
            path.write_bytes(mutated(sample, made, mutation, rng))
            start = time.perf_counter()
            try:
                reading = read([path])
            except Exception as e:
                crashed.append(f"{name}: {type(e).__name__}: {e}")
                continue
            if time.perf_counter() - start > SLOW:
                slow.append(name)
            seen[OUTCOMES[bool(reading.articles), bool(reading.rejects)]] += 1
            if not reading.articles and not reading.rejects:
                lost.append(name)
            path.unlink()
    print(f"{count} inputs of {len(made)} formats = {' + '.join(f'{n} {what}' for what, n in sorted(seen.items()))} "
          f"+ {len(crashed)} crashed; over {SLOW:.0f} s: {len(slow)}")
    for line in (*crashed[:20], *slow[:20], *lost[:20]):
        print(" ", line)
    return 1 if crashed or slow or lost or seen.total() != count else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
