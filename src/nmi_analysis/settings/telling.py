"""What a reader is told beside the conflicts, in which order, and how views and content analysis show it."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class TellingSettings:
    """Findings that are no conflict; fitted numbers are from benchmarks/fit_findings.py."""

    prior: int = why(10, "lines added to a story's when its terms' rarity is taken: two articles have few")
    most_pieces: int = why(2_000, "statements of a story looked for in its other articles; keeps large ones quick")
    framed: int = why(40, "articles, the first ones, whose headlines and leads are compared")
    alone: float = why(0.85, "probability that all others are silent from which an article is said to tell it alone")
    least_terms: int = why(4, "its terms, names aside that others have: a summary in few words is told in others too")
    around: float = why(0.75, "the same for lines around such a statement that go on with it")
    told: float = why(0.85, "probability that an article has a statement, from which another leaves out what it tells")
    same_words: float = why(0.5, "share of its runs of three words from which an article quotes it in these words")
    same_terms: float = why(0.3, "the same of its terms, names aside, in one line, for what is no quotation")
    left_out: float = why(0.9, "probability of silence from which an article leaves out what the others tell")
    widely: float = why(0.66, "share of the other articles that must tell it: all of two or three, most of many")
    most_alone: int = why(6, "statements of an article that it alone makes")
    alone_weight: float = why(0.6, "weight of such a statement of usual importance")
    left_out_weight: float = why(0.75, "weight of what one leaves out of what others tell: it is news to more of them")
    tracked_sure: float = why(0.85, "the same for facts that a codebook tracks: it names what to look for")
    most_tracked: int = why(3, "such facts told of one article together")
    voices_sure: float = why(0.88, "share of such findings that readers called right")
    voices_weight: float = why(0.62, "weight of who is heard in one article alone")
    unheard_weight: float = why(0.65, "weight of somebody whom one article does not hear and the others do")
    quoted: float = why(0.85, "factor for the weight of a quotation that one article alone has: facts come first")
    most_voices: int = why(4, "speakers named of one article")
    most_quotations: int = why(3, "quotations shown of one of them")
    short_quotation: int = why(150, "characters of a quotation that stands beside the speaker's name")
    named_sure: float = why(0.93, "the same for persons whom one article alone names")
    named_weight: float = why(0.5, "weight of several such persons")
    named_often: int = why(2, "mentions from which such a person is told: readers found those named in passing no news")
    most_names: int = why(5, "such persons told of one article")
    figure_sure: float = why(0.92, "the same for a figure that one article alone gives")
    figure_weight: float = why(0.45, "weight of such a figure in a statement of usual importance")
    most_figures: int = why(1, "such figures of one article")
    framing_sure: float = why(0.97, "share of such findings that readers called right: they only quote")
    framing_weight: float = why(1.0, "weight of headlines or leads that have nothing in common; equal ones: 0.7 of it")
    framed_alike: float = why(0.75, "cosine above which two headlines or leads frame an event alike")
    most_openings: int = why(4, "headlines or leads set side by side")
    apart_days: int = why(2, "days between publications from which what came in between may be news")
    time_sure: float = why(0.93, "share of such findings that readers called right")
    time_weight: float = why(0.8, "weight of an article from another time: it explains what it leaves out")
    copied: int = why(20, "words that two articles must share to be told as copied: fewer are as often a set phrase")
    most_copies: int = why(3, "pairs of articles that share passages")
    copied_sure: float = why(0.95, "share of such findings that readers called right")
    copied_weight: float = why(0.4, "weight of a short passage shared; a long one counts for twice as much")
    change_sure: float = why(0.9, "share of such findings that readers called right")
    change_weight: float = why(0.75, "weight of a change told in several leads")
    inverted_weight: float = why(0.8, "weight of a statement that may say the opposite")
    wording_sure: float = why(0.8, "share of such findings that are right where one text in twenty was spun")
    wording_weight: float = why(0.7, "weight of an article that reads as spun")
    most_examples: int = why(2, "words shown of such an article")


@dataclass(frozen=True, slots=True)
class SilenceSettings:
    """How likely an article says nothing of a statement; by benchmarks/fit_findings.py, with the measures' names."""

    intercept: float = why(8.894, "of the log odds of silence; fitted to events with every shared fact marked")
    article: float = why(-8.046, "weight of the share that stands anywhere in the article; fitted")
    novel: float = why(-5.368, "weight of the share of which nothing stands there: less than it adds above; fitted")
    names: float = why(-1.041, "weight of the share of its names in the nearest line; fitted")
    line: float = why(-2.606, "weight of the largest cosine with a line; fitted")
    run: float = why(-4.25, "weight of the share of its runs of three words that stand there; fitted")
    weight: float = why(-1.033, "weight of the log of its weight; fitted")
    place: float = why(0.785, "weight of the log of its place: what is told first, others tell too; fitted")
    quoted: float = why(1.026, "weight of the share in quotation marks; fitted")


@dataclass(frozen=True, slots=True)
class ImportanceSettings:
    """How much a statement that one article alone makes matters; by benchmarks/fit_findings.py."""

    intercept: float = why(-1.834, "of the log odds that readers told it first; fitted to what they told of events")
    title: float = why(1.674, "weight of the share in words of its article's headline; fitted")
    titles: float = why(0.843, "weight of the share of headlines that it has a word of; fitted")
    around: float = why(-1.014, "weight of the lines around in words of its own: what is told at length; fitted")
    denies: float = why(0.631, "weight of a denial; fitted")


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


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """What the functions of ``nmi_analysis.content`` show and where they hesitate."""

    window: int = why(8, "words on each side of a keyword: about a line of a page")
    least: int = why(2, "occurrences below which no word is key: one that stands once tells of one sentence")
    small: int = why(5_000, "words of a group or its reference below which key words are hints: a few articles")
    most_words: int = why(10, "key words of a group that the chart shows")
    most_groups: int = why(6, "groups that the chart shows")
    blocks: int = why(40, "blocks of units that the jackknife leaves out in turn: one unit each up to so many")
    few_units: int = why(10, "units below which an interval of agreement says little")
