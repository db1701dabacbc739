"""Articles as a finding's sentence names them, and their words as it quotes them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ..corpus.article import short_ids
from ..store import Row

_NAMED = 4  # articles named one by one
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})
_ENDS = ("?”", "!”", "…”", ".”")


class Outlets:
    """Labels of a story's articles: the outlet, and what tells apart several of one; an unknown one's id, shortened."""

    def __init__(self, articles: Sequence[Row]) -> None:
        self._articles = articles
        self.published = {str(a["article"]): str(a.get("published") or "") for a in articles}
        ids = list(self.published)
        short = short_ids(ids)
        outlets = {str(a["article"]): str(a.get("source") or "") for a in articles}
        self._labels = {a: outlets[a] or short[a] for a in ids}
        for outlet in {o for o in outlets.values() if o}:
            mine = [a for a in ids if outlets[a] == outlet]
            if len(mine) > 1:
                apart = _apart(mine, self.published, short)
                self._labels.update({a: f"{outlet} ({told})" for a, told in apart.items()})
        years = [d[:4] for d in self.published.values() if d]
        self._usual = max(years, key=lambda y: (years.count(y), y), default="")

    def label(self, article: str) -> str:
        """Label of an article, with the year of one that is not of the year of most."""
        year, label = self.published.get(article, "")[:4], self._labels.get(article, article)
        return label if year in ("", self._usual) or f"({year}" in label else f"{label} ({year})"

    @cached_property
    def copies(self) -> dict[str, list[str]]:
        """Article to those that repeat its text; not to be asked for before copies are known."""
        made: dict[str, list[str]] = {}
        for a in self._articles:
            if a.get("duplicate_of"):
                made.setdefault(a["duplicate_of"], []).append(a["article"])
        return made

    def alone(self, article: str) -> str:
        """Label of an article that alone has something, with those that repeat its text: 'Mail (repeated by Post)'."""
        copies = self.copies.get(article)
        return f"{self.label(article)} (repeated by {self.named(copies)})" if copies else self.label(article)

    def named(self, articles: Iterable[str], most: int = _NAMED) -> str:
        """Labels in words, at most ``most`` of them."""
        labels = [self.label(a) for a in articles]
        return joined([*labels[:most - 1], "others"] if len(labels) > most else labels)

    def said(self, articles: Sequence[str], words: str) -> str:
        """'the Courier “led by a Dane”, likewise the Herald': the words are the first article's."""
        first, *others = dict.fromkeys(articles)
        return f"{self.label(first)} {words_of(words)}{f', likewise {self.named(others)}' if others else ''}"


def _apart(mine: Sequence[str], published: Mapping[str, str], short: Mapping[str, str]) -> dict[str, str]:
    """What tells the articles of one outlet apart: the year, the date, or else the id."""
    for told in ({a: published[a][:4] for a in mine}, {a: published[a] for a in mine}):
        if all(told.values()) and len({*told.values()}) == len(mine):
            return told
    return {a: short[a] for a in mine}


def joined(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def verb(articles: Sequence[object], plural: str) -> str:
    """The verb for one outlet or several: 'leaves', 'leave'."""
    return plural if len(articles) > 1 else f"{plural}s"


def words_of(text: str) -> str:
    """An article's words as they stand in a sentence: on one line, within marks, their own marks single."""
    return f"“{' '.join(text.split()).translate(_INNER)}”"


def ended(sentence: str) -> str:
    """The sentence with a full stop, where no mark of what it quotes ends it."""
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."
