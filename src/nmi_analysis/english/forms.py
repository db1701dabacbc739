"""English inflection both ways: forms to lemmas with their ending, and back."""

import re
from collections import defaultdict
from functools import cache

from .. import lexicons

Lemma = tuple[str, str]  # (lemma, ending): ending is "", "s", "ed", "ing", "er" or "est"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


@cache
def _irregular() -> tuple[dict[str, list[Lemma]], dict[Lemma, list[str]]]:
    lemmas: dict[str, list[Lemma]] = defaultdict(list)
    forms: dict[Lemma, list[str]] = defaultdict(list)
    for row in lexicons.table("inflected_forms"):
        lemmas[row["form"]].append((row["lemma"], row["ending"]))
        forms[row["lemma"], row["ending"]].append(row["form"])
    return lemmas, forms


def lemmas(form: str) -> list[Lemma]:
    """Every lemma and ending that a lower-case form may have, itself first; not all of them are words."""
    made = [(form, ""), *_irregular()[0].get(form, ())]
    if form.endswith("s") and not form.endswith("ss"):
        made.append((form[:-1], "s"))
        if form.endswith("ies"):
            made.append((form[:-3] + "y", "s"))
        elif form.endswith("es"):
            made.append((form[:-2], "s"))
    for ending in ("ed", "ing", "er", "est"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            made.extend(_stems(form.removesuffix(ending), ending))
    return made


def _stems(stem: str, ending: str) -> list[Lemma]:
    made = [(stem, ending), (stem + "e", ending)]
    if stem.endswith("i"):
        made.append((stem[:-1] + "y", ending))
    if len(stem) > 2 and stem[-1] == stem[-2]:
        made.append((stem[:-1], ending))
    return made


def inflect(lemma: str, ending: str) -> list[str]:
    """The forms of a lemma with that ending: the irregular ones, else every regular spelling."""
    if not ending:
        return [lemma]
    irregular = _irregular()[1].get((lemma, ending))
    if irregular:
        return irregular
    if ending == "s":
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            return [lemma[:-1] + "ies"]
        return [lemma + ("es" if _SIBILANT.search(lemma) else "s")]
    if lemma.endswith("e"):
        return [lemma[:-1] + ending]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" and ending != "ing":
        return [lemma[:-1] + "i" + ending]
    return [lemma + ending, lemma + lemma[-1] + ending] if _DOUBLING.search(lemma) else [lemma + ending]
