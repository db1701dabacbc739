"""Suspected defects per source, the worst with their evidence, the verdicts, and how each source writes."""

from collections import Counter

from ..compare.quality import NAMES
from ..flags.gate import spun
from ..rows.schemas import CATEGORIES, PENALTIES
from ..settings import QualitySettings, SummarySettings
from ..store import Row, TableSet, records
from .frame import Persons, View, view
from .sources import Sources
from .words import clip, plural, present

MOST_FLAGS = 20
CONTEXT = 70  # characters around the flagged words
# How evidence tells of likelihoods: hard to read, and no reason beside a fixed term or another source's words.
LIKELIHOOD = ("is unusual here", "times as likely beside these words", "goes best with the whole text",
              "of the text's words are as odd")
GUESSED = "flags.substitution/"  # the rule whose suggestion is a likelier synonym, no more
TERMS = "flags.fixed_term/"
LEFT_OVER = "artefact"  # of a web page: no fault of the wording
LEFT_OVERS = ("left-over of a web page", "left-overs of a web page")


def flag_rates(tables: TableSet) -> View:
    """Flags and penalty points per 100 words by article and category, the article with the lowest score first.

    Web left-overs are left out, as they are of the score; an article without flags has no row.

    >>> list(nmi.views.flag_rates(tables).attrs["shown"])
    ['source', 'category', 'flags', 'rate', 'penalty', 'lost']
    """
    sources = Sources(tables)
    listed = [r for r in records(tables.flags) if r["category"] != LEFT_OVER]
    counts = Counter((r["article"], r["category"]) for r in listed)
    points: Counter[tuple[str, str]] = Counter()
    for r in listed:
        points[r["article"], r["category"]] += PENALTIES[r["severity"]]
    order = [*dict.fromkeys([*quality(tables)["article"], *sources.articles])]
    rows = [{"source": sources.dated(a), "category": c, "flags": counts[a, c],
             "rate": round(100 * counts[a, c] / max(1, sources.words[a]), 3), "penalty": points[a, c],
             "lost": round(100 * points[a, c] / max(1, sources.words[a]), 3), "article": a}
            for a in order for c in CATEGORIES if counts[a, c]]
    made = view(rows, {"source": "Source", "category": "Category", "flags": "Flags", "rate": "Per 100 words",
                       "penalty": "Penalty", "lost": "Points lost"},
                empty="No wording is flagged in these articles.", hidden=["article"])
    made.attrs["sources"] = [(a, sources.dated(a)) for a in order]
    return made


def flags(tables: TableSet, focus: str = "", most: int = MOST_FLAGS) -> View:
    """The worst flags of the article in focus, or of all: by penalty, then confidence.

    Of an article that is not judged spun only slips of typography and critical flags are listed. The suggestion and
    the evidence stand beside the words.

    >>> list(nmi.views.flags(tables).attrs["shown"])
    ['source', 'text', 'suggestion', 'kind', 'evidence']
    """
    sources = Sources(tables)
    article, judged = sources.find(focus), judged_spun(tables)
    listed = [r for r in records(tables.flags) if r["category"] != LEFT_OVER and article in ("", r["article"])
              and (r["article"] in judged or r["category"] == "typographic" or r["severity"] == "critical")]
    listed.sort(key=lambda r: (-PENALTIES[r["severity"]], -(r["confidence"] or 0)))
    seen: Counter[str] = Counter()
    turns = [seen.update([r["category"]]) or (r["severity"] != "critical", seen[r["category"]]) for r in listed]
    listed = [r for _, r in sorted(zip(turns, listed, strict=True), key=lambda t: t[0])]
    persons = Persons(tables, "flags")
    rows = [{
        "source": sources.dated(r["article"]), **_context(sources, r), "text_decided": persons.of(r),
        "kind": f"{category_name(r['category'])}, {r['severity']}", "suggestion": clip(r["suggestion"], 90),
        "evidence": _evidence(tables, sources, r), "text_link": sources.link(r["article"], r["start"], r["end"]),
        "evidence_link": sources.link(r["evidence_article"], r["evidence_start"], r["evidence_end"])
        if _has_place(r) else "",
        "category": r["category"], "severity": r["severity"], "confidence": r["confidence"], "article": r["article"],
    } for r in listed[:most]]
    made = view(rows, {"source": "Source", "text": "In the text", "suggestion": "May have been", "kind": "Kind",
                       "evidence": "Evidence"},
                empty="No wording is flagged in these articles.",
                hidden=["text_link", "text_mark", "text_decided", "evidence_link", "category", "severity",
                        "confidence", "article"])
    made.attrs["flags"] = len(listed)
    return made


def _context(sources: Sources, flag: Row) -> Row:
    """The flagged words among those around them, as a column and its mark."""
    text, mark = sources.around(flag["article"], flag["start"], flag["end"], CONTEXT + len(flag["text"]))
    return {"text": text or clip(flag["text"], CONTEXT), "text_mark": mark}


def backed(flag: Row, settings: SummarySettings | None = None) -> bool:
    """Whether a flag's suggestion may be read into the text.

    Another article has the words, a fixed term or a rule of the language asks for them, or the guess is a sure one;
    a guess at a word with a capital, mostly a name, never.
    """
    if not flag["suggestion"]:
        return False
    if _has_place(flag):
        return True
    settings, sure = settings or SummarySettings(), flag["confidence"] or 0
    if flag["rule"].startswith(TERMS) and " " in flag["text"]:  # both words: many terms could have stood there
        return bool(sure >= settings.guessed)
    if not flag["rule"].startswith(GUESSED):
        return bool(sure >= settings.recovered)
    return not flag["text"][:1].isupper() and bool(sure >= settings.guessed)


def category_name(category: str, count: int = 1) -> str:
    """A category as the judgements name it, of one flag or of several: 'broken term', 'slips of grammar'."""
    return LEFT_OVERS[count != 1] if category == LEFT_OVER else NAMES[category][count != 1]


def _has_place(row: Row) -> bool:
    return bool(row["evidence_article"]) and present(row["evidence_start"])


def _evidence(tables: TableSet, sources: Sources, row: Row) -> str:
    row = {**row, "evidence": _plain(str(row["evidence"]))}
    if not _has_place(row):
        return str(row["evidence"])
    words = " ".join(tables.text(row["evidence_article"])[row["evidence_start"]:row["evidence_end"]].split())
    source = sources.dated(row["evidence_article"])
    if f"'{words.lower()}'" in row["evidence"].lower():
        return f"{row['evidence']} ({source})"
    there = f"{source} has ‘{clip(words, 140)}’"
    return f"{row['evidence']}: {there}" if row["evidence"] else there


def _plain(evidence: str) -> str:
    """The evidence without how likely the word is, where anything else speaks against it."""
    parts = evidence.split("; ")
    return "; ".join([p for p in parts if not any(said in p for said in LIKELIHOOD)] or parts)


def quality(tables: TableSet, settings: QualitySettings | None = None) -> View:
    """What the wording of each article shows, those judged spun and the nearest to that first.

    Renderings and how near they are to the other sources', flags, web left-overs apart, and the judgement in words.

    >>> list(nmi.views.quality(tables).attrs["shown"])
    ['source', 'judgement', 'renderings', 'agreement', 'flags', 'left_over']
    """
    sources = Sources(tables)
    counts = Counter((r["article"], r["category"] == LEFT_OVER) for r in records(tables.flags))
    listed = sorted(records(tables.quality), key=lambda r: (-(r["spun"] if present(r["spun"]) else -1), r["article"]))
    rows = [{"source": sources.dated(r["article"]), "judgement": r["judgement"],
             "renderings": r["renderings"], "agreement": r["agreement"] if present(r["agreement"]) else None,
             "flags": counts[r["article"], False], "left_over": counts[r["article"], True], "penalty": r["penalty"],
             "judged_spun": spun(r, settings or QualitySettings()),
             "source_link": sources.link(r["article"]), "article": r["article"]} for r in listed]
    return view(rows, {"source": "Source", "judgement": "Judgement", "renderings": "Renderings others have too",
                       "agreement": "Nearness to theirs (of 100)", "flags": "Flags", "left_over": "Web left-overs"},
                empty="No wording was judged: " + plural(len(tables.flags), "flag") + " found.",
                hidden=["penalty", "judged_spun", "source_link", "article"])


def judged_spun(tables: TableSet, settings: QualitySettings | None = None) -> list[str]:
    """The articles that are judged spun, the most probable first."""
    judged = quality(tables, settings)
    return [str(a) for a, found in zip(judged["article"], judged["judged_spun"], strict=True) if found]


def worst(tables: TableSet, focus: str = "") -> str:
    """The article in focus where it is judged spun, without one the most probable of those; blank where none is.

    Raises ParameterError for an unknown article.
    """
    found, asked = judged_spun(tables), Sources(tables).find(focus)
    return asked if asked in found else "" if asked else next(iter(found), "")


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


def profile(tables: TableSet, most: int = MOST_FEATURES, settings: SummarySettings | None = None) -> View:
    """A row per feature and article, value missing with its reason; the features of ``FEATURES`` first.

    Of a short article no value is shown: a few sentences more or less would change it more than two outlets differ.

    >>> list(nmi.views.profile(tables).attrs["shown"])
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
    return view(rows, {"measure": "Measure", "source": "Source", "value": "Value", "reason": "Why missing"},
                empty=empty,
                hidden=["feature", "article"])
