"""An attribution as the rules find it, before it becomes rows."""

from dataclasses import dataclass

from .view import Range


@dataclass(slots=True)
class Found:
    """Character spans of the content's parts; token ranges of source and cue."""

    parts: list[tuple[int, int]]
    source: Range | None
    cue: Range | None
    kind: str
    rule: str
    anchor: int  # token at which the source is looked for when it is a pronoun or missing

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.parts[0][0]
