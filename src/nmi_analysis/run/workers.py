"""Where work is done: in this process, in others on this machine, or on a Dask cluster.

All three are given a function and a stream of items, hold no more than a few items at a time, and yield each item
with its result as it is ready.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol, TypeVar

from ..errors import NmiError
from ..resources import arrow_alone

Item = TypeVar("Item")
Made = TypeVar("Made")
Dies = Callable[[Callable[[Any], object], Any], bool]  # whether a process is killed that applies a function to an item
Without = Callable[[Any, Dies], Any]  # an item that kills processes, without what does it

_RESTARTS = 3  # times that a process is killed over one item: such a fault is the input's
_PATIENCE = 10  # seconds without a word from a cluster after which it is asked whether anybody is there
_AHEAD = 2  # items a worker that are handed over: the next one is there when one is done
_COLLECT_AFTER = 100_000  # new objects; Python's 700 look again and again at word lists that stay


class Workers(Protocol):
    """Something that applies a function to many items."""

    def run(self, function: Callable[[Item], Made], items: Iterable[Item],
            without: Without | None = None) -> Iterator[tuple[Item, Made]]:
        """Each item with its result, as they are ready; what ``function`` raises is raised here.

        ``without`` mends an item over which processes are killed, where items are worked off in other processes.
        """


class Here:
    """In this process, one item after the other."""

    def run(self, function: Callable[[Item], Made], items: Iterable[Item],
            without: Without | None = None) -> Iterator[tuple[Item, Made]]:
        """See ``Workers``."""
        return ((item, function(item)) for item in items)


class Processes:
    """``count`` processes on this machine. One that is killed costs only the time of the items in work."""

    def __init__(self, count: int, warm: Callable[[], object]) -> None:
        self._count, self._warm = count, warm
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # spawn: a forked child would inherit the locks of this process's threads
        return ProcessPoolExecutor(self._count, get_context("spawn"), begin, (self._warm,))

    def run(self, function: Callable[[Item], Made], items: Iterable[Item],
            without: Without | None = None) -> Iterator[tuple[Item, Made]]:
        """See ``Workers``. Raises NmiError where processes are killed again and again, and ``without`` cannot help."""
        waiting = iter(items)
        todo: list[Item] = []
        running: dict[Future[Made], Item] = {}
        while True:
            todo += islice(waiting, max(0, _AHEAD * self._count - len(running) - len(todo)))
            try:
                while todo:
                    running[self._pool.submit(function, todo[0])] = todo[0]
                    del todo[0]
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    made = future.result()
                    yield running.pop(future), made
            except BrokenProcessPool:
                alone = [*running.values(), *todo]
                running, todo = {}, []
                self._restart()
                for item in alone:  # one at a time: it shows which of them does it
                    yield item, self._alone(function, item, without)

    def _alone(self, function: Callable[[Item], Made], item: Item, without: Without | None) -> Made:
        """The result of an item, without what kills processes if there is such a thing."""
        for mended in (False, True):
            for _ in range(_RESTARTS):
                with suppress(BrokenProcessPool):
                    return self._pool.submit(function, item).result()
                self._restart()
            if without and not mended:
                item = without(item, self._dies)
        raise NmiError(f"a worker process was killed {_RESTARTS} times in a row; memory may be short, "
                       "try fewer --workers")

    def _dies(self, function: Callable[[Any], object], item: Any) -> bool:
        """Twice: the first time it may have been by chance."""
        for _ in range(2):
            try:
                self._pool.submit(function, item).result()
            except BrokenProcessPool:
                self._restart()
            else:
                return False
        return True

    def _restart(self) -> None:
        logging.getLogger(__name__).warning("a worker process was killed; what it worked on is made again")
        self.close()
        self._pool = self._started()

    def close(self) -> None:
        """Let go of the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def begin(warm: Callable[[], object]) -> None:
    """First thing in a worker process: end with its parent, and load what every item needs."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    arrow_alone()
    load(warm)


def load(warm: Callable[[], object]) -> None:
    """Load what every item needs, and let the collector pass it over from then on."""
    patient()
    warm()
    gc.freeze()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def patient() -> None:
    """Look for garbage less often: nearly all that lives long here is word lists, which stay.

    And, where numpy is not loaded yet, let each process multiply its small matrices in one thread.
    """
    gc.set_threshold(_COLLECT_AFTER, 20, 50)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


class Cluster:
    """A Dask cluster. Raises NmiError where dask is not installed, nobody answers or no worker is there."""

    def __init__(self, address: str, warm: Callable[[], object]) -> None:
        try:
            from distributed import Client
        except ImportError as e:
            raise NmiError("--scheduler needs the extra 'scale': pip install 'nmi-analysis[scale]'") from e
        self._address = address
        try:
            self._client: Any = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError) as e:  # ValueError: no address at all
            raise NmiError(f"no Dask scheduler answers at {address}") from e
        self._log = logging.getLogger("distributed.client")  # tells of a lost scheduler by a screen of tracebacks
        self._level = self._log.level
        self._log.setLevel(logging.CRITICAL)
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
            self._client.run(load, warm)
        except Exception as e:
            self.close()
            said = "it has none" if isinstance(e, TimeoutError) else f"{type(e).__name__}: {e}"
            raise NmiError(f"the workers of the Dask scheduler at {address} cannot be used: {said}") from e

    def run(self, function: Callable[[Item], Made], items: Iterable[Item],
            without: Without | None = None) -> Iterator[tuple[Item, Made]]:
        """See ``Workers``. Raises NmiError where the scheduler or all workers are lost."""
        from distributed import KilledWorker

        waiting = iter(items)
        running: dict[Any, Item] = {}
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        try:
            while True:
                for item in islice(waiting, ahead - len(running)):
                    future = self._client.submit(function, item, pure=False, retries=_RESTARTS)
                    running[future] = item
                if not running:
                    return
                for future in self._done(running):
                    item = running.pop(future)
                    yield item, self._result(future, function, item, without)
        except (CancelledError, KilledWorker) as e:
            raise NmiError(f"the Dask cluster at {self._address} was lost: {str(e).splitlines()[0].rstrip(':')}") from e

    def _result(self, future: Any, function: Callable[[Item], Made], item: Item, without: Without | None) -> Made:
        """The result of an item, without what kills workers if there is such a thing."""
        from distributed import KilledWorker

        try:
            made: Made = future.result()
        except KilledWorker:
            if without is None:
                raise
            made = self._client.submit(function, without(item, self._dies), pure=False).result()
        return made

    def _dies(self, function: Callable[[Any], object], item: Any) -> bool:
        """As often as the scheduler tries it."""
        from distributed import KilledWorker

        try:
            self._client.submit(function, item, pure=False).result()
        except KilledWorker:
            return True
        return False

    def _done(self, running: Iterable[Any]) -> list[Any]:
        """The futures that are done, in the order of their submission, at least one."""
        from distributed import wait

        while True:
            with suppress(TimeoutError):
                done = wait(list(running), timeout=_PATIENCE, return_when=FIRST_COMPLETED).done
                return [f for f in running if f in done]
            if not self._client.nthreads():
                raise NmiError(f"the Dask cluster at {self._address} has no worker left")

    def close(self) -> None:
        """Leave the cluster."""
        with suppress(TimeoutError):  # of one that was lost
            self._client.close(timeout=_PATIENCE)
        self._log.setLevel(self._level)


@contextmanager
def workers(count: int, scheduler: str, warm: Callable[[], object]) -> Iterator[Workers]:
    """The cluster where ``scheduler`` names one, ``count`` processes where it is more than one, or this process."""
    if not scheduler and count < 2:
        yield Here()
        return
    made = Cluster(scheduler, warm) if scheduler else Processes(count, warm)
    try:
        yield made
    finally:
        made.close()
