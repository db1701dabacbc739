"""Suspected defects of one article."""

from dataclasses import dataclass

from .reason import why


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
