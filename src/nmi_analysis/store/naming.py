"""Which articles a name means: an id, what charts and lists call it, an outlet, the beginning of one, a number."""

import re
from collections.abc import Iterable, Mapping

_NUMBER = re.compile(r"\d+")


def matching(asked: str | int, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The articles that ``asked`` names; ``names`` is article to what it may be called beside its id.

    The first of these ways that finds any: the id; a name; the beginning of an id or of a name; the number that an id
    begins with, before beginnings where a number is asked (papermill makes 4 of '004'). Capitals and runs of spaces do
    not count.
    """
    if asked in names:
        return [str(asked)]
    wanted = _folded(str(asked))
    called = {article: {_folded(n) for n in (article, *given)} - {""} for article, given in names.items()}
    begun = [a for a, own in called.items() if wanted and any(n.startswith(wanted) for n in own)]
    numbered = [a for a in names if _leads(a, wanted)]
    return ([a for a, own in called.items() if wanted in own]
            or (numbered or begun if isinstance(asked, int) else begun or numbered))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _leads(article: str, wanted: str) -> bool:
    """Whether an id begins with a number, whatever its zeros."""
    digits = _NUMBER.match(article)
    return digits is not None and wanted.isdecimal() and digits[0].lstrip("0") == wanted.lstrip("0")
