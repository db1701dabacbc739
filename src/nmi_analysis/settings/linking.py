"""Linking the values of several articles by what they are values of."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Figures and dates of several articles that answer one question."""

    figures: int = why(500, "figures of an article, from its first on, that are compared; a table of more is no news")
    key_terms: int = why(12, "weightiest terms near a value that look for its neighbours")
    neighbours: int = why(60, "neighbours kept a value: enough to reach all of a thing in a story of ten articles")
    reach: int = why(200, "values that a term joins one to; keeps the work linear where all share it")
    value_weight: float = why(2.0, "what an equal value weighs in looking for neighbours, beside the terms around")
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
    near_timed: float = why(0.2, "the same for dates, years and hours, which stand everywhere")
    clash: float = why(0.7, "log odds taken off for another verb, another subject or object, or foreign names")
    foreign: float = why(1.0, "weight of names that the other sentence lacks, from which they count as foreign")
    differ: float = why(0.5, "probability from which values that exclude each other are an agreement that differs")
    doubted: float = why(0.2, "the same for a finding; the less sure ones are in the table and are not told")
    dispute: float = why(-2.0, "log odds added to those of a dispute's surest pair; by 109 disputes that were read, "
                               "so that of those at 0.5 or more about 70 % are right")
    dispute_lead: float = why(0.7, "added where a headline or lead gives the value: the main figures of an event")
    dispute_near: float = why(2.0, "times the share of the weight around either value that the other has")
    dispute_most: float = why(0.5, "of that share, at most so much counts")
    dispute_ratio: float = why(-0.7, "times the difference of the values' logarithms: 9 and 40 are rather two things")
    dispute_ratio_dates: float = why(0.3, "what stands for that difference between dates")
    dispute_siblings: float = why(-0.5, "added where a sentence gives more such values: lists and data sheets")
    dispute_articles: float = why(0.4, "times the doublings of two articles that give a value")
    period: int = why(2, "days between publications from which figures are of two periods: tolls grow daily")
