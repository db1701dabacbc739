"""What the extractors read from one article."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class DateSettings:
    """Reading dates that lack their year, by the nearest verb and by nearness to the publication."""

    verb_reach: int = why(40, "tokens in which a date's verb is looked for; one farther away is another clause's")
    verb_close: int = why(4, "tokens within which the date surely hangs on the verb: 'took office in May'")
    tolerated_days: int = why(60, "days by which the date the verb asks for may be farther than the one opposite")
    plainly_nearer: float = why(4.0, "times nearer: then nearness decides against a distant verb")
    near_days: int = why(60, "days within which a date is taken without any verb")


@dataclass(frozen=True, slots=True)
class FactSettings:
    """Reading what an article says of a codebook's variables."""

    negation_reach: int = why(2, "words before a place in which 'no' or 'not' denies it; farther off, something else")
    verb_negation_reach: int = why(3, "words before a verb of change that 'not' may stand: 'did not agree to expand'")
    change_reach: int = why(14, "words between a verb of change and the figure it arrives at, as in figures")


@dataclass(frozen=True, slots=True)
class FigureSettings:
    """Quantities."""

    as_of_reach: int = why(60, "characters between a figure and the date that it holds for; a clause")


@dataclass(frozen=True, slots=True)
class MentionSettings:
    """Names of persons, organisations and places."""

    title_case: float = why(0.7, "share of long words with a capital that makes a line one in title case")
    long_word: int = why(4, "letters of a long word; title case leaves shorter ones small")
    long_words: int = why(4, "long words of a line that say whether it is in title case; fewer may all be names")
    headline_reach: int = why(8, "words of the longest name that is looked for in a headline")
    ordinary: int = why(3, "capitalised words that are no names: so many has a headline that ends in a stop")
    lead: int = why(950, "points of the model by which a name that no rule finds must be ahead; below, half are none")
    lead_sports: int = why(600, "the same in reports on sports, where most bare names are clubs and players")
    listing: int = why(2, "figures and brackets of a line of names: a headline seldom has two")


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what."""

    reach: int = why(6, "sentences back that a pronoun's antecedent is looked for; further back is a guess")
    doubt_sentences: int = why(4, "sentences between a pronoun and its antecedent that make it doubtful")
    doubt_paragraphs: int = why(2, "paragraphs likewise: 'he added' under the quotation it follows is usual")
    doubt_names: int = why(2, "names new beside the speaker, and half of all or more: one is no change of topic")


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """Wording features."""

    min_words: int = why(100, "readability formulas were fitted to passages of about 100 words")
    min_sentences_smog: int = why(3, "SMOG (McLaughlin 1969) is defined on 30 sentences; textstat needs 3")
    mtld_threshold: float = why(0.72, "type-token ratio that ends a factor (McCarthy and Jarvis 2010)")
    mtld_min_tokens: int = why(50, "MTLD is unstable on shorter texts (McCarthy and Jarvis 2010)")
