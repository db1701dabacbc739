"""A quantity while it is put together."""

from dataclasses import dataclass, field

from ...english import Sentence, Token
from ...english.numbers import Number


@dataclass(slots=True)
class Quantity:
    """Characters start to end hold modifier, sign and number.

    Token ``first`` starts modifier and number, ``stop`` follows the number, ``after`` follows its unit.
    ``kind``: money, percent, age, time, measure, temperature, speed, point, factor, count, or blank without unit.
    """

    number: Number
    start: int
    end: int
    value: float
    first: int
    stop: int
    after: int
    upper: float | None = None
    unit: str = ""
    kind: str = ""
    unit_end: int = 0
    bound: str = "="
    change: str = "none"
    from_value: float | None = None
    concept: list[str] = field(default_factory=list)
    head: tuple[int, int] = (0, 0)  # tokens of the noun counted
    hyphen: bool = False  # 'five-year', '80-yard'
    predicate: str = ""
    rule: str = "quantity"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as the rules see it; ``taken``: the tokens of numbers and their units of measurement."""

    text: str
    tokens: list[Token]
    sentence: Sentence
    taken: set[int] = field(default_factory=set)

    def lower(self, i: int) -> str:
        """Lower-cased word of token i; blank outside the sentence."""
        return self.tokens[i].lower if self.sentence.first <= i < self.sentence.last else ""

    def tag(self, i: int) -> str:
        """Tag of token i; blank outside the sentence."""
        return self.tokens[i].tag if self.sentence.first <= i < self.sentence.last else ""
