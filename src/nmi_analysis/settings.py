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
    chunk: int = _why(8, "articles handed over at once; more leaves workers idle at the end")


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """Wording features."""

    min_words: int = _why(100, "readability formulas were fitted to passages of about 100 words")
    min_sentences_smog: int = _why(3, "SMOG (McLaughlin 1969) is defined on 30 sentences; textstat needs 3")
    mtld_threshold: float = _why(0.72, "type-token ratio that ends a factor (McCarthy and Jarvis 2010)")
    mtld_min_tokens: int = _why(50, "MTLD is unstable on shorter texts (McCarthy and Jarvis 2010)")


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
class Settings:
    """All settings, by stage."""

    read: ReadSettings = ReadSettings()
    run: RunSettings = RunSettings()
    wording: WordingSettings = WordingSettings()
    attributions: AttributionSettings = AttributionSettings()
    stories: StorySettings = StorySettings()

    def as_dict(self) -> dict[str, Any]:
        """Nested plain dict, for the signature."""
        return {name: values for name, values in asdict(self).items() if name != "run"}


def reasons() -> list[tuple[str, Any, str]]:
    """(dotted name, default, reason) of every setting."""
    return [(f"{section.name}.{f.name}", f.default, f.metadata["reason"])
            for section in fields(Settings) for f in fields(section.type)]  # type: ignore[arg-type]
