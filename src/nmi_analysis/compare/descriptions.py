"""One person described in two ways: another age, office, party, home state or kinship in another article.

Two offices of one person are the same, both possible, or one excludes the other; told are those that exclude each
other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from .. import lexicons
from ..english import Context
from ..extract.names import lists
from ..extract.offices import kin
from ..rows import Evidence, Finding, Kind
from ..settings import DescriptionSettings
from ..store import Row
from .frames import function_words
from .story import Story, apart, days, words_of
from .terms import stem

Apart = Literal["rank", "status", "office", "level"]
_PAST = frozenset(("former", "late"))
_OTHER_TIME = frozenset(("then", "elect", "outgoing"))


class Holding(NamedTuple):
    """An office as compared: the noun, its modifiers, whether a deputy's, on which level, since ended or acting.

    ``body``: stems of the names and nouns of what it is an office of.
    """

    head: str
    modifiers: frozenset[str]
    deputy: bool
    level: str
    status: str
    body: frozenset[str]
    past: bool  # 'was': the time is another


@cache
def _modifiers(kind: str) -> dict[str, str]:
    return {r["word"]: r["value"] for r in lexicons.table("role_modifiers") if r["class"] == kind}


def leaving() -> frozenset[str]:
    """Stems of words that say that somebody has left an office: 'fired', 'resignation'."""
    return frozenset(map(stem, _modifiers("leaving")))


@cache
def _names(column: str) -> dict[str, str]:
    return {r["role"]: r[column] for r in lexicons.table("role_names") if r[column]}


def holding(row: Row) -> Holding:
    """The office of a row of ``roles``."""
    role, _, of = str(row["value"]).partition(" of ")
    words = role.split()
    fixed = (n for n in (3, 2) if " ".join(words[-n:]) in _names("role"))
    known = next((n for n in fixed if n <= len(words) and words[-n] not in _modifiers("subordinate")), 1)
    head, before = " ".join(words[-known:]), words[:-known]
    if known == 1 and "-" in head and head.partition("-")[0] in _modifiers("subordinate"):
        first, _, head = head.partition("-")
        before.append(first)
    body = [w for w in f"{row['of']} {of}".replace("-", " ").split() if w.lower() not in function_words()]
    federal = [w.lower() for w in body if _modifiers("level").get(w.lower()) == "federal"]
    levels = [_modifiers("level")[w] for w in [*before, *federal] if w in _modifiers("level")]
    deputy = any(w in _modifiers("subordinate") for w in before)
    plain = frozenset(stem(w) for w in before if w not in _modifiers("subordinate") and w not in _modifiers("level"))
    return Holding(head, plain, deputy, levels[0] if levels else "", str(row["status"]),
                   frozenset(_body(w) for w in body), row["rule"].startswith("roles.was"))


def _body(word: str) -> str:
    """The stem of a word of a body, a demonym as its place."""
    place = lists.demonyms().get(word) or lists.places().get(word, word)
    return stem(place.lower().replace(".", ""))


def excludes(a: Holding, b: Holding) -> Apart | None:
    """How one excludes the other; None where both may hold, or where they are too unlike to tell."""
    if _OTHER_TIME & {*a.status.split(), *b.status.split()} or not _nested(a.body, b.body):
        return None
    if a.head != b.head:
        group = _names("set").get(a.head)
        one_time = a.status == b.status and a.past == b.past
        return "office" if group and group == _names("set").get(b.head) and one_time else None
    if not _nested(a.modifiers, b.modifiers):
        return None
    if a.deputy != b.deputy:
        return None if _names("wide").get(a.head) or a.status != b.status else "rank"
    if a.level and b.level and a.level != b.level:
        return "level" if {a.level, b.level} == {"federal", "state"} else None
    if a.status != b.status and not a.past and not b.past:
        changed = {a.status, b.status}
        if changed & _PAST and "former" in changed and not _names("kept").get(a.head):
            return "status"
        return "status" if "acting" in changed else None
    return None


def same(a: Holding, b: Holding) -> bool:
    """Whether they are one office as far as both say."""
    return (a.head == b.head and a.deputy == b.deputy and a.status == b.status and _nested(a.body, b.body)
            and a.level == b.level)


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one says nothing that the other does not say too."""
    return a <= b or b <= a


Values = dict[str, list[Row]]  # value to the rows that give it, in the order of the articles
_INDEPENDENT = "independent"
_QUOTED = frozenset(("office", "relation"))


class Person(NamedTuple):
    """A person of the story with the rows that describe him or her, by slot, in order."""

    name: str
    slots: dict[str, list[Row]]


def descriptions(story: Story, context: Context) -> dict[str, list[Finding]]:
    """Findings: what two articles say of one person and cannot both hold."""
    settings = context.settings.descriptions
    made = []
    for person in _people(story):
        for slot, values in _apart(story, person, settings):
            made.append(_finding(story, person, slot, values, settings))
    return {"findings": made}


def _people(story: Story) -> Iterator[Person]:
    """Everybody whom two articles describe, by name."""
    names = {(e["article"], e["entity"]): e["canonical"] for e in story.table("entities") if e["type"] == "PER"}
    people: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in story.table("roles"):
        name = names.get((row["article"], row["entity"]))
        if name:
            people[name][row["slot"]].append(row)
    yield from (Person(name, slots) for name, slots in sorted(people.items()))


def _apart(story: Story, person: Person, settings: DescriptionSettings) -> Iterator[tuple[str, Values]]:
    """Slots with values that exclude each other."""
    for slot in ("age", "party", "state"):
        values = _values(person.slots.get(slot, []))
        if slot == "party":
            values.pop(_INDEPENDENT, None)  # some sit or vote with a party
        if len(values) > 1 and (slot != "age" or _one_time(story, values, settings)):
            yield slot, values
    offices = [(r, holding(r)) for r in person.slots.get("office", [])]
    for one, other in _exclusive(story, offices, settings):
        yield "office", {"one": one, "other": other}
    kinship = _kinship(person.slots.get("relation", []))
    if kinship:
        yield "relation", kinship


def _values(rows: Sequence[Row]) -> Values:
    """Value to one row of each article that gives it; an article with two values has given none."""
    given: dict[str, dict[str, Row]] = defaultdict(dict)
    for r in rows:
        given[r["article"]].setdefault(r["value"], r)
    made: Values = defaultdict(list)
    for found in given.values():
        if len(found) == 1:
            value, row = next(iter(found.items()))
            made[value].append(row)
    return dict(made)


def _one_time(story: Story, values: Values, settings: DescriptionSettings) -> bool:
    """Whether no birthday explains the ages: they differ by more than the years between the story's articles.

    One more where an article has no date. An earlier year named in the sentence of an age may be when it held.
    """
    dated = [d for a in story.articles if (d := days(str(a.get("published") or "")))]
    between = max((abs(apart(x, y)) for x, y in combinations(dated, 2)), default=0)
    ages = sorted(float(v) for v in values)
    apart_by = ages[-1] - ages[0]
    undated = len(dated) < len(story.articles)
    if apart_by <= between // settings.year + (undated or between > settings.apart_days):
        return False
    named = [(d, int(d["iso"][:4])) for d in story.table("dates") if d["iso"]]
    latest = max((year for _, year in named), default=0)
    places = {(r["article"], r["sentence"]) for rows in values.values() for r in rows}
    return not any((d["article"], d["sentence"]) in places and year < latest for d, year in named)


def _exclusive(story: Story, offices: Sequence[tuple[Row, Holding]], settings: DescriptionSettings,
               ) -> Iterator[tuple[list[Row], list[Row]]]:
    """Rows of one office and of another that exclude each other, where neither article has the other's too."""
    told: set[str] = set()
    held = sorted({h for _, h in offices}, key=repr)  # of thousands of rows few are worded differently
    kinds = {(a, b): kind for a in held for b in held if (kind := excludes(a, b))}
    left = cache(lambda article, entity: _left(story, article, entity))
    for (r, a), (q, b) in combinations(offices, 2) if kinds else ():
        kind = kinds.get((a, b))
        ended = r if b.status else q
        if kind is None or kind in told or not _near(story, r, q, settings) or (
                "former" in (a.status, b.status) and left(ended["article"], ended["entity"])):
            continue
        one = _agreeing(offices, a)
        other = _agreeing(offices, b)
        if {x["article"] for x in one} & {x["article"] for x in other}:
            continue
        told.add(kind)
        yield one, other


def _left(story: Story, article: str, entity: str) -> bool:
    """Whether the article says elsewhere that the person left the office: it only tells of the time before."""
    named = {m["sentence"] for m in story.of("mentions", article) if m["entity"] == entity}
    document = story.documents[article]
    return any(stem(t.lower) in leaving() for n in named for t in document.tokens_of(document.sentences[n]))


def _agreeing(offices: Sequence[tuple[Row, Holding]], wanted: Holding) -> list[Row]:
    """One row of each article that has the same office."""
    made: dict[str, Row] = {}
    for row, held in offices:
        if same(held, wanted):
            made.setdefault(row["article"], row)
    return list(made.values())


def _near(story: Story, a: Row, b: Row, settings: DescriptionSettings) -> bool:
    one, other = (days(str(story.by_article[r["article"]].get("published") or "")) for r in (a, b))
    return a["article"] != b["article"] and abs(apart(one, other)) <= settings.apart_days


def _kinship(rows: Sequence[Row]) -> Values:
    """Relations to the same named person that differ, as values; empty where they do not."""
    given: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for r in rows:
        whose = str(r["of"]).split()[-1:]
        relation = kin().get(str(r["value"]).split()[-1], "")
        if whose and whose[0][0].isupper() and relation:
            status = "former " if r["status"] == "former" and not relation.startswith("former") else ""
            given[whose[0]][status + relation].append(r)
    for found in given.values():
        articles = [{r["article"] for r in rows} for rows in found.values()]
        if len(found) == 2 and not articles[0] & articles[1]:
            return dict(found)
    return {}


def _finding(story: Story, person: Person, slot: str, values: Values, settings: DescriptionSettings) -> Finding:
    """The value of most articles first."""
    ordered = sorted(values.values(), key=lambda rows: (-len({r["article"] for r in rows}), rows[0]["article"]))
    evidence = tuple(_evidence(r, rank) for rank, rows in enumerate(ordered) for r in rows)
    names = [story.documents[r["article"]].text[r["name_start"]:r["name_end"]] for rows in ordered for r in rows]
    statement = _statement(story, slot, " ".join(max(names, key=len).split()), ordered)
    naming = {e["article"] for e in story.table("entities") if e["canonical"] == person.name and e["type"] == "PER"}
    weight = settings.weight_main if 2 * len(naming) > len(story.articles) else settings.weight
    kind: Kind = "differs" if slot == "relation" else "contradiction"
    return Finding(kind, statement, _confidence(slot, settings), weight, evidence)


def _statement(story: Story, slot: str, name: str, ordered: Sequence[Sequence[Row]]) -> str:
    """'The Post calls Ann Lee “chairman”, the Echo “deputy chairman”', 'The Post gives the age of Ann Lee as 40'."""
    quoted = slot in _QUOTED
    told = []
    for rank, rows in enumerate(ordered):
        articles = list(dict.fromkeys(r["article"] for r in rows))
        s = "" if len(articles) > 1 else "s"
        verb = f"call{s} {name}" if quoted else f"give{s} the {slot} of {name} as"
        value = words_of(str(rows[0]['text'])) if quoted else rows[0]["value"]
        between = verb if not rank else "" if quoted else "as"
        told.append(" ".join(filter(None, (story.outlets.named(articles), between, value))))
    return ", ".join(told) + "."


def _confidence(slot: str, settings: DescriptionSettings) -> float:
    return {"age": settings.age, "office": settings.office, "relation": settings.relation}.get(slot, settings.party)


def _evidence(row: Row, rank: int) -> Evidence:
    """The description with the name beside it."""
    return Evidence(row["article"], min(row["start"], row["name_start"]), max(row["end"], row["name_end"]),
                    "against" if rank else "states", f"{row['status']} {row['value']}".strip())
