import pytest

from nmi_analysis.compare import Story
from nmi_analysis.compare.align import likely
from nmi_analysis.compare.likeness import overlap
from nmi_analysis.compare.units import units
from nmi_analysis.corpus import Article
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article
from nmi_analysis.settings import ClaimSettings

ARREST = "Police arrested the baker Tom Arden in Merrow on Friday for burning down the old mill."


def listed(*texts):
    rows, documents = {}, {}
    for i, text in enumerate(texts):
        article = Article(f"{i:03}", text, published="2021-02-18")
        documents[article.id] = document = parse(article)
        for table, found in extract_article(article, Context(), document=document).items():
            rows.setdefault(table, []).extend(found)
    return units(Story("000", rows.pop("articles"), rows, documents), ClaimSettings())[0]


def probabilities(one, *others):
    """Of the pairs of ``one`` with the sentences of another article."""
    made = listed(one, " ".join(others))
    found = likely(made, range(len(made)), ClaimSettings())
    return [found.get((0, 1 + n), 0.0) for n in range(len(others))]


@pytest.mark.parametrize(("nearer", "farther"), [
    ("The baker Tom Arden was arrested in Merrow for burning down the old mill.",
     "The baker Tom Arden owns three shops in Merrow and bakes on Friday."),
    ("Tom Arden was arrested on Friday for burning down the mill in Merrow.",
     "The mill in Merrow was sold to a museum in 1998."),
])
def test_a_statement_of_the_same_is_likelier_than_one_of_the_topic(nearer, farther):
    same, topic = probabilities(ARREST, nearer, farther)
    assert same > 0.5
    assert same > topic + 0.2


def test_statements_without_a_word_in_common_overlap_in_nothing():
    one, other = listed("The dam in Merrow is shut.", "Seven wolves ate all sheep.")
    assert overlap(one, other) == 0.0
    assert overlap(one, one) == 1.0


def test_the_proposition_is_that_of_what_is_said():
    made = listed("The mayor, Ada Orban, said that the harbour bridge will close in May.")
    assert made[0].proposition.subject == {"harbour", "bridg"}
    assert made[0].proposition.predicate == "clos"
