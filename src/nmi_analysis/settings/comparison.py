"""Values that several articles give of one thing."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class VariableSettings:
    """Comparing what articles say of a codebook's variables."""

    apart_days: int = why(90, "days between publications from which two values may both have held: a quarter")
    about: float = why(0.1, "share by which a figure said to be about right may be off")


@dataclass(frozen=True, slots=True)
class AgreementSettings:
    """Figures of several articles for one thing."""

    figures: int = why(500, "figures of an article, from its first on, that are compared; a table of more is no news")
    reach: int = why(14, "words on either side of a figure that say what it is about; a clause or two")
    half: float = why(6.0, "words away at which a term counts half")
    near: int = why(6, "words on either side whose names must not clash")
    unit_weight: float = why(1.5, "what the noun counted weighs against other terms of its rarity")
    alike: float = why(0.35, "likeness that links figures that go together; other things of one value stay below 0.3")
    alike_value: float = why(0.2, "the same for a value that is unlikely twice by chance")
    digits: int = why(3, "digits, final zeros aside, that make a value unlikely twice")
    large: float = why(10_000, "value from which fewer digits will do")
    alike_apart: float = why(0.5, "likeness that links figures that contradict each other; a wrong link accuses")
    alike_few: float = why(0.65, "the same for small numbers: two officials and three need not be the same")
    few: float = why(10, "what is a small number")
    ratio: float = why(1.5, "a figure farther from the other is rather one of another thing")
    shared: int = why(1, "terms beside the unit that figures of one telling value must share")
    shared_any: int = why(2, "the same for other values that go together")
    shared_apart: int = why(3, "the same for figures that contradict each other")
    alike_share: float = why(0.5, "likeness that links percentages and points, whose unit says nothing of the thing")
    rounded: float = why(1_000, "value from which news rounds without saying so")
    about: float = why(0.05, "least share by which a figure said to be about right may be off")
    most_rounded: float = why(0.1, "share that rounding moves a value at most: 10 may be 9.6, hardly 5")
    open_end: float = why(2.0, "'more than 200' is not said of more than 400")
    apart_days: int = why(2, "days between publications from which figures are of two periods: tolls grow daily")


@dataclass(frozen=True, slots=True)
class LeaderSettings:
    """Who leads what."""

    reach: int = why(12, "words between a verb of taking or giving an office and who takes or gets it")
    near: int = why(4, "words between 'led by' and the country ('led by a senior Danish commander'), or verb and"
                        " office")
    led: int = why(4, "words behind 'X-led' that name what is led")
    ahead: int = why(3, "words before a verb in which 'will' and the like put it in the future")
