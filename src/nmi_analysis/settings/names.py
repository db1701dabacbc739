"""Names and what is said of named things, compared across articles."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class SpellingSettings:
    """One name in two spellings."""

    shortest: int = why(4, "letters; shorter names that differ in one are others ('Kim', 'Kin')")
    alike: float = why(0.65, "least share of letters kept; below, hardly a pair read was of one name")
    window: int = why(10, "words on either side of a name that may show that two names are of one thing")
    words: int = why(3, "shared words around, from which more say nothing more")
    occurrences: int = why(8, "occurrences of a spelling in a story that are looked at, the first")
    intercept: float = why(-3.44, "of the probability that two words are one name; fitted to pairs read and planted")
    alike_weight: float = why(0.7, "weight of the share of letters kept; fitted")
    sound_weight: float = why(1.66, "weight of equal consonants, as transliterations and slips have them; fitted")
    beside_weight: float = why(1.44, "weight of the same name beside it ('Ann' before both); fitted")
    around_weight: float = why(0.91, "weight of each shared word around; fitted")
    unknown_weight: float = why(1.35, "weight of each of the two that no list of names or words has; fitted")
    given_weight: float = why(-0.62, "weight of two known given names without a common name beside them; fitted")
    least: float = why(0.7, "probability below which two spellings are not told")
    joined: float = why(0.3, "probability that every two of three spellings must have")
    weight: float = why(0.2, "how much a spelling matters: a detail")
    weight_main: float = why(0.45, "the same for a name that most articles have in headline or first sentences")
