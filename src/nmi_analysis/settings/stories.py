"""Which articles belong together, and what they share."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Grouping articles into stories."""

    words: int = why(200, "words of an article's beginning that tell its event; later ones are background it shares")
    lead: int = why(40, "words of headline and first sentence, which say what is new")
    lead_weight: float = why(6.0, "the lead's words count as often; B-cubed is the same from 4 to 8")
    name_weight: float = why(2.5, "names tell events apart better than other words of the same rarity")
    number_weight: float = why(8.0, "and numbers tell apart two earthquakes, two trials, two offers")
    prior: int = why(300, "articles of general English added to the document frequencies; the same from 100 to 1,000")
    affinity: float = why(0.15, "mean cosine of one story's articles; on 44 events B-cubed is best at 0.12 to 0.16, and"
                                 " few statements are joined across two from 0.15 on")
    window_days: int = why(7, "a daily event's coverage and its first follow-ups")
    undated: float = why(0.8, "factor where a date is unknown: such pairs need a mean cosine of 0.19")
    apart: float = why(0.53, "factor where the dates are further apart: a mean cosine of 0.28, by content alone")
    key_terms: int = why(25, "weightiest terms of an article that look for its neighbours")
    neighbours: int = why(20, "neighbours kept an article: enough to reach all of a story step by step")
    reach: int = why(400, "articles that a term joins one to; keeps the work linear where all share it")


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """Passages that two articles share."""

    shingle: int = why(4, "words of a shingle: an edit every sixth word still leaves some whole")
    gap: int = why(6, "words between two shared runs of one passage: a clause put in or replaced")
    words: int = why(10, "words of the shortest passage; shorter ones are set phrases and titles")
    content_words: int = why(5, "of them different words that are no function words")
    similarity: float = why(0.7, "least share of equal words of a passage; below, two texts just tell the same")
    copied: float = why(1.0, "share of equal words that makes a passage copied: word for word, case and marks aside")
    duplicate: float = why(0.9, "share of an article's words in passages of one other that makes it a repetition")
    repeats: int = why(4, "times that a shingle is looked at in one article")
    holders: int = why(20, "articles that one is compared with for a shingle of more: the earliest that have it, and"
                            " of those that share most of its rarest the ones that share more; keeps work linear")
    rarest: int = why(60, "shared shingles of an article, the rarest, that look for those: a fifth of a short one's")
    reach: int = why(400, "articles that a shingle joins one to in that search")


@dataclass(frozen=True, slots=True)
class RenderingSettings:
    """Articles that render one text, and how near their renderings are."""

    compared: int = why(40, "articles of a story that are looked at, the first ones; and others that a sentence is held"
                            " against")
    shared: float = why(0.35, "share of the shorter article's different words that the other has too, at least; two"
                              " reports of one event have about a quarter")
    likeness: float = why(0.3, "weight of shared words from which two sentences may render one")
    pairs: int = why(3, "sentences in pairs below which two articles just quote the same")
    paired: float = why(0.6, "share of the shorter article's sentences in pairs that makes both renderings of one text")
    least: int = why(3, "renderings below which their mean says nothing of an article")


@dataclass(frozen=True, slots=True)
class EntitySettings:
    """Joining names across articles."""

    alike: float = why(0.8, "share of letters kept: 'Qasem' and 'Qassem' are 0.83 alike, 'Harris' and 'Morris' 0.67")
    shortest: int = why(5, "letters; shorter names differ in one letter and are other people ('Kim', 'Kin')")
    oftener: float = why(3.0, "times that one person must be named oftener than any other for a bare surname to mean"
                              " that person")
