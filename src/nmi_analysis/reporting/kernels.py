"""Kernels of this very interpreter, whatever kernels and profiles the user has installed."""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode
from traitlets.config import Config

from ..resources import python_path
from .nursery import Nursery

_SOCKET = 90  # bytes of the path of a socket, which gets a number behind it; systems end at 104 or 108


class OwnKernelManager(AsyncKernelManager):  # type: ignore[misc]
    """Starts ``sys.executable -m ipykernel_launcher`` with no history file and no start-up files of the user."""

    nursery: Nursery | None = None
    profile = Unicode(help="folder of the kernels' own IPython profile").tag(config=True)

    @cached_property
    def _own(self) -> KernelSpec:
        spec = get_kernel_dict(extra_arguments=["--HistoryManager.enabled=False"])
        return KernelSpec(**{**spec, "argv": [sys.executable, *spec["argv"][1:]]})

    @property
    def kernel_spec(self) -> KernelSpec:
        """The spec of this interpreter, never one that is installed by the same name."""
        return self._own

    async def _async_pre_start_kernel(self, **kw: Any) -> tuple[list[str], dict[str, Any]]:
        place = str(Path(self.profile, uuid4().hex[:8]))
        if os.name == "posix" and len(os.fsencode(place)) <= _SOCKET:  # a file needs no network, not even a loopback
            self.transport, self.ip = "ipc", place
        prepared: tuple[list[str], dict[str, Any]] = await super()._async_pre_start_kernel(
            **{**kw, "env": {**os.environ, "PYTHONPATH": python_path(), "IPYTHONDIR": self.profile}})
        return prepared

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        """Take the kernel from the nursery, if there is one."""
        folder = str(kw.get("cwd") or Path.cwd())
        born = self.nursery.start(kernel_cmd, folder, kw["env"]) if self.nursery else None
        if born is None:
            await super()._async_launch_kernel(kernel_cmd, **kw)
            return
        local = self.provisioner
        local.process, local.pid, local.pgid, local.cwd = born, born.pid, born.pid, folder
        self._reconcile_connection_info(local.connection_info)


def manager(nursery: Nursery | None) -> type[OwnKernelManager]:
    """A kernel manager whose kernels come from a nursery, if there is one."""
    return type("NurseryKernelManager", (OwnKernelManager,), {"nursery": nursery}) if nursery else OwnKernelManager


def config(profile: Path) -> Config:
    """Kernels encrypt their sockets where they can, and keep their profile in a folder of this run."""
    return Config({"KernelManager": {"transport_encryption": "auto"}, "OwnKernelManager": {"profile": str(profile)}})
