"""Claims that several articles may state."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """Claims that several articles may state."""

    prior: int = why(10, "sentences added to a story's when its terms' rarity is taken: two articles have few")
    common: float = why(0.1, "share of these that hold any term")
    synonym: float = why(0.6, "what a synonym counts: it may be one in another sense")
    derived: float = why(0.8, "what a word derived from another counts: 'able' and 'ability' tell much the same")
    wider: float = why(0.35, "what a word one step away in WordNet counts")
    spelling: float = why(0.9, "what a name counts that is spelled with one other letter")
    overlap: float = why(0.12, "mean share of weight in common below which two statements are not compared further")
    clauses: int = why(1_000, "clauses of an article, from its first on, that are compared; a long read has 500")
    alone: float = why(8.0, "weight of a part that is a claim though the rest of its sentence is another")
    time_window_days: int = why(30, "articles further apart speak of another time")
    similarity: float = why(0.45, "least probability that two statements are one claim for joining them")
    repeated: float = why(0.8, "the same for two clauses of one article: it seldom says a thing twice")
    silences: int = why(200, "articles of a story up to which coverage has a row where one is silent on a claim; in a "
                             "larger one, where these would be millions, an article without a row is silent")
    related: float = why(0.7, "least probability from which an article is not silent: a statement says it in part")
    related_alone: float = why(0.2, "the same for what one article states: the others' other words were not joined")
    contained: float = why(0.75, "or a sentence has this share of the claim's weight")
    mention: float = why(2.5, "and that much weight beside names: a clause of common words stands in many sentences")
    half_contained: float = why(0.5, "the same where the two sentences share another claim")
    mention_supported: float = why(1.0, "and that much weight beside names there")
    cohesion: float = why(0.5, "least mean probability of all statements of a claim: not all need be worded alike")
    alike: float = why(0.6, "mean share of weight in common from which a denial is one of the same")
    denied: float = why(0.7, "the same for telling a reader so; in other words a denial is often of another part")
    denied_right: float = why(0.4, "confidence of one: of three in 70 events none was right; kept, not told")
    agreed_intercept: float = why(-4.3, "of the log odds that all sources state one claim; fitted to 204 of 16 events")
    agreed_mean: float = why(7.2, "weight of the mean likelihood of two of them; fitted, the event left out")
    agreed_covered: float = why(0.9, "share of a statement's weight that each source must have of what all are told to "
                                     "report; of 38 told without it, readers called 18 right")
    agreed_weight: float = why(0.3, "how much the first agreement of all sources matters: any conflict matters more")
    replaced: float = why(0.6, "share of words in one order from which a value stands in the place of another")
    again: float = why(0.55, "least probability for joining a statement to a second claim")
    rounds: int = why(3, "times that likely pairs left between claims are joined: a statement may share two things")
    key_terms: int = why(20, "weightiest terms of a clause that look for its neighbours; it has few")
    neighbours: int = why(25, "neighbours kept a clause: enough to reach all of a claim step by step")
    reach: int = why(200, "clauses that a term joins one to; keeps the work linear where all share it")


@dataclass(frozen=True, slots=True)
class LabelSettings:
    """Which wording of a claim is its label: points against one."""

    longest: int = why(240, "characters; most sentences of news have fewer, and a cut one ends in the air")
    least: int = why(6, "words below which a statement hardly stands alone")
    long: float = why(0.6, "against a statement that has to be cut")
    short: float = why(0.6, "against one of fewer words")
    verbless: float = why(1.0, "against one without a finite verb: a fragment")
    title: float = why(0.3, "against a headline, which leaves words out")
    pointing: float = why(0.1, "against each pronoun")
    pointing_first: float = why(0.5, "against a pronoun that opens it and that no name could replace")
    given: float = why(0.5, "against one that is the label of another claim")
    central: float = why(1.0, "for its mean overlap with the other articles' wordings")
