"""Random decisions by a process that is killed (kill -9) at random moments: none may be lost.

    python tests/decisions/trial.py [DECISIONS [ARTICLES]]

What a process has been told is written (``decide`` has returned) must stand in the file, and the tables must be those
of a run of its own with the same file.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

import nmi_analysis as nmi
from nmi_analysis.decisions import read_decisions

_ROUNDS = 3  # of kills at least
PLACES = ("Ashford", "Belmont", "Carrow", "Dunmore", "Eastleigh", "Farley")
PEOPLE = ("Ida Holm", "Peter Lang", "Maria Quist", "Tom Reed")
EDITS = {"figures": ("value", 7), "dates": ("iso", "2031-01-02"), "mentions": ("entity", "Somebody Else"),
         "attributions": ("speaker", "Somebody Else"), "flags": ("suggestion", "another word")}


def corpus(folder, articles):
    """Invented articles on a few floods, as files."""
    rng = random.Random(5)
    for n in range(articles):
        place, person, dead = PLACES[n // 4 % len(PLACES)], rng.choice(PEOPLE), rng.randint(3, 6)
        (folder / f"flood_{n:02}.txt").write_text(
            f"Flood in {place} leaves {dead} dead\n\n"
            f"At least {dead} people died and about {rng.randint(3, 9)}00 left their homes when the river at {place} "
            f"rose on Monday, the mayor, {person}, said. “We will build a higher wall within two years,” {person} told "
            f"reporters.\n\nThe bridge, which was built in 19{rng.randint(10, 60)}, was damaged. The army sent "
            f"{rng.randint(20, 30)} soldiers to {place}. Insurers expect a loss of ${rng.randint(2, 5)} million.\n",
            encoding="utf-8")


def one(tables, rng):
    """A decision on a row at random, as a person would point at it."""
    table = rng.choice(["figures", "dates", "mentions", "attributions", "flags", "claims"])
    listed = tables[table]
    listed = listed[listed["kind"] != "variable"] if table == "claims" else listed
    if listed.empty:
        return one(tables, rng)
    row = listed.iloc[rng.randrange(len(listed))]
    verb = rng.choice(["reject", "edit", "add", "accept"])
    why = f"{rng.random():.6f}, “why”;\n=1+1"
    if table == "claims" and verb in ("edit", "add"):
        others = listed[(listed["start"] != row["start"]) & (listed["article"] != row["article"])]
        verb, to = rng.choice(["join", "part"]), others.iloc[rng.randrange(len(others))]
        return tables.decide(table, row, verb, to=to, why=why, again=False)
    if verb == "edit":
        name, value = EDITS[table]
        return tables.decide(table, row, why=why, again=False, **{name: value})
    if verb == "add":
        start = rng.randrange(20, 120)
        place = (row["article"], start, start + rng.randrange(3, 9))
        return tables.decide("figures", place, "add", value=rng.randrange(100), unit="person", why=why, again=False)
    return tables.decide(table, row, verb, why=why, again=False)


def killed(tables, seed, seconds):
    """A process that decides until it is killed; the times of the decisions that it saw written."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            rng = random.Random(seed)
            while True:
                os.write(write, one(tables, rng).when.encode() + b"\n")
        finally:
            os._exit(1)
    os.close(write)
    return pid, read, time.monotonic() + seconds


def reaped(pid, read, until):
    """Kill it at its time, and read what it had said."""
    time.sleep(max(0, until - time.monotonic()))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(read, "rb") as f:
        return [line.decode() for line in f.read().splitlines()]


def trial(folder, decisions, articles, *, writers=2, longest=0.3):
    """Kill processes until there are ``decisions``; returns how many were written, how many kills, which are lost."""
    corpus(folder, articles)
    tables = nmi.analyze(folder)
    rng, said, kills = random.Random(3), [], 0
    while len(said) < decisions or kills < _ROUNDS * writers:  # a quick machine has them all in the first
        running = [killed(tables, rng.random(), rng.uniform(0.01, longest)) for _ in range(writers)]
        said += [when for one in running for when in reaped(*one)]
        kills += writers
    path = folder / "decisions.csv"
    written = {d.when for d in read_decisions(path)}
    return tables, len(said), kills, [when for when in said if when not in written]


def differing(one, other):
    """Names of the tables in which two sets are not equal."""
    names = []
    for name in one:
        try:
            pd.testing.assert_frame_equal(one[name], other[name])
        except AssertionError:
            names.append(name)
    return names


if __name__ == "__main__":
    wanted, size = [*map(int, sys.argv[1:]), 200, 20][:2] if len(sys.argv) != 2 else (int(sys.argv[1]), 20)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        made, told, kills, lost = trial(place, wanted, size)
        print(f"{told} decisions over {size} articles, {kills} kills, lost: {len(lost)}")
        again, fresh = made.again(), nmi.analyze(place)
        print(f"applied {sum(again.decisions['status'] == 'applied')} of {len(again.decisions)} in force")
        nmi.analyze(place).save(place / "out")
        print(f"tables that differ from a run with the same file: {differing(again, fresh)}, "
              f"from those on disk: {differing(again, nmi.load(place / 'out'))}")
        sys.exit(bool(lost or differing(again, fresh)))
