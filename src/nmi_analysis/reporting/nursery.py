"""Kernels forked from one process that has loaded what all of them need, while the articles are still analyzed.

Starting an interpreter and loading pandas and matplotlib costs each kernel more than its notebook. On Linux a
nursery loads them once; elsewhere, and where it fails, kernels are started one by one as usual.
"""

import ctypes
import json
import logging
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

SERVE = "from nmi_analysis.reporting.nursery import serve; serve()"
# The inline backend is what ipykernel asks for; threads of numerical libraries do not outlive a fork.
ENVIRONMENT = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "OPENBLAS_NUM_THREADS": "1",
               "OMP_NUM_THREADS": "1"}

ANSWER_SECONDS = 120  # loading takes two or three, on a busy machine ten times that
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2): the signal that a process gets when its parent ends


class Born:
    """A forked kernel: the part of ``subprocess.Popen`` that jupyter_client uses of a process that is no child."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it runs, then 0: its exit code is its parent's to know."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return 0
        return 0 if state in "ZX" else None  # nobody may be there to take what a dead orphan leaves

    def wait(self, timeout: float | None = None) -> int:
        """0; jupyter_client waits only for a process that has ended."""
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Signal it, if it still runs."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it may end between the two
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Nursery:
    """The loading process, asked by a line of JSON for each kernel."""

    def __init__(self, paths: str) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[str] = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", SERVE], env={**os.environ, **ENVIRONMENT, "PYTHONPATH": paths}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)

    def start(self, command: Sequence[str], folder: str, environment: Mapping[str, str]) -> Born | None:
        """A kernel for an ``ipykernel_launcher`` command; None where the nursery has ended or does not answer."""
        asked = {"arguments": list(command[3:]), "folder": folder, "environment": {**environment, **ENVIRONMENT}}
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            return None
        with self._lock:
            if self._process.poll() is not None:
                return None
            try:
                to.write(json.dumps(asked) + "\n")
                to.flush()
                if not select.select([back], [], [], ANSWER_SECONDS)[0]:
                    logging.getLogger(__name__).warning(
                        "the process that forks kernels did not answer in %s seconds; each starts by itself",
                        ANSWER_SECONDS)
                    self._process.kill()
                    self._process.wait()
                    return None
                told = back.readline().strip()
            except (OSError, ValueError):  # it has ended, or was closed
                return None
        return Born(int(told)) if told else None

    def close(self) -> None:
        """End the nursery; kernels that still run end with it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what a dead reader has not taken
                    stream.close()


@contextmanager
def nursery() -> Iterator[Nursery | None]:
    """A nursery for the time of a report; None where kernels cannot be forked safely."""
    if not sys.platform.startswith("linux"):
        yield None
        return
    from ..resources import python_path

    made = Nursery(python_path())
    try:
        yield made
    finally:
        made.close()


def serve() -> None:
    """The loading process: load, then fork a kernel per line until standard input ends."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended kernels leave nothing behind
    own = os.getpid()
    while line := sys.stdin.readline():
        pid = os.fork()
        if not pid:
            _live(json.loads(line), own)
        print(pid, flush=True)


def _load() -> None:
    import ipykernel.ipkernel
    import ipykernel.kernelapp
    import ipykernel.zmqshell
    import matplotlib.backends.backend_agg
    import pandas

    import nmi_analysis
    from nmi_analysis import api, charts, views

    for name in dir(charts):
        getattr(charts, name)
    del ipykernel, matplotlib, pandas, nmi_analysis, api, views


def _live(asked: dict[str, Any], nursery: int) -> None:
    """Become the kernel; never returns to the loop. It ends with the process ``nursery``, were that gone already."""
    code = 1
    try:
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != nursery:  # it ended before that
            return
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        sys.path[:] = [p for p in sys.path if p]
        ends_with = f"--IPKernelApp.parent_handle={os.getppid()}"  # the nursery: the kernel ends when it has ended
        sys.argv = ["ipykernel_launcher", *asked["arguments"], ends_with]
        from ipykernel.kernelapp import launch_new_instance

        launch_new_instance(argv=sys.argv[1:])
        code = 0
    finally:
        os._exit(code)
