"""What became of an utterance in one rendering, in a word: as it stands to the rendering that has most of it."""

from collections.abc import Sequence
from typing import Literal, get_args

from ...settings import AlterationSettings
from .account import account, version
from .editing import TRIVIA
from .measures import Weighed
from .spoken import apart

Change = Literal["fullest", "same", "cut", "reworded", "paraphrased", "attributed"]
CHANGES: tuple[str, ...] = get_args(Change)


def changes(group: Sequence[Weighed], settings: AlterationSettings) -> list[Change]:
    """The change of each rendering; ``fullest`` is that of which the marked words, or else all words, tell most."""
    fullest = max(range(len(group)), key=lambda i: (group[i].marked, sum(group[i].surprises), -i))
    return ["fullest" if i == fullest else _change(group[fullest], w, settings) for i, w in enumerate(group)]


def _change(fullest: Weighed, w: Weighed, settings: AlterationSettings) -> Change:
    if apart(fullest.rendering, w.rendering):
        return "attributed"
    if fullest.rendering.keys == w.rendering.keys and fullest.rendering.form == w.rendering.form:
        return "same"
    one, other = version(fullest), version(w)
    made = account(one, other, settings) if one and other else None
    if made is None:
        return "paraphrased"
    if any(e.sort not in TRIVIA for e in made.edits):
        return "reworded"
    if any(c.of_one and c.carries != "little" for c in made.cuts):
        return "cut"
    return "same" if w.rendering.form == "direct" else "paraphrased"
