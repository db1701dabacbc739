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
