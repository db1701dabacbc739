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
    detect_chars: int = _why(2_000, "characters that language detection looks at; more changes no verdict")


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """Wording features."""

    min_words: int = _why(100, "readability formulas were fitted to passages of about 100 words")
    min_sentences_smog: int = _why(3, "SMOG (McLaughlin 1969) is defined on 30 sentences; textstat needs 3")
    mtld_threshold: float = _why(0.72, "type-token ratio that ends a factor (McCarthy and Jarvis 2010)")
    mtld_min_tokens: int = _why(50, "MTLD is unstable on shorter texts (McCarthy and Jarvis 2010)")


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """Suspected translation and spinning defects; the weights are from benchmarks/fit_substitution.py."""

    substituted: float = _why(0.35, "probability from which a word is flagged; best F1 in cross-validation")
    surely_substituted: float = _why(0.7, "probability from which a flag is major: nine in ten are right")
    broken_gain: float = _why(1.0, "log10: a synonym ten times as likely in the place makes a broken collocation")
    place_weight: float = _why(0.25, "weight of the word's place in the second pass; fitted")
    word_weight: float = _why(0.7, "weight of all places of the same word in the text; fitted")
    text_weight: float = _why(3.3, "weight of how odd the whole text is; fitted")
    intercept: float = _why(5.0, "constant of the second pass; fitted")
    prior_words: int = _why(30, "words of an average text added to every text, so that a short one is no extreme")
    prior_share: float = _why(0.05, "share of odd words in these")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by stage."""

    read: ReadSettings = ReadSettings()
    wording: WordingSettings = WordingSettings()
    quality: QualitySettings = QualitySettings()

    def as_dict(self) -> dict[str, Any]:
        """Nested plain dict, for the signature."""
        return asdict(self)


def reasons() -> list[tuple[str, Any, str]]:
    """(dotted name, default, reason) of every setting."""
    return [(f"{section.name}.{f.name}", f.default, f.metadata["reason"])
            for section in fields(Settings) for f in fields(section.type)]  # type: ignore[arg-type]
