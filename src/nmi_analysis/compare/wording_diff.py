"""Word by word, what one rendering has and another has not."""

import difflib
import re

_PIECE = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")

Step = tuple[str, str, str]


def wording_diff(a: str, b: str) -> list[Step]:
    """(op, words of ``a``, words of ``b``) in order; op is ``equal``, ``replace``, ``delete`` or ``insert``.

    Case and the shape of quotation marks do not count. Joined by spaces, the words of ``a`` are those of the text.
    """
    left, right = _PIECE.findall(a), _PIECE.findall(b)
    matcher = difflib.SequenceMatcher(None, [_plain(w) for w in left], [_plain(w) for w in right], autojunk=False)
    return [(op, " ".join(left[i:j]), " ".join(right[k:n])) for op, i, j, k, n in matcher.get_opcodes()]


def _plain(word: str) -> str:
    return word.lower().translate(_STRAIGHT)
