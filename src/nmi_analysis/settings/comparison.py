"""Which articles belong together, what they share, and what they say of one thing.

Claims, values that are linked, utterances and what became of them.
"""

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


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Figures and dates of several articles that answer one question."""

    figures: int = why(500, "figures of an article, from its first on, that are compared; a table of more is no news")
    key_terms: int = why(12, "weightiest terms near a value that look for its neighbours")
    neighbours: int = why(60, "neighbours kept a value: enough to reach all of a thing in a story of ten articles")
    reach: int = why(200, "values that a term joins one to; keeps the work linear where all share it")
    value_weight: float = why(2.0, "what an equal value weighs in looking for neighbours, beside the terms around")
    converted: float = why(0.1, "share by which a figure given once more in another unit may be off: 30 miles (48 km)")
    exchanged: float = why(0.05, "share by which sums in brackets differ at another day's rate: $11bn (£5.7bn)")
    least: float = why(0.1, "likeness of a pair that is looked at: nothing below it was ever one thing")
    same: float = why(0.15, "mean probability from which values that go together are of one thing")
    digits: int = why(2, "digits, final zeros aside, that make a value telling")
    telling: float = why(1.0, "log odds that an equal telling value adds: 41 is seldom two things, 2 often")
    compatible: float = why(0.0, "log odds taken off where bounds explain a difference: 'over 70', 'up to 80'")
    sample: int = why(6, "values of a group that stand for it when two groups are compared")
    repeated: float = why(0.15, "likeness from which an article repeats a value: a headline's 4,000 and the text's")
    held: float = why(0.6, "likeness to an equal value of the other article, from which a value is spoken for")
    near: float = why(0.05, "share of the weight around either value that the other has, below which nothing is set "
                           "against another value")
    near_timed: float = why(0.2, "the same for years and hours, which stand everywhere")
    near_day: float = why(0.1, "the same for days of a month")
    near_past: float = why(0.35, "such a share from which a sentence that names no day is of the time of one that does")
    clash: float = why(0.7, "log odds taken off for another verb, another subject or object, or foreign names")
    foreign: float = why(1.0, "weight of names that the other sentence lacks, from which they count as foreign")
    differ: float = why(0.5, "probability from which values that exclude each other are an agreement that differs")
    doubted: float = why(0.2, "the same for a finding; the less sure ones are in the table and are not told")
    dispute: float = why(-3.3, "log odds added to those of a dispute's surest pair; by 177 disputes that were read or "
                               "planted: of those at 0.6 or more nine in ten are right")
    dispute_lead: float = why(0.7, "added where a headline or lead gives the value: the main figures of an event")
    dispute_near: float = why(2.0, "times the share of the weight around either value that the other has")
    dispute_most: float = why(0.5, "of that share, at most so much counts")
    dispute_ratio: float = why(-0.7, "times the difference of the values' logarithms: 9 and 40 are rather two things")
    dispute_ratio_dates: float = why(0.3, "what stands for that difference between dates")
    dispute_siblings: float = why(-0.5, "added where a sentence gives more such values: lists and data sheets")
    dispute_articles: float = why(0.4, "times the doublings of two articles that give a value")
    dispute_unit: float = why(1.0, "added where both count the same thing, or measure in one unit")
    dispute_mutual: float = why(0.5, "added where each is the other's nearest of its article")
    dispute_outcome: float = why(1.0, "added where both tell how many were killed, or injured")
    dispute_strangers: float = why(-1.0, "added where no person or body is named near both: half of such were right")
    dispute_agents: float = why(-2.0, "added where others did it: banned by the league, and by a court")
    dispute_share: float = why(1.0, "added for shares: a text has few, and of few things")
    period: int = why(2, "days between publications from which figures are of two periods: tolls grow daily")


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """One utterance in several renderings; its weights are in the lexicon utterance_weights."""

    told: int = why(2, "different words of meaning of a reported clause; with fewer it names a topic")
    said: int = why(4, "the same for reported words without a verb: 'his full support for the plan'")
    longest: int = why(300, "words of the longest rendering: a longer sentence is a list without stops")
    work: int = why(6, "words of the longest name of a work in marks; longer ones in capitals are a headline")
    prior_words: int = why(1_000, "words of English at large added to a story's, when it is asked what its words tell")
    prior_sentences: int = why(10, "sentences without a term added to a story's, when its rarity is taken")
    little: float = why(4.0, "added to a weight of which a share is taken: of one or two words it says little")
    beyond: float = why(20.0, "nats that a run of words in marks tells from which it is no chance: two rare words")
    synonym: float = why(0.6, "what a synonym counts: translators choose other words, but so do other utterances")
    similarity: float = why(0.22, "least probability that two renderings are one utterance for joining them")
    cohesion: float = why(0.2, "least mean of it over the articles joined: two may keep different ends of a sentence")
    key_terms: int = why(24, "weightiest terms of a rendering, and pairs of words in marks, that look for others")
    neighbours: int = why(12, "neighbours kept a rendering")
    reach: int = why(200, "renderings that a term joins one to; keeps the work linear where all share it")
    window_days: int = why(7, "days within which reports of one utterance appear")
    later: float = why(0.9, "verbatim share from which words are one utterance whatever the dates: they are cited")
    ter_words: int = why(80, "words of the longest rendering with a TER: its search takes seconds for 200")
    sample: int = why(20, "other renderings that a rendering is measured against, the first ones")


@dataclass(frozen=True, slots=True)
class AlterationSettings:
    """What differs between renderings of one utterance, and what of it is told."""

    compared: int = why(12, "articles of an utterance, the first ones, that are compared two by two")
    few: int = why(3, "words in marks of the shortest version that is compared")
    solid: float = why(8.0, "nats of a run of common words at which two versions are laid side by side: a rare word")
    shared: float = why(20.0, "nats of all common words from which what differs is told: two or three rare words")
    named: float = why(30.0, "the same for words that two articles give to two people")
    alike: float = why(0.6, "share of what the words tell from the first to the last common one that both have; below,"
                            " they may be of two occasions")
    nearly: float = why(0.7, "share of what the shorter version tells that the other has, from which its first and last"
                             " words have a counterpart")
    edge: int = why(3, "first or last words of either version that stand for each other; more are another clause")
    clause: int = why(20, "words of a clause; of a longer cut the part next to what is kept is looked at")
    governed: int = why(5, "words before what is kept in which 'not' denies it, or 'I think' doubts it")
    tells: int = why(2, "different words of meaning in words left out that are worth telling")
    around: int = why(2, "sentences on either side in which an article may tell in its own words what it leaves out")
    elsewhere: float = why(0.6, "share of the pairs of neighbouring words left out that stand elsewhere in an article,"
                                " from which it prints them")
    told: float = why(0.7, "share of what words left out tell that stands around, from which it is told")
    spelled: float = why(0.75, "share of letters of two spellings of a word")
    long: int = why(5, "letters from which such a likeness says so")
    clipped: int = why(3, "letters of a title or name that is clipped: 'Sen.', 'Rob'")
    turned: float = why(0.6, "likeness of the words of two renderings from which one negation turns what is said")
    window: int = why(5, "words shown on either side of what differs")
    whole: int = why(30, "words of a sentence that is shown whole")
    cluster: int = why(8, "words between two differences that are shown together")
    kept: int = why(12, "words shown next to a cut in a longer sentence")


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
    alone: float = why(0.35, "for one that a reader understands alone")
    central: float = why(1.0, "for its mean overlap with the other articles' wordings")
