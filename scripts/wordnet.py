"""WordNet's database files (Debian: wordnet-base), read as wndb(5WN) describes them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

FILES = ("noun", "verb", "adj", "adv")
LETTERS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_MARKER = re.compile(r"\(.*\)")  # of an adjective's place: 'afraid(p)'


class Pointer(NamedTuple):
    """From word ``own`` to word ``other`` (from 1; 0 for the whole synset) of the synset (file, offset)."""

    symbol: str
    file: str
    offset: str
    own: int
    other: int


class Synset(NamedTuple):
    """Words in lower case, pointers, sentence frames as (frame, word from 1 or 0 for all), and the gloss."""

    file: str
    offset: str
    words: list[str]
    pointers: list[Pointer]
    frames: list[tuple[int, int]]
    gloss: str


def synsets(folder: Path, files: Sequence[str] = FILES) -> Iterator[Synset]:
    """The synsets of the data files in order."""
    for file in files:
        for line in (folder / f"data.{file}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):  # the licence
                yield _synset(file, line)


def _synset(file: str, line: str) -> Synset:
    data, _, gloss = line.partition("|")
    fields = data.split()
    count = int(fields[3], 16)
    words = [_MARKER.sub("", w).lower() for w in fields[4:4 + 2 * count:2]]
    rest = fields[4 + 2 * count:]
    end = 1 + 4 * int(rest[0])
    pointers = [Pointer(symbol, LETTERS[letter], offset, int(places[:2], 16), int(places[2:], 16))
                for symbol, offset, letter, places in zip(*[iter(rest[1:end])] * 4, strict=True)]
    given = rest[end + 1:] if file == "verb" else []
    frames = [(int(frame), int(word, 16)) for _, frame, word in zip(*[iter(given)] * 3, strict=True)]
    return Synset(file, fields[0], words, pointers, frames, gloss)
