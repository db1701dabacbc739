"""Reading files, running, and what is extracted from one article, suspected defects of it included."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Reading files."""

    longest: int = why(50_000_000, "bytes of a file with one article, characters of a line; more is a dump")
    characters: int = why(2_000_000, "characters of an article; a book has fewer, and each million takes half a GiB")
    document: int = why(200_000_000, "bytes of a .json file, which is read whole; put more into .jsonl, a line each")
    unpacked: int = why(1_000_000_000, "bytes of a .gz file of many articles, unpacked; a larger one is to be split")
    ratio: int = why(100, "times its size that a .gz file may unpack to; text packs to a tenth, hardly to a fiftieth")
    follow_links: bool = why(False, "a link may lead out of the input, or back into it; following is a choice")
    sure_language: float = why(0.7, "short texts of names and numbers stay below it; whole sentences pass it")
    plain_english: float = why(0.22, "share of longer function words that needs no detection: text more than half "
                               "in another language stays below it, nine articles in ten above")
    telling_words: int = why(30, "words from which that share says something")
    detect_chars: int = why(2_000, "characters that language detection looks at; more changes no verdict")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Worker processes; no setting here changes a result."""

    articles_per_worker: int = why(40, "fewer do not pay for starting a process (about two seconds)")
    batch: int = why(100, "articles of a batch, the unit of work and of resuming: seconds of work, little memory")
    kept: int = why(200, "articles whose rows are kept for the next decision, a fifth of a MiB each; no more")
    characters: int = why(1_000_000, "characters of a batch: a hundred articles of news have fewer, of one book more")
    parts: int = why(400, "most parts of a run; merging them opens as many files at once")


@dataclass(frozen=True, slots=True)
class SpellingSettings:
    """One name in two spellings."""

    shortest: int = why(4, "letters; shorter names that differ in one are others ('Kim', 'Kin')")
    alike: float = why(0.7, "least share of letters kept; below, hardly a pair read was of one name")
    alike_sound: float = why(0.65, "the same for names of equal consonants")
    window: int = why(10, "words on either side of a name that may show that two names are of one thing")
    words: int = why(3, "shared words around, from which more say nothing more")
    occurrences: int = why(8, "occurrences of a spelling in a story that are looked at, the first")
    intercept: float = why(-3.4, "of the probability that two words are one name; fitted to pairs read and made")
    alike_weight: float = why(0.58, "weight of the share of letters kept; fitted")
    sound_weight: float = why(1.53, "weight of equal consonants, as transliterations and slips have them; fitted")
    beside_weight: float = why(0.87, "weight of the same name beside it ('Ann' before both); fitted")
    around_weight: float = why(1.67, "weight of each shared word around; fitted")
    unknown_weight: float = why(0.75, "weight of each of the two that no list of names or words has; fitted")
    least: float = why(0.7, "probability below which two spellings are not told")
    joined: float = why(0.3, "probability that every two of three spellings must have")
    weight: float = why(0.2, "how much a spelling matters: a detail")
    weight_main: float = why(0.45, "the same for a name that most articles have in headline or first sentences")


@dataclass(frozen=True, slots=True)
class DescriptionSettings:
    """Age, office, party, home state and kin of one person."""

    apart_days: int = why(60, "days between articles from which an office may have changed hands")
    year: int = why(366, "days in which an age grows by one")
    age: float = why(0.85, "confidence that two ages of one person are told of one time; of those read")
    office: float = why(0.85, "the same for two offices that exclude each other, or an office ended or not")
    party: float = why(0.85, "the same for party and home state")
    relation: float = why(0.7, "the same for kin: pronouns hide whose")
    weight: float = why(0.4, "how much it matters who somebody is")
    weight_main: float = why(0.7, "the same for a person whom most articles name")


@dataclass(frozen=True, slots=True)
class BearingSettings:
    """On which side of one place another lies."""

    reach: int = why(14, "words between a place and the direction in which it lies from another")
    turned: int = why(45, "degrees between two directions from which they are two; south-southeast is southeast")
    opposite: int = why(90, "degrees from which both cannot be true; south and southeast may be one, told roughly, and"
                            " parts of a country and places of things without a name are")
    shared: int = why(2, "words around that directions of things without a name must share")
    named: float = why(0.8, "confidence where both name the place")
    unnamed: float = why(0.65, "the same where the thing has no name in one of them ('the quake')")
    weight: float = why(0.3, "how much it matters: background")


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


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """Suspected translation and spinning defects; the weights are from training/fit_substitution.py."""

    gate_least: float = why(0.5, "probability by the first look from which what stands around the words is looked at:"
                                 " 14 % of clean texts, and all spun ones that this finds")
    foreign_least: float = why(0.3, "probability by what stands around the words below which no text is judged spun")
    foreign_sure: float = why(0.955, "the same from which it is, whatever another look says: of 1,243 human texts"
                                     " judged by models that have not seen them 0.4 % are above")
    broken_share: float = why(0.025, "broken terms a word from which a text between these two is judged spun: of 1,465"
                                     " clean texts none that is between them reaches it")
    gate_words: int = why(20, "different content words below which a text cannot be told; some 60 words of news")
    substituted: float = why(0.5, "probability from which a word is flagged: seven in ten are right in"
                                  " cross-validation, whatever the thesaurus")
    beside_articles: int = why(2, "other articles of the story from which their words count; fewer tell too little")
    beside_substituted: float = why(0.6, "probability from which a word is flagged where they count: eight in ten are"
                                         " right on events left out of the fit")
    surely_substituted: float = why(0.7, "probability from which a flag is major: seven in eight are right")
    broken_gain: float = why(1.0, "log10: a synonym ten times as likely in the place makes a broken collocation")
    prior_words: int = why(30, "words of an average text added to every text, so that a short one is no extreme")
    clean_share: float = why(0.04, "share of substituted words below which a text is clean; the fit assumes it")
    prior_share: float = why(0.03, "share of odd words in these")
    broken_term: float = why(1.94, "log odds from which a word pair is a broken term; 2 % of right terms reach it")
    substituted_alone: float = why(0.9, "the same as substituted, in a text that is short or reads as clean")
    suggested_frequency: float = why(1.39, "weight of a candidate's Zipf frequency; training/fit_suggestions.py")
    suggested_narrower: float = why(-0.98, "of a candidate one step below the word in WordNet, or beside it; fitted")
    suggested_broader: float = why(-5.15, "of one a step above it: spinners generalise, they do not specify; fitted")
    suggested_choices: float = why(-0.61, "of the logarithm of how many words could stand for it; fitted")
    suggested_present: float = why(2.2, "of a candidate that stands elsewhere in the text; fitted")
    suggested_left: float = why(1.18, "of the pair with the word before, log10 over chance; fitted")
    suggested_right: float = why(1.4, "of the pair with the word after; fitted")
    suggested_related: float = why(5.24, "of its mean cosine with the content words around; fitted")
    suggested_again: float = why(0.74, "of the last three at the other places of the word, weighted; fitted")
    suggested_other: float = why(-7.76, "of a candidate that WordNet lacks; fitted")
    suggested_elsewhere: float = why(4.1, "of how much better such candidates explain the text, for each; fitted")
    suggested_sure: float = why(0.85, "probability, that of the flag times its own, from which a suggestion is shown:"
                                       " 62 % right on texts spun with a thesaurus that is not ours")
    suggested_prior: int = why(3, "words that say nothing of it, added to every text; few flags leave WordNet first")
    suggested_sample: int = why(30, "flagged words of a text that it is told from, about; keeps long texts quick")
    suggested_least: float = why(-3.0, "log weight of candidates that WordNet lacks from which they are looked at")
    inversion_reach: int = why(8, "words from a verb to its object's harmful word, and to the next verb")
    frame_words: int = why(2, "content words around a word that another article must share")
    usual_pair: float = why(1.0, "log10 over chance from which a known pair is no broken term, spun text or not")
    judged_words: int = why(50, "words of a text from which its share of flags says something")
    frame_longest: int = why(4, "words between a frame's sides; longer ones are another wording, no replacement")
    frame_reach: int = why(12, "words on each side of a frame that are looked at")
    meaning_words: int = why(3, "words of meaning in one order that two sentences share around what differs")
    meaning_anchors: int = why(4, "the same with function words, which count half; fewer are a set phrase")
    meaning_gap: int = why(4, "words between two of these; more are another wording")
    meaning_compared: int = why(12, "sentences of one claim that are compared, the first ones; keeps the work linear")
    function_zipf: float = why(5.9, "Zipf from which a word says nothing of the subject: 'say', 'time', 'which'")
    title_zipf: float = why(3.5, "Zipf from which a title's second part is no family name")
    title_letters: int = why(4, "letters of a title's second part; shorter ones are particles and initials")
    name_zipf: float = why(3.0, "Zipf from which a name's first word is a common word")
    shortest_word: int = why(3, "letters; shorter words are function words and symbols")
    no_book: float = why(3.0, "Zipf in books of a word that is not among their 82,765; the fit assumes it")
    few_pairs: int = why(20, "smooths the topic share of a word that is known beside few; the fit assumes it")
    far_synonym: float = why(0.7, "log10 by which a word one step away must fit better; the fit assumes it")
    present_synonym: float = why(0.7, "log10 bonus of a synonym that stands elsewhere in the text; as above")
    most_terms: float = why(5.0, "fixed terms that synonyms make are counted up to it; the fit assumes it")


@dataclass(frozen=True, slots=True)
class ArtefactSettings:
    """Confidence in left-overs of a web page."""

    repeated: float = why(0.95, "the same line twice; hardly ever is it a refrain")
    timestamp: float = why(0.95, "a line that is a machine-made timestamp and nothing else")
    label: float = why(0.9, "the label of a player or button; a short headline may read alike")
    credit: float = why(0.8, "a credit or notice; it may be meant for the reader")
    tail: float = why(0.7, "a short line behind the last sentence, told by its place alone")
