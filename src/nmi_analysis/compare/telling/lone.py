"""What one article alone says, and what one leaves out that the others tell."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...rows import Evidence, Finding
from ..story import ended, joined, verb, words_of
from .pieces import UNKNOWN, Piece
from .told import Desk, evidence, of_line
from .voices import Introduced, introduced

_BESIDE = (-2, -1, 1, 2)  # lines around a statement that may go on with it


def alone(desk: Desk) -> Iterator[Finding]:
    """Statements of which every other article says nothing, the best of each line."""
    if len(desk.reading.articles) < 2:
        return
    for article, listed in desk.pieces.items():
        sure = [(p, desk.matches[p].least) for p in listed]
        best = _best_of_lines(desk, [(p, c) for p, c in sure if c >= desk.settings.alone and not _news(desk, p)
                                     and _telling(desk, p) and p.speaker not in desk.voices[article]])
        best.sort(key=lambda found: (-round(desk.importance.of(found[0]) * found[1], 6), found[0].start))
        for piece, confidence in best[:desk.settings.most_alone]:
            who = _who(desk, piece)
            told = "".join(f"; {short} is {known.told}" for short, known in who)
            rows = (e for _, known in who for e in known.rows)
            yield Finding("alone", ended(_only(desk, piece) + told), confidence,
                          _weight(desk.settings.alone_weight * (desk.settings.quoted if piece.speaker else 1.0),
                                  desk.importance.of(piece)),
                          (evidence(piece), *_around(desk, piece), *rows))


def _best_of_lines(desk: Desk, found: Iterable[tuple[Piece, float]]) -> list[tuple[Piece, float]]:
    """Of the pieces of one line the surest; of as sure ones the longest."""
    listed = sorted(found, key=lambda f: (f[0].line.place, -round(f[1], 2), f[0].start - f[0].end))
    return [next(group) for _, group in groupby(listed, key=lambda f: f[0].line.place)]


def _telling(desk: Desk, piece: Piece) -> bool:
    """Whether a statement in the article's own words has enough of them, names that others have too aside."""
    reading = desk.reading
    own = sum(t not in reading.names or reading.spread[t] == 1
              for t in piece.line.terms_within(piece.start, piece.end))
    return bool(piece.speaker) or own >= desk.settings.least_terms


def _news(desk: Desk, piece: Piece) -> bool:
    """Whether it tells of a day after which all the others had appeared: they could not know."""
    others = [desk.outlets.published[a] for a in desk.reading.articles if a != piece.article]
    told = [str(d["iso"]) for d in desk.reading.rows["dates"][piece.article]
            if piece.start <= d["start"] < piece.end and d.get("precision") == "day"]
    return all(others) and bool(told) and max(told) > max(others)


def _only(desk: Desk, piece: Piece) -> str:
    label, said = desk.outlets.alone(piece.article), words_of(desk.words(piece))
    among = "" if len(desk.reading.articles) == len(desk.reading.story.independent) else "Of the articles in English, "
    only = f"{among}{'only' if among else 'Only'} {label}"
    if piece.speaker:
        who = "" if piece.speaker == UNKNOWN else f" {piece.speaker} as saying"
        return f"{only} quotes{who}: {said}"
    return f"{only} says: {said}"


def _who(desk: Desk, piece: Piece) -> list[tuple[str, Introduced]]:
    """Persons of whom a piece has the surname alone and no other article anything, and who they are."""
    reading = desk.reading
    found: dict[str, Introduced] = {}
    for r in reading.people[piece.article]:
        name = reading.speakers.get((piece.article, r["entity"]), "")
        if piece.start <= r["start"] < piece.end and " " in name and " " not in r["text"] and (
                reading.word_spread[r["text"].lower()] <= 1):
            known = introduced(reading, piece.article, name)
            if known.rows and name not in desk.words(piece):
                found[r["text"]] = known
    return list(found.items())


def _around(desk: Desk, piece: Piece) -> list[Evidence]:
    """The lines next to a piece in which the article goes on with what it alone says."""
    lines, made = desk.reading.lines[piece.article], []
    for d in _BESIDE:
        place = piece.line.place + d
        if 0 <= place < len(lines) and not lines[place].title and desk.silent(
                lines[place], lines[place].start, lines[place].end) >= desk.settings.around:
            made.append(of_line(lines[place]))
    return made


def _weight(base: float, importance: float) -> float:
    """The weight of a kind of finding, moved by how much the statement matters."""
    return round(min(1.0, base * (0.7 + 1.5 * importance)), 4)


def left_out(desk: Desk) -> Iterator[Finding]:
    """Statements that one article says nothing of, and that most of the others make; none that it could not know."""
    made: dict[tuple[str, int, str], Finding] = {}
    enough = max(2, desk.settings.widely * (len(desk.reading.articles) - 1))
    for article, listed in desk.pieces.items() if len(desk.reading.articles) > 2 else ():
        for piece in listed:
            silent, tellers = _sides(desk, piece)
            if silent and len(tellers) >= enough and _telling(desk, piece):
                finding, key = _missing(desk, piece, silent, tellers), (article, piece.line.place, silent)
                if key not in made or finding.confidence * finding.weight > made[key].confidence * made[key].weight:
                    made[key] = finding
    yield from made.values()


def _sides(desk: Desk, piece: Piece) -> tuple[str, list[str]]:
    """The one article that leaves out a statement, blank for none or several, and those that make it."""
    found = desk.matches[piece]
    if not found.one(desk.settings.left_out):
        return "", []
    tellers = [a for a, m in found.items() if 1 - m.silent >= desk.settings.told
               and (m.run >= desk.settings.same_words if piece.speaker else m.words >= desk.settings.same_terms)]
    silent = [a for a, m in found.items() if m.silent >= desk.settings.left_out]
    known = len(silent) == 1 and not any(desk.later(a, silent[0]) for a in (piece.article, *tellers))
    return silent[0] if known else "", [piece.article, *tellers]


def _missing(desk: Desk, piece: Piece, silent: str, tellers: list[str]) -> Finding:
    """The finding that ``silent`` leaves out what ``tellers`` tell, the first of them in these words."""
    order = [a for a in desk.reading.articles if a in tellers]
    label, verbs = desk.outlets.label(silent), verb(order, "tell")
    said = words_of(desk.words(piece))
    of = "words" if piece.speaker == UNKNOWN else f"words of {piece.speaker}"
    what = f"{of} that {joined([desk.outlets.label(a) for a in order])} {verb(order, 'quote')}" \
        if piece.speaker else f"what {joined([desk.outlets.label(a) for a in order])} {verbs}"
    found = desk.matches[piece]
    told = min(1 - m.silent for a, m in found.items() if a in tellers)
    places = [of_line(found[a].line) for a in tellers if a != piece.article]
    return Finding("left_out", ended(f"{label} leaves out {what}: {said}"), round(told * found[silent].silent, 4),
                   _weight(desk.settings.left_out_weight, desk.importance.of(piece)),
                   (evidence(piece), *places, Evidence(silent, role="leaves_out")))
