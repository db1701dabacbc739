"""Utterances that several articles render, and what happened to them on the way."""

from dataclasses import dataclass

from .reason import why


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
