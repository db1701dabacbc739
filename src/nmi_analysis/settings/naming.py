"""Names and what is said of named things, compared across articles."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class SpellingSettings:
    """One name in two spellings."""

    shortest: int = why(4, "letters; shorter names that differ in one are others ('Kim', 'Kin')")
    alike: float = why(0.7, "least share of letters kept; below, hardly a pair read was of one name")
    alike_sound: float = why(0.65, "the same for names of equal consonants")
    window: int = why(10, "words on either side of a name that may show that two names are of one thing")
    words: int = why(3, "shared words around, from which more say nothing more")
    occurrences: int = why(8, "occurrences of a spelling in a story that are looked at, the first")
    intercept: float = why(-3.4, "of the probability that two words are one name; fitted to pairs read and made")
    alike_weight: float = why(0.58, "weight of the share of letters kept; fitted")
    sound_weight: float = why(1.53, "weight of equal consonants, as transliterations and slips have them; fitted")
    beside_weight: float = why(0.87, "weight of the same name beside it ('Ann' before both); fitted")
    around_weight: float = why(1.67, "weight of each shared word around; fitted")
    unknown_weight: float = why(0.75, "weight of each of the two that no list of names or words has; fitted")
    least: float = why(0.7, "probability below which two spellings are not told")
    joined: float = why(0.3, "probability that every two of three spellings must have")
    weight: float = why(0.2, "how much a spelling matters: a detail")
    weight_main: float = why(0.45, "the same for a name that most articles have in headline or first sentences")


@dataclass(frozen=True, slots=True)
class DescriptionSettings:
    """Age, office, party, home state and kin of one person."""

    apart_days: int = why(60, "days between articles from which an office may have changed hands")
    year: int = why(366, "days in which an age grows by one")
    age: float = why(0.85, "confidence that two ages of one person are told of one time; of those read")
    office: float = why(0.85, "the same for two offices that exclude each other, or an office ended or not")
    party: float = why(0.85, "the same for party and home state")
    relation: float = why(0.7, "the same for kin: pronouns hide whose")
    weight: float = why(0.4, "how much it matters who somebody is")
    weight_main: float = why(0.7, "the same for a person whom most articles name")


@dataclass(frozen=True, slots=True)
class BearingSettings:
    """On which side of one place another lies."""

    reach: int = why(14, "words between a place and the direction in which it lies from another")
    turned: int = why(45, "degrees between two directions from which they are two; south-southeast is southeast")
    opposite: int = why(90, "degrees from which both cannot be true; south and southeast may be one, told roughly, and"
                            " parts of a country and places of things without a name are")
    shared: int = why(2, "words around that directions of things without a name must share")
    named: float = why(0.8, "confidence where both name the place")
    unnamed: float = why(0.65, "the same where the thing has no name in one of them ('the quake')")
    weight: float = why(0.3, "how much it matters: background")
