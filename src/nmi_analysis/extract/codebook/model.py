"""What a codebook may say. Every field is text, a number or a list of them; unknown keys are errors."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

SOURCES = ("figures", "dates", "mentions", "attributions", "sentences")
# What ``where`` may ask of a row: columns of its table, the figure's role, and the kind of its sentence.
COLUMNS: dict[str, frozenset[str]] = {
    "figures": frozenset({"text", "value", "upper", "bound", "change", "from_value", "unit", "unit_head", "concept",
                          "as_of", "speaker", "role"}),
    "dates": frozenset({"text", "iso", "precision", "relative"}),
    "mentions": frozenset({"text", "type", "entity"}),
    "attributions": frozenset({"text", "source", "cue", "speaker", "kind"}),
    "sentences": frozenset({"text"}),
}
EVERYWHERE = "sentence_kind"


def _listed(given: Any) -> Any:
    return (given,) if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Range(_Part):
    """Numbers from ``min`` to ``max``, both included."""

    min: float | None = None
    max: float | None = None


class Rule(_Part):
    """Where a value stands: rows of a table that fit the conditions, or what a pattern finds in sentences.

    ``from`` names the table; ``where`` asks of its columns: one of several words or phrases, or a range.
    ``near``: at least one of these words stands in the sentence, ``not_near``: none does; ``within`` counts the words
    between. A word may be a phrase, and end in ``*`` ('expand*'). ``side`` says on which side of the place they stand.
    ``pattern``: regular expressions, case ignored; a group ``(?P<value>...)`` holds the value, else the match does.
    ``values``: what stands there, and the value it means; anything else is passed over. ``value``: the value itself.
    """

    from_: Literal["figures", "dates", "mentions", "attributions", "sentences"] = Field(alias="from")
    where: dict[str, Range | Words] = {}
    near: Words = ()
    not_near: Words = ()
    within: int | None = Field(default=None, ge=1)
    side: Literal["either", "before", "after"] = "either"
    pattern: Words = ()
    values: dict[str, str] = {}
    value: str | None = None


class Variable(_Part):
    """A fact to track. ``single``: it has one value at a time, so that two values contradict each other.

    ``any``: several rules, each of which may find it; with one rule its keys stand with the variable's own.
    """

    label: str = Field(min_length=1)
    kind: Literal["number", "name", "date", "yes_no", "text"]
    single: bool = False
    unit: str = ""
    any: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _one_rule(cls, given: Any) -> Any:
        if not isinstance(given, dict) or "any" in given:
            return given
        inner = {k: v for k, v in given.items() if k in RULE_KEYS}
        return {k: v for k, v in given.items() if k not in RULE_KEYS} | {"any": [inner]}


RULE_KEYS = frozenset(f.alias or name for name, f in Rule.model_fields.items())


class Codebook(_Part):
    """Variables by name, in the order of the file. ``sha256`` is that of the file's bytes."""

    variables: dict[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")], Variable] = Field(min_length=1)
    sha256: str = ""
