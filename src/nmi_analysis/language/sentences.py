"""Sentences with offsets and their kind (title, caption, dateline, body, boilerplate).

``sentencex`` splits within a paragraph; its spans join back to the exact input.
"""

import re
from collections.abc import Iterator

import sentencex

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def spans(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph) of every sentence, white space trimmed, in order."""
    for number, m in enumerate(PARAGRAPH.finditer(text)):
        start = m.start()
        for piece in sentencex.segment(language, m.group()):
            stripped = piece.strip()
            if stripped:
                at = start + piece.index(stripped)
                yield at, at + len(stripped), number
            start += len(piece)
