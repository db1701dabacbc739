"""What tables were made from, so that they can be made again when a person has decided something of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..corpus import Reading
from ..decisions import Decisions, in_force, read_decisions
from ..english import Context
from ..errors import DecisionError
from ..resources import PACKAGE
from ..store import Rows
from .batches import Kept, Plan, batches, work
from .workers import Here


@dataclass
class Origin:
    """The articles as read, what extractors may know beside them, and the file of decisions, where there is one."""

    reading: Reading
    context: Context
    decisions: Path | None = None
    _plans: list[Plan] | None = None
    _kept: Kept = field(default_factory=dict)

    def rows(self) -> Rows:
        """Every row, made in this process; from the second time on only what decisions have changed is read anew."""
        self.context = replace(self.context, decisions=known_decisions(self.decisions))
        articles = self.reading.articles
        if self._plans is None:
            self._plans = batches(articles, self.context, Here())
        kept = self._kept if len(articles) <= self.context.settings.run.kept else None
        made: Rows = {"rejects": self.reading.rejects, "decisions": lost(self.reading, self.context)}
        for plan in self._plans:
            for rows in work(plan.batch(articles), self.context, kept):
                for table, listed in rows.items():
                    made.setdefault(table, []).extend(listed)
        return made

    def file(self) -> Path:
        """Where decisions are written. Raises DecisionError where that was not said, or would not last."""
        if self.decisions is None:
            raise DecisionError("these articles lie in no folder: say where decisions are kept, "
                                "analyze(..., decisions='decisions.csv')")
        if self.decisions.resolve().is_relative_to(PACKAGE):
            raise DecisionError("the packaged articles are part of the installation, where nothing lasts: say where "
                                "decisions are kept, analyze(..., decisions='decisions.csv')")
        return self.decisions

    def fits(self, inputs: Mapping[str, str]) -> bool:
        """Whether articles with these hashes (by id, begun) are among those read."""
        found = {a.id: a.sha256 for a in self.reading.articles}
        return all(found.get(name, "").startswith(digest) for name, digest in inputs.items())


def known_decisions(path: Path | None) -> Decisions:
    """The decisions in force in a file; none without one. Raises DecisionError naming what is wrong with it."""
    return Decisions.of(in_force(read_decisions(path))) if path else Decisions()


def lost(reading: Reading, context: Context) -> list[dict[str, object]]:
    """Rows of ``decisions`` for those whose text is no article's."""
    return context.decisions.lost(a.sha256 for a in reading.articles) if context.decisions else []
