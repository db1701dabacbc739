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
class Settings:
    """All settings, by stage."""

    read: ReadSettings = ReadSettings()
    run: RunSettings = RunSettings()
    wording: WordingSettings = WordingSettings()

    def as_dict(self) -> dict[str, Any]:
        """Nested plain dict, for the signature."""
        return {name: values for name, values in asdict(self).items() if name != "run"}


def reasons() -> list[tuple[str, Any, str]]:
    """(dotted name, default, reason) of every setting."""
    return [(f"{section.name}.{f.name}", f.default, f.metadata["reason"])
            for section in fields(Settings) for f in fields(section.type)]  # type: ignore[arg-type]
