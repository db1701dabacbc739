from nmi_analysis.compare.likeness import covered
from nmi_analysis.compare.units import Unit


def unit(*terms, weight):
    weights = dict.fromkeys(terms, weight)
    return Unit("a", 0, 0, 1, "x", "body", False, False, True, list(terms), weights=weights, around=weights,
                weight=sum(weights.values()))


def test_a_clause_of_words_that_every_article_has_is_covered_by_none():
    assert covered(unit("dam", weight=0.0), unit("dam", weight=0.0)) == 0.0
    assert covered(unit("dam", weight=2.0), unit("dam", weight=2.0)) == 1.0
