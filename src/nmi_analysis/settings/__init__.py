"""Every threshold, typed, with its default and the reason for it. Frozen: pass a changed copy.

``Settings().figures.reach`` and so on; ``reasons()`` lists them for the documentation.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from .comparison import (
    AgreementSettings,
    AlterationSettings,
    ClaimSettings,
    EntitySettings,
    LabelSettings,
    LeaderSettings,
    LinkSettings,
    QuoteSettings,
    RenderingSettings,
    ReuseSettings,
    StorySettings,
    VariableSettings,
)
from .extraction import (
    ArtefactSettings,
    AttributionSettings,
    BearingSettings,
    DateSettings,
    DescriptionSettings,
    FactSettings,
    FigureSettings,
    MentionSettings,
    QualitySettings,
    ReadSettings,
    RunSettings,
    SpellingSettings,
    WordingSettings,
)
from .telling import (
    ContentSettings,
    ContestedSettings,
    FindingSettings,
    ImportanceSettings,
    SilenceSettings,
    SummarySettings,
    TellingSettings,
)

__all__ = [
    "AgreementSettings", "AlterationSettings", "ArtefactSettings", "AttributionSettings", "BearingSettings",
    "ClaimSettings", "ContentSettings", "ContestedSettings", "DateSettings", "DescriptionSettings",
    "EntitySettings", "FactSettings", "FigureSettings", "FindingSettings", "ImportanceSettings", "LabelSettings",
    "LeaderSettings", "LinkSettings", "MentionSettings", "QualitySettings", "QuoteSettings", "ReadSettings",
    "RenderingSettings", "ReuseSettings", "RunSettings", "Settings", "SilenceSettings", "SpellingSettings",
    "StorySettings", "SummarySettings", "TellingSettings", "VariableSettings", "WordingSettings", "reasons",
]


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by stage."""

    read: ReadSettings = field(default_factory=ReadSettings)
    run: RunSettings = field(default_factory=RunSettings)
    dates: DateSettings = field(default_factory=DateSettings)
    facts: FactSettings = field(default_factory=FactSettings)
    mentions: MentionSettings = field(default_factory=MentionSettings)
    wording: WordingSettings = field(default_factory=WordingSettings)
    entities: EntitySettings = field(default_factory=EntitySettings)
    quality: QualitySettings = field(default_factory=QualitySettings)
    artefacts: ArtefactSettings = field(default_factory=ArtefactSettings)
    attributions: AttributionSettings = field(default_factory=AttributionSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    reuse: ReuseSettings = field(default_factory=ReuseSettings)
    renderings: RenderingSettings = field(default_factory=RenderingSettings)
    claims: ClaimSettings = field(default_factory=ClaimSettings)
    labels: LabelSettings = field(default_factory=LabelSettings)
    variables: VariableSettings = field(default_factory=VariableSettings)
    quotes: QuoteSettings = field(default_factory=QuoteSettings)
    alterations: AlterationSettings = field(default_factory=AlterationSettings)
    figures: FigureSettings = field(default_factory=FigureSettings)
    agreements: AgreementSettings = field(default_factory=AgreementSettings)
    leaders: LeaderSettings = field(default_factory=LeaderSettings)
    links: LinkSettings = field(default_factory=LinkSettings)
    bearings: BearingSettings = field(default_factory=BearingSettings)
    descriptions: DescriptionSettings = field(default_factory=DescriptionSettings)
    spellings: SpellingSettings = field(default_factory=SpellingSettings)
    findings: FindingSettings = field(default_factory=FindingSettings)
    contested: ContestedSettings = field(default_factory=ContestedSettings)
    telling: TellingSettings = field(default_factory=TellingSettings)
    silence: SilenceSettings = field(default_factory=SilenceSettings)
    importance: ImportanceSettings = field(default_factory=ImportanceSettings)
    summaries: SummarySettings = field(default_factory=SummarySettings)
    content: ContentSettings = field(default_factory=ContentSettings)

    def as_dict(self) -> dict[str, Any]:
        """Nested plain dict, for the signature: all that changes a table."""
        return {name: values for name, values in asdict(self).items() if name not in ("run", "summaries", "content")}


def reasons() -> list[tuple[str, Any, str]]:
    """(dotted name, default, reason) of every setting."""
    return [(f"{section.name}.{f.name}", f.default, f.metadata["reason"])
            for section in fields(Settings) for f in fields(section.type)]  # type: ignore[arg-type]
