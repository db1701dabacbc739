"""What the summaries show; nothing here changes a table."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """Views of the tables."""

    recovered: float = why(0.6, "confidence from which a suggestion is read into a text; below, most are wrong")
    guessed: float = why(0.75, "the same for a likelier synonym that nothing else speaks for: it is a guess")
    copied: int = why(20, "words that two articles must share to be told as copied: fewer are as often a set phrase")
    turned: float = why(0.6, "likeness of the words of two renderings from which one negation turns what is said; "
                             "below, they tell different parts of it")
    profile_words: int = why(300, "words of an article from which its measures of wording are charted: of fewer, one"
                                  " sentence more or less changes them")
    widely: float = why(0.5, "share of the other sources whose common claim a silent one leaves out: the half")
