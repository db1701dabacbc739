"""How each source writes: readability and wording, a few comparable measures."""

from ..settings import SummarySettings
from ..tables import TableSet, records
from .frame import Summary, summary
from .sources import Sources
from .words import present

# feature -> heading with its unit; those that ``wording`` has are shown, in this order
FEATURES = {
    "flesch_reading_ease": "Flesch reading ease\n(higher: easier)",
    "flesch_kincaid_grade": "Flesch-Kincaid grade\n(school years)",
    "sentence_length_mean": "Sentence length\n(words, mean)",
    "mtld": "Variety of words\n(MTLD; higher: more)",
    "hedges_per_100_words": "Hedges: may, perhaps\n(per 100 words)",
    "reporting_verbs_per_100_words": "Reporting verbs\n(per 100 words)",
    "passive_share": "Passive clauses\n(share)",
    "quotation_share": "Quoted words\n(share)",
    "modal_verbs_per_100_words": "Modal verbs\n(per 100 words)",
    "gunning_fog": "Gunning fog\n(school years)",
    "automated_readability_index": "Automated readability\n(school years)",
    "coleman_liau_index": "Coleman-Liau\n(school years)",
}
MOST_FEATURES = 8


def profile(tables: TableSet, most: int = MOST_FEATURES, settings: SummarySettings | None = None) -> Summary:
    """A row per feature and article, value missing with its reason; the features of ``FEATURES`` first.

    Of a short article no value is shown: a few sentences more or less would change it more than two outlets differ.

    >>> list(nmi.summaries.profile(tables).attrs["shown"])
    ['measure', 'source', 'value', 'reason']
    """
    least = (settings or SummarySettings()).profile_words
    sources = Sources(tables)
    listed = records(tables.wording)
    present_features = {r["feature"] for r in listed if present(r["value"])}
    order = [f for f in FEATURES if f in present_features]
    order += sorted(present_features - set(order))
    kept = order[:most]
    short = {a for a, words in sources.words.items() if words < least}
    english = [r["article"] for r in records(tables.articles) if r["language"] in ("en", "")]
    most_words = max((sources.words.get(a, 0) for a in english), default=0)
    empty = ("No wording features were measured (they are for English texts)." if not english or most_words >= least
             else f"No measures of wording: no English article here has {least} words, of fewer they say little "
                  f"(the longest has {most_words}).")
    rows = [{"feature": r["feature"], "measure": FEATURES.get(r["feature"], r["feature"].replace("_", " ")),
             "source": sources.dated(r["article"]), "article": r["article"],
             **({"value": None, "reason": f"fewer than {least} words"} if r["article"] in short else
                {"value": r["value"], "reason": r["reason"]})}
            for f in kept for r in listed if r["feature"] == f]
    return summary(rows, {"measure": "Measure", "source": "Source", "value": "Value", "reason": "Why missing"},
                   empty=empty,
                   hidden=["feature", "article"])
