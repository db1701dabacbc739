"""Patterns of a codebook as the extraction compiles them."""

import re
from functools import lru_cache

# An escaped character or a bracket is left as it is, and so is a space that a quantifier follows.
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!]|\(|\)| |'", re.DOTALL)
# What re.compile raises besides re.error: flags that exclude each other, a repetition or nesting beyond all bounds.
BAD_PATTERN = (re.error, ValueError, OverflowError, RecursionError)


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored; outside brackets an apostrophe fits a curly one, a space any white space.

    In a look-behind, whose width is fixed, a space fits one white space. Raises one of BAD_PATTERN.
    """
    behind: list[bool] = []  # for each open bracket, whether it stands in a look-behind

    def eased(m: re.Match[str]) -> str:
        part = m.group()
        if part.startswith("("):
            behind.append(len(part) > 1 or bool(behind and behind[-1]))
        elif part == ")" and behind:
            behind.pop()
        elif part == " " and pattern[m.end():m.end() + 1] not in tuple("*+?{"):
            return r"\s" if behind and behind[-1] else r"\s+"
        return "['’]" if part == "'" else part

    return re.compile(_PARTS.sub(eased, pattern), re.IGNORECASE)
