"""The same results wherever work is done; a killed process costs nothing but time."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from nmi_analysis.errors import NmiError
from nmi_analysis.run.workers import Here, workers


def cubed(number):
    return number ** 3


def fail_at_seven(number):
    if number == 7:
        raise ValueError("seven")
    return number


def die_once(number, marker):
    if number == 5 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die(_):
    os.kill(os.getpid(), signal.SIGKILL)


def slow(number):
    time.sleep(0.1)
    return number


def nothing():
    pass


@pytest.fixture(scope="module")
def two():
    with workers(2, "", nothing) as made:
        yield made


def test_one_worker_is_this_process():
    with workers(1, "", nothing) as made:
        assert isinstance(made, Here)
        assert list(made.run(cubed, range(4))) == [(0, 0), (1, 1), (2, 8), (3, 27)]


def test_processes_give_every_item_its_result(two):
    assert sorted(two.run(cubed, range(50))) == [(n, n ** 3) for n in range(50)]


def test_items_are_taken_as_they_are_needed(two):
    taken = []
    results = two.run(cubed, (taken.append(n) or n for n in range(100)))
    next(results)
    assert len(taken) <= 4
    assert len(list(results)) == 99


def test_what_a_function_raises_is_raised_here(two):
    with pytest.raises(ValueError, match="seven"):
        list(two.run(fail_at_seven, range(20)))


def test_a_killed_process_loses_no_item(tmp_path, caplog):
    with workers(2, "", nothing) as made:
        found = sorted(item for item, _ in made.run(partial(die_once, marker=str(tmp_path / "m")), range(12)))
    assert found == list(range(12))
    assert caplog.messages == ["a worker process was killed; what it worked on is made again"]


def test_processes_that_are_killed_each_time_are_an_error():
    with workers(2, "", nothing) as made, pytest.raises(NmiError, match="killed 3 times"):
        list(made.run(die, range(3)))


def die_at_seven(numbers):
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGSEGV)
    return sum(numbers)


def without_it(numbers, dies):
    return [n for n in numbers if not dies(die_at_seven, [n])]


def test_what_kills_its_process_is_taken_out_of_its_item():
    items = [[1, 2], [6, 7, 8], [3], [4], [5, 5]]
    with workers(2, "", nothing) as made:
        assert sorted(made.run(die_at_seven, items, without_it)) == sorted((i, sum({*i} - {7}) if 7 in i else sum(i))
                                                                           for i in items)


def test_a_dask_cluster_takes_it_out_too():
    distributed = pytest.importorskip("distributed")
    items = [[1, 2], [6, 7, 8], [3]]
    with (distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
          workers(1, local.scheduler_address, nothing) as made):
        assert sorted(made.run(die_at_seven, items, without_it)) == [([1, 2], 3), ([3], 3), ([6, 7, 8], 14)]


@pytest.mark.parametrize("each", [1, 2])
def test_a_dask_cluster_whose_worker_processes_are_killed_one_after_another(each):
    distributed = pytest.importorskip("distributed")
    with (distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
          workers(1, local.scheduler_address, nothing) as made):
        found = []
        for item, _ in made.run(slow, range(40)):
            found.append(item)
            if len(found) in (5, 15)[:each]:
                os.kill(local.workers[len(found) > 5].pid, signal.SIGKILL)
        assert sorted(found) == list(range(40))


def test_a_dask_cluster_does_the_same():
    distributed = pytest.importorskip("distributed")
    with (distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as local,
          workers(1, local.scheduler_address, nothing) as made):
        assert sorted(made.run(cubed, range(20))) == [(n, n ** 3) for n in range(20)]


def test_a_scheduler_that_is_killed_is_an_error_that_says_so(tmp_path, caplog):
    pytest.importorskip("distributed")
    known = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    places = ["--scheduler-file", str(known)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
             "env": {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}}
    scheduler = subprocess.Popen([*dask, "scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", *places],
                                 **quiet)
    worker = subprocess.Popen([*dask, "worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", *places], **quiet)
    try:
        while not known.exists() or not known.read_text():
            time.sleep(0.1)
        with workers(1, json.loads(known.read_text())["address"], nothing) as made:
            results = made.run(slow, range(100))
            next(results)
            scheduler.kill()
            with pytest.raises(NmiError, match=r"was lost|has no worker left"):
                list(results)
    finally:
        scheduler.kill()
        worker.kill()
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]  # what a user would see


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "no address", "nonsense://x"])
def test_an_address_without_a_scheduler_is_an_error_that_says_so(address):
    pytest.importorskip("distributed")
    with pytest.raises(NmiError, match=f"no Dask scheduler answers at {address}"), workers(1, address, nothing):
        pass


def test_a_dask_cluster_without_workers_is_an_error_that_says_so(monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("nmi_analysis.run.workers._PATIENCE", 0.3)
    with (distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None) as local,
          pytest.raises(NmiError, match="cannot be used: it has none"),
          workers(1, local.scheduler_address, nothing)):
        pass


def test_a_dask_cluster_that_loses_its_workers_is_an_error_that_says_so(monkeypatch):
    distributed = pytest.importorskip("distributed")
    with (distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as local,
          workers(1, local.scheduler_address, nothing) as made):
        monkeypatch.setattr("nmi_analysis.run.workers._PATIENCE", 0.3)
        results = made.run(slow, range(100))
        next(results)
        local.scale(0)
        with pytest.raises(NmiError, match=r"has no worker left|was lost"):
            list(results)
