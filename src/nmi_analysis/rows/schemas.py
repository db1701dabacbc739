"""Every table as plain data: columns, types, checks and descriptions, in one place.

The pandera models, the data package, the empty frames and the data dictionary are all made from ``TABLES``.
Offsets are 0-based, end exclusive, into ``articles.text``; ``text[start:end] == row.text`` always holds.
"""

from dataclasses import dataclass
from typing import Literal

from .decision import IN_FORCE, STATUSES
from .finding import KINDS, ROLES

Kind = Literal["text", "integer", "nullable integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``number`` and ``nullable integer`` may be missing (NaN, NA), text is blank instead."""

    name: str
    kind: Kind
    description: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    filled: bool = False  # a text that must not be blank


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, its columns, and the columns that order its rows."""

    name: str
    row: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [c.name for c in self.columns]

    @property
    def spanned(self) -> bool:
        """Whether rows carry start, end and text of a place in one article."""
        return {"article", "start", "end", "text"} <= set(self.names)

    @property
    def partly(self) -> bool:
        """Whether some rows have no place: an article that leaves something out."""
        return any(c.name == "start" and c.kind == "nullable integer" for c in self.columns)


def _text(name: str, description: str, *values: str, filled: bool = False) -> Column:
    return Column(name, "text", description, values, filled=filled)


def _number(name: str, description: str, minimum: float | None = None) -> Column:
    return Column(name, "number", description, minimum=minimum)


def _place(name: str, description: str) -> Column:
    return Column(name, "nullable integer", description, minimum=0)


ARTICLE = _text("article", "article id: the file's stem, or the record's id", filled=True)
RULE = _text("rule", "name and version of the rule that made the row")
STORY = _text("story", "story id: the first article of the story", filled=True)
START = Column("start", "integer", "first character, from 0, in articles.text", minimum=0)
END = Column("end", "integer", "one past the last character", minimum=0)
TEXT = _text("text", "the characters from start to end", filled=True)
SENTENCE = Column("sentence", "integer", "number of the sentence in its article, from 0", minimum=0)
SPAN = (ARTICLE, SENTENCE, START, END, TEXT)
BOUNDS = ("=", "~", ">", "<")
STANCES = ("states", "differs", "contradicts")
SEPARATED = Column("time_separated", "boolean", "the statement is from another time than the claim's reference")
_BOUND = _text("bound", "= exact, ~ about, > more than or at least, < less than or up to", "", *BOUNDS)
_UPPER = _number("upper", "upper end of a range; missing where the figure is no range")
_IN_ORDER = ("article", "start", "end")

_ARTICLES = Table("articles", "an article", (
    ARTICLE,
    _text("source", "outlet; blank where unknown"),
    _text("label", "name of the article in charts and lists: the outlet, and what tells apart the articles of one"),
    _text("title", "headline, from metadata or from the text's first line"),
    _text("author", "author as given"),
    _text("url", "address as given"),
    _text("published", "publication date, YYYY, YYYY-MM or YYYY-MM-DD; blank where unknown"),
    _text("published_precision", "what of the date is known", "", "year", "month", "day"),
    _text("published_basis", "where the date comes from", "", "text", "metadata", "user", "inferred"),
    _text("language", "ISO 639-1 code"),
    Column("words", "integer", "word tokens of the whole text", minimum=0),
    Column("sentences", "integer", "sentences of the whole text", minimum=0),
    _text("encoding", "encoding the file was decoded with"),
    _text("sha256", "SHA-256 of text in UTF-8", filled=True),
    _text("duplicate_of", "article that this text repeats; blank for an original"),
    _text("path", "path relative to its input, POSIX"),
    _text("text", "the decoded text; CRLF is LF, nothing else is changed"),
), ("article",))

_REJECTS = Table("rejects", "an input that could not be read", (
    _text("path", "path relative to its input, POSIX", filled=True),
    _text("record", "line or record within the file; blank for the whole file"),
    _text("reason", "why it was not read", filled=True),
), ("path", "record"))

_FAILURES = Table("failures", "a rule that failed on an article", (
    ARTICLE, _text("rule", "the rule that raised", filled=True), _text("error", "what it raised", filled=True),
), ("article", "rule"))

_SENTENCES = Table("sentences", "a sentence", (
    *SPAN, _text("kind", "part of the article", "title", "caption", "dateline", "body", "boilerplate"),
), ("article", "sentence"))

_FIGURES = Table("figures", "a quantity stated in the text", (
    *SPAN,
    _number("value", "the number; the lower end of a range"),
    _UPPER,
    _BOUND,
    _text("change", "direction of change stated with the figure", "none", "up", "down"),
    _number("from_value", "the value before the change, where the sentence gives it"),
    _text("unit", "normalised unit in the singular; for counts the noun counted, for a part '% ' and the noun, or '-'"),
    _text("unit_head", "the unit without what stands before its noun ('troop' of 'US troop') or behind 'per'"),
    _text("concept", "what the quantity is about, at most six words"),
    _text("predicate", "base form of the verb or noun that governs the figure: what happened to those counted"),
    _text("as_of", "date the figure holds for; blank where unknown"),
    Column("attribution", "nullable integer", "attribution the figure stands in", minimum=0),
    _text("speaker", "speaker of that attribution"),
    RULE,
), _IN_ORDER)

_DATES = Table("dates", "a date or time expression", (
    *SPAN,
    _text("iso", "finest of YYYY, YYYY-MM, YYYY-MM-DD that surely holds; blank where none does"),
    _text("precision", "precision of iso", "", "year", "month", "day"),
    Column("relative", "boolean", "resolved from the publication date ('yesterday')"),
    RULE,
), _IN_ORDER)

_MENTIONS = Table("mentions", "a named person, organisation or place", (
    *SPAN, _text("type", "kind of name", "PER", "ORG", "LOC"),
    _text("entity", "the entity's name within the article", filled=True), RULE,
), _IN_ORDER)

_ENTITIES = Table("entities", "an entity of an article, joined across articles", (
    ARTICLE, _text("entity", "the entity's name within the article", filled=True),
    _text("canonical", "its name across articles", filled=True),
    _text("type", "kind of name", "PER", "ORG", "LOC"),
), ("article", "entity", "type"))

_ROLES = Table("roles", "what an article says that a named person is", (
    *SPAN, _text("entity", "the person's name within the article", filled=True),
    _place("name_start", "first character of the name beside the description"),
    _place("name_end", "one past the last character of that name"),
    _text("slot", "what is told", "office", "relation", "age", "party", "state", "residence", "nationality"),
    _text("value", "normal form: office or kinship in full words, age in years, party, place", filled=True),
    _text("status", "of an office: former, acting, elect, outgoing, late, then; blank for none of these"),
    _text("of", "body, place or person that it is an office of, or whose kin, as written"), RULE,
), _IN_ORDER)

_ATTRIBUTIONS = Table("attributions", "a contiguous part of what somebody said", (
    ARTICLE,
    Column("attribution", "integer", "number of the attribution in its article, from 0", minimum=0),
    Column("part", "integer", "number of the part in its attribution, from 0", minimum=0),
    SENTENCE, START, END, TEXT,
    _place("source_start", "first character of the source span"),
    _place("source_end", "one past the last character of the source span"),
    _text("source", "source as it stands in the text"),
    _place("cue_start", "first character of the cue span"),
    _place("cue_end", "one past the last character of the cue span"),
    _text("cue", "reporting verb or phrase as it stands in the text"),
    _text("speaker", "the speaker's entity; blank when unsure"),
    _text("kind", "kind of quotation", "direct", "indirect", "mixed"),
    _text("doubt", "why the speaker is doubtful", "", "distance", "paragraph", "topic"),
    RULE,
), ("article", "attribution", "part"))

SOURCE_KINDS = ("named", "described", "anonymous", "document", "outlet")
_SOURCING = Table("sourcing", "a statement or figure and the source behind it", (
    *SPAN, _text("of", "what stands there", "attribution", "figure"),
    Column("attribution", "nullable integer", "the attribution it is or stands in", minimum=0),
    _text("kind", "kind of source; blank where the article says it itself", "", *SOURCE_KINDS),
    _text("source", "source as it stands in the text"),
    _place("source_start", "first character of the source span"),
    _place("source_end", "one past the last character of the source span"),
    _text("speaker", "the speaker's entity; blank when unsure or none"),
    _text("outlet", "the other outlet that is the source, is quoted, or was told"), RULE,
), ("article", "start", "end", "of"))

_FACTS = Table("facts", "what an article says of a codebook variable", (
    _text("variable", "codebook variable", filled=True),
    *SPAN,
    _text("value", "canonical value", filled=True),
    _number("number", "the value of a number variable"),
    _UPPER,
    _text("unit", "unit of a number variable"),
    _BOUND,
    _text("as_of", "date the statement holds for"),
    _text("polarity", "affirmed or denied", "affirmed", "denied"),
    Column("attribution", "nullable integer", "attribution it stands in", minimum=0),
    RULE,
), ("variable", "article", "start", "end", "value"))

_WORDING = Table("wording", "a wording feature of an article", (
    ARTICLE, _text("feature", "name of the feature", filled=True),
    _number("value", "its value; missing where undefined"),
    _text("reason", "why the value is missing"), RULE,
), ("article", "feature"))

CATEGORIES = {
    "accuracy/mistranslation": "a word or name replaced by one that means something else",
    "accuracy/meaning-inversion": "the opposite of what was meant, or a lost negation",
    "terminology": "a title, institution or fixed term with its words replaced",
    "fluency/unidiomatic": "words that do not go together",
    "fluency/grammar": "agreement, articles, function words",
    "typographic": "unbalanced marks and the like",
    "artefact": "left-overs of a web page",
}
PENALTIES = {"minor": 1, "major": 5, "critical": 25}

_FLAGS = Table("flags", "a suspected translation or spinning defect", (
    *SPAN,
    _text("category", "kind of defect", *CATEGORIES),
    _text("severity", "how bad", *PENALTIES),
    _text("suggestion", "what may have stood there"),
    _text("evidence", "why it is suspected"),
    _text("evidence_article", "article that the evidence stands in"),
    _place("evidence_start", "first character of the evidence"),
    _place("evidence_end", "one past the last character of the evidence"),
    Column("confidence", "number", "0 to 1, higher is surer", minimum=0),
    RULE,
), _IN_ORDER)

_QUALITY = Table("quality", "what the wording of an article says of how it was made", (
    ARTICLE,
    Column("words", "integer", "words looked at", minimum=0),
    Column("penalty", "number", "sum of the flags' penalty points, artefacts left out: a count of flagged spans",
           minimum=0),
    _number("score", "max(0, 100 * (1 - penalty / words)): how little is flagged, no measure of translation quality;"
                     " missing for no words"),
    _number("agreement", "mean chrF, 0 to 100, of the article's renderings against the other sources' renderings of the"
                         " same words; higher is nearer; missing for too few"),
    Column("renderings", "integer", "sentences, parts of utterances and shared passages that this is the mean of",
           minimum=0),
    _number("spun", "how probable it is by a first look that the text was spun, were half of all texts so, 0 to 1;"
                    " missing for a text that is not English"),
    _number("foreign", "the same by whether its words go with what stands around them, 0 to 1; missing where the first"
                       " look leaves no doubt"),
    _number("broken", "broken terms a word, were the text spun, 0 to 1; missing where the other looks leave no doubt"),
    _text("judgement", "a hypothesis in words, with its reasons"),
), ("article",))

_STORIES = Table("stories", "an article's event", (STORY, ARTICLE), ("story", "article"))

_CLAIM = _text("claim", "claim id within its story", filled=True)
_CLAIMS = Table("claims", "a span that states a claim", (
    STORY, _CLAIM,
    _text("label", "the claim's clearest span, shortened", filled=True),
    _text("kind", "kind of claim", "figure", "quotation", "event", "background", "variable"),
    *SPAN,
    _text("stance", "what the span does with the claim", *STANCES),
    _text("reason", "why it differs or contradicts"),
    _text("value", "what it says instead, in its normal form"), _text("against", "what the others say in that place"),
    SEPARATED, RULE,
), ("story", "claim", "article", "start", "end"))

_COVERAGE = Table("coverage", "a claim and an article of its story; of very many (settings.claims.silences), one that "
                  "speaks of it", (
    STORY, _CLAIM, ARTICLE,
    _text("stance", "what the article does with the claim", *STANCES, "silent"),
    _text("reason", "why it differs or contradicts"),
    _text("value", "what it says instead, in its normal form"), _text("against", "what the others say in that place"),
    SEPARATED,
), ("story", "claim", "article"))

_AGREEMENTS = Table("agreements", "one article's figure for a thing that several articles give", (
    STORY, _text("agreement", "group id within its story", filled=True),
    _text("concept", "what is counted or measured"), _text("unit", "normalised unit"),
    ARTICLE, START, END, TEXT,
    _number("value", "the number; the lower end of a range"), _UPPER, _BOUND,
    _text("verdict", "how the group's figures of one period go together", "agree", "compatible", "differ"),
    SEPARATED,
    Column("confidence", "number", "probability that the figures are of one thing", minimum=0),
), ("story", "agreement", "article", "start", "end"))

_QUOTE_VARIANTS = Table("quote_variants", "one utterance as an article renders it", (
    STORY, _text("utterance", "utterance id within its story", filled=True),
    ARTICLE,
    Column("attribution", "nullable integer", "attribution in the article; missing where nobody is given the words",
           minimum=0),
    Column("part", "nullable integer", "part of the attribution", minimum=0),
    START, END, TEXT,
    _text("speaker", "speaker across articles"),
    _text("form", "whether all of its words are inside quotation marks, some, or none", "direct", "mixed", "indirect"),
    _text("change", "how it stands to the fullest rendering", "fullest", "same", "cut", "reworded", "paraphrased",
          "attributed"),
    _number("chrf", "chrF against the other renderings, 0 to 100; higher is closer"),
    _number("ter", "translation edit rate against the other renderings; lower is closer"),
    _text("signature", "version and options of the two measures"), _text("reason", "why ter is missing"),
), ("story", "utterance", "article", "start", "end"))

_FINDINGS = Table("findings", "a span that a finding stands on", (
    STORY,
    Column("finding", "integer", "number of the finding in its story, the first to be told first", minimum=1),
    _text("kind", "kind of finding", *KINDS),
    _text("statement", "the finding in one sentence", filled=True),
    Column("confidence", "number", "probability that a careful reader calls it right", minimum=0),
    Column("weight", "number", "how much it matters where it is right, 0 to 1", minimum=0),
    _text("role", "what the article does", *ROLES),
    _text("value", "normal form of what the span says, where values are compared"),
    ARTICLE, _place("sentence", "number of the sentence in its article; missing where something is left out"),
    _place("start", "first character, from 0, in articles.text"), _place("end", "one past the last character"),
    _text("text", "the characters from start to end; blank where something is left out"),
), ("story", "finding", "article", "start", "end", "role"))

_DECISIONS = Table("decisions", "what a person decided about a row", (
    _text("table", "table that the row stands in", filled=True),
    _text("article", "article id", filled=True),
    _text("sha256", "SHA-256 of the text that the place is in"),
    START, END,
    _text("was", "what stood there: the field's value, or the characters of the row; of an undo, which the file alone "
          "keeps, the kind of decision that it takes back"),
    _text("decision", "what was decided: the row goes, one of its columns changes, a row is added, or it is right",
          *IN_FORCE),
    _text("field", "column that an edit or an addition sets; 'claim' where a statement is joined or parted, "
          "'statement' of a finding, 'variable' of a fact"),
    _text("value", "what it is set to; of a claim the place of the other statement, by hash of its text; of a "
          "finding its statement"),
    _text("why", "the reason given"), _text("who", "by whom"), _text("when", "time of the decision, UTC"),
    _text("status", "applied, or orphan where text or row are no longer there", *STATUSES),
), ("article", "table", "start", "end", "field", "value", "decision", "when", "who"))

_REUSE = Table("reuse", "a passage two articles share", (
    *(_text(f"article_{s}", "article id", filled=True) if n == "article" else
      _text(f"text_{s}", "the shared characters", filled=True) if n == "text" else
      Column(f"{n}_{s}", "integer", "offset of the passage", minimum=0)
      for s in "ab" for n in ("article", "start", "end", "text")),
    _text("kind", "kind of sharing", "copied", "edited", "same_quote"),
    _number("similarity", "0 to 1, higher is closer"),
    _text("direction", "which article has it from the other, where the dates say so", "", "a_to_b", "b_to_a"),
), ("article_a", "start_a", "end_a", "article_b", "start_b", "end_b"))

TABLES: dict[str, Table] = {t.name: t for t in (
    _ARTICLES, _REJECTS, _FAILURES, _SENTENCES, _FIGURES, _DATES, _MENTIONS, _ENTITIES, _ROLES, _ATTRIBUTIONS,
    _SOURCING, _FACTS, _WORDING, _FLAGS, _QUALITY, _STORIES, _CLAIMS, _COVERAGE, _AGREEMENTS, _QUOTE_VARIANTS, _REUSE,
    _FINDINGS, _DECISIONS,
)}
