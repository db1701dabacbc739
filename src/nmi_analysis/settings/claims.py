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
    intercept: float = why(-7.64, "of the probability that two clauses state one claim; fitted to pairs read")
    coverage_weight: float = why(1.74, "weight of the smaller share of a clause's weight that the other has; fitted")
    order_weight: float = why(5.28, "weight of the share of words that stand in both in one order; fitted")
    sentence_weight: float = why(3.37, "weight of the larger share of a sentence's weight that the other has; fitted")
    weight_weight: float = why(1.09, "weight of the log weight of the clause that says less; fitted")
    foreign_weight: float = why(-0.03, "weight of each name that the other sentence does not have; fitted")
    evidence_weight: float = why(0.73, "weight of the log weight in common beside names; fitted")
    predicate_weight: float = why(0.35, "weight of the smaller weight of either's verbs that the other has; fitted")
    coverage: float = why(0.15, "least such share: below, nothing was read and fitted")
    evidence: float = why(1.0, "least weight in common beside names: one telling word")
    other_speaker: float = why(0.35, "share of words in one order from which two speakers may tell one thing")
    support: float = why(0.1, "added for clauses of two sentences that have another claim in common")
    copied: float = why(0.4, "least share of weight in common of two clauses of a passage that was copied")
    least_figure: float = why(13.0, "smaller counts, written as words, are equal by chance")
    alike: float = why(0.75, "share of a clause's weight that the other has, from which a denial is one of the same")
    telling_figure: float = why(100.0, "a value from which two equal figures are hardly chance")
    figure_context: float = why(0.8, "weight in common of the sentences of two such figures")
    small_figure_context: float = why(3.0, "the same for smaller figures")
    clauses: int = why(1_000, "clauses of an article, from its first on, that are compared; a long read has 500")
    compared: int = why(8, "members of a group that a further figure is compared with")
    alone: float = why(4.0, "weight of a clause that is a claim though the rest of its sentence is another")
    time_window_days: int = why(30, "articles further apart speak of another time")
    similarity: float = why(0.6, "least probability that two clauses state one claim for joining them")
    repeated: float = why(0.8, "the same for two clauses of one article: it seldom says a thing twice")
    related: float = why(0.2, "least probability from which an article is not silent: a clause says something alike")
    told: float = why(0.25, "share of its weight that such a clause must have: fewer words are shared by chance")
    told_weight: float = why(4.0, "or that much weight beside names")
    contained: float = why(0.75, "or a sentence has this share of the claim's weight")
    mention: float = why(2.5, "and that much weight beside names: a clause of common words stands in many sentences")
    mention_supported: float = why(1.0, "the same for half of its weight, where the two sentences share another claim")
    figure_mention: float = why(3.0, "or it has the claim's figure, and that much weight beside names")
    cohesion: float = why(0.35, "least mean probability of all clauses of a claim: they need not all be worded alike")
    key_terms: int = why(10, "weightiest terms of a clause that look for its neighbours; it has few")
    neighbours: int = why(15, "neighbours kept a clause: enough to reach all of a claim step by step")
    reach: int = why(200, "clauses that a term joins one to; keeps the work linear where all share it")
