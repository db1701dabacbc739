"""A folder's new content, written beside it and put in its place in one step: a reader sees the old set or the new.

Linux and macOS exchange two folders in one step. Where the system or the disk does not, or the folder may not be moved
(a mount, the folder one stands in, a hoard of other files), its files are replaced one by one.
"""

import ctypes
import errno
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

_AT_CWD, _EXCHANGE = -100, 2  # of renameat2(2); of renamex_np(2) on macOS the latter too
_CARRIED = 1_000  # other files that move along; a folder of more is somebody's home
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Old(NamedTuple):
    """What of a folder's old content does not stay, whether it is written anew or not.

    ``last``: the file without which a set is known to be incomplete. ``gone``: patterns of files and folders.
    """

    last: str
    gone: tuple[str, ...] = ()

    def paths(self, folder: Path) -> list[Path]:
        """Those of ``gone`` that there are."""
        return [path for pattern in self.gone for path in folder.glob(pattern)]


@contextmanager
def swapped(folder: Path, old: Old) -> Iterator[Path]:
    """A new folder to fill; at the end it takes the place of ``folder``. Where the block raises, nothing is left of it.

    Files that are neither ``old`` nor written anew stay as they are. Raises IsADirectoryError or NotADirectoryError
    where one of these is in the way, before any is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stage = _stage(folder)
    try:
        yield stage
        _in_the_way(stage, folder)
        with undisturbed():
            if stage.parent == folder or not _carried(folder, stage, old) or not _exchanged(stage, folder.resolve()):
                _one_by_one(stage, folder, old)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _stage(folder: Path) -> Path:
    """A new folder: beside, where ``folder`` may be another one from one moment to the next, or else within it."""
    real = folder.resolve()
    for place in (real.parent, folder):
        for left in place.glob(".*.part"):  # by a run that was killed
            if left.name.startswith(f".{real.name}."):
                shutil.rmtree(left, ignore_errors=True)
    name = f".{real.name}.{os.getpid()}.part"
    with suppress(OSError):  # no right to write there, or where one stands is gone
        here = Path.cwd()
        if not real.is_mount() and real not in (here, *here.parents):
            real.with_name(name).mkdir()
            return real.with_name(name)
    (folder / name).mkdir()
    return folder / name


def _in_the_way(stage: Path, folder: Path) -> None:
    """Raise where a folder stands in the place of a new file, or a file in that of a new folder."""
    for path in stage.rglob("*"):
        there = folder / path.relative_to(stage)
        if there.exists() and there.is_dir() != path.is_dir():
            code, said = ((errno.EISDIR, "a folder stands where a table is to be written") if there.is_dir() else
                          (errno.ENOTDIR, "a file stands where a folder is to be written"))
            raise OSError(code, said, str(there))


def _carried(folder: Path, stage: Path, old: Old) -> bool:
    """Give what stays a second name in the new folder; whether that could be done."""
    gone = set(old.paths(folder))
    left = _CARRIED
    try:
        for root, folders, names in os.walk(folder):
            folders[:] = [n for n in folders if Path(root, n) not in gone]
            (stage / Path(root).relative_to(folder)).mkdir(exist_ok=True)
            for path in (Path(root, n) for n in names):
                new = stage / path.relative_to(folder)
                if path not in gone and not os.path.lexists(new):
                    os.link(path, new, follow_symlinks=False)
                    left -= 1
            if left < 0:
                return False
        stage.chmod(folder.stat().st_mode & 0o7777)
    except OSError:
        return False
    return True


def _exchanged(stage: Path, folder: Path) -> bool:
    """Exchange the two in one step; whether that could be done."""
    libc: Any = ctypes.CDLL(None) if os.name == "posix" else None
    one, other = os.fsencode(stage), os.fsencode(folder)
    if sys.platform == "darwin":
        return not libc.renamex_np(one, other, _EXCHANGE)
    return hasattr(libc, "renameat2") and not libc.renameat2(_AT_CWD, one, _AT_CWD, other, _EXCHANGE)


def _one_by_one(stage: Path, folder: Path, old: Old) -> None:
    """Replace file after file; in between, ``old.last`` is not there."""
    new = [p.relative_to(stage) for p in sorted(stage.rglob("*")) if not p.is_dir()]
    (folder / old.last).unlink(missing_ok=True)
    for path in (p for p in new if str(p) != old.last):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(folder / path)
    _removed(p for p in old.paths(folder) if p.relative_to(folder) not in new)
    if (stage / old.last).exists():
        (stage / old.last).replace(folder / old.last)


def _removed(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """A signal to end waits until the block is done. Of use in the main thread, which alone gets it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: handler for number in _SIGNALS if callable(handler := signal.getsignal(number))}
    asked: list[int] = []
    for number in before:
        signal.signal(number, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in asked[:1]:
        signal.raise_signal(number)
