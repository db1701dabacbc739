"""Content analysis by a person: concordances, key words, agreement of coders. Nothing here changes a table."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """What the functions of ``nmi_analysis.content`` show and where they hesitate."""

    window: int = why(8, "words on each side of a keyword: about a line of a page")
    least: int = why(2, "occurrences below which no word is key: one that stands once tells of one sentence")
    small: int = why(5_000, "words of a group or its reference below which key words are hints: a few articles")
    most_words: int = why(10, "key words of a group that the chart shows")
    most_groups: int = why(6, "groups that the chart shows")
    blocks: int = why(40, "blocks of units that the jackknife leaves out in turn: one unit each up to so many")
    few_units: int = why(10, "units below which an interval of agreement says little")
