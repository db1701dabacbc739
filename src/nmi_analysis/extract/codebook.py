"""A codebook: which facts a corpus tracks. Data, validated on load; another event needs no code.

Every field is text, a number or a list of them; unknown keys are errors, and every error names the file and the line.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from ..errors import CodebookError

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


# An escaped character or a bracket is left as it is, and so is a space that a quantifier follows.
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!]|\(|\)| |'", re.DOTALL)
# What re.compile raises besides re.error: flags that exclude each other, a repetition or nesting beyond all bounds.
BAD_PATTERN = (re.error, ValueError, OverflowError, RecursionError)


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored; outside brackets an apostrophe fits a curly one, a space any white space.

    In a look-behind, whose width is fixed, a space fits one white space. Raises one of BAD_PATTERN.
    """
    behind: list[bool] = []  # for each open bracket, whether it stands in a look-behind

    def eased(m: re.Match[str]) -> str:
        part = m.group()
        if part.startswith("("):
            behind.append(len(part) > 1 or bool(behind and behind[-1]))
        elif part == ")" and behind:
            behind.pop()
        elif part == " " and pattern[m.end():m.end() + 1] not in tuple("*+?{"):
            return r"\s" if behind and behind[-1] else r"\s+"
        return "['’]" if part == "'" else part

    return re.compile(_PARTS.sub(eased, pattern), re.IGNORECASE)


_MOST = 100_000  # entries of a codebook, those that anchors repeat included
Place = tuple[str | int, ...]
OTHER = {"number": ("mentions", "attributions"), "date": ("figures", "mentions", "attributions")}  # rows without one
YES_NO = frozenset({"yes", "no", "true", "false"})


def load_codebook(given: str | Path | Mapping[str, Any]) -> Codebook:
    """Read and check a codebook: a file, its text (more than one line, or ``variables:`` first), or a dict.

    Raises CodebookError naming the file and the line.

    >>> book = load_codebook({"variables": {"dead": {"label": "Dead", "kind": "number", "from": "figures"}}})
    >>> list(book.variables)
    ['dead']
    """
    path, raw = _given(given)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise CodebookError(f"{path}: is not UTF-8 text") from e
    lines: dict[Place, int] = {}
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        given = _plain(root, (), lines) if root is not None else {}
        book = Codebook.model_validate({**given, "sha256": hashlib.sha256(raw).hexdigest()}
                                       if isinstance(given, dict) else given)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise CodebookError(_said(path, mark.line + 1 if mark else 1, getattr(e, "problem", "") or str(e))) from e
    except RecursionError as e:
        raise CodebookError(_said(path, 1, "an anchor refers to itself")) from e
    except _Repeated as e:
        raise CodebookError(_said(path, e.line, f"'{e.key}' stands twice")) from e
    except ValidationError as e:
        # A misspelt key is also a missing one: the key that stands there says more.
        first = min(e.errors(), key=lambda found: found["type"] != "extra_forbidden")
        raise CodebookError(_said(path, _line(first["loc"], lines), _message(first))) from e
    for place, message in _faults(book):
        raise CodebookError(_said(path, _line(place, lines), message))
    return book


def _given(given: str | Path | Mapping[str, Any]) -> tuple[str, bytes]:
    """What errors call a codebook, and its bytes."""
    if isinstance(given, Mapping):
        try:
            return "codebook", yaml.safe_dump(dict(given), sort_keys=False, allow_unicode=True).encode("utf-8")
        except yaml.YAMLError as e:
            raise CodebookError("codebook: a dict of dicts, lists, texts and numbers alone") from e
    if isinstance(given, str) and ("\n" in given or given.lstrip().startswith("variables:")):
        return "codebook", given.encode("utf-8", "replace")
    try:
        return str(given), Path(given).read_bytes()
    except (OSError, ValueError) as e:
        raise CodebookError(f"{given}: cannot be read ({getattr(e, 'strerror', '') or e})") from e


class _Repeated(Exception):  # noqa: N818 - carries the place of a key to the one who knows the file
    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key, self.line = key, line


def _said(path: str, line: int, message: str) -> str:
    return f"{path}, line {line}: {message}"


def _plain(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    """The node as dicts, lists and text, with the line of each in ``lines``."""
    lines.setdefault(place, node.start_mark.line + 1)
    if len(lines) > _MOST:
        raise yaml.YAMLError(f"more than {_MOST} entries; anchors within anchors can be a bomb")
    if isinstance(node, yaml.MappingNode):
        made: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in made:
                raise _Repeated(name, key.start_mark.line + 1)
            lines[*place, name] = key.start_mark.line + 1
            made[name] = _plain(value, (*place, name), lines)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, i), lines) for i, item in enumerate(node.value)]
    return node.value


def _line(place: Place, lines: dict[Place, int]) -> int:
    """The line of the innermost part of ``place`` that the file has."""
    # A rule whose keys stand with the variable's own has no 'any' in the file.
    spellings = (place, place[:2] + place[4:] if len(place) > 3 and place[2] == "any" else place)
    known = [p[:n] for p in spellings for n in range(len(p) + 1) if p[:n] in lines]
    return lines[max(known, key=len)] if known else 1


def _message(error: Any) -> str:
    key = ".".join(str(p) for p in error["loc"] if not isinstance(p, int) and p != "any")
    if error["type"] == "extra_forbidden":
        return f"unknown key '{error['loc'][-1]}'"
    if error["type"] == "missing":
        return f"'{error['loc'][-1]}' is missing"
    return f"{key}: {error['msg']}" if key else str(error["msg"])


def _faults(book: Codebook) -> Iterator[tuple[Place, str]]:
    for name, variable in book.variables.items():
        for i, rule in enumerate(variable.any):
            for place, message in _rule_faults(rule):
                yield ("variables", name, "any", i, *place), message
            if rule.from_ in OTHER.get(variable.kind, ()) and not (rule.pattern or rule.values or rule.value):
                yield ("variables", name, "any", i, "from"), (
                    f"{rule.from_} hold no {variable.kind}: name a pattern, values or value, or another table")
            if variable.kind == "yes_no":
                for place, value in _values(rule):
                    if value.lower() not in YES_NO:
                        yield ("variables", name, "any", i, *place), f"'{value}' is no value of a yes_no: yes or no"


def _values(rule: Rule) -> Iterator[tuple[Place, str]]:
    if rule.value is not None:
        yield ("value",), rule.value
    for word, value in rule.values.items():
        yield ("values", word), value


def _rule_faults(rule: Rule) -> Iterator[tuple[Place, str]]:
    allowed = COLUMNS[rule.from_] | {EVERYWHERE}
    for key in rule.where:
        if key not in allowed:
            known = ", ".join(sorted(allowed))
            yield ("where", key), f"unknown key '{key}' in where; for {rule.from_} there are {known}"
    if rule.from_ == "sentences" and not rule.pattern:
        yield (), "from: sentences needs a pattern"
    for i, pattern in enumerate(rule.pattern):
        try:
            compiled(pattern)
        except BAD_PATTERN as e:
            yield ("pattern", i), f"bad pattern '{pattern}': {e}"
    for key in ("near", "not_near"):
        for i, word in enumerate(getattr(rule, key)):
            if not word.strip("* "):
                yield (key, i), f"{key} has a blank word"
    if rule.within and not (rule.near or rule.not_near):
        yield ("within",), "within needs near or not_near"


__all__ = ["Codebook", "Range", "Rule", "Variable", "load_codebook"]
