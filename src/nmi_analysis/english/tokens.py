"""Tokens by one regular expression, with offsets.

A word keeps its inner apostrophe, hyphen and full stops ("Iraq's" splits into "Iraq" and "'s"; "U.S.",
"al-Kadhimi", "eight-fold", "don't" are one token each); a number keeps its separators ("4,000", "2.5",
"18/02/2021", "3:30"); a currency sign, a percent sign and every other mark is a token of its own.
"""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"""
    (?P<abbr>(?:[^\W\d_]\.){2,}(?=\W|$))                      # U.S.  a.m.
  | (?P<num>\d+(?:[.,:/]\d+)*)                                 # 4,000  2.5  3:30
  | (?P<clitic>(?<=\w)['’](?:s|S|d|m|ll|re|ve)(?!\w))          # 's 'll
  | (?P<word>[^\W\d_][\w\u0300-\u036f]*(?:(?:[-‐‑]|['’](?!(?:s|S|d|m|ll|re|ve)(?!\w)))\w+)*) # al-Kadhimi don't
  | (?P<mark>\.{2,}|-{2,}|\S)
    """,
    re.VERBOSE,
)


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Offsets of the tokens of ``text[start:end]`` in order; linear in the text's length."""
    for m in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield m.span()
