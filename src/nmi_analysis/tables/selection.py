"""Tables cut to some articles, so that they hold together: no row points at an article that is not there."""

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_WHOLE = ("rejects",)  # tables that belong to no article


def cut(made: "Mapping[str, pd.DataFrame]", chosen: Set[str]) -> "dict[str, pd.DataFrame]":
    """Every table with the rows of these articles alone, their labels as before.

    What an article repeats, and where the evidence of a flag stands, is blank where that is another article.
    """
    return {name: found.copy() if name in _WHOLE else _cut(name, found, chosen) for name, found in made.items()}


def _cut(name: str, found: "pd.DataFrame", chosen: Set[str]) -> "pd.DataFrame":
    import pandas as pd

    if name == "reuse":
        return _kept(found, found["article_a"].isin(list(chosen)) & found["article_b"].isin(list(chosen)))
    there = found["article"].isin(list(chosen))
    if name == "findings":
        gone = found.loc[~there & (found["role"] != "leaves_out"), ["story", "finding"]]
        lost = set(zip(gone["story"], gone["finding"], strict=True))
        keys = zip(found["story"], found["finding"], strict=True)
        there = there & pd.Series([key not in lost for key in keys], index=found.index, dtype=bool)
    made = _kept(found, there)
    if name == "articles":
        made.loc[~made["duplicate_of"].isin(list(chosen)), "duplicate_of"] = ""
    if name == "flags":
        elsewhere = ~made["evidence_article"].isin(list(chosen))
        made.loc[elsewhere, "evidence_article"] = ""
        for column in ("evidence_start", "evidence_end"):
            made[column] = made[column].mask(elsewhere)
    return made


def _kept(found: "pd.DataFrame", there: "pd.Series[bool]") -> "pd.DataFrame":
    return found.loc[there].reset_index(drop=True)
