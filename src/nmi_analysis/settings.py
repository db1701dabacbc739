"""Every threshold, typed, with its default and the reason for it. Frozen: pass a changed copy.

``Settings().figures.reach`` and so on; ``reasons()`` lists them for the documentation.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any


def _why(default: Any, reason: str) -> Any:
    return field(default=default, metadata={"reason": reason})


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Reading files."""

    longest: int = _why(50_000_000, "bytes; a single article of more is no news text but a dump")
    sure_language: float = _why(0.7, "short texts of names and numbers stay below it; whole sentences pass it")
    detect_chars: int = _why(2_000, "characters that language detection looks at; more changes no verdict")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Worker processes; no setting here changes a result."""

    articles_per_worker: int = _why(40, "fewer do not pay for starting a process (about two seconds)")
    batch: int = _why(100, "articles of a batch, the unit of work and of resuming: seconds of work, little memory")
    parts: int = _why(400, "most parts of a run; merging them opens as many files at once")


@dataclass(frozen=True, slots=True)
class DateSettings:
    """Reading dates that lack their year, by the nearest verb and by nearness to the publication."""

    verb_reach: int = _why(40, "tokens in which a date's verb is looked for; one farther away is another clause's")
    verb_close: int = _why(4, "tokens within which the date surely hangs on the verb: 'took office in May'")
    tolerated_days: int = _why(60, "days by which the date the verb asks for may be farther than the one opposite")
    plainly_nearer: float = _why(4.0, "times nearer: then nearness decides against a distant verb")
    near_days: int = _why(60, "days within which a date is taken without any verb")


@dataclass(frozen=True, slots=True)
class FactSettings:
    """Reading what an article says of a codebook's variables."""

    negation_reach: int = _why(2, "words before a place in which 'no' or 'not' denies it; farther off, something else")
    verb_negation_reach: int = _why(3, "words before a verb of change that 'not' may stand: 'did not agree to expand'")
    change_reach: int = _why(14, "words between a verb of change and the figure it arrives at, as in figures")


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """Wording features."""

    min_words: int = _why(100, "readability formulas were fitted to passages of about 100 words")
    min_sentences_smog: int = _why(3, "SMOG (McLaughlin 1969) is defined on 30 sentences; textstat needs 3")
    mtld_threshold: float = _why(0.72, "type-token ratio that ends a factor (McCarthy and Jarvis 2010)")
    mtld_min_tokens: int = _why(50, "MTLD is unstable on shorter texts (McCarthy and Jarvis 2010)")


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """Suspected translation and spinning defects; the weights are from benchmarks/fit_substitution.py."""

    substituted: float = _why(0.35, "probability from which a word is flagged; best F1 in cross-validation")
    surely_substituted: float = _why(0.7, "probability from which a flag is major: nine in ten are right")
    broken_gain: float = _why(1.0, "log10: a synonym ten times as likely in the place makes a broken collocation")
    place_weight: float = _why(0.29, "weight of the word's place in the second pass; fitted")
    word_weight: float = _why(0.69, "weight of all places of the same word in the text; fitted")
    text_weight: float = _why(3.15, "weight of how odd the whole text is; fitted")
    intercept: float = _why(5.5, "constant of the second pass; fitted")
    prior_words: int = _why(30, "words of an average text added to every text, so that a short one is no extreme")
    prior_share: float = _why(0.05, "share of odd words in these")
    broken_term: float = _why(1.9, "log odds from which a word pair is a broken term; 1.5 % of right terms reach it")
    substituted_short: float = _why(0.9, "the same as substituted, for a text too short to tell how it reads")
    inversion_reach: int = _why(8, "words from a verb to its object's harmful word, and to the next verb")
    frame_words: int = _why(2, "content words around a word that another article must share")
    usual_pair: float = _why(1.0, "log10 over chance from which a known pair is no broken term, spun text or not")
    spun_text: float = _why(0.12, "share of odd words from which a text may be spun; clean prose stays below")
    judged_words: int = _why(50, "words of a text from which its share of flags says something")
    spun_share: float = _why(0.06, "flags of replaced words per word: spinners replace one word in six and more")
    strained_share: float = _why(0.02, "the same for a text that is no clean prose; clean prose stays below 0.01")


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Grouping articles into stories."""

    words: int = _why(400, "words of an article's beginning that tell its event; later ones are background it shares")
    lead: int = _why(40, "words of headline and first sentence, which say what is new")
    lead_weight: float = _why(6.0, "the lead's words count as often; B-cubed is the same from 4 to 8")
    name_weight: float = _why(1.5, "names tell events apart better than other words of the same rarity")
    prior: int = _why(300, "articles of general English added to the document frequencies; the same from 100 to 1,000")
    affinity: float = _why(0.17, "mean cosine of one story's articles; pairs of other events stay below 0.16, of one"
                                 " event above 0.20, where the dates are near")
    window_days: int = _why(7, "a daily event's coverage and its first follow-ups")
    undated: float = _why(0.64, "factor where a date is unknown: such pairs need a mean cosine of 0.27")
    apart: float = _why(0.6, "factor where the dates are further apart: a mean cosine of 0.28, by content alone")
    key_terms: int = _why(25, "weightiest terms of an article that look for its neighbours")
    neighbours: int = _why(20, "neighbours kept an article: enough to reach all of a story step by step")
    reach: int = _why(400, "articles that a term joins one to; keeps the work linear where all share it")


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what."""

    reach: int = _why(6, "sentences back that a pronoun's antecedent is looked for; further back is a guess")
    doubt_sentences: int = _why(4, "sentences between a pronoun and its antecedent that make it doubtful")
    doubt_paragraphs: int = _why(2, "paragraphs likewise: 'he added' under the quotation it follows is usual")
    doubt_names: int = _why(2, "names new beside the speaker, and half of all or more: one is no change of topic")


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """Passages that two articles share."""

    shingle: int = _why(4, "words of a shingle: an edit every sixth word still leaves some whole")
    gap: int = _why(6, "words between two shared runs of one passage: a clause put in or replaced")
    words: int = _why(10, "words of the shortest passage; shorter ones are set phrases and titles")
    content_words: int = _why(5, "of them different words that are no function words")
    similarity: float = _why(0.7, "least share of equal words of a passage; below, two texts just tell the same")
    copied: float = _why(1.0, "share of equal words that makes a passage copied: word for word, case and marks aside")
    duplicate: float = _why(0.9, "share of an article's words in passages of one other that makes it a repetition")
    repeats: int = _why(4, "times that a shingle is looked at in one article")
    holders: int = _why(20, "articles that a shingle of very many is compared with, the earliest; keeps work linear")


@dataclass(frozen=True, slots=True)
class VariableSettings:
    """Comparing what articles say of a codebook's variables."""

    apart_days: int = _why(90, "days between publications from which two values may both have held: a quarter")
    about: float = _why(0.1, "share by which a figure said to be about right may be off")


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """Claims that several articles may state."""

    prior: int = _why(10, "sentences added to a story's when its terms' rarity is taken: two articles have few")
    common: float = _why(0.1, "share of these that hold any term")
    synonym: float = _why(0.6, "what a synonym counts: it may be one in another sense")
    wider: float = _why(0.35, "what a word one step away in WordNet counts")
    spelling: float = _why(0.9, "what a name counts that is spelled with one other letter")
    intercept: float = _why(-5.91, "of the probability that two clauses state one claim; fitted to 190 pairs read")
    coverage_weight: float = _why(1.86, "weight of the smaller share of a clause's weight that the other has; fitted")
    sentence_weight: float = _why(5.22, "weight of the smaller share of a sentence's weight; fitted")
    evidence_weight: float = _why(2.66, "weight of the log weight of the words in common; fitted")
    names_weight: float = _why(1.1, "weight of the log weight of the names in common; fitted")
    foreign_weight: float = _why(0.37, "weight of each name that the other sentence does not have; fitted")
    coverage: float = _why(0.15, "least such share: below, nothing was read and fitted")
    evidence: float = _why(1.5, "least weight in common beside names: one telling word")
    support: float = _why(0.3, "added for clauses of two sentences that have another claim in common")
    copied: float = _why(0.4, "least share of weight in common of two clauses of a passage that was copied")
    saying: float = _why(0.3, "weight in common of who says one content: 'X said Thursday', 'X told reporters'")
    least_figure: float = _why(13.0, "smaller counts, written as words, are equal by chance")
    alike: float = _why(0.85, "share of equal weight from which 'not' makes the difference of two clauses")
    telling_figure: float = _why(100.0, "a value from which two equal figures are hardly chance")
    figure_context: float = _why(0.8, "weight in common of the sentences of two such figures")
    small_figure_context: float = _why(3.0, "the same for smaller figures")
    compared: int = _why(8, "members of a group that a further figure is compared with")
    alone: float = _why(4.0, "weight of a clause that is a claim though the rest of its sentence is another")
    time_window_days: int = _why(30, "articles further apart speak of another time")
    similarity: float = _why(0.65, "least probability that two clauses state one claim for joining them")
    cohesion: float = _why(0.4, "least mean probability of all clauses of a claim: they need not all be worded alike")
    key_terms: int = _why(10, "weightiest terms of a clause that look for its neighbours; it has few")
    neighbours: int = _why(15, "neighbours kept a clause: enough to reach all of a claim step by step")
    reach: int = _why(200, "clauses that a term joins one to; keeps the work linear where all share it")


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """One utterance in several renderings."""

    words: int = _why(4, "different content words of the shortest rendering; fewer are set phrases")
    similarity: float = _why(0.45, "least mean similarity of the renderings of one utterance")
    synonym: float = _why(0.6, "what a synonym counts: translators choose other words, but so do other utterances")
    unnamed: float = _why(0.7, "factor where a speaker is unknown and both are in quotation marks: nearly all words")
    unmarked: float = _why(0.5, "factor where a speaker is unknown and one is indirect: the same words throughout")
    apart: float = _why(0.6, "factor where the dates are further apart than the window: nearly word for word")
    window_days: int = _why(7, "days within which reports of one utterance appear")
    key_terms: int = _why(10, "weightiest terms of a rendering that look for its neighbours")
    neighbours: int = _why(15, "neighbours kept a rendering")
    reach: int = _why(200, "renderings that a term joins one to; keeps the work linear where all share it")
    sample: int = _why(20, "other renderings that a rendering is measured against, the first ones")
    apart_days: int = _why(90, "days between publications from which two values may both have held: a quarter")
    about: float = _why(0.1, "share by which a figure said to be about right may be off")


@dataclass(frozen=True, slots=True)
class FigureSettings:
    """Quantities."""

    as_of_reach: int = _why(60, "characters between a figure and the date that it holds for; a clause")


@dataclass(frozen=True, slots=True)
class AgreementSettings:
    """Figures of several articles for one thing."""

    reach: int = _why(14, "words on either side of a figure that say what it is about; a clause or two")
    half: float = _why(6.0, "words away at which a term counts half")
    near: int = _why(6, "words on either side whose names must not clash")
    unit_weight: float = _why(1.5, "what the noun counted weighs against other terms of its rarity")
    alike: float = _why(0.35, "likeness that links figures that go together; other things of one value stay below 0.3")
    alike_value: float = _why(0.2, "the same for a value that is unlikely twice by chance")
    digits: int = _why(3, "digits, final zeros aside, that make a value unlikely twice")
    large: float = _why(10_000, "value from which fewer digits will do")
    alike_apart: float = _why(0.5, "likeness that links figures that contradict each other; a wrong link accuses")
    alike_few: float = _why(0.65, "the same for small numbers: two officials and three need not be the same")
    few: float = _why(10, "what is a small number")
    ratio: float = _why(1.5, "a figure farther from the other is rather one of another thing")
    shared: int = _why(1, "terms beside the unit that figures of one telling value must share")
    shared_any: int = _why(2, "the same for other values that go together")
    shared_apart: int = _why(3, "the same for figures that contradict each other")
    alike_share: float = _why(0.5, "likeness that links percentages and points, whose unit says nothing of the thing")
    rounded: float = _why(1_000, "value from which news rounds without saying so")
    about: float = _why(0.05, "least share by which a figure said to be about right may be off")
    most_rounded: float = _why(0.1, "share that rounding moves a value at most: 10 may be 9.6, hardly 5")
    open_end: float = _why(2.0, "'more than 200' is not said of more than 400")
    apart_days: int = _why(2, "days between publications from which figures are of two periods: tolls grow daily")


@dataclass(frozen=True, slots=True)
class EntitySettings:
    """Joining names across articles."""

    alike: float = _why(0.8, "share of letters kept: 'Qasem' and 'Qassem' are 0.83 alike, 'Harris' and 'Morris' 0.67")
    shortest: int = _why(5, "letters; shorter names differ in one letter and are other people ('Kim', 'Kin')")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by stage."""

    read: ReadSettings = ReadSettings()
    run: RunSettings = RunSettings()
    dates: DateSettings = DateSettings()
    facts: FactSettings = FactSettings()
    wording: WordingSettings = WordingSettings()
    entities: EntitySettings = EntitySettings()
    quality: QualitySettings = QualitySettings()
    attributions: AttributionSettings = AttributionSettings()
    stories: StorySettings = StorySettings()
    reuse: ReuseSettings = ReuseSettings()
    claims: ClaimSettings = ClaimSettings()
    variables: VariableSettings = VariableSettings()
    quotes: QuoteSettings = QuoteSettings()
    figures: FigureSettings = FigureSettings()
    agreements: AgreementSettings = AgreementSettings()

    def as_dict(self) -> dict[str, Any]:
        """Nested plain dict, for the signature."""
        return {name: values for name, values in asdict(self).items() if name != "run"}


def reasons() -> list[tuple[str, Any, str]]:
    """(dotted name, default, reason) of every setting."""
    return [(f"{section.name}.{f.name}", f.default, f.metadata["reason"])
            for section in fields(Settings) for f in fields(section.type)]  # type: ignore[arg-type]
