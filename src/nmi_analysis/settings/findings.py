"""What a reader is told first, and what is left unsaid."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """The order of findings, and the confidence below which one is not told."""

    least: float = why(0.6, "confidence below which a finding is kept in the table and not told")
    shared: float = why(0.5, "share of a finding's spans that one of its kind told before has: it says the same")
    repeated: float = why(0.85, "factor for each finding of its kind told before: ten of one kind are no report")
    outlet: float = why(0.85, "factor for each of those that is about the same article")


@dataclass(frozen=True, slots=True)
class ContestedSettings:
    """Facts that a codebook tracks, and who leads what, where articles contradict each other."""

    variable: float = why(0.97, "confidence where a codebook, written for the event, says what is one fact")
    variable_differs: float = why(0.9, "the same for another value of what may have several: 'one' of 'eight' injured")
    leader: float = why(0.65, "confidence where a rule says who leads")
    contradicts: float = why(1.0, "how much it matters that both cannot be true")
    differs: float = why(0.7, "how much another number, date or name of a fact that is tracked matters")
